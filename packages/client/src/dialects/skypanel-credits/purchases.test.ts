import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf } from '../../http/scripted-client'
import { credits, draft, setUpSkypanel, usd } from '../testing/skypanel-client'
import { ADA, GRACE } from '../testing/skypanel-server'

const NOW = Date.UTC(2026, 10, 1, 9)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const kinds = [{ pending: true }, { pending: false }]

async function ordered(settings: Parameters<typeof setUpSkypanel>[0] = {}) {
  const sky = setUpSkypanel(settings)
  const purchase = await sky.client.createPurchase(draft)
  return { ...sky, purchase, asked: { purchaseId: purchase.id } }
}

describe('an order', () => {
  test('sends the buyer to PayPal’s page, and is named by its token', async () => {
    const { server, purchase } = await ordered()
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/api/credits/purchase', body: { amount: 10 } },
    ])
    expect(purchase).toEqual({
      id: 'ORDER000000000001',
      walletId: 'credits',
      credits: credits(10),
      price: usd(1000),
      provider: 'paypal',
      status: 'requires_action',
      nextAction: { type: 'redirect', url: 'https://www.paypal.com/checkoutnow?token=ORDER000000000001' },
      createdAt: new Date(NOW).toISOString(),
      updatedAt: new Date(NOW).toISOString(),
    })
  })

  test('under the same key is the same order, and for another sum none', async () => {
    const { client, server } = setUpSkypanel()
    const options = { idempotencyKey: 'key-1' }
    const first = await client.createPurchase(draft, options)
    expect(await client.createPurchase(draft, options)).toEqual(first)
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(2000) }, options))
    expect([error.code, server.requests.length]).toEqual(['idempotency_key_reused', 1])
    expect((await client.createPurchase(draft)).id).not.toBe(first.id)
  })

  test('outside the limits is refused with them', async () => {
    const { client } = setUpSkypanel({ options: { limits: { min: 500, max: 100_000 } } })
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(200_000) }))
    expect(error.problem).toMatchObject({ code: 'amount_out_of_range', min: usd(500), max: usd(100_000) })
    expect(error.status).toBe(400)
  })

  test('that the backend refuses within the limits is not called out of range', async () => {
    const { client } = setUpSkypanel()
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(200_000) }))
    expect([error.code, error.errors[0]?.path]).toEqual(['validation_failed', 'money'])
  })

  test.each([
    ['not_found', 'walletId', { walletId: 'gold' }],
    ['validation_failed', 'provider', { provider: 'dodo' as const }],
    ['validation_failed', 'money', { money: usd(1050) }],
    ['validation_failed', 'money.asset', { money: { minor: 1000, asset: 'EUR/2' as const } }],
  ])('is %s for its %s, before anything is sent', async (code, path, changes) => {
    const { client, server } = setUpSkypanel()
    const error = await errorOf(client.createPurchase({ ...draft, ...changes }))
    expect([error.code, error.errors[0]?.path, server.requests]).toEqual([code, path, []])
  })
})

describe.each(kinds)('a purchase at a backend with pending rows: $pending', ({ pending }) => {
  test('is open until it is credited, and is then found by its order', async () => {
    const { client, server, purchase, asked } = await ordered({ pending })
    expect(await client.getPurchase(asked)).toMatchObject({
      id: purchase.id,
      status: 'requires_action',
      nextAction: purchase.nextAction,
    })
    server.buyerPays(purchase.id)
    const credited = await client.getPurchase(asked)
    expect(credited).toMatchObject({
      id: purchase.id,
      status: 'succeeded',
      credits: credits(10),
      price: usd(1000),
      transactionId: '00000000-0000-4000-8000-000000000001',
    })
    expect(credited).not.toHaveProperty('nextAction')
    expect((await client.getTransaction({ transactionId: credited.transactionId ?? '' })).amount).toEqual(
      credits(10),
    )
  })

  test('is credited wherever it was begun', async () => {
    const { server, purchase, asked } = await ordered({ pending })
    server.buyerPays(purchase.id)
    const rows = [...server.rows]
    const { client: elsewhere, server: same } = setUpSkypanel({ pending })
    same.rows.push(...rows)
    expect(await elsewhere.getPurchase(asked)).toMatchObject({ status: 'succeeded' })
  })

  test('is neither called paid nor unpaid after the buyer says so, until the credits are there', async () => {
    const { client, server, purchase, asked } = await ordered({ pending })
    const error = await errorOf(client.capturePurchase(asked))
    expect([error.code, error.message]).toEqual(['unsupported', expect.stringContaining(purchase.id)])
    server.buyerPays(purchase.id)
    expect(await client.capturePurchase(asked)).toMatchObject({ status: 'succeeded' })
    expect(server.requests.slice(1).map(({ method }) => method)).toEqual(['GET', 'GET'])
  })

  test('may be asked about again when no answer comes, because asking takes nothing', async () => {
    const { client, server, purchase, asked } = await ordered({ pending })
    server.buyerPays(purchase.id)
    server.next('unsent', 'lost')
    const captured = client.capturePurchase(asked)
    await vi.advanceTimersByTimeAsync(5000)
    expect(await captured).toMatchObject({ status: 'succeeded' })
    expect(server.creditsOf(ADA.id)).toBe(10)
  })

  test('cannot be given up, because PayPal’s page may still be paid', async () => {
    const { client, server, asked } = await ordered({ pending })
    expect((await errorOf(client.cancelPurchase(asked))).code).toBe('unsupported')
    expect(server.requests).toHaveLength(1)
  })
})

describe('a purchase', () => {
  test('that was begun nowhere is not found', async () => {
    const { client } = setUpSkypanel()
    expect((await errorOf(client.getPurchase({ purchaseId: 'O9' }))).code).toBe('not_found')
    expect((await errorOf(client.capturePurchase({ purchaseId: 'O9' }))).code).toBe('not_found')
  })

  test('of somebody else is not found either', async () => {
    const { storage, asked } = await ordered({ pending: false })
    const viewer = { userId: GRACE.id, accountId: 'acc-bob', name: 'Bob', role: 'customer' } as const
    const { client: other } = setUpSkypanel({ options: { viewer }, client: { storage } })
    expect((await errorOf(other.getPurchase(asked))).code).toBe('not_found')
  })

  test('whose payment has failed is failed, also where this machine’s clock is ahead', async () => {
    vi.setSystemTime(Date.UTC(2027, 0, 1))
    const { client, server, purchase, asked } = await ordered()
    server.paymentFails(purchase.id)
    const failed = await client.getPurchase(asked)
    expect(failed).toMatchObject({ status: 'failed' })
    expect(failed.updatedAt >= purchase.updatedAt).toBe(true)
    expect(await client.capturePurchase(asked)).toMatchObject({ status: 'failed' })
  })

  test('whose credits were taken back is refunded; how much was given back nobody says', async () => {
    const { client, server } = setUpSkypanel()
    const row = { userId: ADA.id, creditAmount: 10, type: 'credit_purchase', status: 'reversed' }
    server.insert({ ...row, amount: '10', paypalOrderId: 'O1' })
    const refunded = await client.getPurchase({ purchaseId: 'O1' })
    expect(refunded).toMatchObject({ status: 'refunded' })
    expect(refunded).not.toHaveProperty('refunded')
  })

  test('that has both a pending and a completed row is credited', async () => {
    const { client, server } = setUpSkypanel()
    const row = {
      userId: ADA.id,
      amount: '10',
      creditAmount: 10,
      type: 'credit_purchase',
      paypalOrderId: 'O1',
    }
    server.insert({ ...row, status: 'pending' })
    server.insert({ ...row, status: 'completed' })
    expect(await client.getPurchase({ purchaseId: 'O1' })).toMatchObject({ status: 'succeeded' })
  })
})

describe('the list of purchases', () => {
  test('has every transaction that credits were bought by over PayPal, newest first, by page', async () => {
    const { client, server } = setUpSkypanel()
    const row = { userId: ADA.id, amount: '10', creditAmount: 10, status: 'completed' }
    server.insert({ ...row, type: 'credit_purchase', paypalOrderId: 'O1' })
    server.insert({ ...row, type: 'refund', paypalOrderId: 'O1' })
    server.insert({ ...row, type: 'credit_purchase' })
    server.insert({ ...row, type: 'purchase', paypalOrderId: 'O2' })
    server.insert({ ...row, userId: GRACE.id, type: 'purchase', paypalOrderId: 'O3' })
    const { items } = await client.listPurchases()
    expect(items.map(({ id }) => id)).toEqual(['O2', 'O1'])
    const first = await client.listPurchases({ limit: 1 })
    const second = await client.listPurchases({ limit: 1, cursor: first.nextCursor ?? '' })
    expect([first.items[0]?.id, second.items[0]?.id, second.nextCursor]).toEqual(['O2', 'O1', null])
  })
})
