import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import { fromDodoMoney } from './dodo-money'
import {
  type PaymentDispute,
  type PaymentOutcome,
  type PaymentRefund,
  PaymentUnknownError,
} from './payment-gateway'

/** The keys under which Dodo keeps our own words with its payments and refunds. */
export const METADATA = { purchase: 'purchase_id', refund: 'refund_key' } as const

const PENDING = new Set([
  'processing',
  'requires_merchant_action',
  'requires_capture',
  'partially_captured_and_capturable',
])
const LOST = new Set(['dispute_lost', 'dispute_accepted', 'dispute_expired'])
const WON = new Set(['dispute_won', 'dispute_cancelled'])

/**
 * Reads how an order stands from its latest payment. `refunds` are whole ones; `isOver` says that the buyer's time to
 * pay has passed.
 */
export function toDodoOutcome(
  payment: JsonRecord,
  refunds: readonly JsonRecord[],
  isOver: boolean,
): PaymentOutcome {
  const paymentId = requiredText(payment, 'payment_id')
  const status = textAt(payment, 'status') ?? ''
  if (status === 'succeeded' || PENDING.has(status)) {
    return {
      status: status === 'succeeded' ? 'completed' : 'pending',
      paymentId,
      paid: fromDodoMoney(payment.total_amount, payment.currency),
      purchaseId: textAt(recordAt(payment, 'metadata'), METADATA.purchase),
      refunds: refunds.map(toDodoRefund),
      disputes: recordsAt(payment, 'disputes').map(toDispute),
    }
  }
  if (status === 'failed') {
    const declineCode = (textAt(payment, 'error_code') ?? 'payment_failed').toLowerCase()
    return { status: 'declined', declineCode, retryable: !isOver, paymentId }
  }
  return { status: status === 'cancelled' || isOver ? 'voided' : 'not_approved' }
}

/** Reads a whole refund; one of a list has no metadata, and so no reference. */
export function toDodoRefund(refund: JsonRecord): PaymentRefund {
  const status = textAt(refund, 'status')
  return {
    refundId: requiredText(refund, 'refund_id'),
    status: status === 'succeeded' ? 'completed' : status === 'failed' ? 'failed' : 'pending',
    refunded: fromDodoMoney(refund.amount, refund.currency),
    reference: textAt(recordAt(refund, 'metadata'), METADATA.refund),
  }
}

/** The text under a key of Dodo's answer; PaymentUnknownError when it is not there. */
export function requiredText(record: JsonRecord, key: string): string {
  const text = textAt(record, key)
  if (text === null) throw new PaymentUnknownError(`DodoPayments answered without a ${key}.`)
  return text
}

function toDispute(dispute: JsonRecord): PaymentDispute {
  const status = textAt(dispute, 'dispute_status') ?? ''
  return {
    disputeId: requiredText(dispute, 'dispute_id'),
    status: LOST.has(status) ? 'lost' : WON.has(status) ? 'won' : 'open',
    disputed: fromDodoMoney(dispute.amount, dispute.currency),
  }
}
