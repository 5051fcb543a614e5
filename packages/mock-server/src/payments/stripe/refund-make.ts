import type Stripe from 'stripe'
import { moveBalance } from './balance'
import type { StripeWork } from './call'
import { cardBehaviour } from './cards'
import { changeCharge } from './charge-object'
import { emit } from './events'
import { charges, idOf, methods, type RefundRow, refunds } from './tables'

/** Gives money of a charge back, and tells of it. */
export function makeRefund(
  work: StripeWork,
  charge: Stripe.Charge,
  draft: {
    readonly amount: number
    readonly reason: Stripe.Refund.Reason | null
    readonly metadata: Record<string, string>
  },
): Stripe.Refund {
  const { id, seq } = work.identifiers.next(work.tx, 're_3')
  const method = work.tx.get(methods, charge.payment_method ?? '')
  const { refunds: behaviour } = cardBehaviour(method?.account ?? '')
  const isAsked = work.takeRefundFailure()
  const fate: RefundRow['fate'] = isAsked
    ? 'fails_later'
    : charge.id.startsWith('py_')
      ? 'succeeds_later'
      : (behaviour ?? 'none')
  // Stripe's card for failing refunds is refunded at first; what is pending is not.
  const isPending = isAsked || fate === 'succeeds_later'
  const transaction = moveBalance(work, {
    amount: -draft.amount,
    currency: charge.currency,
    type: charge.id.startsWith('py_') ? 'payment_refund' : 'refund',
    category: 'refund',
    source: id,
    description: `REFUND FOR CHARGE${charge.description === null ? '' : ` (${charge.description})`}`,
  })
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount: draft.amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: work.seconds,
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: charge.id.startsWith('py_')
      ? { type: 'us_bank_transfer', us_bank_transfer: { reference: null, reference_status: 'pending' } }
      : {
          type: 'card',
          card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
        },
    metadata: draft.metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    ...(isPending && { pending_reason: 'processing' as const }),
    reason: draft.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isPending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
  work.tx.put(refunds, { id, seq, object: refund, fate })
  const total = charge.amount_refunded + draft.amount
  const changed = changeCharge(work, { ...charge, amount_refunded: total, refunded: total === charge.amount })
  emit(work, 'refund.created', refund)
  emit(work, 'charge.refunded', changed, charge)
  return refund
}

/** The bank has sent the money back to the merchant, or (pending ones) taken it. RangeError when it is over already. */
export function settleRefund(work: StripeWork, id: string, outcome: 'succeeded' | 'failed'): void {
  const row = work.tx.get(refunds, id)
  if (!row) throw new RangeError(`No such refund: ${id}`)
  const { object } = row
  if (object.status === 'failed' || object.status === 'canceled')
    throw new RangeError(`The refund ${id} is ${object.status}.`)
  if (outcome === 'succeeded') {
    if (object.status === 'pending') changeRefund(work, row, { ...object, status: 'succeeded' })
    return
  }
  const back = moveBalance(work, {
    amount: object.amount,
    currency: object.currency,
    type: 'refund_failure',
    category: 'refund_failure',
    source: id,
    description: `REFUND FAILURE FOR CHARGE ${idOf(object.charge)}`,
  })
  const charge = work.tx.get(charges, idOf(object.charge) ?? '')?.object
  if (charge) {
    changeCharge(work, {
      ...charge,
      amount_refunded: charge.amount_refunded - object.amount,
      refunded: false,
    })
  }
  const failed: Stripe.Refund = {
    ...object,
    status: 'failed',
    failure_balance_transaction: back.id,
    failure_reason: 'expired_or_canceled_card',
  }
  changeRefund(work, row, failed)
  emit(work, 'refund.failed', failed)
}

/** Puts a changed refund in the place of the old one, and tells what changed. */
export function changeRefund(work: StripeWork, row: RefundRow, object: Stripe.Refund): void {
  const { pending_reason, ...rest } = object
  const changed = object.status === 'pending' ? object : rest
  work.tx.put(refunds, {
    ...row,
    object: changed,
    fate: changed.status === row.object.status ? row.fate : 'none',
  })
  emit(work, 'refund.updated', changed, row.object)
  emit(work, 'charge.refund.updated', changed, row.object)
}
