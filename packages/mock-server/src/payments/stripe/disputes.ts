import type Stripe from 'stripe'
import { moveBalance } from './balance'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { emit } from './events'
import { isFormRecord } from './form'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, type Params } from './params'
import { cannot, invalid, noSuch } from './refusal'
import { disputes, idOf } from './tables'

type Evidence = Stripe.DisputeUpdateParams.Evidence

const UPDATE = {
  evidence: true,
  expand: true,
  intended_submission_method: true,
  metadata: true,
  submit: true,
} as const satisfies Record<keyof Stripe.DisputeUpdateParams, true>

const EVIDENCE = {
  access_activity_log: true,
  appeal: true,
  billing_address: true,
  cancellation_policy: true,
  cancellation_policy_disclosure: true,
  cancellation_rebuttal: true,
  customer_communication: true,
  customer_email_address: true,
  customer_name: true,
  customer_purchase_ip: true,
  customer_signature: true,
  duplicate_charge_documentation: true,
  duplicate_charge_explanation: true,
  duplicate_charge_id: true,
  enhanced_evidence: true,
  product_description: true,
  receipt: true,
  refund_policy: true,
  refund_policy_disclosure: true,
  refund_refusal_explanation: true,
  service_date: true,
  service_documentation: true,
  shipping_address: true,
  shipping_carrier: true,
  shipping_date: true,
  shipping_documentation: true,
  shipping_tracking_number: true,
  uncategorized_file: true,
  uncategorized_text: true,
} as const satisfies Record<keyof Evidence, true>

const MAX_EVIDENCE = 150_000

/** `GET /v1/disputes/:id` */
export function getDispute(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requireDispute(call, call.params.id ?? '')
}

/** `GET /v1/disputes` */
export function listDisputes(call: StripeCall): StripeReply {
  const params = openListParams(call, { charge: true, created: true, payment_intent: true })
  const charge = params.text('charge')
  const intent = params.text('payment_intent')
  return listPage(call, params, {
    table: disputes,
    kind: 'dispute',
    index: charge !== undefined ? 'charge' : intent !== undefined ? 'payment_intent' : 'newest',
    prefix: charge !== undefined ? [charge] : intent !== undefined ? [intent] : [],
    keep: ({ object }) => intent === undefined || object.payment_intent === intent,
    url: '/v1/disputes',
  })
}

/**
 * `POST /v1/disputes/:id`: hands evidence in, unless `submit` is false. As in Stripe's test mode, the text
 * `winning_evidence` wins at once and `losing_evidence` loses.
 */
export function updateDispute(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE)
  const dispute = requireDispute(call, call.params.id ?? '')
  const evidence = params.record('evidence', EVIDENCE)
  const submits = params.bool('submit') ?? true
  const isOpen = dispute.status === 'needs_response' || dispute.status === 'warning_needs_response'
  if (evidence && !isOpen) {
    throw cannot(`This dispute has a status of ${dispute.status}: evidence can no longer be submitted.`, {
      param: 'evidence',
    })
  }
  const isSubmitted = evidence !== undefined && submits
  const updated: Stripe.Dispute = {
    ...dispute,
    metadata: mergeMetadata(dispute.metadata, params),
    evidence: evidence ? withEvidence(dispute.evidence, evidence) : dispute.evidence,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: evidence !== undefined || dispute.evidence_details.has_evidence,
      submission_count: dispute.evidence_details.submission_count + (isSubmitted ? 1 : 0),
      submission_method: isSubmitted ? 'manual' : dispute.evidence_details.submission_method,
    },
    status: !isSubmitted
      ? dispute.status
      : dispute.status === 'needs_response'
        ? 'under_review'
        : 'warning_under_review',
  }
  put(call, updated)
  emit(call, 'charge.dispute.updated', updated, dispute)
  const verdict = isSubmitted ? updated.evidence.uncategorized_text : null
  if (verdict === 'winning_evidence') return endDispute(call, updated, 'won')
  if (verdict === 'losing_evidence') return endDispute(call, updated, 'lost')
  return updated
}

/** `POST /v1/disputes/:id/close`: the merchant gives in. */
export function closeDisputeCall(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const dispute = requireDispute(call, call.params.id ?? '')
  if (isOver(dispute)) throw cannot('This dispute is already closed.', { param: 'dispute' })
  return endDispute(call, dispute, 'lost')
}

/** The bank decides. RangeError when it has decided already. */
export function decideDispute(work: StripeWork, id: string, outcome: 'won' | 'lost'): void {
  const dispute = work.tx.get(disputes, id)?.object
  if (!dispute) throw new RangeError(`No such dispute: ${id}`)
  if (isOver(dispute)) throw new RangeError(`The dispute ${id} is ${dispute.status}.`)
  endDispute(work, dispute, outcome)
}

function endDispute(work: StripeWork, dispute: Stripe.Dispute, outcome: 'won' | 'lost'): Stripe.Dispute {
  const isInquiry = dispute.status.startsWith('warning_')
  const isPaidBack = outcome === 'won' && !isInquiry
  const closed: Stripe.Dispute = {
    ...dispute,
    status: isInquiry ? 'warning_closed' : outcome,
    is_charge_refundable: false,
    balance_transactions: isPaidBack
      ? [...dispute.balance_transactions, payBack(work, dispute)]
      : dispute.balance_transactions,
  }
  put(work, closed)
  emit(work, 'charge.dispute.closed', closed, dispute)
  if (isPaidBack) emit(work, 'charge.dispute.funds_reinstated', closed)
  return closed
}

function payBack(work: StripeWork, dispute: Stripe.Dispute): Stripe.BalanceTransaction {
  return moveBalance(work, {
    amount: dispute.amount,
    currency: dispute.currency,
    type: 'adjustment',
    category: 'dispute_reversal',
    source: dispute.id,
    description: `Chargeback reversal for ${idOf(dispute.charge)}`,
  })
}

function withEvidence(current: Stripe.Dispute.Evidence, params: Params): Stripe.Dispute.Evidence {
  const texts = Object.entries(params.form).flatMap(([name, value]) =>
    isFormRecord(value) ? [] : [[name, value === '' ? null : value] as const],
  )
  if (texts.reduce((length, [, value]) => length + (value?.length ?? 0), 0) > MAX_EVIDENCE) {
    throw invalid(`Evidence can have up to ${MAX_EVIDENCE} characters in all.`, { param: 'evidence' })
  }
  return { ...current, ...Object.fromEntries(texts) }
}

function isOver({ status }: Stripe.Dispute): boolean {
  return status === 'won' || status === 'lost' || status === 'warning_closed'
}

function put(work: StripeWork, object: Stripe.Dispute): void {
  const row = work.tx.get(disputes, object.id)
  if (row) work.tx.put(disputes, { ...row, object })
}

function requireDispute({ tx }: StripeWork, id: string): Stripe.Dispute {
  const row = tx.get(disputes, id)
  if (!row) throw noSuch('dispute', id, 'dispute')
  return row.object
}
