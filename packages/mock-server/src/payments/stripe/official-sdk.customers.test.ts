import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()

describe('the official SDK on customers', () => {
  it('creates, changes, lists and deletes them', async () => {
    const stripe = sdk()
    const ada = await stripe.customers.create({
      email: 'ada@example.com',
      name: 'Ada',
      metadata: { user: 'u1' },
      address: { city: 'London', country: 'GB' },
    })
    expect(ada).toMatchObject({
      object: 'customer',
      email: 'ada@example.com',
      metadata: { user: 'u1' },
      address: { city: 'London', line1: null },
      balance: 0,
    })
    await stripe.customers.create({ email: 'grace@example.com' })
    expect((await stripe.customers.update(ada.id, { name: '', phone: '+44' })).name).toBeNull()
    expect((await stripe.customers.list({ email: 'ada@example.com' })).data.map(({ id }) => id)).toEqual([
      ada.id,
    ])
    expect(await stripe.customers.del(ada.id)).toMatchObject({
      id: ada.id,
      object: 'customer',
      deleted: true,
    })
    expect(await stripe.customers.retrieve(ada.id)).toMatchObject({ id: ada.id, deleted: true })
    expect((await stripe.customers.list()).data).toHaveLength(1)
    expect(await refusal(stripe.customers.update(ada.id, { name: 'x' }))).toMatchObject({ statusCode: 404 })
    expect(heard(world)).toEqual([
      'customer.created',
      'customer.created',
      'customer.updated',
      'customer.deleted',
    ])
  })

  it('saves their cards, lists them by type, and lets them go', async () => {
    const stripe = sdk()
    const { id: customer } = await stripe.customers.create()
    const card = await stripe.paymentMethods.create({
      type: 'card',
      card: { token: 'tok_mastercard' },
      billing_details: { name: 'Ada', address: { postal_code: 'N1' } },
    })
    expect(card).toMatchObject({
      customer: null,
      billing_details: { name: 'Ada' },
      card: { brand: 'mastercard' },
    })
    expect(await stripe.paymentMethods.attach(card.id, { customer })).toMatchObject({ id: card.id, customer })
    await stripe.paymentMethods.attach('pm_card_visa', { customer })
    expect((await stripe.paymentMethods.list({ customer, type: 'card' })).data).toHaveLength(2)
    expect((await stripe.customers.listPaymentMethods(customer, { limit: 1 })).has_more).toBe(true)
    expect((await stripe.customers.retrievePaymentMethod(customer, card.id)).id).toBe(card.id)
    expect((await stripe.paymentMethods.list({ customer, type: 'us_bank_account' })).data).toEqual([])
    const updated = await stripe.paymentMethods.update(card.id, {
      billing_details: { email: 'ada@example.com' },
    })
    expect(updated.billing_details).toMatchObject({ name: 'Ada', email: 'ada@example.com' })
    expect((await stripe.paymentMethods.detach(card.id)).customer).toBeNull()
    expect(await refusal(stripe.paymentMethods.detach(card.id))).toMatchObject({ statusCode: 400 })
    const { id: other } = await stripe.customers.create()
    const [rest] = (await stripe.paymentMethods.list({ customer })).data
    expect(await refusal(stripe.paymentMethods.attach(String(rest?.id), { customer: other }))).toMatchObject({
      statusCode: 400,
    })
    const declined = await refusal(stripe.paymentMethods.attach('pm_card_visa_chargeDeclined', { customer }))
    expect(declined).toMatchObject({ statusCode: 402, code: 'card_declined' })
    const withDefault = await stripe.customers.update(customer, {
      invoice_settings: { default_payment_method: String(rest?.id) },
    })
    expect(withDefault.invoice_settings.default_payment_method).toBe(rest?.id)
  })

  it('sets cards up for later', async () => {
    const stripe = sdk()
    const { id: customer } = await stripe.customers.create()
    const setup = await stripe.setupIntents.create({
      customer,
      payment_method: 'pm_card_visa',
      confirm: true,
    })
    expect(setup).toMatchObject({ status: 'succeeded', usage: 'off_session', customer })
    const asking = await stripe.setupIntents.create({
      customer,
      payment_method: 'pm_card_authenticationRequiredOnSetup',
      confirm: true,
      return_url: 'https://shop.example/back',
    })
    expect(asking).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
    await world.fake.completeChallenge(asking.id, 'pass')
    expect((await stripe.setupIntents.retrieve(asking.id)).status).toBe('succeeded')
    const paid = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      customer,
      payment_method: String(asking.payment_method),
      off_session: true,
      confirm: true,
    })
    expect(paid.status).toBe('succeeded')
    const refused = stripe.setupIntents.create({
      customer,
      payment_method: 'pm_card_visa_chargeDeclined',
      confirm: true,
    })
    expect(await refusal(refused)).toMatchObject({
      code: 'card_declined',
      setup_intent: { status: 'requires_payment_method', last_setup_error: { code: 'card_declined' } },
    })
    expect(await refusal(stripe.setupIntents.cancel(setup.id))).toMatchObject({
      code: 'setup_intent_unexpected_state',
    })
    expect((await stripe.setupIntents.list({ customer })).data).toHaveLength(3)
  })
})

describe('the official SDK on charges, balance and catalogue', () => {
  it('reads and changes a charge', async () => {
    const stripe = sdk()
    const { latest_charge } = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
      metadata: { purchase: 'pur_1' },
    })
    const id = String(latest_charge)
    expect((await stripe.charges.retrieve(id)).metadata).toEqual({ purchase: 'pur_1' })
    const updated = await stripe.charges.update(id, {
      description: 'Noted',
      fraud_details: { user_report: 'safe' },
    })
    expect(updated).toMatchObject({ description: 'Noted', fraud_details: { user_report: 'safe' } })
    expect(heard(world).at(-1)).toBe('charge.updated')
    expect(await refusal(stripe.charges.list({ expand: ['data.metadata'] }))).toMatchObject({
      param: 'expand',
    })
    const { data } = await stripe.charges.list({
      limit: 1,
      expand: ['data.payment_intent', 'data.balance_transaction'],
    })
    expect(data[0]).toMatchObject({
      payment_intent: { object: 'payment_intent' },
      balance_transaction: { net: 2397 },
    })
  })

  it('counts the balance, and lets money become available', async () => {
    const stripe = sdk()
    const paid = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
    })
    expect(await stripe.balance.retrieve()).toMatchObject({
      object: 'balance',
      livemode: false,
      available: [{ amount: 0 }],
      pending: [{ amount: 2397, currency: 'usd' }],
    })
    world.clock.advance({ days: 2 })
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 2397 }])
    const { data } = await stripe.balanceTransactions.list({ source: String(paid.latest_charge) })
    expect(data).toMatchObject([{ status: 'available', amount: 2500 }])
    expect((await stripe.balanceTransactions.retrieve(String(data[0]?.id))).source).toBe(paid.latest_charge)
  })

  it('keeps products and prices', async () => {
    const stripe = sdk()
    const product = await stripe.products.create({ name: 'Credits', description: 'For tools' })
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: 999,
      lookup_key: 'small',
    })
    expect(price).toMatchObject({ object: 'price', type: 'one_time', unit_amount: 999, product: product.id })
    expect(price.unit_amount_decimal?.toString()).toBe('999')
    expect((await stripe.prices.list({ lookup_keys: ['small'] })).data.map(({ id }) => id)).toEqual([
      price.id,
    ])
    expect((await stripe.prices.retrieve(price.id, { expand: ['product'] })).product).toMatchObject({
      name: 'Credits',
    })
    expect((await stripe.prices.update(price.id, { active: false })).active).toBe(false)
    const { id } = await stripe.products.update(product.id, { name: 'More credits' })
    expect((await stripe.products.retrieve(id)).name).toBe('More credits')
    expect((await stripe.products.list({ active: true })).data).toHaveLength(1)
    expect(
      await refusal(stripe.prices.create({ product: 'prod_none', currency: 'usd', unit_amount: 1 })),
    ).toMatchObject({ code: 'resource_missing', param: 'product' })
  })

  it('keeps webhook endpoints, and tells their secret once', async () => {
    const stripe = sdk()
    const made = await stripe.webhookEndpoints.create({
      url: 'https://shop.example/hook',
      enabled_events: ['*'],
    })
    expect(made.secret).toMatch(/^whsec_mock_/)
    expect(await stripe.webhookEndpoints.retrieve(made.id)).not.toHaveProperty('secret')
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1)
    expect((await stripe.webhookEndpoints.del(made.id)).deleted).toBe(true)
  })
})
