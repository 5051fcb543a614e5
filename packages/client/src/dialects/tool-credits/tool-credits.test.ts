import { amount } from '@creditkit/contract'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { unsupportedCalls } from '../one-wallet/testing/unsupported-calls'
import { ada, adjustment, admin, credits, setUpTools } from '../testing/tool-client'
import { toolCredits } from './tool-credits'

afterEach(() => {
  vi.useRealTimers()
})

describe('the configuration', () => {
  test('says what the original documentation has in its source, without a request', async () => {
    const { server, client } = setUpTools()
    const config = await client.getConfig()
    expect(config).toMatchObject({ viewer: ada, providers: [{ id: 'dodo', environment: 'production' }] })
    expect(
      config.packages.map(({ id, credits, price, popular }) => [id, credits.minor, price, popular]),
    ).toEqual([
      ['starter', 100, amount(999, 'USD/2'), false],
      ['pro', 500, amount(3999, 'USD/2'), true],
      ['enterprise', 2000, amount(14_999, 'USD/2'), false],
    ])
    expect(config.wallets).toMatchObject([
      {
        id: 'credits',
        asset: 'CREDIT/0',
        providers: ['dodo'],
        rate: { credits: credits(100), money: amount(999, 'USD/2') },
        limits: { min: amount(999, 'USD/2'), max: amount(14_999, 'USD/2') },
      },
    ])
    expect(server.requests).toEqual([])
  })

  test('says what the host says instead', async () => {
    const { client } = setUpTools({
      walletId: 'stars',
      currency: 'JPY/0',
      branding: { name: { one: 'Star', other: 'Stars' }, symbol: '★' },
      environment: 'sandbox',
      packages: [{ id: 'few', credits: 10, price: 1500 }],
    })
    const { wallets, branding, packages, providers } = await client.getConfig()
    expect(branding).toMatchObject({ name: { other: 'Stars' }, symbol: '★', version: 0 })
    expect(wallets).toMatchObject([{ id: 'stars', name: { one: 'Star' } }])
    expect(packages).toMatchObject([
      { id: 'few', name: 'few', walletId: 'stars', price: amount(1500, 'JPY/0') },
    ])
    expect(providers).toEqual([{ id: 'dodo', environment: 'sandbox' }])
  })

  test.each([9.999, -1, 0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'cannot be made with a package of the price %s',
    (price) => {
      const packages = [{ id: 'odd', credits: 1, price }]
      expect(() => toolCredits({ viewer: ada, packages })).toThrow(/^The price of the package odd/)
    },
  )

  test('cannot be made with a package of half a credit, with two of one name, or with none', () => {
    const some = { id: 'odd', price: 1 }
    const make = (...counts: number[]) =>
      toolCredits({ viewer: ada, packages: counts.map((count) => ({ ...some, credits: count })) })
    expect(() => make(0.5)).toThrow(/^The credits of the package odd/)
    expect(() => make(1, 2)).toThrow(RangeError)
    expect(() => make()).toThrow(RangeError)
  })
})

describe('the balance', () => {
  test('is what the server has, of the later question, with nothing that it does not keep', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
    const { server, client, routes } = setUpTools({ lowBalanceAt: 100 })
    const balance = {
      status: 'ok',
      walletId: 'credits',
      available: credits(100),
      held: credits(0),
      pending: credits(0),
      lowBalance: false,
      version: Date.UTC(2026, 10, 1, 9),
      updatedAt: '2026-11-01T09:00:00.000Z',
    }
    expect(await client.getBalance()).toEqual(balance)
    expect(await client.getBalances()).toEqual({ balances: [balance] })
    vi.setSystemTime(Date.UTC(2026, 10, 1, 10))
    server.deduct('ada', 1)
    const later = await client.getBalance({ walletId: 'credits' })
    expect(later).toMatchObject({ available: credits(99), lowBalance: true })
    expect(later.status === 'ok' && later.version).toBeGreaterThan(balance.version)
    expect(routes()).toEqual(['GET /api/credits', 'GET /api/credits', 'GET /api/credits'])
  })

  test('of another wallet there is none, and nobody is asked for it', async () => {
    const { server, client } = setUpTools()
    await expect(client.getBalance({ walletId: 'other' })).rejects.toMatchObject({ code: 'not_found' })
    expect(server.requests).toEqual([])
  })
})

describe('a quote', () => {
  test.each([
    ['text-generation', 1, 2, 2],
    ['image-generation', 3, 5, 6],
    ['video-processing', 10, 15, 20],
  ])('of %s is the original documentation’s, without a request', async (tool, low, medium, high) => {
    const { server, client } = setUpTools()
    for (const [complexity, cost] of [
      ['low', low] as const,
      ['medium', medium] as const,
      ['high', high] as const,
    ]) {
      const quote = await client.quoteTool({ tool, complexity })
      expect(quote).toEqual({ tool, complexity, walletId: 'credits', credits: credits(cost) })
    }
    expect(server.requests).toEqual([])
  })

  test.each(['unknown', 'constructor', '__proto__'])('of %s there is none', async (tool) => {
    const { client } = setUpTools()
    await expect(client.quoteTool({ tool, complexity: 'low' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an adjustment', () => {
  test.each(['/api/admin/credits', '/api/credits'] as const)(
    'is added at %s; the answer is the balance alone',
    async (adjustPath) => {
      const { server, client, routes } = setUpTools({ adjustPath }, admin)
      const { balance, transaction, audit } = await client.adminAdjust(adjustment)
      expect(balance).toMatchObject({ status: 'ok', available: credits(25) })
      expect([transaction, audit]).toEqual([undefined, undefined])
      expect(routes()).toEqual([`POST ${adjustPath}`])
      expect(server.trail).toEqual([{ userId: 'bob', amount: 25, reason: 'Sorry' }])
    },
  )

  test.each([
    ['that removes', { amount: credits(-1) }, 'amount_out_of_range'],
    ['of money', { amount: amount(25, 'USD/2') }, 'validation_failed'],
    ['of another wallet', { walletId: 'other' }, 'not_found'],
    ['that undoes another', { reverses: 't1' }, 'unsupported'],
  ])('%s is refused before anything is sent', async (_, change, code) => {
    const { server, client } = setUpTools({}, admin)
    await expect(client.adminAdjust({ ...adjustment, ...change })).rejects.toMatchObject({ code })
    expect(server.requests).toEqual([])
  })
})

test('what the backend has no route for is unsupported, and sends nothing', async () => {
  const { server, dialect, client } = setUpTools()
  const calls = unsupportedCalls(dialect, client)
  expect(calls.map(([name]) => name)).toContain('listPurchases')
  for (const [name, call] of calls) {
    await expect(call(), name).rejects.toMatchObject({ code: 'unsupported', operation: name })
  }
  expect(server.requests).toEqual([])
})
