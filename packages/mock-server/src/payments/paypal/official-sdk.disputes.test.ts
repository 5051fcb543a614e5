import { describe, expect, it } from 'vitest'
import { recordsAt } from '../../wire/json'
import { captured, draft, refusal, sdk, servePaypalInNode } from './testing/official-sdk'
import { askRest } from './testing/order'

const world = servePaypalInNode()
const heard = () => world.heard.map(({ type }) => type).filter((type) => !type.startsWith('CHECKOUT'))
const usd = (value: string) => ({ amount: { currencyCode: 'USD', value } })

describe('a refund that takes its time', () => {
  it('is pending, and done when it arrives', async () => {
    const { payments, captureId } = await captured(world.paypal)
    world.paypal.slowRefunds()
    const { result } = await payments.refundCapturedPayment({
      captureId,
      body: usd('10.00'),
      prefer: 'return=representation',
    })
    expect(result).toMatchObject({ status: 'PENDING', statusDetails: { reason: 'ECHECK' } })
    await world.paypal.settleRefund(String(result.id))
    expect((await payments.getRefund({ refundId: String(result.id) })).result.status).toBe('COMPLETED')
    expect(heard()).toEqual([
      'PAYMENT.CAPTURE.COMPLETED',
      'PAYMENT.REFUND.PENDING',
      'PAYMENT.CAPTURE.REFUNDED',
    ])
    await expect(world.paypal.settleRefund(String(result.id))).rejects.toThrow('not pending')
  })

  it('gives the capture its money back when it fails, to be refunded again', async () => {
    const { payments, captureId } = await captured(world.paypal)
    world.paypal.slowRefunds()
    const { result } = await payments.refundCapturedPayment({ captureId })
    const state = async () => (await payments.getCapturedPayment({ captureId })).result.status
    expect(await state()).toBe('REFUNDED')
    await world.paypal.settleRefund(String(result.id), 'failed')
    expect(await state()).toBe('COMPLETED')
    expect((await payments.getRefund({ refundId: String(result.id) })).result.status).toBe('FAILED')
    expect(heard().at(-1)).toBe('PAYMENT.REFUND.FAILED')
    expect((await payments.refundCapturedPayment({ captureId })).result.status).toBe('COMPLETED')
  })

  it('is what an eCheck gets', async () => {
    const { orders, payments } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await world.paypal.approve(id, { fundingSource: 'echeck' })
    const { result } = await orders.captureOrder({ id })
    const captureId = String(result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id)
    await world.paypal.settle(captureId)
    expect((await payments.refundCapturedPayment({ captureId })).result.status).toBe('PENDING')
  })
})

describe('a dispute', () => {
  it('that is open bars refunds in part, and one that is won bars none', async () => {
    const { payments, captureId } = await captured(world.paypal)
    const disputeId = await world.paypal.dispute(captureId, { reason: 'UNAUTHORISED' })
    const part = () => payments.refundCapturedPayment({ captureId, body: usd('10.00') })
    expect((await refusal(part())).issue).toBe('TRANSACTION_DISPUTED')
    await expect(world.paypal.dispute(captureId)).rejects.toThrow('open')
    await world.paypal.reviewDispute(disputeId)
    await world.paypal.closeDispute(disputeId, 'won')
    expect((await part()).result.status).toBe('COMPLETED')
    expect(heard()).toEqual([
      'PAYMENT.CAPTURE.COMPLETED',
      'CUSTOMER.DISPUTE.CREATED',
      'CUSTOMER.DISPUTE.UPDATED',
      'CUSTOMER.DISPUTE.RESOLVED',
      'PAYMENT.CAPTURE.REFUNDED',
    ])
    await expect(world.paypal.closeDispute(disputeId, 'lost')).rejects.toThrow('won')
  })

  it('that is lost takes the money back from the merchant, once', async () => {
    const { payments, captureId } = await captured(world.paypal)
    await world.paypal.closeDispute(await world.paypal.dispute(captureId), 'lost')
    expect(heard().slice(-2)).toEqual(['CUSTOMER.DISPUTE.RESOLVED', 'PAYMENT.CAPTURE.REVERSED'])
    const body = JSON.parse((await world.heard.at(-1)?.sign(world.clock.now()))?.rawBody ?? '')
    expect(body).toMatchObject({ resource_type: 'refund', resource: { amount: { value: '25.00' } } })
    expect((await payments.getRefund({ refundId: body.resource.id })).result.status).toBe('COMPLETED')
    expect((await payments.getCapturedPayment({ captureId })).result.status).toBe('REFUNDED')
    expect((await refusal(payments.refundCapturedPayment({ captureId }))).issue).toBe(
      'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK',
    )
  })

  it('that is lost takes no more than a refund has left', async () => {
    const { payments, captureId } = await captured(world.paypal)
    await payments.refundCapturedPayment({ captureId, body: usd('10.00') })
    await world.paypal.closeDispute(await world.paypal.dispute(captureId), 'lost')
    const body = JSON.parse((await world.heard.at(-1)?.sign(world.clock.now()))?.rawBody ?? '')
    expect(body.resource.amount.value).toBe('15.00')
  })

  it('is listed by its payment and state, read whole, and given in to', async () => {
    const { captureId } = await captured(world.paypal)
    const disputeId = await world.paypal.dispute(captureId, {
      amount: { currency_code: 'USD', value: '5.00' },
    })
    const list = async (query: string) =>
      recordsAt((await askRest(world.paypal, 'GET', `/v1/customer/disputes?${query}`)).body, 'items')
    expect(await list(`disputed_transaction_id=${captureId}`)).toMatchObject([
      { dispute_id: disputeId, status: 'WAITING_FOR_SELLER_RESPONSE', dispute_amount: { value: '5.00' } },
    ])
    expect(await list('disputed_transaction_id=5O190127TN364715T')).toEqual([])
    expect(await list('dispute_state=RESOLVED')).toEqual([])
    const path = `/v1/customer/disputes/${disputeId}`
    expect((await askRest(world.paypal, 'GET', path)).body).toMatchObject({
      dispute_id: disputeId,
      disputed_transactions: [{ seller_transaction_id: captureId, gross_amount: { value: '25.00' } }],
    })
    expect((await askRest(world.paypal, 'POST', `${path}/accept-claim`, {})).status).toBe(200)
    expect((await askRest(world.paypal, 'POST', `${path}/accept-claim`, {})).status).toBe(422)
    expect((await askRest(world.paypal, 'GET', path)).body).toMatchObject({
      status: 'RESOLVED',
      dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: { value: '5.00' } },
    })
    expect((await askRest(world.paypal, 'GET', '/v1/customer/disputes/PP-D-1')).status).toBe(404)
  })

  it('is not about more than was paid', async () => {
    const { captureId } = await captured(world.paypal)
    const amount = { currency_code: 'USD', value: '25.01' }
    await expect(world.paypal.dispute(captureId, { amount })).rejects.toThrow(RangeError)
  })
})
