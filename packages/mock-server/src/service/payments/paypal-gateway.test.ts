import { type Amount, amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock'
import { createPaypalFake, type PaypalFake } from '../../payments/paypal/index'
import { testPageUrl } from '../../payments/paypal/testing/order'
import { createMemoryStore } from '../../store/index'
import {
  type PaymentGateway,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payment-gateway'
import { createPaypalGateway } from './paypal-gateway'

const CREDENTIALS = {
  clientId: 'northwind-app',
  clientSecret: 'northwind-secret',
  environment: 'sandbox',
} as const
const CREATE = 'POST /v2/checkout/orders'
const LOOK_UP = 'GET /v2/checkout/orders/:id'
const CAPTURE = 'POST /v2/checkout/orders/:id/capture'
const price: Amount = amount(2500, 'USD/2')

let paypal: PaypalFake
let gateway: PaymentGateway
let asked: string[]

function gatewayTo(fake: PaypalFake, timeoutMs?: number): PaymentGateway {
  return createPaypalGateway({
    ...CREDENTIALS,
    webhookSecrets: [],
    ...(timeoutMs !== undefined && { timeoutMs }),
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

async function ordered(purchaseId = 'pur_1', money = price): Promise<string> {
  const draft = {
    purchaseId,
    price: money,
    description: '2,500 tokens',
    idempotencyKey: `order-${purchaseId}`,
  }
  return (await gateway.createOrder(draft)).orderId
}

async function approved(fundingSource?: 'balance' | 'declined_card' | 'echeck'): Promise<string> {
  const orderId = await ordered()
  await paypal.approve(orderId, fundingSource && { fundingSource })
  return orderId
}

const completed = { status: 'completed', paid: price, refunds: [], purchaseId: 'pur_1' }

describe('an order', () => {
  it('is opened once per key and tells the browser what to approve', async () => {
    const draft = { purchaseId: 'pur_1', price, description: 'x'.repeat(300), idempotencyKey: 'key-1' }
    const first = await gateway.createOrder(draft)
    expect(first.nextAction).toEqual({ type: 'paypal_order', orderId: first.orderId })
    expect(await gateway.createOrder(draft)).toEqual(first)
  })

  it('is found to be waiting, approved, paid or over', async () => {
    const orderId = await ordered()
    expect(await gateway.lookUp({ orderId })).toEqual({ status: 'not_approved' })
    await paypal.approve(orderId)
    expect(await gateway.lookUp({ orderId })).toEqual({ status: 'approved' })
    await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
    expect(await gateway.lookUp({ orderId })).toMatchObject(completed)

    const other = await ordered('pur_2')
    await paypal.void(other)
    expect(await gateway.lookUp({ orderId: other })).toEqual({ status: 'voided' })
    expect(await gateway.lookUp({ orderId: '5O190127TN364715T' })).toEqual({ status: 'voided' })
  })

  it.each([
    ['whole forints', amount(50_000, 'HUF/2')],
    ['yen', amount(500, 'JPY/0')],
    ['cents of a euro', amount(1099, 'EUR/2')],
  ])('is paid in %s to the smallest unit', async (_, money) => {
    const orderId = await ordered('pur_1', money)
    await paypal.approve(orderId)
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toMatchObject({ paid: money })
  })

  it('is rejected where PayPal cannot charge the amount exactly, without asking', async () => {
    await expect(ordered('pur_1', amount(50_050, 'HUF/2'))).rejects.toThrow(PaymentRejectedError)
    expect(asked).toEqual([])
  })

  it('counts as not opened when every answer got lost, since nothing was charged', async () => {
    paypal.fail({ match: CREATE, when: 'after', times: 2 })
    await expect(ordered()).rejects.toThrow(PaymentUnavailableError)
    expect(await ordered()).toMatch(/^[A-Z0-9]{17}$/)
  })
})

describe('a capture', () => {
  it('takes the money once, whatever is called again', async () => {
    const orderId = await approved()
    const first = await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
    expect(first).toMatchObject(completed)
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toEqual(first)
    expect(await gateway.capture({ orderId, idempotencyKey: 'another' })).toEqual(first)
  })

  it('of an order nobody approved says so', async () => {
    const orderId = await ordered()
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toEqual({
      status: 'not_approved',
    })
  })

  it('says pending until the bank has paid', async () => {
    const orderId = await approved('echeck')
    const outcome = await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
    expect(outcome).toMatchObject({ ...completed, status: 'pending' })
    if (outcome.status !== 'pending') return
    await paypal.settle(outcome.paymentId, 'denied')
    expect(await gateway.lookUp({ orderId })).toMatchObject({
      status: 'declined',
      paymentId: outcome.paymentId,
    })
  })

  it('that is declined can be tried again on the same order, under a new key', async () => {
    const orderId = await approved('declined_card')
    const declined = {
      status: 'declined',
      declineCode: 'instrument_declined',
      retryable: true,
      paymentId: null,
    }
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toEqual(declined)
    await paypal.approve(orderId)
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toEqual(declined)
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-2' })).toMatchObject(completed)
  })

  it('that PayPal refuses for good is not worth another try', async () => {
    const orderId = await approved()
    paypal.declineNext({ issue: 'PAYER_CANNOT_PAY' })
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toMatchObject({
      declineCode: 'payer_cannot_pay',
      retryable: false,
    })
  })

  it('whose answer got lost is sent once more and charges once', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'after', times: 1 })
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toMatchObject(completed)
    expect(asked.filter((call) => call.endsWith('/capture'))).toHaveLength(2)
  })

  it('whose answers all got lost is looked up', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'after', times: 2 })
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toMatchObject(completed)
    expect(asked.at(-1)).toBe(`GET /v2/checkout/orders/${orderId}`)
  })

  it('that answers 503 with a web page is treated as lost, not as an answer', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'after', status: 503, body: '<h1>Service Unavailable</h1>' })
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toMatchObject(completed)
  })

  it('is unknown when nobody can tell, and known again later', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'after' })
    paypal.fail({ match: LOOK_UP, when: 'before' })
    await expect(gateway.capture({ orderId, idempotencyKey: 'capture-1' })).rejects.toThrow(
      PaymentUnknownError,
    )
    paypal.reset()
    expect(await gateway.lookUp({ orderId })).toMatchObject(completed)
  })

  it('is unknown, not undone, while the order looks untouched after a lost answer', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'before' })
    await expect(gateway.capture({ orderId, idempotencyKey: 'capture-1' })).rejects.toThrow(
      PaymentUnknownError,
    )
  })

  it('that got lost is not called untried because its repeat hits the rate limit', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'before', status: 429, times: 1 })
    paypal.fail({ match: CAPTURE, when: 'after', times: 1 })
    expect(await gateway.capture({ orderId, idempotencyKey: 'capture-1' })).toMatchObject(completed)
  })

  it('gives up on a provider that hangs', async () => {
    const orderId = await approved()
    const impatient = gatewayTo(paypal, 20)
    paypal.fail({ match: CAPTURE, delayMs: 5_000 })
    await expect(impatient.capture({ orderId, idempotencyKey: 'capture-1' })).rejects.toThrow(
      PaymentUnknownError,
    )
  })

  it('that hits the rate limit was not tried, and says how long to wait', async () => {
    const orderId = await approved()
    paypal.fail({ match: CAPTURE, when: 'before', status: 429, headers: { 'retry-after': '7' }, times: 1 })
    const error = await gateway
      .capture({ orderId, idempotencyKey: 'capture-1' })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PaymentUnavailableError)
    expect(error).toMatchObject({ retryAfterMs: 7_000 })
  })
})
