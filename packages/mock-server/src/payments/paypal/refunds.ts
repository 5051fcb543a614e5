import { type Amount, add, compare, subtract, sum } from '@creditkit/contract'
import { isRecord, type JsonRecord } from '../../wire/json'
import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import { requireCapture } from './captures'
import { readMoney, writeMoney } from './money'
import { optionalText, parseMoney } from './money-request'
import { fullRefund, inFewWords } from './presentation'
import { refuse } from './refusal'
import { type CaptureRow, captures, disputes, orders, type RefundRow, refunds } from './tables'

/** Refunds are possible for 180 days: https://developer.paypal.com/docs/api/payments/v2/#captures_refund. */
const REFUND_WINDOW_MS = 180 * 24 * 60 * 60 * 1000

/**
 * `POST /v2/payments/captures/:id/refund`; without an amount, everything that is left. Money that came as an eCheck
 * goes back as slowly.
 */
export function refundCapture(call: PaypalCall): PaypalReply {
  const capture = requireCapture(call, call.params.id ?? '')
  const body = call.body ?? {}
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  refuseUnlessRefundable(capture, call.now)

  const before = refundedOf(call, capture)
  const left = subtract(readMoney(capture.amount), before)
  const amount = parseRefundAmount(body, left)
  refuseAgainstDispute(call, capture, compare(amount, left) < 0)
  if (compare(amount, left) > 0) {
    const place = { field: '/amount/value', value: writeMoney(amount).value, location: 'body' } as const
    throw refuse('REFUND_AMOUNT_EXCEEDED', place)
  }
  const isSlow = call.takeSlowRefund() || call.tx.get(orders, capture.orderId)?.funding === 'echeck'
  const refund: RefundRow = {
    id: call.identifiers.resource(call.tx),
    captureId: capture.id,
    orderId: capture.orderId,
    isReversal: false,
    status: isSlow ? 'PENDING' : 'COMPLETED',
    amount: writeMoney(amount),
    totalRefunded: writeMoney(add(before, amount)),
    customId: optionalText(body, 'custom_id', '', { min: 1, max: 127 }) ?? null,
    invoiceId: optionalText(body, 'invoice_id', '', { min: 1, max: 127 }) ?? null,
    note: optionalText(body, 'note_to_payer', '', { min: 1, max: 255 }) ?? null,
    createdAt: call.now,
    updatedAt: call.now,
  }
  store(call, capture, refund)
  return {
    status: 201,
    body: call.full ? fullRefund(refund, call) : inFewWords(fullRefund(refund, call)),
    outcome: { kind: 'refund', resourceId: refund.id },
  }
}

/** `GET /v2/payments/refunds/:id` */
export function getRefund(call: PaypalCall): PaypalReply {
  return { status: 200, body: fullRefund(requireRefund(call, call.params.id ?? ''), call) }
}

/** A pending refund arrives, or comes back to the merchant. RangeError when it is not pending. */
export function settleRefund(work: PaypalWork, refundId: string, outcome: 'completed' | 'failed'): void {
  const refund = requireRefund(work, refundId)
  if (refund.status !== 'PENDING')
    throw new RangeError(`The refund ${refundId} is ${refund.status}, not pending.`)
  const status = outcome === 'completed' ? 'COMPLETED' : 'FAILED'
  store(work, requireCapture(work, refund.captureId), { ...refund, status, updatedAt: work.now })
}

/** The buyer's bank takes money of a capture back, as far as it is still there. */
export function reverseCapture(work: PaypalWork, capture: CaptureRow, wanted: Amount): void {
  const before = refundedOf(work, capture)
  const left = subtract(readMoney(capture.amount), before)
  const amount = compare(wanted, left) > 0 ? left : wanted
  if (amount.minor === 0) return
  store(work, capture, {
    id: work.identifiers.resource(work.tx),
    captureId: capture.id,
    orderId: capture.orderId,
    isReversal: true,
    status: 'COMPLETED',
    amount: writeMoney(amount),
    totalRefunded: writeMoney(add(before, amount)),
    customId: capture.customId,
    invoiceId: capture.invoiceId,
    note: null,
    createdAt: work.now,
    updatedAt: work.now,
  })
}

function requireRefund({ tx }: PaypalWork, id: string): RefundRow {
  const refund = tx.get(refunds, id)
  if (!refund) throw refuse('INVALID_RESOURCE_ID', { field: 'refund_id', value: id, location: 'path' })
  return refund
}

/** Keeps a refund, lets its capture stand as all of its refunds together leave it, and tells of it. */
function store(work: PaypalWork, capture: CaptureRow, refund: RefundRow): void {
  work.tx.put(refunds, refund)
  const total = refundedOf(work, capture)
  const isAll = compare(total, readMoney(capture.amount)) === 0
  const status = isAll ? 'REFUNDED' : total.minor === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED'
  const left: CaptureRow = { ...capture, status, updatedAt: work.now }
  work.tx.put(captures, left)
  const types = {
    COMPLETED: refund.isReversal ? 'PAYMENT.CAPTURE.REVERSED' : 'PAYMENT.CAPTURE.REFUNDED',
    PENDING: 'PAYMENT.REFUND.PENDING',
    FAILED: 'PAYMENT.REFUND.FAILED',
  } as const
  work.emit({ type: types[refund.status], resource: fullRefund(refund, work) })
}

function refuseUnlessRefundable(capture: CaptureRow, now: number): void {
  if (capture.status === 'PENDING') throw refuse('PENDING_CAPTURE')
  if (capture.status === 'DECLINED') throw refuse('TRANSACTION_REFUSED')
  if (now - capture.createdAt > REFUND_WINDOW_MS) throw refuse('REFUND_TIME_LIMIT_EXCEEDED')
}

/** After a chargeback nothing can be given back; while a dispute is open, only everything. */
function refuseAgainstDispute({ tx }: PaypalWork, capture: CaptureRow, isPart: boolean): void {
  const all = [...tx.walk(disputes, 'capture', { prefix: [capture.id] })]
  if (all.some((dispute) => dispute.outcome === 'lost'))
    throw refuse('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK')
  if (capture.status === 'REFUNDED') throw refuse('CAPTURE_FULLY_REFUNDED')
  if (isPart && all.some((dispute) => dispute.outcome === null)) throw refuse('TRANSACTION_DISPUTED')
}

function parseRefundAmount(body: JsonRecord, left: Amount): Amount {
  if (body.amount === undefined || body.amount === null) return left
  const amount = parseMoney(body.amount, '/amount')
  if (amount.asset !== left.asset) {
    throw refuse('REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code', location: 'body' })
  }
  return amount
}

function refundedOf({ tx }: PaypalWork, capture: CaptureRow): Amount {
  const amounts = [...tx.walk(refunds, 'capture', { prefix: [capture.id] })]
    .filter((refund) => refund.status !== 'FAILED')
    .map((refund) => readMoney(refund.amount))
  return sum(amounts, readMoney(capture.amount).asset)
}
