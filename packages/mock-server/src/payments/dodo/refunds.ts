import type DodoPayments from 'dodopayments'
import { isRecord } from '../../wire/json'
import type { DodoCall, DodoView, DodoWork } from './call'
import { listPage, passes } from './listing'
import { requirePayment } from './payment-life'
import { refundableOf } from './payment-view'
import { refundsOf, toListedRefund, toRefund } from './refund-view'
import { DodoRefusal, invalidBody, notFound } from './refusal'
import { optionalCount, optionalMetadata, optionalText, requireText } from './request-body'
import { type PaymentRow, type RefundRow, refunds } from './tables'

/** How long money can be given back: 90 days, as the text of REFUND_WINDOW_EXPIRED says. */
const WINDOW_MS = 90 * 24 * 60 * 60 * 1000

type Items = RefundRow['items']

/**
 * `POST /refunds`: the items named, without any everything that is left. Each call gives back again: Dodo knows no
 * idempotency. A card's money is back at once, a bank transfer's is pending until it is settled.
 */
export function createRefund(call: DodoCall): DodoPayments.Refund {
  const payment = requirePayment(call, requireText(call.body, 'payment_id'))
  refuseUnlessRefundable(call, payment)
  const items =
    call.body.items === undefined || call.body.items === null
      ? wholeOf(call, payment)
      : parseItems(call, payment)
  const amount = sumOf(items)
  const refund: RefundRow = {
    ...call.identify('ref'),
    paymentId: payment.id,
    customerId: payment.customerId,
    status: payment.method?.kind === 'bank' ? 'pending' : 'succeeded',
    items,
    amount,
    currency: payment.currency,
    isPartial: amount < payment.total,
    reason: optionalText(call.body, 'reason', 3000),
    metadata: optionalMetadata(call.body),
    createdAt: call.now,
  }
  call.tx.put(refunds, refund)
  if (refund.status === 'succeeded') call.emit('refund.succeeded', 'Refund', refund.id)
  return toRefund(refund, call)
}

/** `GET /refunds/:id` */
export function getRefund(call: DodoCall): DodoPayments.Refund {
  return toRefund(requireRefund(call, call.params.id ?? ''), call)
}

/** `GET /refunds` */
export function listRefunds(call: DodoCall): { items: DodoPayments.RefundListItem[] } {
  const customerId = call.query.get('customer_id')
  const from =
    customerId === null
      ? ({ table: refunds, index: 'newest' } as const)
      : ({ table: refunds, index: 'customer', prefix: [customerId] } as const)
  const where = (refund: RefundRow) =>
    passes(call.query, 'status', refund.status) && passes(call.query, 'subscription_id', '')
  return listPage(call, from, where, (refund) => toListedRefund(refund, call))
}

/** A refund that is pending comes through. Throws RangeError for one that has failed; twice is once. */
export function succeedRefund(work: DodoWork, refundId: string): void {
  const refund = requireRefund(work, refundId)
  if (refund.status === 'failed') throw new RangeError(`The refund ${refundId} has failed.`)
  if (refund.status === 'succeeded') return
  const succeeded: RefundRow = { ...refund, status: 'succeeded' }
  work.tx.put(refunds, succeeded)
  work.emit('refund.succeeded', 'Refund', refundId)
}

/** A refund fails, also one that looked done: the payer's bank sends it back. Twice is once. */
export function failRefund(work: DodoWork, refundId: string): void {
  const refund = requireRefund(work, refundId)
  if (refund.status === 'failed') return
  const failed: RefundRow = { ...refund, status: 'failed' }
  work.tx.put(refunds, failed)
  work.emit('refund.failed', 'Refund', refundId)
}

/** The refund by its identifier; refuses when there is none. */
export function requireRefund({ tx }: DodoView, id: string): RefundRow {
  const refund = tx.get(refunds, id)
  if (!refund) throw notFound('Refund', id)
  return refund
}

function refuseUnlessRefundable(work: DodoWork, payment: PaymentRow): void {
  if (payment.status !== 'succeeded')
    throw new DodoRefusal('PAYMENT_NOT_SUCCEEDED', `Payment ${payment.id} has not succeeded`)
  if (wholeOf(work, payment).length === 0)
    throw new DodoRefusal('PAYMENT_ALREADY_REFUNDED', `Payment ${payment.id} has already been refunded`)
  if (work.now - payment.createdAt > WINDOW_MS)
    throw new DodoRefusal('REFUND_WINDOW_EXPIRED', 'Refunds are only possible within 90 days of the payment')
}

function wholeOf(work: DodoWork, payment: PaymentRow): Items {
  const ids = new Set(payment.cart.map(({ productId }) => productId))
  return [...ids]
    .map((productId) => ({ productId, amount: refundableOf(payment, productId, work) }))
    .filter(({ amount }) => amount > 0)
}

function parseItems(call: DodoCall, payment: PaymentRow): Items {
  const given = call.body.items
  if (!Array.isArray(given) || given.length === 0)
    throw invalidBody('items: invalid type, expected a sequence')
  const items = given.map((item: unknown) => {
    if (!isRecord(item)) throw invalidBody('items: invalid type, expected an item')
    const productId = requireText(item, 'item_id')
    if (!payment.cart.some((line) => line.productId === productId))
      throw invalidBody(`items: payment ${payment.id} has no item ${productId}`)
    return { productId, amount: optionalCount(item, 'amount', 1) ?? refundableOf(payment, productId, call) }
  })
  const before = refundsOf(call, payment.id).filter(({ status }) => status !== 'failed')
  if (sumOf(before) + sumOf(items) > payment.total)
    throw new DodoRefusal('REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT', 'Refund amount exceeds the amount paid')
  for (const { productId } of items) {
    const wanted = sumOf(items.filter((item) => item.productId === productId))
    const left = refundableOf(payment, productId, call)
    if (wanted > left || left === 0)
      throw new DodoRefusal(
        'LINE_ITEM_REFUND_AMOUNT_TOO_HIGH',
        `The refund of item ${productId} is higher than the ${left} left of it`,
      )
  }
  return items
}

function sumOf(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0)
}
