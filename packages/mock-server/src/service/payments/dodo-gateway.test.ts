import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { PaymentRejectedError, PaymentUnavailableError } from './payment-gateway'
import { createDodoWorld, type DodoWorld, draftOf, PRICE } from './testing/dodo-world'

let { dodo, gateway, clock, asked, ordered, paid }: DodoWorld = createDodoWorld()

beforeEach(() => {
  ;({ dodo, gateway, clock, asked, ordered, paid } = createDodoWorld())
})

describe('an order at DodoPayments', () => {
  it('sends the buyer to its page and tells of the purchase once it is paid', async () => {
    const order = await gateway.createOrder(draftOf(PRICE))
    expect(order.nextAction).toEqual({
      type: 'redirect',
      url: `https://app.example/__providers/dodo/checkout/${order.orderId}`,
    })
    expect(await gateway.lookUp(order)).toEqual({ status: 'not_approved' })
    expect(await dodo.completeCheckout(order.orderId)).toContain('/return?purchase=pur_1&payment_id=pay_')
    expect(await gateway.capture({ ...order, idempotencyKey: 'capture-1' })).toEqual({
      status: 'completed',
      paymentId: expect.stringMatching(/^pay_/),
      paid: PRICE,
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
      expect(pending.paid).toEqual(PRICE)
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
    const disputed = (status: string) => ({ disputes: [{ disputeId, status, disputed: PRICE }] })
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
    await expect(gateway.createOrder(draftOf(PRICE))).rejects.toThrow(PaymentUnavailableError)
    expect(asked).toEqual(['POST /checkouts'])
    expect(await gateway.createOrder(draftOf(PRICE))).toMatchObject({
      orderId: expect.stringMatching(/^cks_/),
    })
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
    await expect(createDodoWorld({ apiKey: 'wrong' }).ordered()).rejects.toThrow(PaymentRejectedError)
  })
})
