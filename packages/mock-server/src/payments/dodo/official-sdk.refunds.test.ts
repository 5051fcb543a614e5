import { describe, expect, it } from 'vitest'
import { checkout, paid, product, refusal, sdk, serveDodoInNode } from './testing/official-sdk'

const world = serveDodoInNode()

describe('the official SDK on refunds', () => {
  it('gives everything back when no item is named', async () => {
    const { paymentId } = await paid(world.dodo)
    const refund = await sdk().refunds.create({
      payment_id: paymentId,
      reason: 'By mistake',
      metadata: { refund_key: 'r-1' },
    })
    expect(refund).toMatchObject({
      refund_id: expect.stringMatching(/^ref_/),
      payment_id: paymentId,
      amount: 2500,
      currency: 'USD',
      is_partial: false,
      status: 'succeeded',
      reason: 'By mistake',
      metadata: { refund_key: 'r-1' },
      customer: { email: 'grace@example.com' },
    })
    expect(await sdk().refunds.retrieve(refund.refund_id)).toEqual(refund)
    const payment = await sdk().payments.retrieve(paymentId)
    expect(payment).toMatchObject({ status: 'succeeded', refund_status: 'full' })
    expect(payment.refunds.map(({ refund_id }) => refund_id)).toEqual([refund.refund_id])
    expect(await refusal(sdk().refunds.create({ payment_id: paymentId }))).toMatchObject({
      kind: 'ConflictError',
      status: 409,
      code: 'PAYMENT_ALREADY_REFUNDED',
    })
  })

  it('gives parts back until nothing is left, and never more', async () => {
    const { paymentId, productId } = await paid(world.dodo)
    const part = (amount?: number) =>
      sdk().refunds.create({
        payment_id: paymentId,
        items: [{ item_id: productId, ...(amount !== undefined && { amount }) }],
      })
    expect(await part(1000)).toMatchObject({ amount: 1000, is_partial: true })
    expect((await sdk().payments.retrieve(paymentId)).refund_status).toBe('partial')
    expect(await refusal(part(1501))).toMatchObject({
      kind: 'UnprocessableEntityError',
      code: 'REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT',
    })
    expect(await part()).toMatchObject({ amount: 1500, is_partial: true })
    expect((await sdk().payments.retrieve(paymentId)).refund_status).toBe('full')
  })

  it('refuses more of a line than the line cost, though the payment could bear it', async () => {
    const [apple, pear] = [await product(1000), await product(300)]
    const { session_id } = await checkout(apple, {
      product_cart: [apple, pear].map((product_id) => ({ product_id, quantity: 1 })),
    })
    await world.dodo.completeCheckout(session_id)
    const payment_id = String((await sdk().checkoutSessions.retrieve(session_id)).payment_id)
    const items = (...amounts: [string, number][]) =>
      sdk().refunds.create({ payment_id, items: amounts.map(([item_id, amount]) => ({ item_id, amount })) })
    expect(await refusal(items([pear, 301]))).toMatchObject({ code: 'LINE_ITEM_REFUND_AMOUNT_TOO_HIGH' })
    expect(await refusal(items([pear, 200], [pear, 101]))).toMatchObject({
      code: 'LINE_ITEM_REFUND_AMOUNT_TOO_HIGH',
    })
    expect(await refusal(items(['pdt_none', 1]))).toMatchObject({ code: 'INVALID_REQUEST_BODY' })
    expect(await refusal(items([pear, 0]))).toMatchObject({ code: 'INVALID_REQUEST_BODY' })
    expect(await items([pear, 100], [apple, 1000])).toMatchObject({ amount: 1100 })
  })

  it('keeps the refund of a bank transfer pending; it can fail, and so can one that looked done', async () => {
    const { session_id } = await checkout()
    await world.dodo.completeCheckout(session_id, { method: 'bank' })
    const payment_id = String((await sdk().checkoutSessions.retrieve(session_id)).payment_id)
    expect(await refusal(sdk().refunds.create({ payment_id }))).toMatchObject({
      code: 'PAYMENT_NOT_SUCCEEDED',
    })
    await world.dodo.settle(payment_id)
    const first = await sdk().refunds.create({ payment_id })
    expect(first.status).toBe('pending')
    expect((await sdk().payments.retrieve(payment_id)).refund_status).toBeNull()
    await world.dodo.failRefund(first.refund_id)
    expect((await sdk().refunds.retrieve(first.refund_id)).status).toBe('failed')

    const second = await sdk().refunds.create({ payment_id })
    await world.dodo.settleRefund(second.refund_id)
    expect((await sdk().payments.retrieve(payment_id)).refund_status).toBe('full')
    await world.dodo.failRefund(second.refund_id)
    expect((await sdk().payments.retrieve(payment_id)).refund_status).toBeNull()
    expect((await sdk().refunds.list({ status: 'failed' })).items).toHaveLength(2)
  })

  it('refuses a refund of a payment that is more than 90 days old', async () => {
    const { paymentId } = await paid(world.dodo)
    world.clock.advance({ days: 90 })
    expect((await sdk().payments.retrieve(paymentId)).status).toBe('succeeded')
    world.clock.advance({ minutes: 1 })
    expect(await refusal(sdk().refunds.create({ payment_id: paymentId }))).toMatchObject({
      status: 422,
      code: 'REFUND_WINDOW_EXPIRED',
    })
    expect(await refusal(sdk().refunds.create({ payment_id: 'pay_none' }))).toMatchObject({ status: 404 })
  })
})

describe('the official SDK on disputes', () => {
  it('follows a dispute from its opening to its end', async () => {
    const { paymentId } = await paid(world.dodo)
    const id = await world.dodo.dispute(paymentId)
    expect(await sdk().disputes.retrieve(id)).toMatchObject({
      dispute_id: id,
      payment_id: paymentId,
      amount: '2500',
      currency: 'USD',
      dispute_stage: 'dispute',
      dispute_status: 'dispute_opened',
      customer: { email: 'grace@example.com' },
    })
    expect((await sdk().disputes.list({ dispute_status: 'dispute_won' })).items).toEqual([])
    await world.dodo.closeDispute(id, 'lost')
    expect((await sdk().payments.retrieve(paymentId)).disputes).toMatchObject([
      { dispute_status: 'dispute_lost' },
    ])
    expect((await sdk().payments.list()).items[0]?.dispute_status).toBe('dispute_lost')
    expect((await sdk().disputes.list()).items).toMatchObject([{ dispute_id: id, amount: '2500' }])
    await expect(world.dodo.closeDispute(id, 'won')).rejects.toThrow(RangeError)
    expect(await refusal(sdk().disputes.retrieve('dis_none'))).toMatchObject({ status: 404 })
  })
})
