import type Stripe from 'stripe'
import { moveBalance } from './balance'
import type { StripeWork } from './call'
import { changeCharge } from './charge-object'
import { emit } from './events'
import { charges, disputes, idOf } from './tables'

/** What a dispute costs beside the money itself, in minor units. */
const DISPUTE_FEE = 1500

const RESPONSE_TIME_S = 9 * 24 * 60 * 60

/** What a dispute is about. `amount` is in minor units, all of the charge unless named. */
export interface DisputeDraft {
  readonly amount?: number
  readonly reason?: string
  /** An inquiry takes no money yet. */
  readonly isInquiry?: boolean
}

/** The owner of a card disputes a charge. RangeError when there is nothing of it to dispute. */
export function openDispute(work: StripeWork, chargeId: string, draft: DisputeDraft): Stripe.Dispute {
  const charge = work.tx.get(charges, chargeId)?.object
  if (!charge?.paid || !charge.captured) throw new RangeError(`No paid charge to dispute: ${chargeId}`)
  if (charge.disputed) throw new RangeError(`The charge ${chargeId} is disputed already.`)
  const rest = charge.amount - charge.amount_refunded
  const { amount = rest, reason = 'fraudulent', isInquiry = false } = draft
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > rest)
    throw new RangeError(`Not an amount of the charge ${chargeId}: ${amount}`)
  const { id, seq } = work.identifiers.next(work.tx, 'dp_1')
  const card = charge.payment_method_details?.card
  const opened: Stripe.Dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: work.seconds,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE, customer_email_address: charge.billing_details.email },
    evidence_details: {
      due_by: work.seconds + RESPONSE_TIME_S,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    ...(card && {
      payment_method_details: {
        type: 'card' as const,
        card: {
          brand: card.brand ?? 'visa',
          case_type: isInquiry ? ('inquiry' as const) : ('chargeback' as const),
          network: card.network ?? 'visa',
          network_reason_code: '10.4',
        },
      },
    }),
    payment_intent: idOf(charge.payment_intent),
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  }
  const dispute = isInquiry ? opened : { ...opened, balance_transactions: [withdraw(work, opened)] }
  work.tx.put(disputes, { id, seq, object: dispute })
  changeCharge(work, { ...charge, disputed: true })
  emit(work, 'charge.dispute.created', dispute)
  if (!isInquiry) emit(work, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

function withdraw(work: StripeWork, dispute: Stripe.Dispute): Stripe.BalanceTransaction {
  return moveBalance(work, {
    amount: -dispute.amount,
    currency: dispute.currency,
    fee: DISPUTE_FEE,
    type: 'adjustment',
    category: 'dispute',
    source: dispute.id,
    description: `Chargeback withdrawal for ${idOf(dispute.charge)}`,
  })
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
