import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()

const draft = {
  mode: 'payment',
  line_items: [
    {
      price_data: { currency: 'usd', unit_amount: 2500, product_data: { name: '2,500 credits' } },
      quantity: 1,
    },
  ],
  success_url: 'https://shop.example/ok?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.example/no',
  client_reference_id: 'pur_1',
  metadata: { purchase: 'pur_1' },
  payment_intent_data: { metadata: { purchase: 'pur_1' }, description: 'Credits' },
} satisfies Stripe.Checkout.SessionCreateParams

const open = (more: Stripe.Checkout.SessionCreateParams = {}) =>
  sdk().checkout.sessions.create({ ...draft, ...more })
const payments = () => heard(world).filter((type) => !/^(product|price)/.test(type))

describe('the official SDK on Checkout Sessions', () => {
  it('opens one for the buyer to pay', async () => {
    const session = await open({ customer_email: 'ada@example.com' })
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 2500,
      currency: 'usd',
      payment_intent: null,
      client_reference_id: 'pur_1',
      metadata: { purchase: 'pur_1' },
      customer_email: 'ada@example.com',
      url: `https://shop.example/__providers/stripe/checkout/${session.id}`,
      expires_at: session.created + 24 * 60 * 60,
      ui_mode: 'hosted_page',
    })
    expect(session.id).toMatch(/^cs_test_/)
    expect(session).not.toHaveProperty('line_items')
    expect(await sdk().checkout.sessions.retrieve(session.id)).toEqual(session)
  })

  it('is told of a paid one by both events, and finds its payment', async () => {
    const { id } = await open()
    const url = await world.fake.completeCheckout(id, { email: 'ada@example.com' })
    expect(url).toBe(`https://shop.example/ok?session=${id}`)
    const paid = await sdk().checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge', 'line_items', 'customer'],
    })
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer: null,
      customer_details: { email: 'ada@example.com' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 2500,
        description: 'Credits',
        metadata: { purchase: 'pur_1' },
        latest_charge: { object: 'charge', billing_details: { email: 'ada@example.com' } },
      },
      line_items: {
        object: 'list',
        data: [{ description: '2,500 credits', quantity: 1, amount_total: 2500 }],
      },
    })
    expect(payments()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ])
    const intent = paid.payment_intent as Stripe.PaymentIntent
    const { data } = await sdk().checkout.sessions.list({ payment_intent: intent.id })
    expect(data.map((session) => session.id)).toEqual([id])
  })

  it('sells what has a price already, and several things at once', async () => {
    const stripe = sdk()
    const product = await stripe.products.create({
      name: 'Tokens',
      default_price_data: { currency: 'usd', unit_amount: 700 },
    })
    const { id } = await open({
      line_items: [{ price: String(product.default_price), quantity: 3 }, ...draft.line_items],
    })
    const items = await stripe.checkout.sessions.listLineItems(id, {
      limit: 1,
      expand: ['data.price.product'],
    })
    expect(items).toMatchObject({
      has_more: true,
      data: [
        {
          object: 'item',
          description: 'Tokens',
          quantity: 3,
          amount_total: 2100,
          price: { unit_amount: 700, product: { name: 'Tokens' } },
        },
      ],
    })
    expect(items.data[0]?.price?.unit_amount_decimal?.toString()).toBe('700')
    const all: (string | null)[] = []
    for await (const item of stripe.checkout.sessions.listLineItems(id, { limit: 1 }))
      all.push(item.description)
    expect(all).toEqual(['Tokens', '2,500 credits'])
    expect((await stripe.checkout.sessions.retrieve(id)).amount_total).toBe(4600)
  })

  it('lets the buyer try another card after a decline, in the same payment', async () => {
    const { id } = await open()
    await expect(world.fake.completeCheckout(id, { card: 4000000000000002 })).rejects.toThrow(
      'Your card was declined.',
    )
    expect(await sdk().checkout.sessions.retrieve(id)).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
    })
    await world.fake.completeCheckout(id, { card: '4242424242424242' })
    expect((await sdk().paymentIntents.list()).data).toHaveLength(1)
    expect(payments()).toContain('payment_intent.payment_failed')
  })

  it('goes through a challenge', async () => {
    const { id } = await open()
    await world.fake.completeCheckout(id, { card: 4000002500003155 })
    expect((await sdk().checkout.sessions.retrieve(id)).payment_status).toBe('paid')
    expect(payments()).toContain('payment_intent.requires_action')
  })

  it.each([
    ['succeeded', 'paid', 'checkout.session.async_payment_succeeded'],
    ['failed', 'unpaid', 'checkout.session.async_payment_failed'],
  ] as const)('is complete but unpaid until a debit has %s', async (outcome, status, event) => {
    const { id } = await open()
    await world.fake.completeCheckout(id, { card: 'pm_usBankAccount_success' })
    const waiting = await sdk().checkout.sessions.retrieve(id)
    expect(waiting).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    expect(payments().at(-1)).toBe('checkout.session.completed')
    await world.fake.settle(String(waiting.payment_intent), outcome)
    expect((await sdk().checkout.sessions.retrieve(id)).payment_status).toBe(status)
    expect(payments().at(-1)).toBe(event)
  })

  it('expires by the clock, without anybody asking', async () => {
    const { id } = await open()
    world.clock.advance({ hours: 24 })
    await world.fake.tick()
    await world.fake.tick()
    expect(payments()).toEqual(['checkout.session.expired'])
    expect(await sdk().checkout.sessions.retrieve(id)).toMatchObject({
      status: 'expired',
      url: null,
      payment_status: 'unpaid',
    })
    await expect(world.fake.completeCheckout(id)).rejects.toThrow('expired')
    expect(world.webhooks[world.webhooks.length - 1]?.type).toBe('checkout.session.expired')
  })

  it('expires when told so, once, and not after it is complete', async () => {
    const { id } = await open()
    expect((await sdk().checkout.sessions.expire(id)).status).toBe('expired')
    expect(await refusal(sdk().checkout.sessions.expire(id))).toMatchObject({ statusCode: 400 })
    const { id: other } = await open()
    await world.fake.completeCheckout(other)
    expect((await refusal(sdk().checkout.sessions.expire(other))).message).toContain('complete')
  })

  it('saves the card of a new customer when it is to be used again', async () => {
    const { id } = await open({ payment_intent_data: { setup_future_usage: 'off_session' } })
    await world.fake.completeCheckout(id, { email: 'ada@example.com' })
    const { customer } = await sdk().checkout.sessions.retrieve(id)
    expect((await sdk().customers.listPaymentMethods(String(customer))).data).toHaveLength(1)
    const { data } = await sdk().paymentMethods.list({ customer: String(customer) })
    const again = await sdk().paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      customer: String(customer),
      payment_method: String(data[0]?.id),
      off_session: true,
      confirm: true,
    })
    expect(again.status).toBe('succeeded')
  })

  it('sets a card up without taking money', async () => {
    const customer = await sdk().customers.create()
    const { id } = await sdk().checkout.sessions.create({
      mode: 'setup',
      currency: 'usd',
      customer: customer.id,
      success_url: 'https://shop.example/ok',
    })
    await world.fake.completeCheckout(id)
    expect(await sdk().checkout.sessions.retrieve(id, { expand: ['setup_intent'] })).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      setup_intent: { status: 'succeeded', customer: customer.id },
    })
  })

  it('is shown in a page of the shop, with a secret instead of an address', async () => {
    const { success_url, cancel_url, ...rest } = draft
    const session = await sdk().checkout.sessions.create({
      ...rest,
      ui_mode: 'embedded_page',
      return_url: 'https://shop.example/back?s={CHECKOUT_SESSION_ID}',
    })
    expect(session).toMatchObject({ url: null, ui_mode: 'embedded_page' })
    expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_`))
    expect(await world.fake.completeCheckout(session.id)).toBe(`https://shop.example/back?s=${session.id}`)
  })

  it('lets the buyer turn back', async () => {
    const { id } = await open()
    expect(await world.fake.cancelCheckout(id)).toBe('https://shop.example/no')
    expect((await sdk().checkout.sessions.retrieve(id)).status).toBe('open')
  })

  it('takes new metadata, and is listed by what it is', async () => {
    const { id } = await open()
    await open()
    expect(
      (await sdk().checkout.sessions.update(id, { metadata: { purchase: '', note: 'x' } })).metadata,
    ).toEqual({ note: 'x' })
    await world.fake.completeCheckout(id)
    expect(
      (await sdk().checkout.sessions.list({ status: 'complete' })).data.map((session) => session.id),
    ).toEqual([id])
    expect((await sdk().checkout.sessions.list()).data).toHaveLength(2)
  })
})
