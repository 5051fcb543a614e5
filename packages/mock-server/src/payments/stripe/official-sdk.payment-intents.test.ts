import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()

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

  it('is told why a card was declined, and tries another one', async () => {
    const stripe = sdk()
    const { id } = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' })
    const error = await refusal(
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa_chargeDeclined' }),
    )
    expect(error).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'generic_decline',
      payment_intent: { id, status: 'requires_payment_method' },
    })
    expect(heard(world)).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'])
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_mastercard' })
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
  })
})
