import { expect, it } from 'vitest'
import { bookedAt, giveBack, moneyAt, paypalMoney } from './testing/books'
import { bought, pay } from './testing/buyer'
import { ENDPOINTS } from './testing/endpoints'
import { orderIdOf } from './testing/order-id'
import { CHARGING, openShop, PROVIDERS, RETURN_URL, usd } from './testing/shop'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }
const GIVE = 'POST /selfService/credit/byUserExtRelationId/:extRelationId'

/** Where our backend looks for a refund whose answer was lost. */
const FINDING = {
  paypal: 'GET /v2/payments/captures/:id',
  stripe: 'GET /v1/refunds',
  stripe_checkout: 'GET /v1/refunds',
  dodo: 'GET /refunds/:id',
} as const

/** The provider does what it is asked, and the connection breaks before it can say so. */
function lose(match: string, times?: number): void {
  shop.mock.providers.fail({ match, when: 'after', ...(times !== undefined && { times }) })
}

it.each(PROVIDERS)('F14 an order of %s whose answer is lost is paid once', async (provider) => {
  const before = await shop.available()
  lose(ENDPOINTS[provider].order, 1)
  // DodoPayments knows no keys: the session nobody knows of can be paid by nobody, and another one is opened.
  if (provider === 'dodo')
    expect(await shop.refusedToBuy(provider, { key: 'k' })).toMatchObject({ code: 'internal' })
  const purchase = await shop.buy(provider, { key: 'k' })
  await pay(shop, purchase)
  await shop.capture(purchase)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  expect(await bookedAt(shop, purchase)).toHaveLength(1)
})

it.each([
  [1, 'succeeded'],
  [2, 'succeeded'],
] as const)(
  'F14 a capture of PayPal whose answer is lost %i times is found by looking',
  async (times, status) => {
    const before = await shop.available()
    const purchase = await shop.buy('paypal')
    await pay(shop, purchase)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    lose('POST /v2/checkout/orders/:id/capture', times)
    expect(await (await shop.capture(purchase)).json()).toMatchObject({ status })
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it('F14 a capture of PayPal after which nothing answers stays processing, and is found once', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  await shop.mock.idle()
  shop.mock.webhooks.hold()
  lose('POST /v2/checkout/orders/:id/capture')
  lose('GET /v2/checkout/orders/:id')
  expect(await (await shop.capture(purchase)).json()).toMatchObject({ status: 'processing' })
  expect(await (await shop.capture(purchase)).json()).toMatchObject({ status: 'processing' })
  expect(await shop.balance()).toMatchObject({ available: { minor: before }, pending: { minor: 2500 } })
  shop.mock.providers.paypal.reset()
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  await shop.mock.webhooks.release()
  expect(await shop.balance()).toMatchObject({ available: { minor: before + 2500 }, pending: { minor: 0 } })
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(CHARGING)(
  'F14 a payment of which %s cannot tell stays processing, and is found once',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    await pay(shop, purchase)
    lose(ENDPOINTS[provider].look)
    expect(await (await shop.capture(purchase)).json()).toMatchObject({ status: 'processing' })
    expect(await shop.see(purchase)).toMatchObject({ status: 'processing' })
    shop.mock.providers[provider === 'dodo' ? 'dodo' : 'stripe'].reset()
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    await shop.mock.webhooks.release()
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it.each(PROVIDERS)(
  'F14 a refund of %s whose answer is lost, and is asked for again, gives back once',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    lose(ENDPOINTS[provider].refund, 2)
    await shop.refund(purchase, 1000, 'r')
    const again = await shop.refund(purchase, 1000, 'r')
    expect(again.status).toBe(200)
    expect(await shop.available()).toBe(before + 1500)
    expect(await shop.see(purchase)).toMatchObject({ refunded: usd(1000) })
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
  },
)

it.each(PROVIDERS)(
  'F14 a refund of %s after which nothing answers keeps the credits aside, and gives back once when it is asked for again',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    lose(ENDPOINTS[provider].refund)
    lose(FINDING[provider])
    const answer = await shop.refund(purchase, 1000, 'r')
    expect(await answer.json()).toMatchObject({ code: 'internal' })
    expect(await shop.available()).toBe(before + 1500)
    shop.mock.providers[provider === 'stripe_checkout' ? 'stripe' : provider].reset()
    expect((await shop.refund(purchase, 1000, 'r')).status).toBe(200)
    await shop.mock.webhooks.release()
    expect(await shop.available()).toBe(before + 1500)
    expect(await shop.see(purchase)).toMatchObject({ refunded: usd(1000) })
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
  },
)

it('F14 Stripe’s SDK asks again under its own key and charges once', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe')
  lose('POST /v1/payment_intents/:id/confirm', 1)
  const { status } = await shop.sdk.stripe.paymentIntents.confirm(orderIdOf(purchase), {
    payment_method: 'pm_card_visa',
    return_url: RETURN_URL,
  })
  expect(status).toBe('succeeded')
  expect(shop.requests.filter((request) => request.endsWith('/confirm'))).toHaveLength(2)
  expect((await shop.sdk.stripe.charges.list()).data).toHaveLength(1)
  lose('POST /v1/refunds', 1)
  await giveBack(shop, purchase, 1000)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
  expect(await shop.available()).toBe(before + 1500)
})

it('F14 PayPal’s SDK leaves a lost answer to its caller, who asks again under the same id and moves money once', async () => {
  const before = await shop.available()
  const purchase = await bought(shop, 'paypal')
  const [payment] = await bookedAt(shop, purchase)
  const refund = () =>
    shop.sdk.paypal.payments.refundCapturedPayment({
      captureId: payment?.id ?? '',
      paypalRequestId: 'r',
      body: { amount: paypalMoney(usd(1000)) },
    })
  lose('POST /v2/payments/captures/:id/refund', 1)
  await expect(refund()).rejects.toThrow('Network error')
  const { statusCode, result } = await refund()
  expect([statusCode, result.status]).toEqual([200, 'COMPLETED'])
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
  expect(await shop.available()).toBe(before + 1500)
})

it('F14 DodoPayments’ SDK asks again without any key and gives back twice, which our books follow', async () => {
  const before = await shop.available()
  const purchase = await bought(shop, 'dodo')
  lose('POST /refunds', 1)
  await giveBack(shop, purchase, 1000)
  expect(shop.requests.filter((request) => request === 'POST /refunds')).toHaveLength(2)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 2000 })
  expect(await shop.see(purchase)).toMatchObject({ status: 'partially_refunded', refunded: usd(2000) })
  expect(await shop.available()).toBe(before + 500)
})

it.each(PROVIDERS)(
  'F14 tokens bought through %s are given once although VirtFusion’s answer is lost',
  async (provider) => {
    const { virtfusion } = shop.mock.providers
    const before = await virtfusion.tokens('acct_ada')
    const purchase = await shop.buy(provider, { walletId: 'virtfusion' })
    await shop.mock.idle()
    lose(GIVE, 1)
    await pay(shop, purchase)
    await shop.capture(purchase)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await virtfusion.tokens('acct_ada')).toBe(before + 2500)
    expect((await virtfusion.entries('acct_ada')).map(({ tokens }) => tokens)).toEqual([5000, 2500])
    expect((await shop.balance('virtfusion')).available.minor).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)

    lose('DELETE /selfService/credit/:creditId', 1)
    await shop.refund(purchase, 1000, 'r')
    shop.mock.clock.advance({ minutes: 1 })
    expect((await shop.refund(purchase, 1000, 'r')).status).toBe(200)
    expect((await shop.balance('virtfusion')).available.minor).toBe(before + 1500)
    expect(await virtfusion.tokens('acct_ada')).toBe(before + 1500)
    expect(await moneyAt(shop, purchase)).toMatchObject({ givenBack: 1000 })
  },
)
