import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { PaymentUnavailableError, PaymentUnknownError } from './payment-gateway'
import { createDodoWorld, type DodoWorld } from './testing/dodo-world'

let { dodo, gateway, asked, ordered, paid }: DodoWorld = createDodoWorld()

beforeEach(() => {
  ;({ dodo, gateway, asked, ordered, paid } = createDodoWorld())
})

describe('a refund at DodoPayments', () => {
  const refundOf = (paymentId: string, minor: number, idempotencyKey = 'refund-1') =>
    gateway.refund({ paymentId, amount: amount(minor, 'USD/2'), idempotencyKey })
  const posts = () => asked.filter((call) => call === 'POST /refunds').length

  it('gives parts back once per key, and shows in the order', async () => {
    const { orderId, paymentId } = await paid()
    const first = await refundOf(paymentId, 1000)
    expect(first).toEqual({
      refundId: expect.stringMatching(/^ref_/),
      status: 'completed',
      refunded: amount(1000, 'USD/2'),
      reference: 'refund-1',
    })
    expect(await refundOf(paymentId, 1000)).toEqual(first)
    const second = await refundOf(paymentId, 1000, 'refund-2')
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [first, second] })
    await expect(refundOf(paymentId, 501, 'refund-3')).rejects.toMatchObject({
      code: 'refund_amount_exceeds_paid_amount',
    })
    expect((await refundOf(paymentId, 500, 'refund-4')).status).toBe('completed')
    await expect(refundOf(paymentId, 1, 'refund-5')).rejects.toMatchObject({
      code: 'payment_already_refunded',
    })
  })

  it('is made once though its answer got lost', async () => {
    const { paymentId } = await paid()
    dodo.fail({ match: 'POST /refunds', when: 'after', times: 1 })
    const refund = await refundOf(paymentId, 2500)
    expect(refund).toMatchObject({ status: 'completed', reference: 'refund-1' })
    expect(await refundOf(paymentId, 2500)).toEqual(refund)
    expect(posts()).toBe(1)
  })

  it('is unknown where Dodo cannot be asked what became of it, and made once when asked for again', async () => {
    const { orderId, paymentId } = await paid()
    dodo.fail({ match: 'GET /refunds/:id', when: 'before' })
    dodo.fail({ match: 'POST /refunds', when: 'after', times: 1 })
    await expect(refundOf(paymentId, 1000)).rejects.toThrow(PaymentUnknownError)
    dodo.reset()
    const refund = await refundOf(paymentId, 1000)
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [refund] })
    expect(posts()).toBe(1)
  })

  it('is unknown, not repeated, when it was not made either', async () => {
    const { paymentId } = await paid()
    dodo.fail({ match: 'POST /refunds', when: 'before', times: 1 })
    await expect(refundOf(paymentId, 1000)).rejects.toThrow(PaymentUnknownError)
    expect(posts()).toBe(1)
    expect((await refundOf(paymentId, 1000)).status).toBe('completed')
  })

  it('is made once by two that ask at once', async () => {
    const { orderId, paymentId } = await paid()
    const [one, other] = await Promise.all([refundOf(paymentId, 1000), refundOf(paymentId, 1000)])
    expect(one).toEqual(other)
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [one] })
  })

  it('is not asked for while Dodo cannot say what there is', async () => {
    const { paymentId } = await paid()
    dodo.fail({ match: 'GET /payments/:id', when: 'before', status: 500 })
    await expect(refundOf(paymentId, 1000)).rejects.toThrow(PaymentUnavailableError)
    expect(posts()).toBe(0)
  })

  it('is not made in another currency, whose numbers Dodo would take for its own', async () => {
    const { paymentId } = await paid()
    const draft = { paymentId, amount: amount(1000, 'JPY/0'), idempotencyKey: 'refund-1' }
    await expect(gateway.refund(draft)).rejects.toMatchObject({ code: 'currency_mismatch' })
  })

  it('can be pending and fail, and then needs a new key', async () => {
    const orderId = await ordered()
    await dodo.completeCheckout(orderId, { method: 'bank' })
    const pending = await gateway.lookUp({ orderId })
    if (pending.status !== 'pending') throw new Error(pending.status)
    await dodo.settle(pending.paymentId)
    const refund = await refundOf(pending.paymentId, 2500)
    expect(refund.status).toBe('pending')
    await dodo.failRefund(refund.refundId)
    expect((await refundOf(pending.paymentId, 2500)).status).toBe('failed')
    expect((await refundOf(pending.paymentId, 2500, 'refund-2')).status).toBe('pending')
  })
})
