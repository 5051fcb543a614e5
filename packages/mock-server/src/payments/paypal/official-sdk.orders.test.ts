import { describe, expect, it } from 'vitest'
import { captured, draft, failure, refusal, sdk, servePaypalInNode } from './testing/official-sdk'
import { testPageUrl } from './testing/order'

const world = servePaypalInNode()

describe('the official server SDK on orders', () => {
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
    const { orders, payments, id, captureId, capture } = await captured(world.paypal)
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

  it('is declined as it asks for by PayPal-Mock-Response, and nothing else happens', async () => {
    const { orders } = sdk()
    const id = String((await orders.createOrder({ body: draft() })).result.id)
    await world.paypal.approve(id)
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
    await world.paypal.approve(id, { fundingSource: 'declined_card' })
    const { issue, links } = await refusal(orders.captureOrder({ id, paypalRequestId: 'attempt-1' }))
    expect(issue).toBe('INSTRUMENT_DECLINED')
    expect(links).toContainEqual({
      href: testPageUrl(`/paypal/checkoutnow?token=${id}`),
      rel: 'redirect',
      method: 'GET',
    })
    expect((await orders.getOrder({ id })).result.status).toBe('APPROVED')

    await world.paypal.approve(id)
    expect((await refusal(orders.captureOrder({ id, paypalRequestId: 'attempt-1' }))).issue).toBe(
      'INSTRUMENT_DECLINED',
    )
    expect((await orders.captureOrder({ id, paypalRequestId: 'attempt-2' })).result.status).toBe('COMPLETED')
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
    await world.paypal.approve(String(order.id))
    await world.paypal.approve(String(twin.id))
    await orders.captureOrder({ id: String(order.id) })
    expect((await refusal(orders.captureOrder({ id: String(twin.id) }))).issue).toBe('DUPLICATE_INVOICE_ID')
    expect((await refusal(orders.createOrder({ body: draft('5.00', 'USD', 'INV-1') }))).issue).toBe(
      'DUPLICATE_INVOICE_ID',
    )
  })
})
