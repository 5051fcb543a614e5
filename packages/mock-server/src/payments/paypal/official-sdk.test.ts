import {
  ApiError,
  type ApiResponse,
  CheckoutPaymentIntent,
  Client,
  Environment,
  OrdersController,
  PaymentsController,
  type Refund,
} from '@paypal/paypal-server-sdk'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock, type MockClock } from '../../control/clock'
import { createMemoryStore } from '../../store/index'
import { createPaypalFake, type PaypalFake } from './index'

const CREDENTIALS = { clientId: 'northwind-app', clientSecret: 'northwind-secret' }

let paypal: PaypalFake
let clock: MockClock

// Whatever is not answered by the fake fails the test: nothing leaks to the real PayPal.
const server = setupServer(
  http.all(/paypal\.com/, async ({ request }) => {
    try {
      return await paypal.fetch(request)
    } catch {
      return HttpResponse.error()
    }
  }),
)
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
beforeEach(() => {
  clock = createVirtualClock()
  const config = { ...CREDENTIALS, environment: 'sandbox' } as const
  paypal = createPaypalFake({ store: createMemoryStore(), clock, seed: 7, config })
})
afterEach(() => paypal.reset())

function sdk(secret = CREDENTIALS.clientSecret) {
  const client = new Client({
    clientCredentialsAuthCredentials: { oAuthClientId: CREDENTIALS.clientId, oAuthClientSecret: secret },
    environment: Environment.Sandbox,
  })
  return { orders: new OrdersController(client), payments: new PaymentsController(client) }
}

const draft = (value = '25.00', currencyCode = 'USD', invoiceId?: string) => ({
  intent: CheckoutPaymentIntent.Capture,
  purchaseUnits: [
    { amount: { currencyCode, value }, customId: 'pur_1', ...(invoiceId !== undefined && { invoiceId }) },
  ],
})

async function captured(paypalRequestId?: string) {
  const { orders, payments } = sdk()
  const { result: order } = await orders.createOrder({ body: draft() })
  const id = String(order.id)
  await paypal.approve(id)
  const { result } = await orders.captureOrder({ id, ...(paypalRequestId && { paypalRequestId }) })
  const capture = result.purchaseUnits?.[0]?.payments?.captures?.[0]
  return { orders, payments, id, captureId: String(capture?.id), capture }
}

/** The error of an answer that the SDK does not count as a success. */
async function failure(call: Promise<ApiResponse<unknown>>): Promise<ApiError<unknown>> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ApiError)) throw new Error(`Not an answer of PayPal: ${error}`)
  return error
}

/** What an error says, in PayPal's own words. */
async function refusal(call: Promise<ApiResponse<unknown>>) {
  const error = await failure(call)
  const body = JSON.parse(String(error.body))
  return { status: error.statusCode, name: body.name, issue: body.details?.[0]?.issue, links: body.links }
}

describe('the official server SDK in its default configuration', () => {
  it('creates an order of the shortest answer by default', async () => {
    const { result, statusCode, headers } = await sdk().orders.createOrder({ body: draft() })
    expect(statusCode).toBe(201)
    expect(result).toMatchObject({ id: expect.stringMatching(/^[A-Z0-9]{17}$/), status: 'CREATED' })
    expect(result.purchaseUnits).toBeUndefined()
    expect(result.links?.map((link) => link.rel)).toEqual(['self', 'approve', 'update', 'capture'])
    expect(headers['paypal-debug-id']).toMatch(/^[0-9a-f]{13}$/)
  })

  it('reads the whole order when it asks for it, or gets it', async () => {
    const { orders } = sdk()
    const { result: created } = await orders.createOrder({
      body: draft('10.99', 'EUR'),
      prefer: 'return=representation',
    })
    const { result: read } = await orders.getOrder({ id: String(created.id) })
    expect(read).toEqual(created)
    expect(read.purchaseUnits?.[0]).toMatchObject({
      referenceId: 'default',
      amount: { currencyCode: 'EUR', value: '10.99' },
      customId: 'pur_1',
    })
  })

  it('captures an approved order, with fee and net to the cent', async () => {
    const { orders, payments, id, captureId, capture } = await captured()
    expect(capture).toMatchObject({
      status: 'COMPLETED',
      amount: { currencyCode: 'USD', value: '25.00' },
      customId: 'pur_1',
      finalCapture: true,
      sellerReceivableBreakdown: {
        grossAmount: { currencyCode: 'USD', value: '25.00' },
        paypalFee: { currencyCode: 'USD', value: '1.36' },
        netAmount: { currencyCode: 'USD', value: '23.64' },
      },
    })
    const { result: read } = await payments.getCapturedPayment({ captureId })
    expect(read).toMatchObject({ id: captureId, supplementaryData: { relatedIds: { orderId: id } } })
    expect((await orders.getOrder({ id })).result).toMatchObject({
      status: 'COMPLETED',
      payer: { payerId: expect.any(String) },
    })
  })

  it('keeps an echeck pending until it settles', async () => {
    const { orders, payments } = sdk()
    const { result: order } = await orders.createOrder({ body: draft() })
    await paypal.approve(String(order.id), { fundingSource: 'echeck' })
    const { result } = await orders.captureOrder({ id: String(order.id) })
    const capture = result.purchaseUnits?.[0]?.payments?.captures?.[0]
    expect(capture).toMatchObject({ status: 'PENDING', statusDetails: { reason: 'ECHECK' } })
    expect((await refusal(payments.refundCapturedPayment({ captureId: String(capture?.id) }))).issue).toBe(
      'PENDING_CAPTURE',
    )

    await paypal.settle(String(capture?.id))
    const { result: settled } = await payments.getCapturedPayment({ captureId: String(capture?.id) })
    expect(settled.status).toBe('COMPLETED')
    expect(settled.statusDetails).toBeUndefined()
  })

  it('gives everything back when no amount is named', async () => {
    const { payments, captureId } = await captured()
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
    const { payments, captureId } = await captured()
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

  it('is declined as it asks for by PayPal-Mock-Response, and nothing else happens', async () => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await paypal.approve(id)
    const paypalMockResponse = JSON.stringify({ mock_application_codes: 'INSTRUMENT_DECLINED' })
    expect(await refusal(orders.captureOrder({ id, paypalMockResponse }))).toMatchObject({
      status: 422,
      name: 'UNPROCESSABLE_ENTITY',
      issue: 'INSTRUMENT_DECLINED',
    })
    expect((await orders.getOrder({ id })).result.status).toBe('APPROVED')
    expect((await orders.captureOrder({ id })).result.status).toBe('COMPLETED')
  })

  it('is declined by the card the buyer chose, with a link back, and can be paid in another way', async () => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await paypal.approve(id, { fundingSource: 'declined_card' })
    const { issue, links } = await refusal(orders.captureOrder({ id, paypalRequestId: 'attempt-1' }))
    expect(issue).toBe('INSTRUMENT_DECLINED')
    expect(links).toContainEqual({
      href: `https://www.sandbox.paypal.com/checkoutnow?token=${id}`,
      rel: 'redirect',
      method: 'GET',
    })
    expect((await orders.getOrder({ id })).result.status).toBe('APPROVED')

    await paypal.approve(id)
    expect((await refusal(orders.captureOrder({ id, paypalRequestId: 'attempt-1' }))).issue).toBe(
      'INSTRUMENT_DECLINED',
    )
    expect((await orders.captureOrder({ id, paypalRequestId: 'attempt-2' })).result.status).toBe('COMPLETED')
  })

  it('replays a request id with the latest state and status 200', async () => {
    const { orders, payments, id, captureId } = await captured('capture-1')
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
    clock.advance({ hours: 6 })
    const second = await sdk().orders.createOrder({ body: draft(), paypalRequestId: 'create-1' })
    expect(second.result.id).not.toBe(first.result.id)
  })

  it('turns the second of two simultaneous captures away, and takes the money once', async () => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await paypal.approve(id)
    paypal.fail({ match: 'POST /v2/checkout/orders/:id/capture', delayMs: 20, times: 1 })
    const both = await Promise.allSettled([
      orders.captureOrder({ id, paypalRequestId: 'capture-1' }),
      orders.captureOrder({ id, paypalRequestId: 'capture-1' }),
    ])
    expect(
      both.map((one) => (one.status === 'fulfilled' ? one.value.statusCode : one.reason.statusCode)).sort(),
    ).toEqual([201, 409])
  })

  it('does not get in with bad credentials', async () => {
    const error = await failure(sdk('wrong').orders.createOrder({ body: draft() }))
    expect(error.statusCode).toBe(401)
    expect(JSON.parse(String(error.body))).toEqual({
      error: 'invalid_client',
      error_description: 'Client Authentication failed',
    })
  })

  it('does not reach an order of nobody, one unapproved, or a paid invoice', async () => {
    const { orders } = sdk()
    expect(await refusal(orders.getOrder({ id: '5O190127TN364715T' }))).toMatchObject({
      status: 404,
      issue: 'INVALID_RESOURCE_ID',
    })
    const { result: order } = await orders.createOrder({ body: draft('5.00', 'USD', 'INV-1') })
    const { result: twin } = await orders.createOrder({ body: draft('5.00', 'USD', 'INV-1') })
    expect((await refusal(orders.captureOrder({ id: String(order.id) }))).issue).toBe('ORDER_NOT_APPROVED')
    await paypal.approve(String(order.id))
    await paypal.approve(String(twin.id))
    await orders.captureOrder({ id: String(order.id) })
    expect((await refusal(orders.captureOrder({ id: String(twin.id) }))).issue).toBe('DUPLICATE_INVOICE_ID')
    expect((await refusal(orders.createOrder({ body: draft('5.00', 'USD', 'INV-1') }))).issue).toBe(
      'DUPLICATE_INVOICE_ID',
    )
  })

  it('sees a rate limit with its Retry-After, and a broken proxy without a crash', async () => {
    paypal.fail({
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

    paypal.fail({
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
    await paypal.approve(id)
    paypal.fail({ match: 'POST /v2/checkout/orders/:id/capture', when: 'after', times: 1 })
    await expect(orders.captureOrder({ id, paypalRequestId: 'capture-1' })).rejects.toThrow(/network error/i)
    const { statusCode, result } = await orders.captureOrder({ id, paypalRequestId: 'capture-1' })
    expect(statusCode).toBe(200)
    expect(result.purchaseUnits?.[0]?.payments?.captures).toHaveLength(1)
  })
})
