import type { Purchase } from '@creditkit/contract'
import { expect, it } from 'vitest'
import { moneyAt } from './testing/books'
import { bought, pay } from './testing/buyer'
import { orderIdOf } from './testing/order-id'
import { openShop, PROVIDERS } from './testing/shop'
import { thrown } from './testing/thrown'

const shop = openShop()

/** How long each order can be paid. */
const LIFE = { paypal: { hours: 3 }, stripe_checkout: { hours: 24 }, dodo: { hours: 24 } } as const
const EXPIRING = ['paypal', 'stripe_checkout', 'dodo'] as const

/** An order that has ended credits nothing, and another one can be paid. */
async function expectOverAndAnother(purchase: Purchase, before: number): Promise<void> {
  expect(await shop.see(purchase)).toMatchObject({ status: 'expired' })
  expect(await shop.see(purchase)).not.toHaveProperty('nextAction')
  expect(await (await shop.capture(purchase)).json()).toMatchObject({
    code: 'invalid_state',
    from: 'expired',
  })
  expect(await shop.available()).toBe(before)
  const next = await bought(shop, purchase.provider)
  expect(next.id).not.toBe(purchase.id)
  expect(await shop.see(next)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, next)).toEqual({ payments: 1, taken: 2500, givenBack: 0 })
}

it.each(EXPIRING)(
  'F17 an order of %s that nobody pays in time ends, and another one can be paid',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    shop.mock.clock.advance(LIFE[provider])
    shop.mock.clock.advance({ minutes: 1 })
    await expect(pay(shop, purchase)).rejects.toThrow()
    await expectOverAndAnother(purchase, before)
  },
)

it.each(EXPIRING)('F17 an order of %s can be paid until its time is over', async (provider) => {
  const before = await shop.available()
  const purchase = await shop.buy(provider)
  shop.mock.clock.advance({ hours: LIFE[provider].hours - 1, minutes: 59 })
  expect(await shop.see(purchase)).toEqual(purchase)
  await pay(shop, purchase)
  await shop.capture(purchase)
  expect(await shop.available()).toBe(before + 2500)
})

it('F17 an approval that PayPal takes back after three hours ends the purchase, by webhook alone', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  shop.mock.clock.advance({ hours: 3, minutes: 1 })
  await shop.available()
  await shop.mock.idle()
  expect(shop.mock.webhooks.deliveries.map(({ type }) => type)).toContain(
    'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
  )
  const { items } = await shop.api.get<{ items: Purchase[] }>('/api/credits/purchases')
  expect(items[0]).toMatchObject({ id: purchase.id, status: 'expired' })
  expect((await shop.sdk.paypal.orders.getOrder({ id: orderIdOf(purchase) })).result.status).toBe('VOIDED')
  await expectOverAndAnother(purchase, before)
})

it('F17 an approval that PayPal has taken back is found by the capture when its webhook is lost', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  await shop.mock.idle()
  shop.mock.webhooks.hold()
  shop.mock.clock.advance({ hours: 3, minutes: 1 })
  await shop.available()
  expect(shop.mock.webhooks.drop()).toBeGreaterThan(0)
  expect((await shop.capture(purchase)).status).not.toBe(500)
  expect(await shop.see(purchase)).toMatchObject({ status: 'expired' })
  expect(await shop.available()).toBe(before)
})

it('F17 a Checkout Session that runs out says so by webhook, and at Stripe', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe_checkout')
  shop.mock.clock.advance({ hours: 24, minutes: 1 })
  await shop.available()
  const { items } = await shop.api.get<{ items: Purchase[] }>('/api/credits/purchases')
  expect(items[0]).toMatchObject({ id: purchase.id, status: 'expired' })
  const session = await shop.sdk.stripe.checkout.sessions.retrieve(orderIdOf(purchase))
  expect(session).toMatchObject({ status: 'expired', payment_status: 'unpaid', url: null })
  await expectOverAndAnother(purchase, before)
})

it('F17 an order that somebody ends in Stripe’s dashboard ends the purchase', async () => {
  const before = await shop.available()
  const viaCheckout = await shop.buy('stripe_checkout')
  await shop.sdk.stripe.checkout.sessions.expire(orderIdOf(viaCheckout))
  expect(await shop.see(viaCheckout)).toMatchObject({ status: 'expired' })
  const viaIntent = await shop.buy('stripe')
  await shop.sdk.stripe.paymentIntents.cancel(orderIdOf(viaIntent))
  await expectOverAndAnother(viaIntent, before)
})

it('F17 the news that a session has run out undo no payment, however late they come', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe_checkout')
  await pay(shop, purchase, 'bank')
  await shop.capture(purchase)
  shop.mock.clock.advance({ hours: 25 })
  expect(await shop.see(purchase)).toMatchObject({ status: 'processing' })
  expect(await shop.balance()).toMatchObject({ available: { minor: before }, pending: { minor: 2500 } })
})

it.each(PROVIDERS)('F17 an order of %s that is paid cannot be paid again', async (provider) => {
  const before = await shop.available()
  const purchase = await bought(shop, provider)
  const error = await thrown(pay(shop, purchase))
  expect(error).toBeInstanceOf(Error)
  await shop.capture(purchase)
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 0 })
})
