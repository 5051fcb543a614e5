import type { Purchase } from '@creditkit/contract'
import { PatchOp } from '@paypal/paypal-server-sdk'
import { expect, it } from 'vitest'
import { setAt } from './testing/alter'
import { bookedAt, giveBack } from './testing/books'
import { bought, pay, take } from './testing/buyer'
import { post, signed } from './testing/forge'
import { orderIdOf } from './testing/order-id'
import { paidLetter } from './testing/paid-letter'
import { openShop, PROVIDERS, RETURN_URL, usd } from './testing/shop'

const shop = openShop()

const MISMATCH = { status: 'failed', failure: { declineCode: 'amount_mismatch', retryable: false } }

const ALTERED = PROVIDERS.flatMap((provider) => [[provider, 'sum'] as const, [provider, 'currency'] as const])
const CHEAPER = PROVIDERS.flatMap((provider) => [[provider, 'USD'] as const, [provider, 'EUR'] as const])

/** Where each provider’s event of a payment has the sum and the currency, and what 1.00 and euros are there. */
const MONEY_IN = {
  paypal: {
    sum: [['resource', 'amount', 'value'], '1.00'],
    currency: [['resource', 'amount', 'currency_code'], 'EUR'],
  },
  stripe: {
    sum: [['data', 'object', 'amount_received'], 100],
    currency: [['data', 'object', 'currency'], 'eur'],
  },
  stripe_checkout: {
    sum: [['data', 'object', 'amount_received'], 100],
    currency: [['data', 'object', 'currency'], 'eur'],
  },
  dodo: { sum: [['data', 'total_amount'], 100], currency: [['data', 'currency'], 'EUR'] },
} as const

/** Where each provider’s event names the purchase. */
const PURCHASE_IN = {
  paypal: ['resource', 'custom_id'],
  stripe: ['data', 'object', 'metadata', 'purchase_id'],
  stripe_checkout: ['data', 'object', 'metadata', 'purchase_id'],
  dodo: ['data', 'metadata', 'purchase_id'],
} as const

/** Somebody at the provider makes the order one of 1.00 in a currency; where an order is fixed, one beside it. Then it is paid. */
const payAnother: Record<
  Purchase['provider'],
  (purchase: Purchase, currency: 'USD' | 'EUR') => Promise<unknown>
> = {
  async paypal(purchase, currency) {
    await shop.sdk.paypal.orders.patchOrder({
      id: orderIdOf(purchase),
      body: [
        {
          op: PatchOp.Replace,
          path: "/purchase_units/@reference_id=='default'/amount",
          value: { currency_code: currency, value: '1.00' },
        },
      ],
    })
    await take(shop, purchase)
  },
  async stripe(purchase, currency) {
    await shop.sdk.stripe.paymentIntents.update(orderIdOf(purchase), {
      amount: 100,
      currency: currency.toLowerCase(),
    })
    await pay(shop, purchase)
  },
  async stripe_checkout(purchase, currency) {
    const price = { currency: currency.toLowerCase(), unit_amount: 100, product_data: { name: 'Cheap' } }
    const session = await shop.sdk.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ quantity: 1, price_data: price }],
      success_url: RETURN_URL,
      payment_intent_data: { metadata: { purchase_id: purchase.id } },
    })
    await shop.mock.providers.stripe.completeCheckout(session.id)
  },
  async dodo(purchase, currency) {
    const product = `pdt_mock_credits_${currency.toLowerCase()}`
    const session = await shop.sdk.dodo.checkoutSessions.create({
      product_cart: [{ product_id: product, quantity: 1, amount: 100 }],
      metadata: { purchase_id: purchase.id },
      return_url: RETURN_URL,
    })
    await shop.mock.providers.dodo.completeCheckout(session.session_id)
  },
}

it.each(ALTERED)(
  'F19 a well signed event of %s that names another %s credits nothing and stands in the audit trail',
  async (provider, what) => {
    const before = await shop.available()
    const { purchase, letter, event } = await paidLetter(shop, provider)
    const [path, value] = MONEY_IN[provider][what]
    const altered = { id: `${event.id}2`, body: setAt(event.body, path, value) }
    expect(await post(shop, provider, await signed(shop, provider, altered))).toEqual({
      status: 200,
      code: null,
    })
    expect(await shop.available()).toBe(before)
    expect(await shop.see(purchase)).toMatchObject(MISMATCH)
    expect(await shop.audit('payment.mismatch')).toMatchObject([
      {
        actor: { id: 'payments' },
        amount: what === 'sum' ? usd(100) : { minor: 2500, asset: 'EUR/2' },
        reason: expect.stringContaining(purchase.id),
      },
    ])
    // What the provider itself says afterwards still counts.
    expect(await post(shop, provider, letter)).toEqual({ status: 200, code: null })
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(CHEAPER)(
  'F19 an order of %s that somebody has made one of 1.00 %s credits nothing, however often it is told',
  async (provider, currency) => {
    const before = await shop.available()
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await payAnother[provider](purchase, currency)
    await shop.mock.webhooks.deliver({ duplicates: 1 })
    await shop.capture(purchase)
    expect(await shop.see(purchase)).toMatchObject(MISMATCH)
    expect(await shop.available()).toBe(before)
    const alarms = await shop.audit('payment.mismatch')
    expect(alarms).toMatchObject([{ amount: { minor: 100, asset: `${currency}/2` } }])
    const [payment] = await bookedAt(shop, purchase)
    expect(payment).toMatchObject({ isTaken: true, cents: 100 })
    expect(alarms[0]?.reason).toContain(payment?.id)
    expect(await (await shop.refund(purchase)).json()).toMatchObject({
      code: 'invalid_state',
      from: 'failed',
    })
  },
)

it.each(['paypal', 'stripe'] as const)(
  'F19 a capture says at once that the order of %s is not what was ordered',
  async (provider) => {
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await payAnother[provider](purchase, 'USD')
    const answer = await shop.capture(purchase)
    expect(answer.status).toBe(402)
    expect(await answer.json()).toMatchObject({
      code: 'payment_declined',
      declineCode: 'amount_mismatch',
      retryable: false,
    })
  },
)

it.each(['stripe_checkout', 'dodo'] as const)(
  'F19 an odd payment beside the order of %s does not keep the right one from being credited',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await payAnother[provider](purchase, 'USD')
    expect(await shop.see(purchase)).toMatchObject(MISMATCH)
    await pay(shop, purchase)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(PROVIDERS)(
  'F19 money of %s that was never credited takes no credits with it when it goes back',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await payAnother[provider](purchase, 'USD')
    await giveBack(shop, purchase, 100)
    expect(await shop.see(purchase)).toMatchObject(MISMATCH)
    expect(await shop.available()).toBe(before)
  },
)

it.each(PROVIDERS)(
  'F19 a payment of %s that has paid for one purchase pays for no other',
  async (provider) => {
    const before = await shop.available()
    const { letter, event } = await paidLetter(shop, provider)
    const other = await shop.buy(provider)
    await post(shop, provider, letter)
    expect(await shop.available()).toBe(before + 2500)
    const borrowed = { id: `${event.id}2`, body: setAt(event.body, PURCHASE_IN[provider], other.id) }
    await post(shop, provider, await signed(shop, provider, borrowed))
    expect(await shop.available()).toBe(before + 2500)
    expect((await shop.see(other)).status).toBe('requires_action')
    await bought(shop, provider)
    expect(await shop.available()).toBe(before + 5000)
  },
)
