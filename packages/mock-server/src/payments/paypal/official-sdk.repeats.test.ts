import { describe, expect, it } from 'vitest'
import { captured, draft, failure, refusal, sdk, servePaypalInNode } from './testing/official-sdk'

const world = servePaypalInNode()

describe('the official server SDK when things go wrong', () => {
  it('replays a request id with the latest state and status 200', async () => {
    const { orders, payments, id, captureId } = await captured(world.paypal, 'capture-1')
    const created = await orders.createOrder({ body: draft(), paypalRequestId: 'create-1' })
    const again = await orders.createOrder({ body: draft('99.00'), paypalRequestId: 'create-1' })
    expect([created.statusCode, again.statusCode]).toEqual([201, 200])
    expect(again.result.id).toBe(created.result.id)

    const replayed = await orders.captureOrder({ id, paypalRequestId: 'capture-1' })
    expect(replayed.statusCode).toBe(200)
    expect(replayed.result.purchaseUnits?.[0]?.payments?.captures).toHaveLength(1)
    expect((await refusal(orders.captureOrder({ id, paypalRequestId: 'capture-2' }))).issue).toBe(
      'ORDER_ALREADY_CAPTURED',
    )

    const body = { amount: { currencyCode: 'USD', value: '20.00' } }
    const refund = await payments.refundCapturedPayment({ captureId, paypalRequestId: 'refund-1', body })
    const refundAgain = await payments.refundCapturedPayment({ captureId, paypalRequestId: 'refund-1', body })
    expect(refundAgain.statusCode).toBe(200)
    expect(refundAgain.result.id).toBe(refund.result.id)
  })

  it('forgets the request id of an order after six hours', async () => {
    const first = await sdk().orders.createOrder({ body: draft(), paypalRequestId: 'create-1' })
    world.clock.advance({ hours: 6 })
    const second = await sdk().orders.createOrder({ body: draft(), paypalRequestId: 'create-1' })
    expect(second.result.id).not.toBe(first.result.id)
  })

  it('turns the second of two simultaneous captures away, and takes the money once', async () => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await world.paypal.approve(id)
    world.paypal.fail({ match: 'POST /v2/checkout/orders/:id/capture', delayMs: 20, times: 1 })
    const both = await Promise.allSettled([
      orders.captureOrder({ id, paypalRequestId: 'capture-1' }),
      orders.captureOrder({ id, paypalRequestId: 'capture-1' }),
    ])
    expect(
      both.map((one) => (one.status === 'fulfilled' ? one.value.statusCode : one.reason.statusCode)).sort(),
    ).toEqual([201, 409])
  })

  it('sees a rate limit with its Retry-After, and a broken proxy without a crash', async () => {
    world.paypal.fail({
      match: 'POST /v2/checkout/orders',
      when: 'before',
      status: 429,
      headers: { 'retry-after': '7' },
      times: 1,
    })
    const limited = await failure(sdk().orders.createOrder({ body: draft() }))
    expect(limited.statusCode).toBe(429)
    expect(limited.headers?.['retry-after']).toBe('7')
    expect(JSON.parse(String(limited.body)).name).toBe('RATE_LIMIT_REACHED')

    world.paypal.fail({
      match: 'POST /v2/checkout/orders',
      when: 'before',
      status: 503,
      body: '<h1>Bad gateway</h1>',
      times: 1,
    })
    expect((await failure(sdk().orders.createOrder({ body: draft() }))).statusCode).toBe(503)
  })

  it('finds the money taken once when the answer to a capture got lost', async () => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await world.paypal.approve(id)
    world.paypal.fail({ match: 'POST /v2/checkout/orders/:id/capture', when: 'after', times: 1 })
    await expect(orders.captureOrder({ id, paypalRequestId: 'capture-1' })).rejects.toThrow(/network error/i)
    const { statusCode, result } = await orders.captureOrder({ id, paypalRequestId: 'capture-1' })
    expect(statusCode).toBe(200)
    expect(result.purchaseUnits?.[0]?.payments?.captures).toHaveLength(1)
  })
})
