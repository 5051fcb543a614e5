import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedWebhook } from '../../payments/provider-fake'
import { WebhookRejectedError } from './payment-gateway'
import { createDodoWorld, type DodoWorld, secretNamed } from './testing/dodo-world'

let { dodo, gateway, clock, events, ordered }: DodoWorld = createDodoWorld()

const named = (...names: string[]) => names.map(secretNamed)
const world = (signedWith: string[], known: string[]) => {
  ;({ dodo, gateway, clock, events, ordered } = createDodoWorld({ signedWith, known }))
}

async function delivered(type: string, atMs = clock.now()): Promise<SignedWebhook> {
  const event = events.findLast((candidate) => candidate.type === type)
  if (!event) throw new Error(`No ${type} among ${events.map((known) => known.type)}`)
  return event.sign(atMs)
}

const read = ({ rawBody, headers }: SignedWebhook, now = clock.now()) =>
  gateway.readWebhook({ rawBody, headers: new Headers(headers), now })

beforeEach(() => world(named('old'), named('old')))

describe('a webhook of DodoPayments', () => {
  it('tells of a payment all that there is to know', async () => {
    const orderId = await ordered()
    await dodo.completeCheckout(orderId)
    const news = await read(await delivered('payment.succeeded'))
    expect(news).toEqual({
      eventId: events[0]?.id,
      type: 'payment.succeeded',
      purchaseId: 'pur_1',
      orderId,
      paymentId: expect.stringMatching(/^pay_/),
      outcome: {
        status: 'completed',
        paymentId: news.paymentId,
        paid: { minor: 2500, asset: 'USD/2' },
        purchaseId: 'pur_1',
        refunds: [],
        disputes: [],
      },
    })
  })

  it('leaves a failed attempt to be looked up, for a later one may have gone through', async () => {
    const orderId = await ordered()
    await dodo.completeCheckout(orderId, { card: '4000000000000002' })
    await dodo.completeCheckout(orderId)
    expect(await read(await delivered('payment.failed'))).toMatchObject({ orderId, outcome: null })
    expect((await gateway.lookUp({ orderId })).status).toBe('completed')
  })

  it('carries the state at delivery, not that of the event', async () => {
    await dodo.completeCheckout(await ordered(), { method: 'bank' })
    const early = await read(await delivered('payment.processing'))
    expect(early.outcome?.status).toBe('pending')
    await dodo.settle(early.paymentId ?? '')
    expect((await read(await delivered('payment.processing'))).outcome?.status).toBe('completed')
  })

  it('leaves a payment that was given back by then to be looked up', async () => {
    const orderId = await ordered()
    await dodo.completeCheckout(orderId)
    const { paymentId } = await read(await delivered('payment.succeeded'))
    await gateway.refund({
      paymentId: paymentId ?? '',
      amount: { minor: 500, asset: 'USD/2' },
      idempotencyKey: 'refund-1',
    })
    expect(await read(await delivered('payment.succeeded'))).toMatchObject({ orderId, outcome: null })
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [{ reference: 'refund-1' }] })
  })

  it('names the payment of a refund and of a dispute', async () => {
    await dodo.completeCheckout(await ordered())
    const { paymentId } = await read(await delivered('payment.succeeded'))
    await gateway.refund({
      paymentId: paymentId ?? '',
      amount: { minor: 500, asset: 'USD/2' },
      idempotencyKey: 'refund-1',
    })
    const disputeId = await dodo.dispute(paymentId ?? '')
    await dodo.closeDispute(disputeId, 'won')
    for (const type of ['refund.succeeded', 'dispute.opened', 'dispute.won'])
      expect(await read(await delivered(type))).toMatchObject({ type, paymentId, outcome: null })
  })

  it('is turned away when tampered with, foreign or incomplete', async () => {
    await dodo.completeCheckout(await ordered())
    const webhook = await delivered('payment.succeeded')
    const { headers, rawBody } = webhook
    const forged = [
      { headers, rawBody: rawBody.replace('2500', '2501') },
      { rawBody, headers: { ...headers, 'webhook-id': 'msg_other' } },
      {
        rawBody,
        headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) },
      },
      { rawBody, headers: { ...headers, 'webhook-signature': 'v1,' } },
      {
        rawBody,
        headers: { ...headers, 'webhook-signature': headers['webhook-signature']?.replace('v1', 'v2') ?? '' },
      },
      { rawBody, headers: {} },
    ]
    for (const one of forged) await expect(read(one)).rejects.toThrow(WebhookRejectedError)
    expect((await read(webhook)).type).toBe('payment.succeeded')
    world(named('foreign'), named('old'))
    await dodo.completeCheckout(await ordered())
    await expect(read(await delivered('payment.succeeded'))).rejects.toThrow(WebhookRejectedError)
  })

  it('is turned away when more than five minutes old, or young', async () => {
    await dodo.completeCheckout(await ordered())
    const webhook = await delivered('payment.succeeded')
    for (const seconds of [-300, 300]) await read(webhook, clock.now() + seconds * 1000)
    for (const seconds of [-301, 301])
      await expect(read(webhook, clock.now() + seconds * 1000)).rejects.toThrow(WebhookRejectedError)
  })

  it('is taken under any secret while they rotate, on either side', async () => {
    for (const [signedWith, known] of [
      [named('old', 'new'), named('old')],
      [named('old', 'new'), named('new')],
      [named('new'), named('old', 'new')],
    ] as const) {
      world([...signedWith], [...known])
      await dodo.completeCheckout(await ordered())
      expect((await read(await delivered('payment.succeeded'))).paymentId).toMatch(/^pay_/)
    }
  })
})
