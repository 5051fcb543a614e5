import type Stripe from 'stripe'
import { completePayment } from './attempt'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { changeCharge } from './charge-object'
import { emit } from './events'
import { CANCEL_INTENT, CAPTURE_INTENT } from './intent-params'
import { readDescriptor, requireIntent } from './intent-read'
import { mergeMetadata } from './metadata'
import { openParams } from './params'
import { cannot, invalid } from './refusal'
import { followIntent } from './session-follow'
import { charges, type IntentRow, idOf, intents } from './tables'

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
] as const

const REASONS = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const

/** `POST /v1/payment_intents/:id/capture` */
export function captureIntent(call: StripeCall): StripeReply {
  const params = openParams(call.form, CAPTURE_INTENT)
  const row = requireIntent(call, call.params.id ?? '')
  const { object } = row
  const asked = params.integer('amount_to_capture', 1)
  const charge = call.tx.get(charges, idOf(object.latest_charge) ?? '')?.object
  if (object.status !== 'requires_capture' || !charge) {
    throw cannot(
      `This PaymentIntent could not be captured because it has a status of ${object.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      { code: 'payment_intent_unexpected_state', payment_intent: object },
    )
  }
  const amount = asked ?? object.amount_capturable
  if (amount > object.amount_capturable) {
    throw invalid(
      `The payment_intent could not be captured because the requested capture amount is greater than the authorized amount ${object.amount_capturable}.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    )
  }
  if (params.bool('final_capture') === false) {
    throw invalid('This account is not eligible for the requested card features: multicapture.', {
      param: 'final_capture',
    })
  }
  const captured = changeCharge(call, {
    ...charge,
    captured: true,
    amount_captured: amount,
    // What is not captured is given back, which Stripe counts as refunded.
    amount_refunded: charge.amount - amount,
  })
  const metadata = mergeMetadata(object.metadata, params)
  const suffix = params.has('statement_descriptor_suffix')
    ? readDescriptor(params, 'statement_descriptor_suffix')
    : object.statement_descriptor_suffix
  const changed = { ...object, metadata, statement_descriptor_suffix: suffix }
  completePayment(call, { ...row, object: changed }, captured, 'charge.captured')
  followIntent(call, row.id)
  return requireIntent(call, row.id).object
}

/** `POST /v1/payment_intents/:id/cancel` */
export function cancelIntentCall(call: StripeCall): StripeReply {
  const params = openParams(call.form, CANCEL_INTENT)
  const row = requireIntent(call, call.params.id ?? '')
  const reason = params.oneOf('cancellation_reason', REASONS) ?? null
  const { status } = row.object
  if (!CANCELABLE.some((cancelable) => cancelable === status)) {
    throw cannot(
      `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
      { code: 'payment_intent_unexpected_state', payment_intent: row.object },
    )
  }
  return cancelIntent(call, row, reason)
}

/** Gives a payment up for good; what was held on the card is let go. */
export function cancelIntent(
  work: StripeWork,
  row: IntentRow,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  const charge = work.tx.get(charges, idOf(row.object.latest_charge) ?? '')?.object
  const object: Stripe.PaymentIntent = {
    ...row.object,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: work.seconds,
    cancellation_reason: reason,
    next_action: null,
    processing: null,
  }
  work.tx.put(intents, { ...row, object })
  if (charge && row.object.status === 'requires_capture') {
    const released = changeCharge(work, { ...charge, amount_refunded: charge.amount, refunded: true })
    emit(work, 'charge.refunded', released, charge)
  }
  if (charge && row.object.status === 'processing') {
    emit(
      work,
      'charge.failed',
      changeCharge(work, { ...charge, status: 'failed', captured: false, amount_captured: 0 }),
    )
  }
  emit(work, 'payment_intent.canceled', object)
  return object
}
