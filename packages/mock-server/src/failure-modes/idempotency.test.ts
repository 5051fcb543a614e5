import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { bookedAt, moneyAt, paypalMoney } from './testing/books'
import { bought, pay } from './testing/buyer'
import { orderIdOf } from './testing/order-id'
import { openShop, PROVIDERS, RETURN_URL, usd } from './testing/shop'
import { thrown } from './testing/thrown'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }

it.each(PROVIDERS)(
  'F11 a key of our own that comes back with another amount is refused, and nothing more is ordered at %s',
  async (provider) => {
    const purchase = await shop.buy(provider, { key: 'k' })
    expect(await shop.refusedToBuy(provider, { key: 'k', money: usd(9900) })).toMatchObject({
      code: 'idempotency_key_reused',
      status: 422,
    })
    expect(await shop.buy(provider, { key: 'k' })).toEqual(purchase)
    await pay(shop, purchase)
    await shop.capture(purchase)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)

    expect((await shop.refund(purchase, 1000, 'r')).status).toBe(200)
    const other = await shop.refund(purchase, 900, 'r')
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' })
    expect(await moneyAt(shop, purchase)).toMatchObject({ givenBack: 1000 })
  },
)

it('F11 Stripe refuses its SDK a key with other parameters', async () => {
  const { paymentIntents } = shop.sdk.stripe
  const draft = { amount: 2500, currency: 'usd' }
  const made = await paymentIntents.create(draft, { idempotencyKey: 'k' })
  const error = await thrown(paymentIntents.create({ ...draft, amount: 9900 }, { idempotencyKey: 'k' }))
  expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
  expect(error).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' })
  const elsewhere = await thrown(paymentIntents.cancel(made.id, {}, { idempotencyKey: 'k' }))
  expect(elsewhere).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' })
  expect((await paymentIntents.list()).data).toMatchObject([
    { id: made.id, amount: 2500, status: made.status },
  ])
})

it.each(['stripe', 'stripe_checkout'] as const)(
  'F11 a purchase whose key somebody has used at Stripe for something else says so and charges nothing: %s',
  async (provider) => {
    const before = await shop.available()
    const untouched = await shop.mock.snapshot()
    const { id } = await shop.buy(provider)
    await shop.mock.restore(untouched)
    await shop.sdk.stripe.customers.create({ name: 'Somebody' }, { idempotencyKey: id })
    const problem = await shop.refusedToBuy(provider)
    expect(problem).toMatchObject({
      code: 'payment_declined',
      declineCode: 'idempotency_error',
      retryable: false,
    })
    expect(await shop.see({ id })).toMatchObject({ status: 'failed' })
    expect((await shop.sdk.stripe.paymentIntents.list()).data).toEqual([])
    expect((await shop.sdk.stripe.checkout.sessions.list()).data).toEqual([])
    expect(await shop.available()).toBe(before)
  },
)

it('F11 PayPal answers its SDK a key with other parameters as it did before, and moves money once', async () => {
  const { orders } = shop.sdk.paypal
  const purchase = await shop.buy('paypal')
  const id = orderIdOf(purchase)
  await pay(shop, purchase)
  const first = await orders.captureOrder({ id, paypalRequestId: 'k' })
  const again = await orders.captureOrder({ id, paypalRequestId: 'k', body: {} })
  expect([first.statusCode, again.statusCode]).toEqual([201, 200])
  expect(again.result.id).toBe(first.result.id)
  const [payment] = await bookedAt(shop, purchase)
  const refund = (cents: number) =>
    shop.sdk.paypal.payments.refundCapturedPayment({
      captureId: payment?.id ?? '',
      paypalRequestId: 'r',
      body: { amount: paypalMoney(usd(cents)) },
    })
  expect((await refund(1000)).result.id).toBe((await refund(400)).result.id)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
  expect(await shop.see(purchase)).toMatchObject({ refunded: usd(1000) })
})

it('F11 DodoPayments knows no keys: its SDK gives back twice what is asked twice, and our books say so', async () => {
  const before = await shop.available()
  const purchase = await bought(shop, 'dodo')
  const [payment] = await bookedAt(shop, purchase)
  const draft = {
    payment_id: payment?.id ?? '',
    items: [{ item_id: 'pdt_mock_credits_usd', amount: 1000 }],
  }
  await shop.sdk.dodo.refunds.create(draft, { idempotencyKey: 'k' })
  await shop.sdk.dodo.refunds.create(draft, { idempotencyKey: 'k' })
  expect(await moneyAt(shop, purchase)).toMatchObject({ givenBack: 2000 })
  expect(await shop.see(purchase)).toMatchObject({ refunded: usd(2000) })
  expect(await shop.available()).toBe(before + 500)
})

it.each(PROVIDERS)(
  'F12 the same purchase that is sent twice at once is ordered at %s once',
  async (provider) => {
    const before = await shop.available()
    const path = '/api/credits/purchase'
    const draft = { walletId: 'credits', provider, money: usd(2500), returnUrl: RETURN_URL }
    const answers = await Promise.all([1, 2, 3].map(() => shop.api.send(path, draft, { key: 'k' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const purchase = await shop.buy(provider, { key: 'k' })
    await pay(shop, purchase)
    const captured = await Promise.all([1, 2, 3].map(() => shop.capture(purchase)))
    expect(captured.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it.each(PROVIDERS)('F12 a refund that is asked for twice at once gives back once at %s', async (provider) => {
  const before = await shop.available()
  const purchase = await bought(shop, provider)
  const answers = await Promise.all([1, 2].map(() => shop.refund(purchase, 1000, 'r')))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await shop.refund(purchase, 1000, 'r')).status).toBe(200)
  expect(await shop.available()).toBe(before + 1500)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
})

it('F12 Stripe turns the second of two requests at once away, and its SDK comes back for the first one’s answer', async () => {
  const purchase = await shop.buy('stripe')
  await shop.mock.idle()
  shop.mock.providers.fail({ match: 'POST /v1/payment_intents/:id/confirm', delayMs: 200, times: 1 })
  const confirm = () =>
    shop.sdk.stripe.paymentIntents.confirm(
      orderIdOf(purchase),
      { payment_method: 'pm_card_visa', return_url: RETURN_URL },
      { idempotencyKey: 'k' },
    )
  const [first, second] = await Promise.all([confirm(), confirm()])
  expect(second).toEqual(first)
  expect(first.status).toBe('succeeded')
  expect(shop.requests.filter((request) => request.endsWith('/confirm')).length).toBeGreaterThanOrEqual(3)
  expect((await shop.sdk.stripe.charges.list()).data).toHaveLength(1)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
})

it('F12 PayPal turns the second of two captures at once away, whichever of its SDK and our backend that is', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await shop.mock.idle()
  await pay(shop, purchase)
  await shop.mock.idle()
  shop.mock.webhooks.hold()
  shop.mock.providers.fail({ match: 'POST /v2/checkout/orders/:id/capture', delayMs: 300, times: 1 })
  // Another process of ours has sent the very same capture, under the key that we use.
  const { orders } = shop.sdk.paypal
  const elsewhere = () =>
    orders.captureOrder({ id: orderIdOf(purchase), paypalRequestId: `${purchase.id}-0` })
  const first = elsewhere()
  await expect.poll(() => shop.requests.some((request) => request.endsWith('/capture'))).toBe(true)
  expect(await thrown(elsewhere())).toMatchObject({ statusCode: 409 })
  const answer = await shop.capture(purchase)
  expect(await answer.json()).toMatchObject({ status: 'processing' })
  expect(await shop.available()).toBe(before)

  expect((await first).result.status).toBe('COMPLETED')
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})
