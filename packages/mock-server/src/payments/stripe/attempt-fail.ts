import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { putCharge } from './charge-object'
import type { CardTrouble } from './declines'
import { emit } from './events'
import { docUrl, StripeRefusal } from './refusal'
import { type IntentRow, intents, type MethodRow } from './tables'

/** The bank says no: nothing was taken, and another way to pay may be tried. */
export function declinePayment(
  work: StripeWork,
  row: IntentRow,
  method: MethodRow,
  why: CardTrouble,
  isAuthenticated: boolean,
): StripeRefusal {
  const charge = putCharge(work, row, method, {
    status: 'failed',
    isCaptured: false,
    trouble: why,
    isAuthenticated,
  })
  emit(work, 'charge.failed', charge)
  return failIntent(work, row, method, why, charge.id)
}

/** Puts a payment back to where a way to pay is chosen, and says why. */
export function failIntent(
  work: StripeWork,
  row: IntentRow,
  method: MethodRow,
  why: CardTrouble,
  charge: string | null,
  type: 'card_error' | 'invalid_request_error' = 'card_error',
): StripeRefusal {
  const error = {
    ...(charge !== null && { advice_code: 'try_again_later', charge }),
    code: why.code,
    ...(why.declineCode !== null && { decline_code: why.declineCode }),
    doc_url: docUrl(why.code),
    message: why.message,
    ...(charge !== null && type === 'card_error' && { network_decline_code: '01' }),
    ...(why.code === 'incorrect_cvc' && { param: 'cvc' }),
    ...(why.code === 'expired_card' && { param: 'exp_month' }),
  }
  const object: Stripe.PaymentIntent = {
    ...row.object,
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: charge ?? row.object.latest_charge,
    next_action: null,
    processing: null,
    amount_capturable: 0,
    last_payment_error: {
      ...error,
      payment_method: method.object,
      type,
    },
  }
  work.tx.put(intents, { ...row, object })
  emit(work, 'payment_intent.payment_failed', object)
  return new StripeRefusal(
    402,
    { ...error, payment_intent: object, payment_method: method.object, type },
    true,
  )
}
