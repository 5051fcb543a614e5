import type DodoPayments from 'dodopayments'
import type { DodoCall, DodoView, DodoWork } from './call'
import { toFullDispute, toListedDispute } from './dispute-view'
import { listPage, passes } from './listing'
import { requirePayment } from './payment-life'
import { notFound } from './refusal'
import { type DisputeRow, disputes } from './tables'

/** What becomes of a dispute; `challenged` leaves it open. */
export type DodoDisputeOutcome = 'won' | 'lost' | 'accepted' | 'expired' | 'cancelled' | 'challenged'

/** `GET /disputes/:id` */
export function getDispute(call: DodoCall): DodoPayments.GetDispute {
  return toFullDispute(requireDispute(call, call.params.id ?? ''), call)
}

/** `GET /disputes` */
export function listDisputes(call: DodoCall): { items: DodoPayments.DisputeListResponse[] } {
  const customerId = call.query.get('customer_id')
  const from =
    customerId === null
      ? ({ table: disputes, index: 'newest' } as const)
      : ({ table: disputes, index: 'customer', prefix: [customerId] } as const)
  const where = (dispute: DisputeRow) =>
    passes(call.query, 'dispute_status', dispute.status) && passes(call.query, 'dispute_stage', 'dispute')
  return listPage(call, from, where, (dispute) => toListedDispute(dispute, call))
}

/** The payer disputes a payment that went through, all of it. Throws RangeError for any other payment. */
export function openDispute(work: DodoWork, paymentId: string): DisputeRow {
  const payment = requirePayment(work, paymentId)
  if (payment.status !== 'succeeded') throw new RangeError(`The payment ${paymentId} is ${payment.status}.`)
  const dispute: DisputeRow = {
    ...work.identify('dis'),
    paymentId,
    customerId: payment.customerId,
    status: 'dispute_opened',
    amount: payment.total,
    currency: payment.currency,
    createdAt: work.now,
  }
  work.tx.put(disputes, dispute)
  work.emit('dispute.opened', 'Dispute', dispute.id)
  return dispute
}

/** Moves an open dispute on. Throws RangeError for one that is over. */
export function moveDispute(work: DodoWork, disputeId: string, outcome: DodoDisputeOutcome): void {
  const dispute = requireDispute(work, disputeId)
  if (dispute.status !== 'dispute_opened' && dispute.status !== 'dispute_challenged')
    throw new RangeError(`The dispute ${disputeId} is over: ${dispute.status}.`)
  const moved: DisputeRow = { ...dispute, status: `dispute_${outcome}` }
  work.tx.put(disputes, moved)
  work.emit(`dispute.${outcome}`, 'Dispute', disputeId)
}

/** The dispute by its identifier; refuses when there is none. */
export function requireDispute({ tx }: DodoView, id: string): DisputeRow {
  const dispute = tx.get(disputes, id)
  if (!dispute) throw notFound('Dispute', id)
  return dispute
}
