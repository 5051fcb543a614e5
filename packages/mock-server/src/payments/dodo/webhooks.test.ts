import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock'
import { createMemoryStore } from '../../store/index'
import type { OutgoingWebhook } from '../provider-fake'
import { createDodoFake } from './index'
import { TEST_BUSINESS } from './testing/business'
import { checkout, paid, sdk, serveDodoInNode } from './testing/official-sdk'

const world = serveDodoInNode()
const key = String(TEST_BUSINESS.webhookSecrets[0])
const types = () => world.events.map(({ type }) => type)
const latest = () => {
  const event = world.events.at(-1)
  if (!event) throw new Error('Nothing has happened.')
  return event
}

describe('the webhooks of the fake', () => {
  it('are unwrapped by the official SDK, and verified by Standard Webhooks', async () => {
    const { paymentId } = await paid(world.dodo)
    const { rawBody, headers } = await latest().sign(Date.now())
    const event = sdk().webhooks.unwrap(rawBody, { headers: { ...headers } })
    expect(event).toMatchObject({
      business_id: expect.stringMatching(/^bus_/),
      type: 'payment.succeeded',
      timestamp: new Date(world.clock.now()).toISOString(),
      data: { payload_type: 'Payment', payment_id: paymentId, total_amount: 2500 },
    })
    expect(event.data).toMatchObject(await sdk().payments.retrieve(paymentId))
    expect(new Webhook(key).verify(rawBody, { ...headers })).toEqual(event)
    expect(headers['webhook-id']).toBe(latest().id)
  })

  it('are turned away by the SDK when tampered with, stale, too new or under another secret', async () => {
    await paid(world.dodo)
    const unwrap = async (atMs: number, tamper = (body: string) => body, secret = key) => {
      const { rawBody, headers } = await latest().sign(atMs)
      return sdk().webhooks.unwrap(tamper(rawBody), { headers: { ...headers }, key: secret })
    }
    const now = Date.now()
    await expect(unwrap(now, (body) => body.replace('2500', '2501'))).rejects.toThrow('No matching signature')
    await expect(unwrap(now, undefined, `whsec_${btoa('another')}`)).rejects.toThrow('No matching signature')
    await expect(unwrap(now - 310_000)).rejects.toThrow('too old')
    await expect(unwrap(now + 310_000)).rejects.toThrow('too new')
    expect((await unwrap(now - 290_000)).type).toBe('payment.succeeded')
  })

  it('are signed with every secret while they rotate', async () => {
    const events: OutgoingWebhook[] = []
    const webhookSecrets = ['old', 'new'].map((name) => `whsec_${btoa(`mock secret ${name}`)}`)
    const dodo = createDodoFake({
      store: createMemoryStore(),
      clock: createVirtualClock(),
      seed: 7,
      pageUrl: (path) => path,
      onEvent: (webhook) => void events.push(webhook),
      config: { ...TEST_BUSINESS, webhookSecrets },
    })
    world.dodo = dodo
    await paid(dodo)
    const { rawBody, headers } = (await events[0]?.sign(Date.now())) ?? { rawBody: '', headers: {} }
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2)
    for (const secret of webhookSecrets)
      expect(sdk().webhooks.unwrap(rawBody, { headers: { ...headers }, key: secret }).type).toBe(
        'payment.succeeded',
      )
  })

  it('carry their object as it is at delivery, under the same identifier each time', async () => {
    const { session_id } = await checkout()
    await world.dodo.completeCheckout(session_id, { method: 'bank' })
    const event = latest()
    const status = async () => JSON.parse((await event.sign(Date.now())).rawBody).data.status
    expect(await status()).toBe('processing')
    const { payment_id } = await sdk().checkoutSessions.retrieve(session_id)
    await world.dodo.settle(String(payment_id))
    expect(event.type).toBe('payment.processing')
    expect(await status()).toBe('succeeded')
    const ids = await Promise.all(
      [1, 2].map(async () => (await event.sign(Date.now())).headers['webhook-id']),
    )
    expect(ids).toEqual([event.id, event.id])
  })

  it('tell of everything, in order, and of nothing twice', async () => {
    const { session_id } = await checkout()
    await world.dodo.completeCheckout(session_id, { card: '4000000000000002' })
    await world.dodo.completeCheckout(session_id, { card: '4000000000003155', challenge: 'abandon' })
    await world.dodo.cancelCheckout(session_id)
    await world.dodo.completeCheckout(session_id)
    const payment_id = String((await sdk().checkoutSessions.retrieve(session_id)).payment_id)
    const { refund_id } = await sdk().refunds.create({ payment_id })
    await world.dodo.failRefund(refund_id)
    await world.dodo.failRefund(refund_id)
    const dispute = await world.dodo.dispute(payment_id)
    await world.dodo.closeDispute(dispute, 'challenged')
    await world.dodo.closeDispute(dispute, 'won')
    const left = await checkout()
    await world.dodo.completeCheckout(left.session_id, { card: '4000000000003155', challenge: 'abandon' })
    world.clock.advance({ days: 1 })
    await world.dodo.tick()
    await world.dodo.tick()
    expect(types()).toEqual([
      'payment.failed',
      'payment.cancelled',
      'payment.succeeded',
      'refund.succeeded',
      'refund.failed',
      'dispute.opened',
      'dispute.challenged',
      'dispute.won',
      'payment.cancelled',
    ])
    expect(new Set(world.events.map(({ id }) => id)).size).toBe(9)
    const payloads = await Promise.all(
      world.events.map(async (event) => JSON.parse((await event.sign(0)).rawBody)),
    )
    expect(new Set(payloads.map(({ type, data }) => `${type.split('.')[0]} ${data.payload_type}`))).toEqual(
      new Set(['payment Payment', 'refund Refund', 'dispute Dispute']),
    )
  })

  it('come out the same, byte for byte, from the same seed', async () => {
    const run = async () => {
      const events: OutgoingWebhook[] = []
      world.dodo = createDodoFake({
        store: createMemoryStore(),
        clock: createVirtualClock(),
        seed: 11,
        pageUrl: (path) => path,
        onEvent: (webhook) => void events.push(webhook),
        config: TEST_BUSINESS,
      })
      const { paymentId } = await paid(world.dodo)
      await sdk().refunds.create({ payment_id: paymentId })
      return Promise.all(events.map((event) => event.sign(0)))
    }
    expect(await run()).toEqual(await run())
  })

  it('refuse a secret that is none', async () => {
    const options = {
      store: createMemoryStore(),
      clock: createVirtualClock(),
      seed: 7,
      pageUrl: (path: string) => path,
    }
    const config = { ...TEST_BUSINESS, webhookSecrets: ['whsec_not base64!'] }
    expect(() => createDodoFake({ ...options, config })).toThrow(RangeError)
  })
})
