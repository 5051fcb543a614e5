import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()
const UNEXPECTED = 'payment_intent_unexpected_state'

describe('the official SDK on payment intents', () => {
  it('creates one, and confirms it with a test card', async () => {
    const stripe = sdk()
    const created = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'USD',
      automatic_payment_methods: { enabled: true },
      metadata: { purchase: 'pur_1' },
    })
    expect(created).toMatchObject({
      object: 'payment_intent',
      status: 'requires_payment_method',
      amount: 2500,
      currency: 'usd',
      metadata: { purchase: 'pur_1' },
    })
    expect(created.client_secret).toMatch(new RegExp(`^${created.id}_secret_`))
    const confirmed = await stripe.paymentIntents.confirm(created.id, { payment_method: 'pm_card_visa' })
    expect(confirmed).toMatchObject({ status: 'succeeded', amount_received: 2500 })
    expect(await stripe.paymentIntents.retrieve(created.id)).toEqual(confirmed)
    expect(heard(world)).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'])
  })

  it('creates and confirms in one call, with the charge and its transaction brought along', async () => {
    const paid = await sdk().paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_mastercard',
      confirm: true,
      description: 'Credits',
      receipt_email: 'ada@example.com',
      expand: ['latest_charge.balance_transaction', 'payment_method'],
    })
    expect(paid.latest_charge).toMatchObject({
      object: 'charge',
      status: 'succeeded',
      paid: true,
      captured: true,
      amount_captured: 2500,
      description: 'Credits',
      receipt_email: 'ada@example.com',
      payment_intent: paid.id,
      payment_method_details: { type: 'card', card: { brand: 'mastercard', last4: '4444' } },
      balance_transaction: {
        object: 'balance_transaction',
        amount: 2500,
        fee: 103,
        net: 2397,
        type: 'charge',
      },
    })
    expect(paid.payment_method).toMatchObject({
      object: 'payment_method',
      type: 'card',
      card: { last4: '4444' },
    })
  })

  it('is told why a card was declined, and tries another one', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' })
    const declined = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa_chargeDeclined' })
    expect(await refusal(declined)).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'generic_decline',
      charge: expect.stringMatching(/^ch_/),
      doc_url: 'https://stripe.com/docs/error-codes/card-declined',
      payment_intent: {
        id,
        status: 'requires_payment_method',
        payment_method: null,
        last_payment_error: { code: 'card_declined', decline_code: 'generic_decline', type: 'card_error' },
      },
    })
    expect(heard(world)).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'])
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
    const { data } = await stripe.charges.list({ payment_intent: id })
    expect(data.map(({ status, failure_code }) => [status, failure_code])).toEqual([
      ['succeeded', null],
      ['failed', 'card_declined'],
    ])
  })

  it('holds money on a card and captures a part of it, once', async () => {
    const stripe = sdk()
    const held = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
    })
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2500, amount_received: 0 })
    const tooMuch = stripe.paymentIntents.capture(held.id, { amount_to_capture: 2501 })
    expect(await refusal(tooMuch)).toMatchObject({ code: 'amount_too_large', param: 'amount_to_capture' })
    const captured = await stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 1000,
      expand: ['latest_charge'],
    })
    expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 1000 })
    expect(captured.latest_charge).toMatchObject({ amount: 2500, amount_captured: 1000, captured: true })
    expect(await refusal(stripe.paymentIntents.capture(held.id))).toMatchObject({
      statusCode: 400,
      code: UNEXPECTED,
      payment_intent: { id: held.id, status: 'succeeded' },
    })
    expect(heard(world)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ])
  })

  it('lets held money go after seven days', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
    })
    world.clock.advance({ days: 7 })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    })
    expect(heard(world)).toContain('charge.expired')
  })

  it('cancels what is not paid yet, and nothing else', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' })
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect(canceled.canceled_at).toBe(canceled.created)
    expect(heard(world).at(-1)).toBe('payment_intent.canceled')
    expect(await refusal(stripe.paymentIntents.cancel(id))).toMatchObject({ code: UNEXPECTED })
    expect(
      await refusal(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })),
    ).toMatchObject({
      code: UNEXPECTED,
      payment_intent: { status: 'canceled' },
    })
    const reason = stripe.paymentIntents.cancel(id, { cancellation_reason: 'automatic' as 'abandoned' })
    expect(await refusal(reason)).toMatchObject({ param: 'cancellation_reason' })
  })

  it('cannot confirm twice, nor without a way to pay', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' })
    expect(await refusal(stripe.paymentIntents.confirm(id))).toMatchObject({
      code: UNEXPECTED,
      statusCode: 400,
    })
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    expect(
      await refusal(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })),
    ).toMatchObject({
      code: UNEXPECTED,
      message: expect.stringContaining('already succeeded'),
    })
  })

  it('updates one while it is open; metadata is merged and unset key by key, also later', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      description: 'Credits',
      metadata: { a: '1', b: '2' },
    })
    const updated = await stripe.paymentIntents.update(id, {
      amount: 3000,
      description: '',
      payment_method: 'pm_card_visa',
      metadata: { a: '', c: '3' },
    })
    expect(updated).toMatchObject({
      amount: 3000,
      description: null,
      metadata: { b: '2', c: '3' },
      status: 'requires_confirmation',
    })
    expect(updated.metadata).not.toHaveProperty('a')
    await stripe.paymentIntents.confirm(id)
    expect(await refusal(stripe.paymentIntents.update(id, { amount: 100 }))).toMatchObject({
      code: UNEXPECTED,
      param: 'amount',
    })
    expect((await stripe.paymentIntents.update(id, { metadata: '' })).metadata).toEqual({})
  })

  it('keeps its customer', async () => {
    const stripe = sdk()
    const [ada, grace] = [await stripe.customers.create(), await stripe.customers.create()]
    const { id } = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' })
    expect((await stripe.paymentIntents.update(id, { customer: ada.id })).customer).toBe(ada.id)
    expect(await refusal(stripe.paymentIntents.update(id, { customer: grace.id }))).toMatchObject({
      param: 'customer',
    })
    expect((await stripe.paymentIntents.list({ customer: ada.id })).data.map((intent) => intent.id)).toEqual([
      id,
    ])
  })

  it('lists them newest first, page after page, backwards and by time', async () => {
    const stripe = sdk()
    const ids: string[] = []
    for (let count = 0; count < 7; count += 1) {
      ids.unshift((await stripe.paymentIntents.create({ amount: 100 + count, currency: 'usd' })).id)
      world.clock.advance({ seconds: 1 })
    }
    const first = await stripe.paymentIntents.list({ limit: 3 })
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' })
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3))
    const all: string[] = []
    for await (const { id } of stripe.paymentIntents.list({ limit: 3 })) all.push(id)
    expect(all).toEqual(ids)
    const back = await stripe.paymentIntents.list({ ending_before: String(ids[5]), limit: 2 })
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(3, 5))
    expect(back.has_more).toBe(true)
    const created = first.data[0]?.created ?? 0
    expect((await stripe.paymentIntents.list({ created: { gte: created - 1 } })).data).toHaveLength(2)
    expect((await stripe.paymentIntents.list({ created })).data).toHaveLength(1)
    expect(await refusal(stripe.paymentIntents.list({ limit: 101 }))).toMatchObject({ param: 'limit' })
    expect(await refusal(stripe.paymentIntents.list({ starting_after: 'pi_none' }))).toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    })
    const expandedList = await stripe.paymentIntents.list({ limit: 1, expand: ['data.customer'] })
    expect(expandedList.data).toHaveLength(1)
  })
})
