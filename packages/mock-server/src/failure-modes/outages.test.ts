import type { Purchase } from '@creditkit/contract'
import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { giveBack, moneyAt } from './testing/books'
import { bought, pay } from './testing/buyer'
import { ENDPOINTS } from './testing/endpoints'
import { orderIdOf } from './testing/order-id'
import { openShop, PROVIDERS, usd } from './testing/shop'
import { thrown } from './testing/thrown'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }
const HTML = '<html><body><h1>503 Service Unavailable</h1></body></html>'

/** Whatever was wrong with a provider is over. */
function backInService(provider: Purchase['provider']): void {
  shop.mock.providers[provider === 'stripe_checkout' ? 'stripe' : provider].reset()
}

/** How often the SDKs have asked for something. */
const asked = (request: string) => shop.requests.filter((one) => one === request).length

it.each(PROVIDERS)('F15 one 500 of %s is not the end of a purchase', async (provider) => {
  const before = await shop.available()
  shop.mock.providers.fail({ match: ENDPOINTS[provider].order, when: 'before', status: 500, times: 1 })
  // Nothing makes a POST at DodoPayments safe to repeat, so its caller repeats the whole request.
  if (provider === 'dodo')
    expect(await shop.refusedToBuy(provider, { key: 'k' })).toMatchObject({ code: 'internal' })
  const purchase = await shop.buy(provider, { key: 'k' })
  await pay(shop, purchase)
  shop.mock.providers.fail({ match: ENDPOINTS[provider].capture, when: 'before', status: 500, times: 1 })
  expect(await (await shop.capture(purchase)).json()).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(PROVIDERS)(
  'F15 a page instead of an answer of %s breaks nothing, and the purchase goes on when it is over',
  async (provider) => {
    const before = await shop.available()
    const { order, capture, look } = ENDPOINTS[provider]
    const page = { when: 'before', status: 503, body: HTML } as const
    shop.mock.providers.fail({ match: order, ...page, times: 2 })
    expect(await shop.refusedToBuy(provider, { key: 'k' })).toMatchObject({ code: 'internal', status: 500 })
    backInService(provider)
    const purchase = await shop.buy(provider, { key: 'k' })
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    await pay(shop, purchase)
    shop.mock.providers.fail({ match: capture, ...page })
    shop.mock.providers.fail({ match: look, ...page })
    const answer = await shop.capture(purchase)
    expect([answer.status, (await answer.json()).status]).toEqual([200, 'processing'])
    expect(await shop.see(purchase)).toMatchObject({ status: 'processing' })
    expect(await shop.balance()).toMatchObject({ available: { minor: before }, pending: { minor: 2500 } })
    backInService(provider)
    const found = await shop.see(purchase)
    // PayPal’s order was never captured: the buyer may go on.
    if (provider === 'paypal') {
      expect(found).toMatchObject({ status: 'requires_action', nextAction: purchase.nextAction })
      await shop.capture(purchase)
    } else expect(found).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it.each(PROVIDERS)(
  'F15 a webhook that comes while %s cannot be asked is answered 500 and taken in later',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    await giveBack(shop, purchase, 1000)
    shop.mock.providers.fail({ match: '*', when: 'before', status: 503, body: HTML })
    const refused = await shop.mock.webhooks.deliver()
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([500]))
    expect(await shop.available()).toBe(before + 2500)

    backInService(provider)
    const taken = await shop.mock.webhooks.deliver()
    expect(taken.map(({ id, status }) => [id, status])).toEqual(refused.map(({ id }) => [id, 200]))
    expect(await shop.available()).toBe(before + 1500)
    expect(await shop.see(purchase)).toMatchObject({ refunded: usd(1000) })
  },
)

it('F15 the SDKs get over one 500 where they repeat by themselves, and say what it was where they do not', async () => {
  const viaStripe = await bought(shop, 'stripe')
  shop.mock.providers.fail({ match: ENDPOINTS.stripe.refund, when: 'before', status: 500, times: 1 })
  await giveBack(shop, viaStripe, 1000)
  expect(asked('POST /v1/refunds')).toBe(2)
  expect(await moneyAt(shop, viaStripe)).toMatchObject({ givenBack: 1000 })

  const viaDodo = await bought(shop, 'dodo')
  shop.mock.providers.fail({
    match: ENDPOINTS.dodo.refund,
    when: 'before',
    status: 503,
    body: HTML,
    times: 1,
  })
  await giveBack(shop, viaDodo, 1000)
  expect(asked('POST /refunds')).toBe(2)
  expect(await moneyAt(shop, viaDodo)).toMatchObject({ givenBack: 1000 })

  const viaPaypal = await bought(shop, 'paypal')
  shop.mock.providers.fail({
    match: ENDPOINTS.paypal.refund,
    when: 'before',
    status: 503,
    body: HTML,
    times: 1,
  })
  expect(await thrown(giveBack(shop, viaPaypal, 1000))).toMatchObject({ statusCode: 503, body: HTML })
  expect(await moneyAt(shop, viaPaypal)).toEqual(ONCE)
})

it('F15 Stripe’s SDK says that a page is no JSON after it has asked three times', async () => {
  const purchase = await shop.buy('stripe')
  shop.mock.providers.fail({ match: ENDPOINTS.stripe.look, when: 'before', status: 503, body: HTML })
  const error = await thrown(shop.sdk.stripe.paymentIntents.retrieve(orderIdOf(purchase)))
  expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError)
  expect(error.message).toContain('Invalid JSON')
  expect(shop.requests).toHaveLength(3)
})
