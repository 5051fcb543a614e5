import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { refusal, sdk, serveStripeInNode } from './testing/official-sdk'

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

describe('what opens a Checkout Session', () => {
  it('lives from half an hour to a day', async () => {
    const now = Math.floor(world.clock.now() / 1000)
    expect((await open({ expires_at: now + 1800 })).expires_at).toBe(now + 1800)
    for (const expires_at of [now + 1799, now + 86_401])
      expect(await refusal(open({ expires_at }))).toMatchObject({ param: 'expires_at', statusCode: 400 })
  })

  it.each([
    ['success_url', { success_url: undefined }, 'parameter_missing'],
    ['success_url', { success_url: 'nowhere' }, 'url_invalid'],
    ['line_items', { line_items: undefined }, 'parameter_missing'],
    ['line_items[0][quantity]', { line_items: [{ price: 'PRICE' }] }, 'parameter_missing'],
    ['line_items[0][price]', { line_items: [{ price: 'price_none', quantity: 1 }] }, 'resource_missing'],
    [
      'line_items[0][price_data][currency]',
      { line_items: [{ price_data: { unit_amount: 1 }, quantity: 1 }] },
      'parameter_missing',
    ],
    [
      'line_items[0][price_data][colour]',
      { line_items: [{ price_data: { colour: 1 }, quantity: 1 }] },
      'parameter_unknown',
    ],
    ['mode', { mode: 'sometimes' }, undefined],
    ['customer_email', { customer_email: 'nobody' }, 'email_invalid'],
    [
      'line_items',
      { line_items: [{ price_data: { ...draft.line_items[0]?.price_data, unit_amount: 49 }, quantity: 1 }] },
      'amount_too_small',
    ],
  ])('refuses a wrong %s: %o', async (param, wrong, code) => {
    if (param.endsWith('[quantity]')) {
      const { id } = await sdk().prices.create({
        currency: 'usd',
        unit_amount: 500,
        product_data: { name: 'X' },
      })
      Object.assign(wrong, { line_items: [{ price: id }] })
    }
    const error = await refusal(open(wrong as Stripe.Checkout.SessionCreateParams))
    expect(error).toMatchObject({ statusCode: 400, param })
    if (code !== undefined) expect(error.code).toBe(code)
  })
})
