import { describe, expect, it } from 'vitest'
import { captured, draft, failure, refusal, sdk, servePaypalInNode } from './testing/official-sdk'
import { testPageUrl } from './testing/order'

const world = servePaypalInNode()
const asking = (code: string) => ({
  paypalMockResponse: JSON.stringify({ mock_application_codes: code }),
})

describe('the official server SDK provokes by PayPal-Mock-Response', () => {
  it.each([
    ['INSTRUMENT_DECLINED', 'redirect'],
    ['ORDER_NOT_APPROVED', undefined],
    ['ORDER_ALREADY_CAPTURED', undefined],
    ['PAYER_ACTION_REQUIRED', 'payer-action'],
    ['DUPLICATE_INVOICE_ID', undefined],
    ['MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED', undefined],
    ['PAYER_CANNOT_PAY', undefined],
    ['REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', 'redirect'],
    ['TRANSACTION_REFUSED', undefined],
    ['ORDER_COMPLETION_IN_PROGRESS', undefined],
    ['COMPLIANCE_VIOLATION', undefined],
    ['ACTION_DOES_NOT_MATCH_INTENT', undefined],
  ])('a capture that fails with %s, and leaves the order to be captured', async (issue, rel) => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await world.paypal.approve(id)
    const refused = await refusal(orders.captureOrder({ id, paypalRequestId: 'capture-1', ...asking(issue) }))
    expect(refused).toMatchObject({ status: 422, name: 'UNPROCESSABLE_ENTITY', issue })
    const href = testPageUrl(`/paypal/checkoutnow?token=${id}`)
    const way = refused.links.filter((link: { rel: string }) => link.rel !== 'information_link')
    expect(way).toEqual(rel === undefined ? [] : [{ href, rel, method: 'GET' }])
    const { result } = await orders.captureOrder({ id, paypalRequestId: 'capture-1' })
    expect(result.status).toBe('COMPLETED')
  })

  it.each([
    'REFUND_AMOUNT_EXCEEDED',
    'CAPTURE_FULLY_REFUNDED',
    'REFUND_CAPTURE_CURRENCY_MISMATCH',
    'PENDING_CAPTURE',
    'REFUND_TIME_LIMIT_EXCEEDED',
    'REFUND_FAILED_INSUFFICIENT_FUNDS',
    'PARTIAL_REFUND_NOT_ALLOWED',
    'TRANSACTION_DISPUTED',
    'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK',
    'DECIMALS_NOT_SUPPORTED',
    'MAX_NUMBER_OF_REFUNDS_EXCEEDED',
  ])('a refund that fails with %s, and leaves the money where it is', async (issue) => {
    const { payments, captureId } = await captured(world.paypal)
    expect(await refusal(payments.refundCapturedPayment({ captureId, ...asking(issue) }))).toMatchObject({
      status: 422,
      issue,
    })
    expect((await payments.getCapturedPayment({ captureId })).result.status).toBe('COMPLETED')
  })

  it.each([
    ['MISSING_REQUIRED_PARAMETER', 400],
    ['INVALID_PARAMETER_SYNTAX', 400],
    ['INVALID_STRING_LENGTH', 400],
    ['AUTHENTICATION_FAILURE', 401],
    ['PERMISSION_DENIED', 403],
    ['INVALID_RESOURCE_ID', 404],
    ['RESOURCE_CONFLICT', 409],
    ['DECIMAL_PRECISION', 422],
    ['DECIMALS_NOT_SUPPORTED', 422],
    ['CANNOT_BE_ZERO_OR_NEGATIVE', 422],
    ['MAX_VALUE_EXCEEDED', 422],
    ['AMOUNT_MISMATCH', 422],
    ['ITEM_TOTAL_MISMATCH', 422],
    ['INVALID_CURRENCY_CODE', 422],
    ['RATE_LIMIT_REACHED', 429],
    ['INTERNAL_SERVER_ERROR', 500],
  ])('an order that fails with %s as %i', async (code, status) => {
    const error = await failure(sdk().orders.createOrder({ body: draft(), ...asking(code) }))
    expect(error.statusCode).toBe(status)
    expect(JSON.parse(String(error.body))).toMatchObject({
      debug_id: error.headers?.['paypal-debug-id'],
      links: [{ rel: 'information_link' }],
    })
  })

  it('nothing that PayPal has no word for', async () => {
    const creating = sdk().orders.createOrder({ body: draft(), ...asking('MOON_PHASE') })
    expect(await refusal(creating)).toMatchObject({ status: 400, issue: 'INVALID_PARAMETER_VALUE' })
  })
})

describe('the official server SDK meets by itself', () => {
  it('a refund in decimals of a currency without any', async () => {
    const { orders, payments } = sdk()
    const id = String((await orders.createOrder({ body: draft('500', 'JPY') })).result.id)
    await world.paypal.approve(id)
    const { result } = await orders.captureOrder({ id })
    const captureId = String(result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id)
    const refund = (value: string) =>
      payments.refundCapturedPayment({ captureId, body: { amount: { currencyCode: 'JPY', value } } })
    expect((await refusal(refund('100.00'))).issue).toBe('DECIMALS_NOT_SUPPORTED')
    expect((await refund('100')).statusCode).toBe(201)
  })

  it('only the fields of an order that it asks for', async () => {
    const { orders } = sdk()
    const { result: order } = await orders.createOrder({
      body: { ...draft(), paymentSource: { paypal: {} } },
      paypalRequestId: 'create-1',
    })
    const { result } = await orders.getOrder({ id: String(order.id), fields: 'payment_source' })
    expect(result).toMatchObject({
      id: order.id,
      status: 'PAYER_ACTION_REQUIRED',
      paymentSource: { paypal: {} },
    })
    expect(result.purchaseUnits).toBeUndefined()
  })
})
