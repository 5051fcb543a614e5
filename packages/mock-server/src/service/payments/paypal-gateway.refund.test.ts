import { type Amount, amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock'
import { createPaypalFake, type PaypalFake } from '../../payments/paypal/index'
import { testPageUrl } from '../../payments/paypal/testing/order'
import { createMemoryStore } from '../../store/index'
import { type PaymentGateway, PaymentUnavailableError, PaymentUnknownError } from './payment-gateway'
import { createPaypalGateway } from './paypal-gateway'

const CREDENTIALS = {
  clientId: 'northwind-app',
  clientSecret: 'northwind-secret',
  environment: 'sandbox',
} as const
const REFUND = 'POST /v2/payments/captures/:id/refund'
const price: Amount = amount(2500, 'USD/2')

let paypal: PaypalFake
let gateway: PaymentGateway
let asked: string[]

function gatewayTo(fake: PaypalFake, secret: string = CREDENTIALS.clientSecret): PaymentGateway {
  return createPaypalGateway({
    ...CREDENTIALS,
    webhookSecrets: [],
    clientSecret: secret,
    async fetch(request) {
      asked.push(`${request.method} ${new URL(request.url).pathname}`)
      const response = await fake.fetch(request)
      if (!response) throw new Error(`Not PayPal: ${request.url}`)
      return response
    },
  })
}

beforeEach(() => {
  asked = []
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock: createVirtualClock(),
    seed: 7,
    config: CREDENTIALS,
    pageUrl: testPageUrl,
  })
  gateway = gatewayTo(paypal)
})

async function ordered(purchaseId = 'pur_1'): Promise<string> {
  const draft = {
    purchaseId,
    price,
    description: '2,500 tokens',
    idempotencyKey: `order-${purchaseId}`,
  }
  return (await gateway.createOrder(draft)).orderId
}

async function approved(): Promise<string> {
  const orderId = await ordered()
  await paypal.approve(orderId)
  return orderId
}

describe('a refund', () => {
  async function paidFor() {
    const outcome = await gateway.capture({ orderId: await approved(), idempotencyKey: 'capture-1' })
    if (outcome.status !== 'completed') throw new Error(outcome.status)
    return outcome.paymentId
  }

  it('gives parts back once per key, and never more than was paid', async () => {
    const paymentId = await paidFor()
    const draft = { paymentId, amount: amount(1000, 'USD/2'), idempotencyKey: 'refund-1' }
    const first = await gateway.refund(draft)
    expect(first).toMatchObject({ status: 'completed', refunded: draft.amount })
    expect(await gateway.refund(draft)).toEqual(first)
    const tooMuch = { paymentId, amount: amount(1501, 'USD/2'), idempotencyKey: 'refund-2' }
    await expect(gateway.refund(tooMuch)).rejects.toMatchObject({ code: 'refund_amount_exceeded' })
  })

  it('shows in the order it belongs to', async () => {
    const orderId = await approved()
    const outcome = await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
    if (outcome.status !== 'completed') throw new Error(outcome.status)
    await gateway.refund({ ...outcome, amount: amount(1000, 'USD/2'), idempotencyKey: 'refund-1' })
    expect(await gateway.lookUp({ orderId })).toMatchObject({
      status: 'completed',
      refunds: [{ status: 'completed', refunded: amount(1000, 'USD/2'), reference: 'refund-1' }],
      disputes: [],
    })
  })

  it('whose answers all got lost is found by its key', async () => {
    const paymentId = await paidFor()
    paypal.fail({ match: REFUND, when: 'after', times: 2 })
    const draft = { paymentId, amount: amount(1000, 'USD/2'), idempotencyKey: 'refund-1' }
    expect(await gateway.refund(draft)).toMatchObject({ status: 'completed', refunded: draft.amount })
  })

  it('that never arrived stays unknown', async () => {
    const paymentId = await paidFor()
    paypal.fail({ match: REFUND, when: 'before', times: 2 })
    const draft = { paymentId, amount: amount(1000, 'USD/2'), idempotencyKey: 'refund-1' }
    await expect(gateway.refund(draft)).rejects.toThrow(PaymentUnknownError)
  })
})

describe('the access token', () => {
  it('is asked for once, and again when PayPal no longer takes it', async () => {
    const store = createMemoryStore()
    const clock = createVirtualClock()
    paypal = createPaypalFake({ store, clock, seed: 7, config: CREDENTIALS, pageUrl: testPageUrl })
    gateway = gatewayTo(paypal)
    await Promise.all([ordered('pur_1'), ordered('pur_2')])
    clock.advance({ hours: 9 })
    await ordered('pur_3')
    expect(asked.filter((call) => call.endsWith('/token'))).toHaveLength(2)
  })

  it('is not given for wrong credentials', async () => {
    gateway = gatewayTo(paypal, 'wrong')
    await expect(ordered()).rejects.toMatchObject({ code: 'authentication_failure' })
  })

  it('that does not come leaves everything undone', async () => {
    paypal.fail({ match: 'POST /v1/oauth2/token', when: 'before', times: 1 })
    await expect(ordered()).rejects.toThrow(PaymentUnavailableError)
    expect(await ordered()).toMatch(/^[A-Z0-9]{17}$/)
  })
})
