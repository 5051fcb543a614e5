import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf } from '../../http/scripted-client'
import { credits, draft, setUpDualBilling, usd } from '../testing/dual-billing-client'

const NOW = Date.UTC(2026, 10, 1, 9)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const CAPTURE = '/api/billing/custom-credits/capture'

async function ordered() {
  const sky = setUpDualBilling()
  const purchase = await sky.client.createPurchase(draft)
  const asked = { purchaseId: purchase.id }
  return { ...sky, purchase, asked }
}

describe('an order', () => {
  test('is made for the exact sum, and approved in PayPal’s own buttons', async () => {
    const { client, server } = setUpDualBilling()
    const purchase = await client.createPurchase({ ...draft, money: usd(1999) })
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/api/billing/custom-credits/add', body: { amount: 19.99 } },
    ])
    expect(purchase).toEqual({
      id: 'ORDER000000000001',
      walletId: 'credits',
      credits: credits(1999),
      price: usd(1999),
      provider: 'paypal',
      status: 'requires_action',
      nextAction: { type: 'paypal_order', orderId: 'ORDER000000000001' },
      createdAt: new Date(NOW).toISOString(),
      updatedAt: new Date(NOW).toISOString(),
    })
  })

  test('under the same key is the same order, and for another sum none', async () => {
    const { client, server } = setUpDualBilling()
    const options = { idempotencyKey: 'key-1' }
    const first = await client.createPurchase(draft, options)
    vi.advanceTimersByTime(5000)
    expect(await client.createPurchase(draft, options)).toEqual(first)
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(2000) }, options))
    expect([error.code, server.requests.length]).toEqual(['idempotency_key_reused', 1])
    expect((await client.createPurchase(draft)).id).not.toBe(first.id)
  })

  test.each([0, -500, 99, 100_001])('of %d cents is refused with the limits', async (minor) => {
    const { client } = setUpDualBilling()
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(minor) }))
    expect(error.problem).toMatchObject({ code: 'amount_out_of_range', min: usd(100), max: usd(100_000) })
    expect(error.status).toBe(400)
  })

  test('of a sum that no number says is refused before anything is sent', async () => {
    const { client, server } = setUpDualBilling()
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(Number.MAX_SAFE_INTEGER) }))
    expect([error.code, server.requests]).toEqual(['amount_out_of_range', []])
  })

  test('within limits that are ours but not the backend’s is not called out of range', async () => {
    const { client } = setUpDualBilling({ options: { credits: { limits: { min: 10, max: 200_000 } } } })
    const error = await errorOf(client.createPurchase({ ...draft, money: usd(50) }))
    expect([error.code, error.errors[0]?.path]).toEqual(['validation_failed', 'money'])
  })

  test.each([
    ['unsupported', { walletId: 'virtfusion' }],
    ['not_found', { walletId: 'gold' }],
    ['validation_failed', { provider: 'stripe' as const }],
    ['validation_failed', { money: { minor: 1000, asset: 'EUR/2' as const } }],
  ])('is %s before anything is sent for %j', async (code, changes) => {
    const { client, server } = setUpDualBilling()
    expect((await errorOf(client.createPurchase({ ...draft, ...changes }))).code).toBe(code)
    expect(server.requests).toEqual([])
  })
})

describe('a purchase', () => {
  test('is open until it is captured', async () => {
    const { client, purchase, asked } = await ordered()
    expect(await client.getPurchase(asked)).toEqual(purchase)
  })

  test('that is captured is credited with what PayPal took; capturing it again changes nothing', async () => {
    const { client, server, purchase, asked } = await ordered()
    server.approve(purchase.id)
    vi.advanceTimersByTime(5000)
    const captured = await client.capturePurchase(asked)
    const { nextAction, ...rest } = purchase
    expect(captured).toEqual({
      ...rest,
      status: 'succeeded',
      updatedAt: new Date(NOW + 5000).toISOString(),
    })
    expect(server.sent('POST', CAPTURE)).toMatchObject([{ body: { orderId: purchase.id } }])
    expect(await client.capturePurchase(asked)).toEqual(captured)
    expect(await client.getPurchase(asked)).toEqual(captured)
    expect(server.sent('POST', CAPTURE)).toHaveLength(1)
    expect(server.centsOf(7)).toBe(1000n)
  })

  test('says what was taken, should that be another sum than was ordered', async () => {
    const { client, server, asked } = await ordered()
    server.next(new Response('{"success":true,"amount":9.5}'))
    expect(await client.capturePurchase(asked)).toMatchObject({ price: usd(950), credits: credits(950) })
  })

  test('that PayPal has not completed is open after that definite word', async () => {
    const { client, server, purchase, asked } = await ordered()
    server.approve(purchase.id, 'review')
    const error = await errorOf(client.capturePurchase(asked))
    expect(error.problem).toMatchObject({ code: 'invalid_state', from: 'requires_action' })
    expect(server.sent('POST', CAPTURE)).toHaveLength(1)
    expect(await client.getPurchase(asked)).toEqual(purchase)
  })

  test('whose capture never reached the money is open', async () => {
    const { client, server, purchase, asked } = await ordered()
    server.signIn(null)
    expect((await errorOf(client.capturePurchase(asked))).code).toBe('unauthenticated')
    expect(await client.getPurchase(asked)).toEqual(purchase)
  })

  test.each(['lost', 'unsent', 'database'] as const)(
    'whose capture has no answer that tells (%s) is neither called paid nor not paid',
    async (mishap) => {
      const { client, server, purchase, asked } = await ordered()
      server.approve(purchase.id)
      server.next(mishap, mishap, mishap, mishap)
      await errorOf(client.capturePurchase(asked))
      for (const call of [() => client.getPurchase(asked), () => client.cancelPurchase(asked)]) {
        const error = await errorOf(call())
        expect([error.code, error.message]).toEqual(['unsupported', expect.stringContaining(purchase.id)])
      }
    },
  )

  test('stays untold when a later capture only fails to ask', async () => {
    const { client, server, purchase, asked } = await ordered()
    server.approve(purchase.id)
    server.next('lost', 'unsent', 'unsent', 'unsent')
    await errorOf(client.capturePurchase(asked))
    server.signIn(null)
    expect((await errorOf(client.capturePurchase(asked))).code).toBe('unauthenticated')
    expect((await errorOf(client.getPurchase(asked))).code).toBe('unsupported')
  })

  test('whose capture did not arrive is captured by sending it again', async () => {
    const { client, server, purchase, asked } = await ordered()
    server.approve(purchase.id)
    server.next('unsent', 'unsent', 'unsent', 'unsent')
    await errorOf(client.capturePurchase(asked))
    expect(await client.capturePurchase(asked)).toMatchObject({ status: 'succeeded' })
    expect(server.centsOf(7)).toBe(1000n)
  })

  test('that is given up is canceled here, sends nothing, and is captured no more', async () => {
    const { client, server, purchase, asked } = await ordered()
    const canceled = await client.cancelPurchase(asked)
    expect(canceled).toMatchObject({ id: purchase.id, status: 'canceled' })
    expect(canceled).not.toHaveProperty('nextAction')
    expect(await client.cancelPurchase(asked)).toEqual(canceled)
    server.approve(purchase.id)
    const error = await errorOf(client.capturePurchase(asked))
    expect(error.problem).toMatchObject({ code: 'invalid_state', from: 'canceled' })
    expect(server.requests).toHaveLength(1)
  })

  test('that is credited cannot be given up', async () => {
    const { client, server, purchase, asked } = await ordered()
    server.approve(purchase.id)
    await client.capturePurchase(asked)
    expect((await errorOf(client.cancelPurchase(asked))).problem).toMatchObject({
      code: 'invalid_state',
      from: 'succeeded',
    })
  })

  test('that was not begun in this browser, or by somebody else, is untold, and nothing is sent', async () => {
    const { storage, server, purchase, asked } = await ordered()
    const viewer = { userId: '8', accountId: 'acc-bob', name: 'Bob', role: 'customer' } as const
    const { client: other, server: unasked } = setUpDualBilling({ options: { viewer }, client: { storage } })
    const { client: elsewhere, server: idle } = setUpDualBilling()
    for (const client of [other, elsewhere]) {
      expect((await errorOf(client.getPurchase(asked))).code).toBe('unsupported')
      expect((await errorOf(client.capturePurchase(asked))).code).toBe('unsupported')
      expect((await errorOf(client.cancelPurchase({ purchaseId: purchase.id }))).code).toBe('unsupported')
    }
    expect([server, unasked, idle].map(({ requests }) => requests.length)).toEqual([1, 0, 0])
  })
})
