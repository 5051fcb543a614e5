import type { Purchase } from '@creditkit/contract'
import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { giveBack, moneyAt } from './testing/books'
import { bought, pay } from './testing/buyer'
import { ENDPOINTS } from './testing/endpoints'
import { CHARGING, openShop, PROVIDERS, usd } from './testing/shop'
import { thrown } from './testing/thrown'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }
const LIMITED = { when: 'before', status: 429, headers: { 'retry-after': '7' } } as const

/** How often the SDKs have asked for something. */
const asked = (request: string) => shop.requests.filter((one) => one === request).length

it.each(PROVIDERS)(
  'F13 a purchase that %s is too busy for says how long to wait, and the same request goes through after',
  async (provider) => {
    shop.mock.providers.fail({ match: ENDPOINTS[provider].order, ...LIMITED, times: 1 })
    const draft = {
      walletId: 'credits',
      provider,
      money: usd(2500),
      returnUrl: 'https://a.example/',
    }
    const answer = await shop.api.send('/api/credits/purchase', draft, { key: 'k' })
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(await answer.json()).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 7 })
    shop.mock.clock.advance({ seconds: 7 })
    const purchase = await shop.api.done<Purchase>('/api/credits/purchase', draft, { key: 'k' })
    await pay(shop, purchase)
    await shop.capture(purchase)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it('F13 a capture that PayPal is too busy for takes nothing and goes through after', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  shop.mock.providers.fail({ match: ENDPOINTS.paypal.capture, ...LIMITED, times: 1 })
  const answer = await shop.capture(purchase)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
  expect(await shop.see(purchase)).toMatchObject({ status: 'requires_action' })
  expect(await shop.available()).toBe(before)
  expect((await shop.capture(purchase)).status).toBe(200)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(CHARGING)(
  'F13 a payment that %s is too busy to tell of is neither lost nor open for another try',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    await pay(shop, purchase)
    shop.mock.providers.fail({ match: ENDPOINTS[provider].capture, ...LIMITED, times: 1 })
    expect(await (await shop.capture(purchase)).json()).toMatchObject({ status: 'processing' })
    expect(await shop.available()).toBe(before)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(PROVIDERS)(
  'F13 a refund that %s is too busy for keeps the credits aside until it is asked for again',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    shop.mock.providers.fail({ match: ENDPOINTS[provider].refund, ...LIMITED, times: 1 })
    const answer = await shop.refund(purchase, 1000, 'r')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await moneyAt(shop, purchase)).toMatchObject({ givenBack: 0 })
    expect((await shop.refund(purchase, 1000, 'r')).status).toBe(200)
    expect(await shop.available()).toBe(before + 1500)
    expect(await moneyAt(shop, purchase)).toMatchObject({ givenBack: 1000 })
  },
)

it('F13 Stripe’s SDK passes a rate limit on, with how long to wait', async () => {
  const purchase = await bought(shop, 'stripe')
  shop.mock.providers.fail({ match: ENDPOINTS.stripe.refund, ...LIMITED, times: 1 })
  const error = await thrown(giveBack(shop, purchase, 1000))
  expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError)
  expect(error.headers['retry-after']).toBe('7')
  expect(asked('POST /v1/refunds')).toBe(1)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F13 PayPal’s SDK passes a rate limit on, with how long to wait', async () => {
  const purchase = await bought(shop, 'paypal')
  shop.mock.providers.fail({ match: ENDPOINTS.paypal.refund, ...LIMITED, times: 1 })
  const error = await thrown(giveBack(shop, purchase, 1000))
  expect(error).toMatchObject({ statusCode: 429, headers: { 'retry-after': '7' } })
  expect(JSON.parse(error.body)).toMatchObject({ name: 'RATE_LIMIT_REACHED' })
  expect(shop.requests.filter((request) => request.endsWith('/refund'))).toHaveLength(1)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F13 DodoPayments’ SDK waits as long as it is told, asks again, and gives back once', async () => {
  const purchase = await bought(shop, 'dodo')
  shop.mock.providers.fail({
    match: ENDPOINTS.dodo.refund,
    when: 'before',
    status: 429,
    headers: { 'retry-after': '1' },
    times: 1,
  })
  const startedAt = performance.now()
  await giveBack(shop, purchase, 1000)
  expect(performance.now() - startedAt).toBeGreaterThan(900)
  expect(asked('POST /refunds')).toBe(2)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
})
