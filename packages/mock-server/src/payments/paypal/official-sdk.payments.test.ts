import type { ApiResponse, Refund } from '@paypal/paypal-server-sdk'
import { describe, expect, it } from 'vitest'
import { captured, draft, refusal, sdk, servePaypalInNode } from './testing/official-sdk'

const world = servePaypalInNode()

describe('the official server SDK on payments and refunds', () => {
  it('keeps an echeck pending until it settles', async () => {
    const { orders, payments } = sdk()
    const { result: order } = await orders.createOrder({ body: draft() })
    await world.paypal.approve(String(order.id), { fundingSource: 'echeck' })
    const { result } = await orders.captureOrder({ id: String(order.id) })
    const capture = result.purchaseUnits?.[0]?.payments?.captures?.[0]
    expect(capture).toMatchObject({ status: 'PENDING', statusDetails: { reason: 'ECHECK' } })
    expect((await refusal(payments.refundCapturedPayment({ captureId: String(capture?.id) }))).issue).toBe(
      'PENDING_CAPTURE',
    )

    await world.paypal.settle(String(capture?.id))
    const { result: settled } = await payments.getCapturedPayment({ captureId: String(capture?.id) })
    expect(settled.status).toBe('COMPLETED')
    expect(settled.statusDetails).toBeUndefined()
  })

  it('gives everything back when no amount is named', async () => {
    const { payments, captureId } = await captured(world.paypal)
    const { result, statusCode } = await payments.refundCapturedPayment({
      captureId,
      prefer: 'return=representation',
    })
    expect(statusCode).toBe(201)
    expect(result).toMatchObject({ status: 'COMPLETED', amount: { currencyCode: 'USD', value: '25.00' } })
    expect((await payments.getCapturedPayment({ captureId })).result.status).toBe('REFUNDED')
    expect((await payments.getRefund({ refundId: String(result.id) })).result).toEqual(result)
    expect((await refusal(payments.refundCapturedPayment({ captureId }))).issue).toBe(
      'CAPTURE_FULLY_REFUNDED',
    )
  })

  it('gives parts back until nothing is left, and never more', async () => {
    const { payments, captureId } = await captured(world.paypal)
    const refund = (value: string, currencyCode = 'USD') =>
      payments.refundCapturedPayment({
        captureId,
        prefer: 'return=representation',
        body: { amount: { currencyCode, value } },
      })
    const total = ({ result }: ApiResponse<Refund>) =>
      result.sellerPayableBreakdown?.totalRefundedAmount?.value

    expect(total(await refund('10.00'))).toBe('10.00')
    expect((await payments.getCapturedPayment({ captureId })).result.status).toBe('PARTIALLY_REFUNDED')
    expect(await refusal(refund('15.01'))).toMatchObject({ status: 422, issue: 'REFUND_AMOUNT_EXCEEDED' })
    expect((await refusal(refund('1.00', 'EUR'))).issue).toBe('REFUND_CAPTURE_CURRENCY_MISMATCH')
    expect((await refusal(refund('1.001'))).issue).toBe('DECIMAL_PRECISION')
    expect(total(await refund('15.00'))).toBe('25.00')
    expect((await payments.getCapturedPayment({ captureId })).result.status).toBe('REFUNDED')
  })
})
