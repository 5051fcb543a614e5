import { type Operation, operations } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf } from '../../http/scripted-client'
import { credits, draft, gift, setUpDualBilling, usd } from '../testing/dual-billing-client'
import { dualBilling } from './dual-billing'

const NOW = Date.UTC(2026, 10, 1, 9)
const AT = new Date(NOW).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const findUser = () => ({ name: 'Ada', email: 'ada@sky.test', role: 'customer' as const })

describe('the configuration', () => {
  test('comes from the options, with what the original documentation says', async () => {
    const { client, server } = setUpDualBilling()
    const { wallets, branding, providers, packages, viewer } = await client.getConfig()
    expect(viewer).toEqual({ userId: '7', accountId: 'acc-ada', name: 'Ada', role: 'customer' })
    expect(branding.name).toEqual({ one: 'Custom Credit', other: 'Custom Credits' })
    expect(providers).toEqual([{ id: 'paypal', clientId: 'pp', environment: 'production' }])
    expect(packages).toEqual([])
    expect(wallets).toMatchObject([
      {
        id: 'credits',
        kind: 'internal',
        asset: 'CREDIT/2',
        rate: { credits: credits(100), money: usd(100) },
        limits: { min: usd(100), max: usd(100_000) },
        presets: [usd(500), usd(1000), usd(2500), usd(5000)],
        purchasable: true,
      },
      {
        id: 'virtfusion',
        kind: 'external',
        asset: 'VFT/0',
        rate: { credits: { minor: 100, asset: 'VFT/0' }, money: usd(100) },
        purchasable: false,
      },
    ])
    expect(server.requests).toEqual([])
  })

  test('takes assets, names, limits and presets from the host', async () => {
    const { client } = setUpDualBilling({
      options: {
        branding: { name: { one: 'Sky Credit', other: 'Sky Credits' }, color: '#102030' },
        credits: { asset: 'SKY/4', limits: { min: 500, max: 2000 }, presets: [700] },
        tokens: { asset: 'VFT/3', name: { one: 'Token', other: 'Tokens' } },
      },
    })
    const { wallets, branding } = await client.getConfig()
    expect(branding).toMatchObject({ name: { one: 'Sky Credit' }, color: '#102030' })
    expect(wallets).toMatchObject([
      {
        name: { one: 'Sky Credit', other: 'Sky Credits' },
        rate: { credits: { minor: 10_000, asset: 'SKY/4' } },
        limits: { min: usd(500), max: usd(2000) },
        presets: [usd(700)],
      },
      { name: { one: 'Token', other: 'Tokens' }, rate: { credits: { minor: 100_000, asset: 'VFT/3' } } },
    ])
  })

  test('is refused at once where it makes no sense', () => {
    const viewer = { userId: '7', accountId: 'a', name: 'Ada', role: 'customer' } as const
    const make = (limits: { min: number; max: number }) =>
      dualBilling({ viewer, paypal: { clientId: 'pp' }, credits: { limits } })
    expect(() => make({ min: 0.5, max: 1 })).toThrow(RangeError)
  })
})

describe('the balances', () => {
  test('are both wallets of one answer, floats read to the cent', async () => {
    const { client, server } = setUpDualBilling({
      column: 'double',
      options: { credits: { lowBalanceAt: 31 } },
    })
    server.move(7, 0.1, { type: 'purchase' })
    server.move(7, 0.2, { type: 'purchase' })
    server.setTokens(1500)
    const { balances } = await client.getBalances()
    expect(balances).toEqual([
      {
        status: 'ok',
        walletId: 'credits',
        available: credits(30),
        held: credits(0),
        pending: credits(0),
        lowBalance: true,
        version: NOW,
        updatedAt: AT,
      },
      expect.objectContaining({
        walletId: 'virtfusion',
        available: { minor: 1500, asset: 'VFT/0' },
        lowBalance: false,
      }),
    ])
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/api/billing/balance', key: null }])
  })

  test('are low below what the host says, and not at it', async () => {
    const isLow = async (lowBalanceAt: number | undefined) => {
      const { client, server } = setUpDualBilling({ options: { credits: { lowBalanceAt } } })
      server.move(7, 0.3, { type: 'bonus' })
      const balance = await client.getBalance()
      return balance.status === 'ok' && balance.lowBalance
    }
    expect([await isLow(30), await isLow(31), await isLow(undefined)]).toEqual([false, true, false])
  })

  test('of one wallet is the one asked for, credits when none is named', async () => {
    const { client, server } = setUpDualBilling()
    server.move(7, 12.34, { type: 'purchase' })
    server.setTokens(3)
    expect(await client.getBalance()).toMatchObject({ walletId: 'credits', available: credits(1234) })
    expect(await client.getBalance({ walletId: 'virtfusion' })).toMatchObject({ available: { minor: 3 } })
  })

  test('of a wallet that there is none of is not found, and nothing is sent', async () => {
    const { client, server } = setUpDualBilling()
    expect((await errorOf(client.getBalance({ walletId: 'gold' }))).code).toBe('not_found')
    expect(server.requests).toEqual([])
  })

  test('asked for later are newer', async () => {
    const { client } = setUpDualBilling()
    const versionOf = async () => {
      const balance = await client.getBalance()
      return balance.status === 'ok' ? balance.version : undefined
    }
    const first = await versionOf()
    vi.advanceTimersByTime(5)
    expect(await versionOf()).toBe((first ?? 0) + 5)
  })
})

describe('an operation that the API has no address for', () => {
  const spoken = new Set([
    'getConfig',
    'getBalances',
    'getBalance',
    'createPurchase',
    'getPurchase',
    'capturePurchase',
    'cancelPurchase',
    'adminAdjust',
    'streamEvents',
  ])
  const rows: [string, Operation][] = Object.entries(operations)
  const unspoken = rows
    .filter(([name, { roles }]) => roles.length > 0 && !spoken.has(name))
    .map(([name]) => name)

  test.each(unspoken)('%s is unsupported, and nothing is sent', async (name) => {
    const { client, server } = setUpDualBilling({ as: 'grace' })
    const call: unknown = Reflect.get(client, name)
    if (typeof call !== 'function') throw new Error(`There is no ${name}.`)
    const error = await errorOf(call({}))
    expect([error.code, error.operation]).toEqual(['unsupported', name])
    expect(server.requests).toEqual([])
  })

  test('is also the event stream', async () => {
    const { client, server } = setUpDualBilling()
    const error = await errorOf(client.streamEvents({ signal: new AbortController().signal }))
    expect(error.code).toBe('unsupported')
    expect(server.requests).toEqual([])
  })
})

describe('every mutation', () => {
  test('leaves under its idempotency key, and asking carries none', async () => {
    const { client, server } = setUpDualBilling({ as: 'grace', options: { findUser } })
    const options = { idempotencyKey: 'key-1' }
    const { id } = await client.createPurchase(draft, options)
    server.approve(id)
    await client.capturePurchase({ purchaseId: id }, options)
    await client.adminAdjust(gift, options)
    await client.adminAdjust({ ...gift, amount: credits(-100) }, options)
    await client.getBalances()
    const mutations = server.requests.filter(({ method }) => method !== 'GET')
    expect(mutations.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/billing/custom-credits/add',
      'POST /api/billing/custom-credits/capture',
      'POST /api/admin/users/7/custom-credits',
      'DELETE /api/admin/users/7/custom-credits',
    ])
    expect(mutations.map(({ key }) => key)).toEqual(mutations.map(() => 'key-1'))
    expect(server.requests.at(-1)?.key).toBeNull()
  })

  test('whose answer is lost is not repeated, except the capture', async () => {
    const { client, server } = setUpDualBilling({ as: 'grace' })
    const { id } = await client.createPurchase(draft)
    server.approve(id)
    const sentBy = async (call: () => Promise<unknown>, ...mishaps: Parameters<typeof server.next>) => {
      const before = server.requests.length
      server.next(...mishaps)
      expect((await errorOf(call())).code).toMatch(/^(network|internal)$/)
      const sent = server.requests.slice(before).filter(({ method }) => method !== 'GET')
      const keys = sent.map(({ key }) => key)
      return [keys.length, new Set(keys).size]
    }
    expect(await sentBy(() => client.createPurchase(draft), 'lost')).toEqual([1, 1])
    expect(await sentBy(() => client.adminAdjust(gift), 'none', 'lost')).toEqual([1, 1])
    expect(await sentBy(() => client.capturePurchase({ purchaseId: id }), 'lost')).toEqual([4, 1])
    expect([server.centsOf(1), server.centsOf(7)]).toEqual([1000n, 500n])
  })
})
