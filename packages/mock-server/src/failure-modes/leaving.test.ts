import type { Purchase } from '@creditkit/contract'
import { expect, it } from 'vitest'
import { bookedAt, moneyAt } from './testing/books'
import { pay } from './testing/buyer'
import { ENDPOINTS } from './testing/endpoints'
import { orderIdOf } from './testing/order-id'
import { CHARGING, openShop, PROVIDERS, RETURN_URL } from './testing/shop'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }
const NOTHING = { payments: 0, taken: 0, givenBack: 0 }
const CHALLENGED = '4000002500003155'

/** The buyer turns back on the provider’s page, or closes its window. */
const turnBack: Record<Purchase['provider'], (purchase: Purchase) => Promise<unknown>> = {
  paypal: (purchase) => shop.mock.providers.paypal.cancel(orderIdOf(purchase)),
  stripe: () => Promise.resolve(),
  stripe_checkout: (purchase) => shop.mock.providers.stripe.cancelCheckout(orderIdOf(purchase)),
  dodo: (purchase) => shop.mock.providers.dodo.cancelCheckout(orderIdOf(purchase)),
}

it('F16 a question of the buyer’s bank at Stripe that is left open charges nothing, and is answered a day later without us', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe')
  const intent = await shop.sdk.stripe.paymentIntents.confirm(orderIdOf(purchase), {
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: RETURN_URL,
  })
  expect(intent.status).toBe('requires_action')
  expect(await shop.see(purchase)).toEqual(purchase)
  expect(await (await shop.capture(purchase)).json()).toMatchObject({
    code: 'invalid_state',
    from: 'requires_action',
  })
  expect(await shop.available()).toBe(before)
  expect(await moneyAt(shop, purchase)).toEqual(NOTHING)

  shop.mock.clock.advance({ days: 1 })
  await shop.mock.providers.stripe.completeChallenge(intent.id, 'pass')
  expect(await shop.available()).toBe(before + 2500)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F16 a question that the buyer fails leaves the intent for another card', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe')
  const id = orderIdOf(purchase)
  await shop.sdk.stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: RETURN_URL,
  })
  await shop.mock.providers.stripe.completeChallenge(id, 'fail')
  expect(await (await shop.capture(purchase)).json()).toMatchObject({
    code: 'payment_declined',
    declineCode: 'payment_intent_authentication_failure',
    retryable: true,
  })
  expect(await shop.available()).toBe(before)
  await pay(shop, purchase)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F16 a question at DodoPayments that is left open charges nothing, and the same session is paid in another way', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('dodo')
  const id = orderIdOf(purchase)
  await shop.mock.providers.dodo.completeCheckout(id, { card: CHALLENGED, challenge: 'abandon' })
  expect(await shop.see(purchase)).toEqual(purchase)
  expect(await moneyAt(shop, purchase)).toEqual(NOTHING)
  await pay(shop, purchase)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(CHARGING)(
  'F16 a buyer of %s who pays and closes the tab gets their credits by webhook alone',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await pay(shop, purchase)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    // Nobody asks for the purchase: the balance has it before anybody looks.
    expect(await shop.available()).toBe(before + 2500)
    expect((await shop.history())[0]).toMatchObject({ type: 'purchase', reference: { id: purchase.id } })
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it('F16 a buyer of PayPal who closes the tab during the capture gets their credits by webhook alone', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  await shop.mock.idle()
  shop.mock.providers.fail({ match: ENDPOINTS.paypal.capture, when: 'after', delayMs: 300, times: 1 })
  const tab = new AbortController()
  const gone = shop.mock.fetch(`/api/credits/purchase/${purchase.id}/capture`, {
    method: 'POST',
    body: '{}',
    headers: { authorization: 'Bearer mock_ada', 'idempotency-key': 'gone' },
    signal: tab.signal,
  })
  await expect.poll(() => shop.mock.webhooks.waiting.length).toBeGreaterThan(0)
  tab.abort()
  await shop.mock.webhooks.deliver()
  expect(await shop.available()).toBe(before + 2500)
  await expect(gone).rejects.toThrow()
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F16 a buyer of PayPal who closes the tab between approving and capturing is charged nothing, until they come back', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  await shop.mock.idle()
  expect(shop.mock.webhooks.deliveries.map(({ type }) => type)).toContain('CHECKOUT.ORDER.APPROVED')
  expect(await shop.see(purchase)).toEqual(purchase)
  expect(await shop.available()).toBe(before)
  expect(await moneyAt(shop, purchase)).toEqual(NOTHING)
  expect(await (await shop.capture(purchase)).json()).toMatchObject({ status: 'succeeded' })
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(PROVIDERS)('F16 a buyer who closes the window of %s can go on where they were', async (provider) => {
  const before = await shop.available()
  const purchase = await shop.buy(provider)
  await turnBack[provider](purchase)
  expect(await shop.see(purchase)).toEqual(purchase)
  expect(await (await shop.capture(purchase)).json()).toMatchObject({ code: 'invalid_state' })
  expect(await shop.available()).toBe(before)
  await pay(shop, purchase)
  await shop.capture(purchase)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(PROVIDERS)(
  'F16 a buyer who turns back at %s and cancels is not charged, or gets what they pay for all the same',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await turnBack[provider](purchase)
    expect(await shop.api.done(`/api/credits/purchase/${purchase.id}/cancel`, {})).toMatchObject({
      status: 'canceled',
    })
    // The provider’s page may still be open in another tab.
    await pay(shop, purchase).catch(() => undefined)
    await shop.mock.idle()
    const { taken } = await moneyAt(shop, purchase)
    expect(taken).toBe(provider === 'dodo' ? 2500 : 0)
    expect(await shop.available()).toBe(before + taken)
    expect((await shop.see(purchase)).status).toBe(taken > 0 ? 'succeeded' : 'canceled')
    expect(await bookedAt(shop, purchase)).toHaveLength(provider === 'dodo' || provider === 'stripe' ? 1 : 0)
  },
)
