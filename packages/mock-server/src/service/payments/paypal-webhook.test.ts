import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock, type MockClock } from '../../control/clock'
import { createPaypalFake, type PaypalFake } from '../../payments/paypal/index'
import { testPageUrl } from '../../payments/paypal/testing/order'
import type { OutgoingWebhook, SignedWebhook } from '../../payments/provider-fake'
import { createMemoryStore } from '../../store/index'
import {
  type PaymentGateway,
  PaymentUnavailableError,
  type WebhookNews,
  WebhookRejectedError,
} from './payment-gateway'
import { createPaypalGateway } from './paypal-gateway'

const CREDENTIALS = {
  clientId: 'northwind-app',
  clientSecret: 'northwind-secret',
  environment: 'sandbox',
} as const
const price = amount(2500, 'USD/2')

let paypal: PaypalFake
let clock: MockClock
let heard: OutgoingWebhook[]
let asked: string[]
let gateway: PaymentGateway

function gatewayFor(webhookSecrets: readonly string[]): PaymentGateway {
  return createPaypalGateway({
    ...CREDENTIALS,
    webhookSecrets,
    async fetch(request) {
      asked.push(request.url)
      const response = await paypal.fetch(request)
      if (!response) throw new TypeError('fetch failed')
      return response
    },
  })
}

beforeEach(() => {
  heard = []
  asked = []
  clock = createVirtualClock()
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    config: CREDENTIALS,
    pageUrl: testPageUrl,
    onEvent: (webhook) => void heard.push(webhook),
  })
  gateway = gatewayFor([paypal.webhookId])
})

async function paid(fundingSource: 'balance' | 'echeck' = 'balance') {
  const draft = { purchaseId: 'pur_1', price, description: '2,500 tokens', idempotencyKey: 'order-1' }
  const { orderId } = await gateway.createOrder(draft)
  await paypal.approve(orderId, { fundingSource })
  const outcome = await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
  if (!('paid' in outcome)) throw new Error(outcome.status)
  return { orderId, paymentId: outcome.paymentId }
}

async function delivery(type: string): Promise<SignedWebhook> {
  const webhook = heard.findLast((event) => event.type === type)
  if (!webhook) throw new Error(`Nobody told of ${type}, but of ${heard.map((event) => event.type)}.`)
  return webhook.sign(clock.now())
}

function read({ rawBody, headers }: SignedWebhook, by = gateway): Promise<WebhookNews> {
  return by.readWebhook({ rawBody, headers: new Headers(headers), now: clock.now() })
}

const news = async (type: string) => read(await delivery(type))
const completed = { status: 'completed', paid: price, refunds: null, disputes: null, purchaseId: 'pur_1' }

describe('a webhook of PayPal', () => {
  it('says that a payment went through, and which', async () => {
    const { orderId, paymentId } = await paid()
    expect(await news('PAYMENT.CAPTURE.COMPLETED')).toEqual({
      eventId: heard.find(({ type }) => type === 'PAYMENT.CAPTURE.COMPLETED')?.id,
      type: 'PAYMENT.CAPTURE.COMPLETED',
      purchaseId: 'pur_1',
      orderId,
      paymentId,
      outcome: { ...completed, paymentId },
    })
  })

  it.each(['denied', 'declined'] as const)('says that a payment is pending, and %s', async (ending) => {
    const { paymentId } = await paid('echeck')
    const pending = await news('PAYMENT.CAPTURE.PENDING')
    expect(pending.outcome).toEqual({ ...completed, paymentId, status: 'pending' })
    await paypal.settle(paymentId, ending)
    const over = await news(`PAYMENT.CAPTURE.${ending.toUpperCase()}`)
    expect(over).toMatchObject({ paymentId, purchaseId: 'pur_1' })
    expect(over.outcome).toMatchObject({ status: 'declined', retryable: false, paymentId })
  })

  it('names the order of an approval, and leaves its state to be looked up', async () => {
    const { orderId } = await paid()
    for (const type of ['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.COMPLETED'])
      expect(await news(type)).toMatchObject({ purchaseId: 'pur_1', orderId, outcome: null })
  })

  it('names the order of an approval that ran out', async () => {
    const draft = { purchaseId: 'pur_1', price, description: 'Tokens', idempotencyKey: 'order-1' }
    const { orderId } = await gateway.createOrder(draft)
    await paypal.approve(orderId)
    clock.advance({ hours: 3 })
    await paypal.tick()
    expect(await news('CHECKOUT.PAYMENT-APPROVAL.REVERSED')).toMatchObject({ orderId, outcome: null })
    expect(await gateway.lookUp({ orderId })).toEqual({ status: 'voided' })
  })

  it('names the payment of a refund, whose state is looked up: pending, failed, done', async () => {
    const { orderId, paymentId } = await paid()
    const refund = (idempotencyKey: string) =>
      gateway.refund({ paymentId, amount: amount(1000, 'USD/2'), idempotencyKey })
    const statuses = async () => {
      const outcome = await gateway.lookUp({ orderId })
      return 'refunds' in outcome && outcome.refunds?.map(({ status, reference }) => [reference, status])
    }
    await refund('refund-1')
    paypal.slowRefunds()
    const slow = await refund('refund-2')
    expect(slow.status).toBe('pending')
    const named = { purchaseId: null, orderId: null, paymentId, outcome: null }
    expect(await news('PAYMENT.CAPTURE.REFUNDED')).toMatchObject(named)
    expect(await news('PAYMENT.REFUND.PENDING')).toMatchObject(named)
    expect(await statuses()).toEqual([
      ['refund-1', 'completed'],
      ['refund-2', 'pending'],
    ])
    await paypal.settleRefund(slow.refundId, 'failed')
    expect(await news('PAYMENT.REFUND.FAILED')).toMatchObject(named)
    expect(await statuses()).toEqual([
      ['refund-1', 'completed'],
      ['refund-2', 'failed'],
    ])
  })

  it.each(['won', 'lost'] as const)(
    'names the payment of a dispute, which is open and then %s',
    async (ending) => {
      const { orderId, paymentId } = await paid()
      const disputeId = await paypal.dispute(paymentId, { amount: { currency_code: 'USD', value: '20.00' } })
      const disputes = async () => {
        const outcome = await gateway.lookUp({ orderId })
        return 'disputes' in outcome && outcome.disputes
      }
      const disputed = amount(2000, 'USD/2')
      expect(await news('CUSTOMER.DISPUTE.CREATED')).toMatchObject({ paymentId, outcome: null })
      expect(await disputes()).toEqual([{ disputeId, status: 'open', disputed }])
      await paypal.reviewDispute(disputeId)
      expect(await news('CUSTOMER.DISPUTE.UPDATED')).toMatchObject({ paymentId })
      await paypal.closeDispute(disputeId, ending)
      expect(await news('CUSTOMER.DISPUTE.RESOLVED')).toMatchObject({ paymentId, outcome: null })
      expect(await disputes()).toEqual([{ disputeId, status: ending, disputed }])
      // Money that a bank took is the dispute's, not a refund of ours: it is taken off once.
      expect(await gateway.lookUp({ orderId })).toMatchObject({ status: 'completed', refunds: [] })
      if (ending === 'lost') expect(await news('PAYMENT.CAPTURE.REVERSED')).toMatchObject({ paymentId })
    },
  )

  it('is told by its identifier when it comes again', async () => {
    await paid()
    const first = await news('PAYMENT.CAPTURE.COMPLETED')
    clock.advance({ days: 2 })
    expect(await news('PAYMENT.CAPTURE.COMPLETED')).toEqual(first)
  })
})

describe('a webhook is believed', () => {
  it('under any of our webhook ids, and under no other', async () => {
    await paid()
    const it = await delivery('PAYMENT.CAPTURE.COMPLETED')
    expect(await read(it, gatewayFor(['0EH40505U7160970P', paypal.webhookId]))).toMatchObject({
      purchaseId: 'pur_1',
    })
    await expect(read(it, gatewayFor(['0EH40505U7160970P']))).rejects.toThrow(WebhookRejectedError)
    await expect(read(it, gatewayFor([]))).rejects.toThrow(WebhookRejectedError)
  })

  it('before and after PayPal turns to another certificate, each asked for once', async () => {
    await paid()
    const before = await delivery('PAYMENT.CAPTURE.COMPLETED')
    paypal.rotateCertificate()
    const after = await delivery('PAYMENT.CAPTURE.COMPLETED')
    for (const it of [before, after, before, after])
      expect(await read(it)).toMatchObject({ purchaseId: 'pur_1' })
    expect(asked.filter((url) => url.includes('/certs/'))).toHaveLength(2)
  })

  it.each<[string, (it: SignedWebhook) => SignedWebhook]>([
    ['its amount was changed', (it) => ({ ...it, rawBody: it.rawBody.replaceAll('25.00', '2500.00') })],
    ['it was written anew', (it) => ({ ...it, rawBody: JSON.stringify(JSON.parse(it.rawBody), null, 1) })],
    [
      'it is said to come from another time',
      (it) => change(it, 'paypal-transmission-time', '2026-12-01T00:00:00Z'),
    ],
    ['its signature is missing', (it) => change(it, 'paypal-transmission-sig', undefined)],
    ['its signature is no base64', (it) => change(it, 'paypal-transmission-sig', '%')],
    ['its algorithm is weaker', (it) => change(it, 'paypal-auth-algo', 'SHA1withRSA')],
    [
      'its certificate is from elsewhere',
      (it) => change(it, 'paypal-cert-url', 'https://paypal.com.evil.example/c'),
    ],
    [
      'its certificate came unprotected',
      (it) => change(it, 'paypal-cert-url', 'http://api.paypal.com/v1/notifications/certs/CERT-1'),
    ],
    [
      'its certificate’s address hides another host',
      (it) => change(it, 'paypal-cert-url', 'https://api.paypal.com@evil.example/c'),
    ],
    [
      'its certificate does not exist',
      (it) => change(it, 'paypal-cert-url', 'https://api.paypal.com/v1/notifications/certs/CERT-1'),
    ],
  ])('not when %s', async (_, tamper) => {
    await paid()
    const it = tamper(await delivery('PAYMENT.CAPTURE.COMPLETED'))
    await expect(read(it)).rejects.toThrow(WebhookRejectedError)
    expect(asked.some((url) => url.includes('evil'))).toBe(false)
  })

  it('later, when the certificate cannot be had now', async () => {
    await paid()
    const it = await delivery('PAYMENT.CAPTURE.COMPLETED')
    paypal.fail({ match: 'GET /v1/notifications/certs/:id', when: 'before', status: 503, times: 1 })
    await expect(read(it)).rejects.toThrow(PaymentUnavailableError)
    paypal.fail({ match: 'GET /v1/notifications/certs/:id', when: 'before', times: 1 })
    await expect(read(it)).rejects.toThrow(PaymentUnavailableError)
    expect(await read(it)).toMatchObject({ purchaseId: 'pur_1' })
  })
})

function change(it: SignedWebhook, name: string, value: string | undefined): SignedWebhook {
  const { [name]: _, ...rest } = it.headers
  return { ...it, headers: value === undefined ? rest : { ...rest, [name]: value } }
}
