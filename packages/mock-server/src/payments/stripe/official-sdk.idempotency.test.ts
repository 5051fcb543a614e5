import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()
const draft = { amount: 2500, currency: 'usd' } as const
const paid = { ...draft, payment_method: 'pm_card_visa', confirm: true } as const
const KEY = { idempotencyKey: 'pur_1' }

describe('an idempotency key', () => {
  it('repeats the first answer, without doing or telling anything again', async () => {
    const stripe = sdk()
    const first = await stripe.paymentIntents.create(paid, KEY)
    const again = await stripe.paymentIntents.create(paid, KEY)
    expect(again).toEqual(first)
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
      'idempotency-key': 'pur_1',
    })
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId)
    expect(heard(world)).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'])
    expect((await stripe.charges.list()).data).toHaveLength(1)
  })

  it('is told by the events of its request', async () => {
    const { lastResponse } = await sdk().paymentIntents.create(paid, KEY)
    const { data } = await sdk().events.list()
    expect(data[0]?.request).toEqual({ id: lastResponse.requestId, idempotency_key: 'pur_1' })
  })

  it('repeats a decline too', async () => {
    const stripe = sdk()
    const declined = () =>
      refusal(stripe.paymentIntents.create({ ...paid, payment_method: 'pm_card_visa_chargeDeclined' }, KEY))
    const first = await declined()
    const again = await declined()
    expect(again).toMatchObject({
      statusCode: 402,
      code: 'card_declined',
      payment_intent: { id: first.payment_intent?.id },
    })
    expect(again.headers?.['idempotent-replayed']).toBe('true')
    expect(heard(world)).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'])
  })

  it('repeats what was refused once execution had begun', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create(paid)
    await stripe.refunds.create({ payment_intent: id })
    const twice = () => refusal(stripe.refunds.create({ payment_intent: id }, KEY))
    expect((await twice()).code).toBe('charge_already_refunded')
    expect((await twice()).headers?.['idempotent-replayed']).toBe('true')
  })

  it('is not used up by a request that was not valid', async () => {
    const stripe = sdk()
    expect((await refusal(stripe.paymentIntents.create({ ...draft, amount: 1 }, KEY))).code).toBe(
      'amount_too_small',
    )
    const first = await stripe.paymentIntents.create(draft, KEY)
    expect(first.lastResponse.headers).not.toHaveProperty('idempotent-replayed')
  })

  it('cannot be used for other parameters, nor for another endpoint', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create(draft, KEY)
    const other = await refusal(stripe.paymentIntents.create({ ...draft, amount: 2600 }, KEY))
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect(other).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' })
    expect(other.message).toContain('can only be used with the same parameters')
    const elsewhere = await refusal(stripe.paymentIntents.cancel(id, {}, KEY))
    expect(elsewhere).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect(elsewhere.message).toContain('same endpoint')
  })

  it('in flight turns a second request away; the SDK tries again and gets the first answer', async () => {
    world.fake.fail({ match: 'POST /v1/payment_intents', delayMs: 50, times: 1 })
    const stripe = sdk('sk_test_northwind', { maxNetworkRetries: 0 })
    const [first, second] = await Promise.all([
      stripe.paymentIntents.create(paid, KEY),
      refusal(stripe.paymentIntents.create(paid, KEY)),
    ])
    expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    expect(second.headers?.['stripe-should-retry']).toBe('true')
    world.fake.fail({ match: 'POST /v1/payment_intents', delayMs: 50, times: 1 })
    const both = await Promise.all([
      sdk().paymentIntents.create(paid, { idempotencyKey: 'pur_2' }),
      sdk().paymentIntents.create(paid, { idempotencyKey: 'pur_2' }),
    ])
    expect(both[0].id).toBe(both[1].id)
    expect(both[0].id).not.toBe(first.id)
    expect((await stripe.charges.list()).data).toHaveLength(2)
  })

  it('has at most 255 characters', async () => {
    const stripe = sdk()
    expect((await stripe.paymentIntents.create(draft, { idempotencyKey: 'k'.repeat(255) })).status).toBe(
      'requires_payment_method',
    )
    const error = await refusal(stripe.paymentIntents.create(draft, { idempotencyKey: 'k'.repeat(256) }))
    expect(error.statusCode).toBe(400)
  })

  it('is forgotten after a day', async () => {
    const stripe = sdk()
    const first = await stripe.paymentIntents.create(draft, KEY)
    world.clock.advance({ hours: 23, minutes: 59 })
    expect((await stripe.paymentIntents.create(draft, KEY)).id).toBe(first.id)
    world.clock.advance({ minutes: 1 })
    expect((await stripe.paymentIntents.create(draft, KEY)).id).not.toBe(first.id)
  })

  it('of a GET means nothing', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create(draft, KEY)
    expect((await stripe.paymentIntents.retrieve(id, {}, KEY)).id).toBe(id)
  })
})

describe('when the answer is lost', () => {
  it('the SDK asks again under the same key, and one charge is made', async () => {
    world.fake.fail({ match: 'POST /v1/payment_intents', when: 'after', times: 1 })
    expect((await sdk().paymentIntents.create(paid)).status).toBe('succeeded')
    expect((await sdk().charges.list()).data).toHaveLength(1)
    expect(heard(world)).toHaveLength(3)
  })

  it('and the SDK may not repeat, the caller may', async () => {
    world.fake.fail({ match: 'POST /v1/payment_intents', when: 'after', times: 1 })
    const stripe = sdk('sk_test_northwind', { maxNetworkRetries: 0 })
    expect(await refusal(stripe.paymentIntents.create(paid, KEY))).toBeInstanceOf(
      Stripe.errors.StripeConnectionError,
    )
    expect((await stripe.paymentIntents.create(paid, KEY)).status).toBe('succeeded')
    expect((await stripe.charges.list()).data).toHaveLength(1)
  })

  it('in a failure of the API itself, the key keeps the 500', async () => {
    world.fake.fail({ match: 'POST /v1/payment_intents', when: 'after', status: 500, times: 1 })
    const error = await refusal(sdk().paymentIntents.create(paid, KEY))
    expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError)
    expect(error.headers?.['idempotent-replayed']).toBe('true')
    expect((await sdk().charges.list()).data).toHaveLength(1)
  })

  it('behind a page of HTML, the key keeps the true answer', async () => {
    world.fake.fail({
      match: 'POST /v1/payment_intents',
      when: 'after',
      status: 503,
      body: '<h1>Sorry</h1>',
      times: 1,
    })
    expect((await sdk().paymentIntents.create(paid, KEY)).status).toBe('succeeded')
    expect((await sdk().charges.list()).data).toHaveLength(1)
  })
})

describe('when nothing was done', () => {
  it('after a 500 or a broken connection the SDK tries again', async () => {
    world.fake.fail({ match: 'POST /v1/payment_intents', when: 'before', status: 500, times: 1 })
    expect((await sdk().paymentIntents.create(paid)).status).toBe('succeeded')
    world.fake.fail({ match: '*', when: 'before', times: 1 })
    expect((await sdk().paymentIntents.create(paid)).status).toBe('succeeded')
    expect((await sdk().charges.list()).data).toHaveLength(2)
  })

  it('a page of HTML is no answer', async () => {
    world.fake.fail({ match: 'GET /v1/charges/:id', when: 'before', status: 503, body: '<h1>Sorry</h1>' })
    const stripe = sdk('sk_test_northwind', { maxNetworkRetries: 0 })
    expect((await refusal(stripe.charges.retrieve('ch_1'))).message).toContain('Invalid JSON')
  })

  it('the rate limit is told, and not stored', async () => {
    world.fake.fail({
      match: 'POST /v1/payment_intents',
      when: 'before',
      status: 429,
      times: 1,
      headers: { 'retry-after': '1' },
    })
    const error = await refusal(sdk().paymentIntents.create(paid, KEY))
    expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError)
    expect(error).toMatchObject({ statusCode: 429, code: 'rate_limit' })
    expect((await sdk().paymentIntents.create(paid, KEY)).status).toBe('succeeded')
  })

  it('faults are forgotten when told so, and name real endpoints only', async () => {
    world.fake.fail({ match: '*', when: 'before' })
    world.fake.reset()
    expect((await sdk().balance.retrieve()).object).toBe('balance')
    expect(() => world.fake.fail({ match: 'POST /v1/nothing' })).toThrow(RangeError)
  })
})
