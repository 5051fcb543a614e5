import { amount } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { unsupportedCalls } from '../one-wallet/testing/unsupported-calls'
import { ada, credits, packages, setUpUsage } from '../testing/usage-client'
import { usageCredits } from './usage-credits'

const NOW = Date.UTC(2026, 10, 1, 9)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the configuration', () => {
  test('says what the original documentation’s table says, without a request', async () => {
    const { client, routes } = setUpUsage({ environment: 'sandbox' })
    const config = await client.getConfig()
    expect(
      config.packages.map(({ id, credits, price, providerRefs }) => [id, credits.minor, price, providerRefs]),
    ).toEqual([
      ['starter', 100, amount(500, 'USD/2'), { stripe_checkout: 'price_1' }],
      ['small', 500, amount(2000, 'USD/2'), { stripe_checkout: 'price_2' }],
      ['popular', 1000, amount(3500, 'USD/2'), { stripe_checkout: 'price_3' }],
      ['power', 5000, amount(15_000, 'USD/2'), { stripe_checkout: 'price_4' }],
      ['maximum', 10_000, amount(25_000, 'USD/2'), { stripe_checkout: 'price_5' }],
    ])
    expect(config).toMatchObject({
      viewer: ada,
      providers: [{ id: 'stripe_checkout', environment: 'sandbox' }],
      wallets: [{ providers: ['stripe_checkout'], limits: { min: amount(500, 'USD/2') } }],
    })
    expect(routes()).toEqual([])
  })

  test('takes the DEFAULT_PACKAGES of a host as they stand', async () => {
    const given = { name: '100 Credits', credits: 100, price: 500, priceId: 'price_1' }
    const { client } = setUpUsage({ packages: [given] })
    expect((await client.getConfig()).packages).toMatchObject([
      { id: 'price_1', name: '100 Credits', price: amount(500, 'USD/2') },
    ])
  })

  test.each([5.5, 0, -5, Number.NaN, 2 ** 60])('cannot be made with a package of %s cents', (price) => {
    const some = { id: 'odd', credits: 1, price, priceId: 'price_1' }
    expect(() => usageCredits({ viewer: ada, packages: [some] })).toThrow(/^The price of the package odd/)
    expect(() => usageCredits({ viewer: ada, packages: [...packages, ...packages] })).toThrow(RangeError)
  })
})

describe('the balance', () => {
  test('comes with its totals, for the viewer', async () => {
    const { server, client } = setUpUsage({ lowBalanceAt: 1000 })
    Object.assign(server.of('ada'), { creditsBalance: 420, creditsTotalPurchased: 500, creditsTotalUsed: 80 })
    const balance = {
      status: 'ok',
      walletId: 'credits',
      available: credits(420),
      held: credits(0),
      pending: credits(0),
      totalPurchased: credits(500),
      totalUsed: credits(80),
      lowBalance: true,
      version: NOW,
      updatedAt: '2026-11-01T09:00:00.000Z',
    }
    expect(await client.getBalance()).toEqual(balance)
    expect(await client.getBalances()).toEqual({ balances: [balance] })
    for (const { url } of server.requests)
      expect(url).toBe('https://shop.test/api/credits/balance?userId=ada')
  })

  test('of another wallet there is none, and nobody is asked for it', async () => {
    const { client, routes } = setUpUsage()
    await expect(client.getBalance({ walletId: 'other' })).rejects.toMatchObject({ code: 'not_found' })
    expect(routes()).toEqual([])
  })
})

describe.each(['bare', 'items', 'named'] as const)('a history that comes %s', (shape) => {
  test('is the transactions of the account, newest first', async () => {
    const { server, client } = setUpUsage({}, { shape })
    server.sessions.set('cs_1', { userId: 'ada', priceId: 'price_1', isPaid: false })
    server.pay('cs_1')
    vi.advanceTimersByTime(60_000)
    server.use('ada', 30)
    const { items, nextCursor } = await client.listTransactions()
    expect(nextCursor).toBeNull()
    expect(items).toEqual([
      {
        id: server.of('ada').transactions[0]?.id,
        accountId: 'acc_ada',
        walletId: 'credits',
        type: 'usage',
        amount: credits(-30),
        status: 'completed',
        description: '',
        balanceBefore: credits(100),
        balanceAfter: credits(70),
        metadata: {},
        createdAt: '2026-11-01T09:01:00.000Z',
        updatedAt: '2026-11-01T09:01:00.000Z',
      },
      expect.objectContaining({ type: 'purchase', amount: credits(100), description: 'price_1' }),
    ])
    expect(server.requests[0]?.url).toBe(
      'https://shop.test/api/credits/history?userId=ada&limit=100&type=transactions',
    )
  })

  test('is the purchases that were credited', async () => {
    const { server, client } = setUpUsage({}, { shape })
    server.sessions.set('cs_1', { userId: 'ada', priceId: 'price_2', isPaid: false })
    server.sessions.set('cs_2', { userId: 'ada', priceId: 'price_2', isPaid: false })
    server.pay('cs_1')
    expect(await client.listPurchases()).toEqual({
      items: [
        {
          id: 'cs_1',
          walletId: 'credits',
          packageId: 'small',
          credits: credits(500),
          price: amount(2000, 'USD/2'),
          provider: 'stripe_checkout',
          status: 'succeeded',
          createdAt: '2026-11-01T09:00:00.000Z',
          updatedAt: '2026-11-01T09:00:00.000Z',
        },
      ],
      nextCursor: null,
    })
  })
})

describe('a history', () => {
  test('leaves out what its rows do not say', async () => {
    const { server, client } = setUpUsage()
    const id = '00000000-0000-4000-8000-000000000001'
    const createdAt = '2026-10-30T08:00:00Z'
    server.answerNext(Response.json([{ id, type: 'gift', amount: 5, createdAt }]))
    const [transaction] = (await client.listTransactions()).items
    expect(transaction).toMatchObject({ type: 'gift', amount: credits(5) })
    expect(transaction).not.toHaveProperty('balanceBefore')
    expect(transaction).not.toHaveProperty('balanceAfter')
    server.answerNext(Response.json([{ id, stripeSessionId: null, credits: 7, amount: 35, createdAt }]))
    const [purchase] = (await client.listPurchases()).items
    expect(purchase).toMatchObject({ id, credits: credits(7), price: amount(35, 'USD/2') })
    expect(purchase).not.toHaveProperty('packageId')
  })

  test('longer than its limit is asked for again until the page is full, and no further', async () => {
    const { server, client, routes } = setUpUsage()
    server.of('ada').creditsBalance = 1_000_000
    for (let count = 1; count <= 450; count += 1) {
      vi.advanceTimersByTime(1_000)
      server.use('ada', count)
    }
    const first = await client.listTransactions({ limit: 10 })
    expect(first.items.map(({ amount }) => amount.minor)).toEqual(
      [450, 449, 448, 447, 446, 445, 444, 443, 442, 441].map((n) => -n),
    )
    expect(routes()).toHaveLength(1)
    const shown = [...first.items]
    for (let cursor = first.nextCursor; cursor !== null; ) {
      const page = await client.listTransactions({ limit: 100, cursor })
      shown.push(...page.items)
      cursor = page.nextCursor
    }
    expect(shown.map(({ amount }) => -amount.minor)).toEqual(
      Array.from({ length: 450 }, (_, index) => 450 - index),
    )
    const limits = server.requests.map(({ url }) => new URL(url).searchParams.get('limit'))
    expect(limits.at(-1)).toBe('800')
  })

  test('is filtered here: what is looked for may stand far back', async () => {
    const { server, client } = setUpUsage()
    server.sessions.set('cs_1', { userId: 'ada', priceId: 'price_5', isPaid: false })
    server.pay('cs_1')
    for (let count = 0; count < 150; count += 1) {
      vi.advanceTimersByTime(1_000)
      server.use('ada', 1)
    }
    expect((await client.listTransactions({ type: 'purchase' })).items).toHaveLength(1)
    expect((await client.listTransactions({ q: 'PRICE_5' })).items).toHaveLength(1)
    expect((await client.listTransactions({ walletId: 'other' })).items).toEqual([])
    const bad = client.listTransactions({ limit: 101 })
    await expect(bad).rejects.toMatchObject({ code: 'validation_failed', operation: 'listTransactions' })
  })
})

test('what the backend has no route for is unsupported, and sends nothing', async () => {
  const { dialect, client, routes } = setUpUsage()
  const calls = unsupportedCalls(dialect, client)
  expect(calls.map(([name]) => name)).toEqual(expect.arrayContaining(['listUsageMeters', 'cancelPurchase']))
  for (const [name, call] of calls) {
    await expect(call(), name).rejects.toMatchObject({ code: 'unsupported', operation: name })
  }
  expect(routes()).toEqual([])
})
