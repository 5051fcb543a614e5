import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingWebhook } from '../provider-fake'
import { TEST_ACCOUNT } from './testing/account'
import { freshWorld, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()
const SECRET = TEST_ACCOUNT.webhookSecrets[0]
const { StripeSignatureVerificationError } = Stripe.errors

async function lastDelivery(webhooks: readonly OutgoingWebhook[], atMs = Date.now()) {
  const webhook = webhooks.at(-1)
  if (!webhook) throw new Error('Nothing was told.')
  const { rawBody, headers } = await webhook.sign(atMs)
  return { id: webhook.id, rawBody, signature: headers['stripe-signature'] ?? '' }
}

describe('a webhook', () => {
  beforeEach(async () => {
    await sdk().paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
    })
  })

  it('is verified by the SDK, and is the event that REST answers with', async () => {
    const stripe = sdk()
    const { id, rawBody, signature } = await lastDelivery(world.webhooks)
    const event = stripe.webhooks.constructEvent(rawBody, signature, SECRET)
    expect(event).toMatchObject({
      id,
      object: 'event',
      type: 'payment_intent.succeeded',
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
      data: { object: { object: 'payment_intent', status: 'succeeded' } },
    })
    expect(event).toEqual(JSON.parse(JSON.stringify(await stripe.events.retrieve(id))))
    const later = await stripe.webhooks.constructEventAsync(Buffer.from(rawBody), signature, SECRET)
    expect(later.id).toBe(id)
  })

  it('that was tampered with is refused', async () => {
    const { rawBody, signature } = await lastDelivery(world.webhooks)
    const tampered = rawBody.replace('"amount": 2500', '"amount": 1')
    expect(tampered).not.toBe(rawBody)
    expect(() => sdk().webhooks.constructEvent(tampered, signature, SECRET)).toThrow(
      StripeSignatureVerificationError,
    )
  })

  it('that is older than five minutes is refused', async () => {
    const { rawBody, signature } = await lastDelivery(world.webhooks, Date.now() - 301_000)
    expect(() => sdk().webhooks.constructEvent(rawBody, signature, SECRET)).toThrow(
      'Timestamp outside the tolerance zone',
    )
    expect(sdk().webhooks.constructEvent(rawBody, signature, SECRET, 600).object).toBe('event')
  })

  it('is refused under another secret', async () => {
    const { rawBody, signature } = await lastDelivery(world.webhooks)
    expect(() => sdk().webhooks.constructEvent(rawBody, signature, 'whsec_mock_other')).toThrow(
      StripeSignatureVerificationError,
    )
  })

  it('is signed anew by each attempt, the same event all the while', async () => {
    const now = Date.now()
    const first = await lastDelivery(world.webhooks, now)
    const second = await lastDelivery(world.webhooks, now + 60_000)
    expect(second.rawBody).toBe(first.rawBody)
    expect(second.signature).not.toBe(first.signature)
    expect((await lastDelivery(world.webhooks, now)).signature).toBe(first.signature)
  })

  it('keeps what was true when it happened', async () => {
    const [charge] = (await sdk().charges.list()).data
    await sdk().refunds.create({ charge: String(charge?.id) })
    const { data } = await sdk().events.list({ type: 'charge.succeeded' })
    expect(data[0]?.data.object).toMatchObject({ refunded: false, amount_refunded: 0 })
  })
})

describe('while a secret is rotated', () => {
  it('both the old one and the new one verify', async () => {
    const secrets = ['whsec_mock_old', 'whsec_mock_new']
    const { fake, webhooks } = freshWorld(secrets)
    await fake.fetch(
      new Request('https://api.stripe.com/v1/payment_intents', {
        method: 'POST',
        headers: { authorization: `Bearer ${TEST_ACCOUNT.secretKey}` },
        body: new URLSearchParams({ amount: '2500', currency: 'usd' }),
      }),
    )
    const { rawBody, signature } = await lastDelivery(webhooks)
    expect(signature.match(/v1=/g)).toHaveLength(2)
    for (const secret of secrets)
      expect(sdk().webhooks.constructEvent(rawBody, signature, secret).type).toBe('payment_intent.created')
  })
})

describe('events', () => {
  it('are listed newest first, by type, by family and by several types', async () => {
    const stripe = sdk()
    const { id } = await stripe.customers.create({ name: 'Ada' })
    await stripe.customers.update(id, { name: 'Grace', metadata: { a: '1' } })
    await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
    })
    const types = async (params?: Stripe.EventListParams) =>
      (await stripe.events.list(params)).data.map(({ type }) => type)
    expect(await types()).toEqual([
      'payment_intent.succeeded',
      'charge.succeeded',
      'payment_intent.created',
      'customer.updated',
      'customer.created',
    ])
    expect(await types({ type: 'charge.succeeded' })).toEqual(['charge.succeeded'])
    expect(await types({ type: 'payment_intent.*' })).toEqual([
      'payment_intent.succeeded',
      'payment_intent.created',
    ])
    expect(await types({ types: ['customer.created', 'charge.succeeded'] })).toEqual([
      'charge.succeeded',
      'customer.created',
    ])
    const [updated] = (await stripe.events.list({ type: 'customer.updated' })).data
    expect(updated?.data.previous_attributes).toEqual({ name: 'Ada', metadata: { a: null } })
    const all: string[] = []
    for await (const event of stripe.events.list({ limit: 2 })) all.push(event.id)
    expect(new Set(all).size).toBe(5)
    expect(world.webhooks.map((webhook) => webhook.id)).toEqual(all.reverse())
  })
})
