import type Stripe from 'stripe'
import { moveBalance } from './balance'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { cardBehaviour } from './cards'
import { changeCharge } from './charge-object'
import { displayAmount } from './currencies'
import { emit } from './events'
import { requireIntent } from './intent-read'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, type Params } from './params'
import { cannot, invalid, noSuch } from './refusal'
import { charges, idOf, methods, type RefundRow, refunds } from './tables'

const CREATE = {
  amount: true,
  charge: true,
  currency: true,
  customer: true,
  expand: true,
  instructions_email: true,
  metadata: true,
  origin: true,
  payment_intent: true,
  reason: true,
  refund_application_fee: true,
  reverse_transfer: true,
} as const satisfies Record<keyof Stripe.RefundCreateParams, true>

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const

/** `POST /v1/refunds` */
export function createRefund(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE)
  const reason = params.oneOf('reason', REASONS) ?? null
  const asked = params.integer('amount', 1)
  const charge = refundable(call, params)
  const rest = charge.amount - charge.amount_refunded
  if (charge.disputed && !isRefundableInDispute(charge)) {
    throw cannot(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
      charge: charge.id,
    })
  }
  if (charge.refunded || rest === 0) {
    throw cannot(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
      charge: charge.id,
    })
  }
  const amount = asked ?? rest
  if (amount > rest) {
    throw cannot(
      `Refund amount (${displayAmount(amount, charge.currency)}) is greater than ${rest === charge.amount ? 'charge amount' : 'unrefunded amount on charge'} (${displayAmount(rest, charge.currency)})`,
      { param: 'amount' },
    )
  }
  return makeRefund(call, charge, { amount, reason, metadata: mergeMetadata(null, params) })
}

/** `GET /v1/refunds/:id` */
export function getRefund(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requireRefund(call, call.params.id ?? '').object
}

/** `POST /v1/refunds/:id` */
export function updateRefund(call: StripeCall): StripeReply {
  const params = openParams(call.form, { metadata: true })
  const row = requireRefund(call, call.params.id ?? '')
  const object = { ...row.object, metadata: mergeMetadata(row.object.metadata, params) }
  changeRefund(call, row, object)
  return object
}

/** `POST /v1/refunds/:id/cancel`: only a refund that waits for the buyer can be canceled, which a card's never does. */
export function cancelRefund(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const { object } = requireRefund(call, call.params.id ?? '')
  throw cannot(
    `You cannot cancel this refund because it has a status of ${object.status}. Only a refund with one of the following statuses may be canceled: requires_action.`,
    { param: 'refund' },
  )
}

/** `GET /v1/refunds` */
export function listRefunds(call: StripeCall): StripeReply {
  const params = openListParams(call, { charge: true, created: true, payment_intent: true })
  return refundPage(call, params, params.text('charge'), '/v1/refunds')
}

/** `GET /v1/charges/:id/refunds` */
export function listChargeRefunds(call: StripeCall): StripeReply {
  const id = call.params.id ?? ''
  return refundPage(call, openListParams(call, {}), id, `/v1/charges/${id}/refunds`)
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

function refundPage(call: StripeCall, params: Params, charge: string | undefined, url: string): object {
  const intent = params.text('payment_intent')
  return listPage(call, params, {
    table: refunds,
    kind: 'refund',
    index: charge !== undefined ? 'charge' : intent !== undefined ? 'payment_intent' : 'newest',
    prefix: charge !== undefined ? [charge] : intent !== undefined ? [intent] : [],
    keep: ({ object }) => intent === undefined || object.payment_intent === intent,
    url,
  })
}

function refundable(call: StripeCall, params: Params): Stripe.Charge {
  const chargeId = params.text('charge')
  const intentId = params.text('payment_intent')
  if (chargeId === undefined && intentId === undefined) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
        param: 'payment_intent',
      },
    )
  }
  const intent = intentId === undefined ? undefined : requireIntent(call, intentId, 'payment_intent').object
  const charge = call.tx.get(charges, chargeId ?? idOf(intent?.latest_charge) ?? '')?.object
  if (chargeId !== undefined && !charge) throw noSuch('charge', chargeId, 'charge')
  if (intent && chargeId !== undefined && idOf(charge?.payment_intent) !== intent.id) {
    throw invalid(`The charge ${chargeId} does not belong to the payment_intent ${intent.id}.`, {
      param: 'charge',
    })
  }
  if (charge?.status !== 'succeeded' || !charge.captured) {
    throw cannot(
      intent
        ? `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`
        : `Charge ${chargeId} has not been captured or has not succeeded, so that there is nothing to refund.`,
      intent
        ? { code: 'payment_intent_unexpected_state', payment_intent: intent, param: 'payment_intent' }
        : { param: 'charge' },
    )
  }
  return charge
}

function isRefundableInDispute(charge: Stripe.Charge): boolean {
  return charge.payment_method_details?.type !== 'card'
}

function makeRefund(
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

function changeRefund(work: StripeWork, row: RefundRow, object: Stripe.Refund): void {
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

function requireRefund(work: StripeWork, id: string): RefundRow {
  const row = work.tx.get(refunds, id)
  if (!row) throw noSuch('refund', id, 'refund')
  return row
}
