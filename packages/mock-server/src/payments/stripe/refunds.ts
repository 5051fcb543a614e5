import type Stripe from 'stripe'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { displayAmount } from './currencies'
import { requireIntent } from './intent-read'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, type Params } from './params'
import { changeRefund, makeRefund } from './refund-make'
import { cannot, invalid, noSuch } from './refusal'
import { charges, disputes, idOf, type RefundRow, refunds } from './tables'

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
  if (isChargedBack(call, charge)) {
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

/** Whether a dispute has taken the money: one that is an inquiry or was won has not. */
function isChargedBack({ tx }: StripeCall, charge: Stripe.Charge): boolean {
  for (const { object } of tx.walk(disputes, 'charge', { prefix: [charge.id] })) {
    if (object.status !== 'won' && !object.status.startsWith('warning_')) return true
  }
  return false
}

function requireRefund(work: StripeWork, id: string): RefundRow {
  const row = work.tx.get(refunds, id)
  if (!row) throw noSuch('refund', id, 'refund')
  return row
}
