import { describe, expect, it } from 'vitest'
import { heard, refusal, sdk, serveStripeInNode } from './testing/official-sdk'

const world = serveStripeInNode()

async function paid(payment_method = 'pm_card_visa', amount = 2500) {
  const intent = await sdk().paymentIntents.create({ amount, currency: 'usd', payment_method, confirm: true })
  world.webhooks.length = 0
  return { intent: intent.id, charge: String(intent.latest_charge) }
}

describe('the official SDK on refunds', () => {
  it('gives everything back when no amount is named, once', async () => {
    const stripe = sdk()
    const { intent, charge } = await paid()
    const refund = await stripe.refunds.create({
      payment_intent: intent,
      reason: 'requested_by_customer',
      metadata: { a: '1' },
      expand: ['balance_transaction', 'charge'],
    })
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 2500,
      status: 'succeeded',
      payment_intent: intent,
      reason: 'requested_by_customer',
      metadata: { a: '1' },
      balance_transaction: { amount: -2500, type: 'refund' },
      charge: { id: charge, refunded: true, amount_refunded: 2500 },
    })
    expect(heard(world)).toEqual(['refund.created', 'charge.refunded'])
    const again = await refusal(stripe.refunds.create({ charge }))
    expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' })
    expect(again.message).toBe(`Charge ${charge} has already been refunded.`)
  })

  it('gives parts back until nothing is left, and never more', async () => {
    const stripe = sdk()
    const { intent, charge } = await paid()
    await stripe.refunds.create({ payment_intent: intent, amount: 1000 })
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ refunded: false, amount_refunded: 1000 })
    const over = await refusal(stripe.refunds.create({ payment_intent: intent, amount: 1501 }))
    expect(over).toMatchObject({ statusCode: 400, param: 'amount', code: undefined })
    expect(over.message).toBe('Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)')
    await stripe.refunds.create({ charge, amount: 1500 })
    expect((await stripe.charges.retrieve(charge, { expand: ['refunds'] })).refunds?.data).toMatchObject([
      { amount: 1500 },
      { amount: 1000 },
    ])
    expect((await stripe.refunds.list({ payment_intent: intent })).data).toHaveLength(2)
    expect((await stripe.refunds.list({ charge, limit: 1 })).has_more).toBe(true)
    const [event] = (await stripe.events.list({ type: 'charge.refunded', limit: 1 })).data
    expect(event?.data.previous_attributes).toEqual({ amount_refunded: 1000, refunded: false })
  })

  it.each([
    [{}, 'parameter_missing', 'payment_intent', 400],
    [{ payment_intent: 'pi_none' }, 'resource_missing', 'payment_intent', 404],
    [{ charge: 'ch_none' }, 'resource_missing', 'charge', 404],
    [{ charge: 'PAID', amount: 0 }, 'parameter_invalid_integer', 'amount', 400],
    [{ charge: 'PAID', reason: 'mood' }, undefined, 'reason', 400],
  ])('refuses %o', async (params, code, param, statusCode) => {
    const { charge } = await paid()
    const real = 'charge' in params && params.charge === 'PAID' ? { ...params, charge } : params
    expect(await refusal(sdk().refunds.create(real as object))).toMatchObject({ code, param, statusCode })
  })

  it('needs a payment that has succeeded', async () => {
    const { id } = await sdk().paymentIntents.create({ amount: 2500, currency: 'usd' })
    expect(await refusal(sdk().refunds.create({ payment_intent: id }))).toMatchObject({
      code: 'payment_intent_unexpected_state',
      statusCode: 400,
    })
  })

  it('is told when one fails later: the money is the merchant’s again', async () => {
    const stripe = sdk()
    const { intent, charge } = await paid()
    const { id } = await stripe.refunds.create({ payment_intent: intent })
    await world.fake.failRefund(id)
    expect(await stripe.refunds.retrieve(id, { expand: ['failure_balance_transaction'] })).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
      failure_balance_transaction: { amount: 2500, type: 'refund_failure' },
    })
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ refunded: false, amount_refunded: 0 })
    expect(heard(world).slice(2)).toEqual(['refund.updated', 'charge.refund.updated', 'refund.failed'])
    await expect(world.fake.failRefund(id)).rejects.toThrow(RangeError)
    expect((await stripe.refunds.create({ payment_intent: intent })).status).toBe('succeeded')
  })

  it.each([
    ['pm_card_pendingRefund', 'pending', 'succeeded', 2500],
    ['pm_card_refundFail', 'succeeded', 'failed', 0],
  ])('with %s is %s first and %s an hour later', async (card, first, last, refunded) => {
    const { intent, charge } = await paid(card)
    const refund = await sdk().refunds.create({ payment_intent: intent })
    expect(refund.status).toBe(first)
    world.clock.advance({ hours: 1 })
    expect((await sdk().refunds.retrieve(refund.id)).status).toBe(last)
    expect((await sdk().charges.retrieve(charge)).amount_refunded).toBe(refunded)
  })

  it('stays pending and fails when a test asks for it', async () => {
    const { intent } = await paid()
    world.fake.failNextRefundLater()
    const refund = await sdk().refunds.create({ payment_intent: intent })
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' })
    world.clock.advance({ hours: 1 })
    await world.fake.tick()
    expect(heard(world).at(-1)).toBe('refund.failed')
  })

  it('takes new metadata, and cannot be canceled', async () => {
    const { intent } = await paid()
    const { id } = await sdk().refunds.create({ payment_intent: intent, metadata: { a: '1' } })
    expect((await sdk().refunds.update(id, { metadata: { b: '2' } })).metadata).toEqual({ a: '1', b: '2' })
    const [event] = (await sdk().events.list({ type: 'refund.updated' })).data
    expect(event?.data.previous_attributes).toEqual({ metadata: { b: null } })
    expect((await refusal(sdk().refunds.cancel(id))).statusCode).toBe(400)
  })
})

describe('the official SDK on disputes', () => {
  it('is told when the money is taken, and when it is lost', async () => {
    const { intent, charge } = await paid()
    const id = await world.fake.dispute(intent, { reason: 'product_not_received' })
    const dispute = await sdk().disputes.retrieve(id, { expand: ['charge', 'payment_intent'] })
    expect(dispute).toMatchObject({
      object: 'dispute',
      amount: 2500,
      status: 'needs_response',
      reason: 'product_not_received',
      charge: { id: charge, disputed: true },
      payment_intent: { id: intent },
      balance_transactions: [{ amount: -2500, fee: 1500, net: -4000, reporting_category: 'dispute' }],
    })
    expect(await refusal(sdk().refunds.create({ charge }))).toMatchObject({
      code: 'charge_disputed',
      statusCode: 400,
    })
    await world.fake.closeDispute(id, 'lost')
    expect((await sdk().disputes.retrieve(id)).status).toBe('lost')
    expect(heard(world)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ])
    await expect(world.fake.closeDispute(id, 'won')).rejects.toThrow(RangeError)
  })

  it('gets the money back when it is won', async () => {
    const { charge } = await paid()
    const id = await world.fake.dispute(charge, { amount: 1000 })
    await world.fake.closeDispute(id, 'won')
    expect(await sdk().disputes.retrieve(id)).toMatchObject({
      status: 'won',
      amount: 1000,
      balance_transactions: [{ amount: -1000 }, { amount: 1000 }],
    })
    expect((await sdk().refunds.create({ charge })).status).toBe('succeeded')
    expect(heard(world).slice(2, 4)).toEqual(['charge.dispute.closed', 'charge.dispute.funds_reinstated'])
  })

  it('hands evidence in, which can win', async () => {
    const { charge } = await paid()
    const id = await world.fake.dispute(charge)
    const noted = await sdk().disputes.update(id, { evidence: { customer_name: 'Ada' }, submit: false })
    expect(noted).toMatchObject({
      status: 'needs_response',
      evidence: { customer_name: 'Ada' },
      evidence_details: { has_evidence: true, submission_count: 0 },
    })
    const won = await sdk().disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } })
    expect(won).toMatchObject({ status: 'won', evidence_details: { submission_count: 1 } })
    expect(heard(world)).toContain('charge.dispute.updated')
    expect((await refusal(sdk().disputes.close(id))).statusCode).toBe(400)
  })

  it('gives in', async () => {
    const { charge, intent } = await paid()
    const id = await world.fake.dispute(charge)
    expect((await sdk().disputes.close(id)).status).toBe('lost')
    expect((await sdk().disputes.list({ payment_intent: intent })).data).toHaveLength(1)
    await expect(world.fake.dispute(charge)).rejects.toThrow(RangeError)
  })

  it('keeps an inquiry apart, which takes no money', async () => {
    const { intent } = await paid('pm_card_createDisputeInquiry')
    const { data } = await sdk().disputes.list({ payment_intent: intent })
    expect(data).toMatchObject([
      { status: 'warning_needs_response', is_charge_refundable: true, balance_transactions: [] },
    ])
  })
})
