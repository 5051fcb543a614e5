import { type Amount, amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock, type MockClock } from '../../control/clock'
import { createDodoFake, type DodoFake } from '../../payments/dodo/index'
import { createMemoryStore } from '../../store/index'
import { createDodoGateway } from './dodo-gateway'
import {
  type PaymentGateway,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payment-gateway'

const apiKey = 'northwind-key'
const webhookSecrets = [`whsec_${btoa('mock secret of northwind')}`]
const price: Amount = amount(2500, 'USD/2')

let clock: MockClock
let dodo: DodoFake
let gateway: PaymentGateway
let asked: string[]

const gatewayTo = (fake: DodoFake, key = apiKey) =>
  createDodoGateway({
    apiKey: key,
    webhookSecrets,
    environment: 'test_mode',
    products: { USD: 'pdt_credits_usd', JPY: 'pdt_credits_jpy', KWD: 'pdt_credits_kwd' },
    async fetch(request) {
      asked.push(`${request.method} ${new URL(request.url).pathname.replace(/_[A-Za-z0-9]{21}/, '')}`)
      const response = await fake.fetch(request)
      if (!response) throw new Error(`Not Dodo: ${request.url}`)
      return response
    },
  })

beforeEach(() => {
  asked = []
  clock = createVirtualClock()
  const products = (['USD', 'JPY', 'KWD'] as const).map((currency) => ({
    id: `pdt_credits_${currency.toLowerCase()}`,
    name: 'Credits',
    currency,
  }))
  dodo = createDodoFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    pageUrl: (path) => `https://app.example/__providers${path}`,
    config: { apiKey, webhookSecrets, products },
  })
  gateway = gatewayTo(dodo)
})

const draft = (of: Amount = price) => ({
  purchaseId: 'pur_1',
  price: of,
  description: '2,500 tokens',
  idempotencyKey: 'order-1',
  returnUrl: 'https://app.example/return?purchase=pur_1',
})

async function ordered(of?: Amount): Promise<string> {
  return (await gateway.createOrder(draft(of))).orderId
}

async function paid(of?: Amount): Promise<{ orderId: string; paymentId: string }> {
  const orderId = await ordered(of)
  await dodo.completeCheckout(orderId)
  const outcome = await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
  if (outcome.status !== 'completed') throw new Error(outcome.status)
  return { orderId, paymentId: outcome.paymentId }
}

describe('an order at DodoPayments', () => {
  it('sends the buyer to its page and tells of the purchase once it is paid', async () => {
    const order = await gateway.createOrder(draft())
    expect(order.nextAction).toEqual({
      type: 'redirect',
      url: `https://app.example/__providers/dodo/checkout/${order.orderId}`,
    })
    expect(await gateway.lookUp(order)).toEqual({ status: 'not_approved' })
    expect(await dodo.completeCheckout(order.orderId)).toContain('/return?purchase=pur_1&payment_id=pay_')
    expect(await gateway.capture({ ...order, idempotencyKey: 'capture-1' })).toEqual({
      status: 'completed',
      paymentId: expect.stringMatching(/^pay_/),
      paid: price,
      purchaseId: 'pur_1',
      refunds: [],
      disputes: [],
    })
  })

  it.each([amount(500, 'JPY/0'), amount(1234, 'KWD/3'), amount(2500, 'USD/2')])(
    'charges exactly what is asked for: %o',
    async (of) => {
      const orderId = await ordered(of)
      await dodo.completeCheckout(orderId)
      expect(await gateway.lookUp({ orderId })).toMatchObject({ paid: of })
    },
  )

  it('charges nothing that cannot be charged exactly, and nothing in a currency that is not sold', async () => {
    await expect(ordered(amount(2501, 'USD/3'))).rejects.toMatchObject({ code: 'amount_not_exact' })
    await expect(ordered(amount(2500, 'EUR/2'))).rejects.toMatchObject({ code: 'unsupported_currency' })
    await expect(ordered(amount(49, 'USD/2'))).rejects.toMatchObject({
      code: 'total_payment_amount_below_minimum_amount',
    })
    expect(asked).toEqual(['POST /checkouts'])
  })

  it('tells of a decline, which can be retried until the session is over', async () => {
    const orderId = await ordered()
    await dodo.completeCheckout(orderId, { card: '4000000000009995' })
    const declined = { status: 'declined', declineCode: 'insufficient_funds', retryable: true }
    expect(await gateway.lookUp({ orderId })).toMatchObject(declined)
    clock.advance({ hours: 24 })
    expect(await gateway.lookUp({ orderId })).toMatchObject({ ...declined, retryable: false })
  })

  it('keeps a bank transfer pending until it comes through, or does not', async () => {
    const outcomes = { succeeded: 'completed', failed: 'declined' } as const
    for (const outcome of ['succeeded', 'failed'] as const) {
      const orderId = await ordered()
      await dodo.completeCheckout(orderId, { method: 'bank' })
      const pending = await gateway.lookUp({ orderId })
      if (pending.status !== 'pending') throw new Error(pending.status)
      expect(pending.paid).toEqual(price)
      await dodo.settle(pending.paymentId, outcome)
      expect((await gateway.lookUp({ orderId })).status).toBe(outcomes[outcome])
    }
  })

  it('is over when nobody pays within a day, challenged or not, and when there is none', async () => {
    const untouched = await ordered()
    const challenged = await ordered()
    await dodo.completeCheckout(challenged, { card: '4000000000003155', challenge: 'abandon' })
    expect(await gateway.lookUp({ orderId: challenged })).toEqual({ status: 'not_approved' })
    clock.advance({ hours: 24 })
    for (const orderId of [untouched, challenged, 'cks_none'])
      expect(await gateway.lookUp({ orderId })).toEqual({ status: 'voided' })
  })

  it('tells of disputes as they stand', async () => {
    const { orderId, paymentId } = await paid()
    const disputeId = await dodo.dispute(paymentId)
    const disputed = (status: string) => ({ disputes: [{ disputeId, status, disputed: price }] })
    expect(await gateway.lookUp({ orderId })).toMatchObject(disputed('open'))
    await dodo.closeDispute(disputeId, 'challenged')
    expect(await gateway.lookUp({ orderId })).toMatchObject(disputed('open'))
    await dodo.closeDispute(disputeId, 'lost')
    expect(await gateway.lookUp({ orderId })).toMatchObject(disputed('lost'))
  })
})

describe('DodoPayments out of reach', () => {
  it('opens another session when the answer to the first got lost: nobody can pay that one', async () => {
    dodo.fail({ match: 'POST /checkouts', when: 'after', times: 1 })
    await expect(gateway.createOrder(draft())).rejects.toThrow(PaymentUnavailableError)
    expect(asked).toEqual(['POST /checkouts'])
    expect(await gateway.createOrder(draft())).toMatchObject({ orderId: expect.stringMatching(/^cks_/) })
  })

  it('reads again after a fault, once, whatever it looks like', async () => {
    const { orderId } = await paid()
    const faults = [{}, { status: 500 }, { status: 503, body: '<h1>Bad gateway</h1>' }]
    for (const fault of faults) {
      dodo.fail({ match: 'GET /checkouts/:id', when: 'before', times: 1, ...fault })
      expect((await gateway.lookUp({ orderId })).status).toBe('completed')
      dodo.fail({ match: 'GET /checkouts/:id', when: 'before', times: 2, ...fault })
      await expect(gateway.lookUp({ orderId })).rejects.toThrow(PaymentUnavailableError)
    }
  })

  it('says how long to wait at a rate limit, and that a wrong key is wrong', async () => {
    dodo.fail({ match: '*', when: 'before', status: 429, headers: { 'retry-after': '7' }, times: 1 })
    await expect(ordered()).rejects.toMatchObject({ name: 'PaymentUnavailableError', retryAfterMs: 7000 })
    await expect(gatewayTo(dodo, 'wrong').createOrder(draft())).rejects.toThrow(PaymentRejectedError)
  })
})

describe('a refund at DodoPayments', () => {
  const refundOf = (paymentId: string, minor: number, idempotencyKey = 'refund-1') =>
    gateway.refund({ paymentId, amount: amount(minor, 'USD/2'), idempotencyKey })
  const posts = () => asked.filter((call) => call === 'POST /refunds').length

  it('gives parts back once per key, and shows in the order', async () => {
    const { orderId, paymentId } = await paid()
    const first = await refundOf(paymentId, 1000)
    expect(first).toEqual({
      refundId: expect.stringMatching(/^ref_/),
      status: 'completed',
      refunded: amount(1000, 'USD/2'),
      reference: 'refund-1',
    })
    expect(await refundOf(paymentId, 1000)).toEqual(first)
    const second = await refundOf(paymentId, 1000, 'refund-2')
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [first, second] })
    await expect(refundOf(paymentId, 501, 'refund-3')).rejects.toMatchObject({
      code: 'refund_amount_exceeds_paid_amount',
    })
    expect((await refundOf(paymentId, 500, 'refund-4')).status).toBe('completed')
    await expect(refundOf(paymentId, 1, 'refund-5')).rejects.toMatchObject({
      code: 'payment_already_refunded',
    })
  })

  it('is made once though its answer got lost', async () => {
    const { paymentId } = await paid()
    dodo.fail({ match: 'POST /refunds', when: 'after', times: 1 })
    const refund = await refundOf(paymentId, 2500)
    expect(refund).toMatchObject({ status: 'completed', reference: 'refund-1' })
    expect(await refundOf(paymentId, 2500)).toEqual(refund)
    expect(posts()).toBe(1)
  })

  it('is unknown where Dodo cannot be asked what became of it, and made once when asked for again', async () => {
    const { orderId, paymentId } = await paid()
    dodo.fail({ match: 'GET /refunds/:id', when: 'before' })
    dodo.fail({ match: 'POST /refunds', when: 'after', times: 1 })
    await expect(refundOf(paymentId, 1000)).rejects.toThrow(PaymentUnknownError)
    dodo.reset()
    const refund = await refundOf(paymentId, 1000)
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [refund] })
    expect(posts()).toBe(1)
  })

  it('is unknown, not repeated, when it was not made either', async () => {
    const { paymentId } = await paid()
    dodo.fail({ match: 'POST /refunds', when: 'before', times: 1 })
    await expect(refundOf(paymentId, 1000)).rejects.toThrow(PaymentUnknownError)
    expect(posts()).toBe(1)
    expect((await refundOf(paymentId, 1000)).status).toBe('completed')
  })

  it('is made once by two that ask at once', async () => {
    const { orderId, paymentId } = await paid()
    const [one, other] = await Promise.all([refundOf(paymentId, 1000), refundOf(paymentId, 1000)])
    expect(one).toEqual(other)
    expect(await gateway.lookUp({ orderId })).toMatchObject({ refunds: [one] })
  })

  it('is not asked for while Dodo cannot say what there is', async () => {
    const { paymentId } = await paid()
    dodo.fail({ match: 'GET /payments/:id', when: 'before', status: 500 })
    await expect(refundOf(paymentId, 1000)).rejects.toThrow(PaymentUnavailableError)
    expect(posts()).toBe(0)
  })

  it('is not made in another currency, whose numbers Dodo would take for its own', async () => {
    const { paymentId } = await paid()
    const draft = { paymentId, amount: amount(1000, 'JPY/0'), idempotencyKey: 'refund-1' }
    await expect(gateway.refund(draft)).rejects.toMatchObject({ code: 'currency_mismatch' })
  })

  it('can be pending and fail, and then needs a new key', async () => {
    const orderId = await ordered()
    await dodo.completeCheckout(orderId, { method: 'bank' })
    const pending = await gateway.lookUp({ orderId })
    if (pending.status !== 'pending') throw new Error(pending.status)
    await dodo.settle(pending.paymentId)
    const refund = await refundOf(pending.paymentId, 2500)
    expect(refund.status).toBe('pending')
    await dodo.failRefund(refund.refundId)
    expect((await refundOf(pending.paymentId, 2500)).status).toBe('failed')
    expect((await refundOf(pending.paymentId, 2500, 'refund-2')).status).toBe('pending')
  })
})
