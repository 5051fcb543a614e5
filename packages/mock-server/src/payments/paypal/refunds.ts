import { type Amount, add, compare, subtract, sum } from '@creditkit/contract'
import { isRecord, type JsonRecord } from '../../wire/json'
import type { PaypalCall, PaypalReply } from './call'
import { requireCapture } from './captures'
import { readMoney, writeMoney } from './money'
import { optionalText, parseMoney } from './money-request'
import { fullRefund, minimalRefund } from './presentation'
import { refuse } from './refusal'
import { type CaptureRow, captures, type RefundRow, refunds } from './tables'

/** Refunds are possible for 180 days: https://developer.paypal.com/docs/api/payments/v2/#captures_refund. */
const REFUND_WINDOW_MS = 180 * 24 * 60 * 60 * 1000

/** `POST /v2/payments/captures/:id/refund`; without an amount, everything that is left. */
export function refundCapture(call: PaypalCall): PaypalReply {
  const capture = requireCapture(call, call.params.id ?? '')
  const body = call.body ?? {}
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  refuseUnlessRefundable(capture, call.now)

  const captured = readMoney(capture.amount)
  const before = refundedOf(call, capture)
  const left = subtract(captured, before)
  const amount = parseRefundAmount(body, left)
  const total = add(before, amount)
  const refund: RefundRow = {
    id: call.identifiers.resource(call.tx),
    captureId: capture.id,
    orderId: capture.orderId,
    status: 'COMPLETED',
    amount: writeMoney(amount),
    totalRefunded: writeMoney(total),
    customId: optionalText(body, 'custom_id', '', { min: 1, max: 127 }) ?? null,
    invoiceId: optionalText(body, 'invoice_id', '', { min: 1, max: 127 }) ?? null,
    note: optionalText(body, 'note_to_payer', '', { min: 1, max: 255 }) ?? null,
    createdAt: call.now,
  }
  call.tx.put(refunds, refund)
  const status: CaptureRow['status'] = compare(total, captured) === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
  call.tx.put(captures, { ...capture, status, updatedAt: call.now })
  const resource = fullRefund(refund, call)
  call.emit({ type: 'PAYMENT.CAPTURE.REFUNDED', resourceType: 'refund', resource, createdAt: call.now })
  return {
    status: 201,
    body: call.full ? resource : minimalRefund(refund, call),
    outcome: { kind: 'refund', resourceId: refund.id },
  }
}

/** `GET /v2/payments/refunds/:id` */
export function getRefund(call: PaypalCall): PaypalReply {
  const id = call.params.id ?? ''
  const refund = call.tx.get(refunds, id)
  if (!refund) throw refuse('INVALID_RESOURCE_ID', { field: 'refund_id', value: id, location: 'path' })
  return { status: 200, body: fullRefund(refund, call) }
}

function refuseUnlessRefundable(capture: CaptureRow, now: number): void {
  if (capture.status === 'PENDING') throw refuse('PENDING_CAPTURE')
  if (capture.status === 'DECLINED') throw refuse('TRANSACTION_REFUSED')
  if (capture.status === 'REFUNDED') throw refuse('CAPTURE_FULLY_REFUNDED')
  if (now - capture.createdAt > REFUND_WINDOW_MS) throw refuse('REFUND_TIME_LIMIT_EXCEEDED')
}

function parseRefundAmount(body: JsonRecord, left: Amount): Amount {
  if (body.amount === undefined || body.amount === null) return left
  const amount = parseMoney(body.amount, '/amount')
  if (amount.asset !== left.asset) {
    throw refuse('REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code', location: 'body' })
  }
  if (compare(amount, left) > 0) {
    const { value } = writeMoney(amount)
    throw refuse('REFUND_AMOUNT_EXCEEDED', { field: '/amount/value', value, location: 'body' })
  }
  return amount
}

function refundedOf({ tx }: PaypalCall, capture: CaptureRow): Amount {
  const amounts = [...tx.walk(refunds, 'capture', { prefix: [capture.id] })].map((refund) =>
    readMoney(refund.amount),
  )
  return sum(amounts, readMoney(capture.amount).asset)
}
