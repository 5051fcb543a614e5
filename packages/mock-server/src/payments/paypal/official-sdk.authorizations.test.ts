import { CheckoutPaymentIntent } from '@paypal/paypal-server-sdk'
import { describe, expect, it } from 'vitest'
import { draft, refusal, sdk, servePaypalInNode } from './testing/official-sdk'

const world = servePaypalInNode()

/** An order of twenty-five dollars whose money is set aside. */
async function authorized(fundingSource: 'balance' | 'declined_card' = 'balance') {
  const { orders, payments } = sdk()
  const body = { ...draft(), intent: CheckoutPaymentIntent.Authorize }
  const id = String((await orders.createOrder({ body })).result.id)
  await world.paypal.approve(id, { fundingSource })
  const authorizing = () => orders.authorizeOrder({ id, paypalRequestId: 'authorize-1' })
  if (fundingSource === 'declined_card') return { id, orders, payments, authorizing, authorizationId: '' }
  const { result } = await authorizing()
  const authorization = result.purchaseUnits?.[0]?.payments?.authorizations?.[0]
  expect(authorization).toMatchObject({ status: 'CREATED', amount: { value: '25.00' }, customId: 'pur_1' })
  return { id, orders, payments, authorizing, authorizationId: String(authorization?.id) }
}

const money = (value: string, currencyCode = 'USD') => ({ amount: { currencyCode, value } })

describe('the official server SDK on authorizations', () => {
  it('sets money aside, takes it in parts and no more than 115 %', async () => {
    const { payments, authorizationId, id, orders } = await authorized()
    const take = (value: string, finalCapture = false) =>
      payments.captureAuthorizedPayment({
        authorizationId,
        prefer: 'return=representation',
        body: { ...money(value), finalCapture },
      })
    const { result: first } = await take('10.00')
    expect(first).toMatchObject({
      status: 'COMPLETED',
      finalCapture: false,
      supplementaryData: { relatedIds: { authorizationId, orderId: id } },
    })
    const state = async () => (await payments.getAuthorizedPayment({ authorizationId })).result.status
    expect(await state()).toBe('PARTIALLY_CAPTURED')
    expect((await refusal(take('18.76'))).issue).toBe('MAX_CAPTURE_AMOUNT_EXCEEDED')
    expect(
      (await refusal(payments.captureAuthorizedPayment({ authorizationId, body: money('1.00', 'EUR') })))
        .issue,
    ).toBe('AUTH_CAPTURE_CURRENCY_MISMATCH')
    await take('5.00', true)
    expect(await state()).toBe('CAPTURED')
    expect((await refusal(take('1.00'))).issue).toBe('AUTHORIZATION_ALREADY_CAPTURED')
    expect((await refusal(payments.voidPayment({ authorizationId }))).issue).toBe('PREVIOUSLY_CAPTURED')
    const { result: order } = await orders.getOrder({ id })
    expect(order.purchaseUnits?.[0]?.payments?.captures?.map((capture) => capture.amount?.value)).toEqual([
      '10.00',
      '5.00',
    ])
    await payments.refundCapturedPayment({ captureId: String(first.id) })
    expect((await payments.getCapturedPayment({ captureId: String(first.id) })).result.status).toBe(
      'REFUNDED',
    )
  })

  it('lets the money go again', async () => {
    const { payments, authorizationId } = await authorized()
    const { statusCode } = await payments.voidPayment({ authorizationId })
    expect(statusCode).toBe(204)
    expect((await payments.getAuthorizedPayment({ authorizationId })).result.status).toBe('VOIDED')
    expect((await refusal(payments.captureAuthorizedPayment({ authorizationId }))).issue).toBe(
      'AUTHORIZATION_VOIDED',
    )
    expect((await refusal(payments.voidPayment({ authorizationId }))).issue).toBe('PREVIOUSLY_VOIDED')
    expect(world.heard.map(({ type }) => type)).toContain('PAYMENT.AUTHORIZATION.VOIDED')
  })

  it('renews after three days, and lapses after twenty-nine', async () => {
    const { payments, authorizationId } = await authorized()
    expect((await refusal(payments.reauthorizePayment({ authorizationId }))).issue).toBe(
      'REAUTHORIZATION_TOO_SOON',
    )
    // The SDK goes by the wall clock, so it takes a fresh client to ask for a token again.
    world.clock.advance({ days: 3 })
    const { result: renewed } = await sdk().payments.reauthorizePayment({ authorizationId })
    expect(renewed.id).not.toBe(authorizationId)
    world.clock.advance({ days: 29, milliseconds: 1 })
    const late = sdk().payments.captureAuthorizedPayment({ authorizationId: String(renewed.id) })
    expect((await refusal(late)).issue).toBe('AUTHORIZATION_EXPIRED')
  })

  it('is refused by the order’s intent, a decline, and a second attempt', async () => {
    const { orders, id, authorizing } = await authorized()
    expect((await refusal(orders.captureOrder({ id }))).issue).toBe('ACTION_DOES_NOT_MATCH_INTENT')
    expect((await authorizing()).statusCode).toBe(200)
    expect((await refusal(orders.authorizeOrder({ id }))).issue).toBe('ORDER_ALREADY_AUTHORIZED')
    const declined = await authorized('declined_card')
    expect((await refusal(declined.authorizing())).issue).toBe('INSTRUMENT_DECLINED')
    const unknown = declined.payments.getAuthorizedPayment({ authorizationId: '5O190127TN364715T' })
    expect(await refusal(unknown)).toMatchObject({ status: 404, issue: 'INVALID_RESOURCE_ID' })
  })

  it('confirms what an order is paid with, a wallet by its owner and a card at once', async () => {
    const { orders } = sdk()
    const open = async () => String((await orders.createOrder({ body: draft() })).result.id)
    const wallet = await open()
    const returnUrl = 'https://shop.example/ok'
    const { result } = await orders.confirmOrder({
      id: wallet,
      body: { paymentSource: { paypal: { experienceContext: { returnUrl } } } },
    })
    expect(result.status).toBe('PAYER_ACTION_REQUIRED')
    expect(result.links?.map(({ rel }) => rel)).toEqual(['self', 'payer-action'])
    expect((await world.paypal.approve(wallet)).returnUrl).toContain(`${returnUrl}?token=${wallet}`)

    const card = await open()
    const paymentSource = { card: { number: '4111111111111111', expiry: '2030-12' } }
    expect((await orders.confirmOrder({ id: card, body: { paymentSource } })).result.status).toBe('APPROVED')
    expect((await orders.captureOrder({ id: card })).result.status).toBe('COMPLETED')
    const again = orders.confirmOrder({ id: card, body: { paymentSource } })
    expect((await refusal(again)).issue).toBe('ORDER_ALREADY_COMPLETED')
  })
})
