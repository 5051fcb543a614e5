import { type Operation, operations } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf } from '../../http/scripted-client'
import { credits, draft, gift, setUpSkypanel, usd } from '../testing/skypanel-client'
import { ADA } from '../testing/skypanel-server'
import { skypanelCredits } from './skypanel-credits'

const NOW = Date.UTC(2026, 10, 1, 9)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the configuration', () => {
  test('has the name that the backend tells', async () => {
    const { client, server } = setUpSkypanel({
      options: { branding: { symbol: 'S' }, description: 'For DNS' },
    })
    server.setCreditName('Sky Credits')
    const { branding, wallets, packages, providers, viewer } = await client.getConfig()
    expect(branding).toMatchObject({ name: { one: 'Sky Credits', other: 'Sky Credits' }, symbol: 'S' })
    expect(wallets).toEqual([
      {
        id: 'credits',
        kind: 'internal',
        asset: 'CREDIT/0',
        name: { one: 'Sky Credits', other: 'Sky Credits' },
        description: 'For DNS',
        rate: { credits: credits(1), money: usd(100) },
        purchasable: true,
        limits: { min: usd(100), max: usd(9_999_999_900) },
        presets: [usd(1000)],
        providers: ['paypal'],
        spendOrder: 1,
      },
    ])
    expect([packages, providers, viewer.name]).toEqual([
      [],
      [{ id: 'paypal', clientId: '', environment: 'production' }],
      'Ada',
    ])
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/api/credits/balance', key: null }])
  })

  test('names a single credit where the host does', async () => {
    const { client, server } = setUpSkypanel({ options: { branding: { nameOfOne: 'Sky Credit' } } })
    server.setCreditName(' Sky Credits ')
    expect((await client.getConfig()).branding.name).toEqual({ one: 'Sky Credit', other: 'Sky Credits' })
  })

  test.each([undefined, '', '  '])(
    'is about Custom Credits where the backend has no name: %j',
    async (name) => {
      const { client, server } = setUpSkypanel()
      server.setCreditName(name)
      expect((await client.getConfig()).branding.name).toEqual({
        one: 'Custom Credit',
        other: 'Custom Credits',
      })
    },
  )

  test('is refused at once where it makes no sense', () => {
    const viewer = { userId: 'u', accountId: 'a', name: 'Ada', role: 'customer' } as const
    expect(() => skypanelCredits({ viewer, presets: [0.5] })).toThrow(RangeError)
  })
})

describe('the balance', () => {
  test('is whole credits, with nothing held and no totals', async () => {
    const { client, server } = setUpSkypanel({ options: { lowBalanceAt: 8 } })
    server.addCredits(ADA.id, 7, 'test')
    const expected = {
      status: 'ok',
      walletId: 'credits',
      available: credits(7),
      held: credits(0),
      pending: credits(0),
      lowBalance: true,
      version: NOW,
      updatedAt: '2026-11-01T12:00:02.000Z',
    }
    expect(await client.getBalance()).toEqual(expected)
    expect(await client.getBalances()).toEqual({ balances: [expected] })
  })

  test('of somebody who has never had credits is zero, because the backend says so', async () => {
    const { client } = setUpSkypanel()
    expect(await client.getBalance({ walletId: 'credits' })).toMatchObject({
      available: credits(0),
      updatedAt: new Date(NOW).toISOString(),
    })
  })

  test('of a wallet that there is none of is not found, and nothing is sent', async () => {
    const { client, server } = setUpSkypanel()
    expect((await errorOf(client.getBalance({ walletId: 'gold' }))).code).toBe('not_found')
    expect(server.requests).toEqual([])
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
    'listPurchases',
    'listTransactions',
    'getTransaction',
    'createTransaction',
    'updateTransactionStatus',
    'adminAdjust',
    'streamEvents',
  ])
  const rows: [string, Operation][] = Object.entries(operations)
  const unspoken = rows
    .filter(([name, { roles }]) => roles.length > 0 && !spoken.has(name))
    .map(([name]) => name)

  test.each(unspoken)('%s is unsupported, and nothing is sent', async (name) => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const call: unknown = Reflect.get(client, name)
    if (typeof call !== 'function') throw new Error(`There is no ${name}.`)
    const error = await errorOf(call({}))
    expect([error.code, error.operation]).toEqual(['unsupported', name])
    expect(server.requests).toEqual([])
  })

  test('is also the event stream', async () => {
    const { client } = setUpSkypanel()
    const error = await errorOf(client.streamEvents({ signal: new AbortController().signal }))
    expect(error.code).toBe('unsupported')
  })
})

describe('every mutation', () => {
  const written = {
    accountId: ADA.id,
    walletId: 'credits',
    amount: credits(5),
    type: 'bonus',
    description: 'Welcome',
  } as const

  test('leaves under its idempotency key, and asking carries none', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const options = { idempotencyKey: 'key-1' }
    await client.createPurchase(draft, options)
    const made = await client.createTransaction({ ...written, status: 'pending' }, options)
    await client.updateTransactionStatus({ transactionId: made.id, status: 'completed' }, options)
    await client.adminAdjust(gift, options)
    await client.getBalances()
    const mutations = server.requests.filter(({ method }) => method !== 'GET')
    expect(mutations.map(({ method, path, key }) => [`${method} ${path}`, key])).toEqual([
      ['POST /api/credits/purchase', 'key-1'],
      ['POST /api/transactions/create', 'key-1'],
      [`PATCH /api/transactions/${made.id}/status`, 'key-1'],
      ['POST /api/admin/credits/adjust', 'key-1'],
    ])
    expect(server.requests.at(-1)?.key).toBeNull()
  })

  test('whose answer is lost is not repeated', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const { id } = await client.createTransaction({ ...written, status: 'pending' })
    const calls = [
      () => client.createPurchase(draft),
      () => client.createTransaction(written),
      () => client.updateTransactionStatus({ transactionId: id, status: 'completed' }),
      () => client.adminAdjust(gift),
    ]
    for (const call of calls) {
      const before = server.requests.length
      server.next('lost')
      expect((await errorOf(call())).code).toBe('network')
      expect(server.requests.length - before).toBe(1)
    }
    expect(server.creditsOf(ADA.id)).toBe(15)
  })
})
