import type { Problem, Purchase } from '@creditkit/contract'
import type { ApiError } from '@paypal/paypal-server-sdk'
import { expect, it } from 'vitest'
import { moneyAt } from './testing/books'
import { bought, pay } from './testing/buyer'
import { orderIdOf } from './testing/order-id'
import { openShop, RETURN_URL } from './testing/shop'
import { thrown } from './testing/thrown'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }
const NOTHING = { payments: 0, taken: 0, givenBack: 0 }

/** What the SDK is refused with by PayPal, in its own words. */
async function refusedByPaypal(call: Promise<unknown>) {
  const error: ApiError = await thrown(call)
  const { details, links } = JSON.parse(String(error.body))
  return {
    status: error.statusCode,
    issue: details[0].issue,
    links: links.map(({ rel }: { rel: string }) => rel),
  }
}

/** A card that the bank declines. */
const payBadly: Record<Purchase['provider'], (purchase: Purchase) => Promise<unknown>> = {
  async paypal(purchase) {
    shop.mock.providers.paypal.declineNext()
    await pay(shop, purchase)
  },
  stripe: (purchase) =>
    shop.sdk.stripe.paymentIntents
      .confirm(orderIdOf(purchase), {
        payment_method: 'pm_card_visa_chargeDeclined',
        return_url: RETURN_URL,
      })
      .catch(({ code }) => expect(code).toBe('card_declined')),
  stripe_checkout: (purchase) =>
    shop.mock.providers.stripe
      .completeCheckout(orderIdOf(purchase), { card: '4000000000000002' })
      .catch(({ message }) => expect(message).toContain('declined')),
  dodo: (purchase) =>
    shop.mock.providers.dodo.completeCheckout(orderIdOf(purchase), { card: '4000000000000002' }),
}

it.each([
  ['paypal', 'instrument_declined'],
  ['stripe', 'generic_decline'],
  ['dodo', 'card_declined'],
] as const)(
  'F1 a declined payment through %s credits nothing and is tried again on the same order',
  async (provider, declineCode) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await payBadly[provider](purchase)
    const answer = await shop.capture(purchase)
    expect(answer.status).toBe(402)
    expect(await answer.json()).toMatchObject({ code: 'payment_declined', declineCode, retryable: true })
    expect(await shop.see(purchase)).toMatchObject({
      status: 'requires_action',
      nextAction: purchase.nextAction,
    })
    expect(await shop.available()).toBe(before)
    expect(await moneyAt(shop, purchase)).toEqual(NOTHING)

    await pay(shop, purchase)
    await shop.capture(purchase)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it('F1 a card that is declined on the page of stripe_checkout leaves the page open for another', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe_checkout')
  await payBadly.stripe_checkout(purchase)
  expect(await shop.see(purchase)).toEqual(purchase)
  await pay(shop, purchase)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F1 the news of a declined attempt do no harm to the attempt after it, however late', async () => {
  const before = await shop.available()
  shop.mock.webhooks.hold()
  const purchase = await shop.buy('stripe')
  await payBadly.stripe(purchase)
  await pay(shop, purchase)
  await shop.capture(purchase)
  const { length } = await shop.mock.webhooks.deliver({ order: 'reversed' })
  expect(length).toBeGreaterThan(2)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
})

it('F1 PayPal declines an SDK that asks for it with its test header, and takes nothing', async () => {
  const purchase = await shop.buy('paypal')
  await pay(shop, purchase)
  const refusal = await refusedByPaypal(
    shop.sdk.paypal.orders.captureOrder({
      id: orderIdOf(purchase),
      paypalMockResponse: '{"mock_application_codes":"INSTRUMENT_DECLINED"}',
    }),
  )
  expect(refusal).toMatchObject({
    status: 422,
    issue: 'INSTRUMENT_DECLINED',
    links: expect.arrayContaining(['redirect']),
  })
  expect(await moneyAt(shop, purchase)).toEqual(NOTHING)
  expect((await shop.capture(purchase)).status).toBe(200)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it('F2 an order that somebody else has captured is a success, once', async () => {
  const before = await shop.available()
  shop.mock.webhooks.hold()
  const purchase = await shop.buy('paypal')
  const id = orderIdOf(purchase)
  await pay(shop, purchase)
  await shop.sdk.paypal.orders.captureOrder({ id, paypalRequestId: 'by-other-hands' })
  const again = await refusedByPaypal(
    shop.sdk.paypal.orders.captureOrder({ id, paypalRequestId: 'a-second-time' }),
  )
  expect(again).toMatchObject({ status: 422, issue: 'ORDER_ALREADY_CAPTURED' })

  const answer = await shop.capture(purchase)
  expect(await answer.json()).toMatchObject({ status: 'succeeded' })
  await shop.capture(purchase)
  await shop.mock.webhooks.release()
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(['stripe', 'stripe_checkout', 'dodo'] as const)(
  'F2 a payment through %s that the webhook has credited is captured without being credited again',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    expect((await shop.capture(purchase)).status).toBe(200)
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it('F3 a payer who has to act is sent back to the same order, and then pays it', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('paypal')
  const id = orderIdOf(purchase)
  await pay(shop, purchase)
  const refusal = await refusedByPaypal(
    shop.sdk.paypal.orders.captureOrder({
      id,
      paypalMockResponse: '{"mock_application_codes":"PAYER_ACTION_REQUIRED"}',
    }),
  )
  expect(refusal).toMatchObject({
    status: 422,
    issue: 'PAYER_ACTION_REQUIRED',
    links: expect.arrayContaining(['payer-action']),
  })

  shop.mock.providers.paypal.declineNext({ issue: 'PAYER_ACTION_REQUIRED' })
  const answer = await shop.capture(purchase)
  const problem: Problem = await answer.json()
  expect(problem).toMatchObject({
    code: 'payment_declined',
    declineCode: 'payer_action_required',
    retryable: true,
  })
  expect(await shop.see(purchase)).toMatchObject({ nextAction: { type: 'paypal_order', orderId: id } })
  expect(await shop.available()).toBe(before)

  await pay(shop, purchase)
  await shop.capture(purchase)
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})
