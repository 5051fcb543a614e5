import type Stripe from 'stripe'
import { attemptPayment } from './attempt'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { forBrowser } from './intent-object'
import { BROWSER_CONFIRM, CONFIRM_INTENT } from './intent-params'
import { checkSecret, readMethod, requireIntent } from './intent-read'
import { requireMethod } from './method-create'
import { openParams, type Params } from './params'
import { cannot, invalid, type StripeRefusal } from './refusal'
import { type IntentRow, idOf, intents } from './tables'

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'] as const

/** `POST /v1/payment_intents/:id/confirm`, from a server or with the intent's secret from a browser. */
export function confirmIntentCall(call: StripeCall): StripeReply {
  const params = openParams(
    call.form,
    call.key === 'secret' ? { ...CONFIRM_INTENT, client_secret: true } : BROWSER_CONFIRM,
  )
  const row = requireIntent(call, call.params.id ?? '')
  checkSecret(call, params, row.object)
  const refusal = confirmIntent(call, row, params)
  if (refusal) return refusal
  const { object } = requireIntent(call, row.id)
  return call.key === 'secret' ? object : forBrowser(object)
}

/** Confirms a payment; answers with the refusal when the money cannot be had, and keeps what the attempt has written. */
export function confirmIntent(work: StripeWork, row: IntentRow, params: Params): StripeRefusal | undefined {
  const { object } = row
  refuseUnconfirmable(object)
  const customer = idOf(object.customer)
  const methodId = readMethod(work, params, customer) ?? idOf(object.payment_method)
  if (methodId === null) {
    throw cannot(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: 'payment_intent_unexpected_state', payment_intent: object },
    )
  }
  const method = requireMethod(work, methodId, 'payment_method')
  if (!object.payment_method_types.includes(method.object.type)) {
    throw invalid(
      `The PaymentMethod provided (${method.object.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${object.payment_method_types.join(', ')}.`,
      { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' },
    )
  }
  const returnUrl = readReturnUrl(params) ?? row.returnUrl
  const usage = params.oneOfOrUnset('setup_future_usage', ['off_session', 'on_session'])
  const isOffSession = readOffSession(params)
  if (isOffSession && usage !== undefined && usage !== null) {
    throw invalid(
      'You cannot set `setup_future_usage` on a PaymentIntent that is confirmed with `off_session` set to true.',
      {
        param: 'setup_future_usage',
      },
    )
  }
  const confirmed: IntentRow = {
    ...row,
    returnUrl,
    object: {
      ...object,
      capture_method:
        params.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']) ?? object.capture_method,
      receipt_email: params.unsettable('receipt_email') ?? object.receipt_email,
      setup_future_usage: usage === undefined ? object.setup_future_usage : usage,
    },
  }
  work.tx.put(intents, confirmed)
  return attemptPayment(work, confirmed, method, {
    isOffSession,
    failsOnAction: params.bool('error_on_requires_action') ?? false,
    usesSdk: params.bool('use_stripe_sdk') ?? false,
    isAuthenticated: false,
  })
}

/** Reads `return_url`; null when it was not sent. */
export function readReturnUrl(params: Params, name = 'return_url'): string | null {
  const text = params.text(name)
  if (text === undefined) return null
  if (URL.canParse(text) && /^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  throw invalid('Not a valid URL', { code: 'url_invalid', param: params.path(name) })
}

function readOffSession(params: Params): boolean {
  const value = params.form.off_session
  if (value === 'one_off' || value === 'recurring') return true
  if (typeof value === 'object') return true
  return params.bool('off_session') ?? false
}

function refuseUnconfirmable(intent: Stripe.PaymentIntent): void {
  if (CONFIRMABLE.some((status) => status === intent.status)) return
  const details = { code: 'payment_intent_unexpected_state', payment_intent: intent }
  if (intent.status === 'succeeded') {
    throw cannot(
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      details,
    )
  }
  throw cannot(
    `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(', ')}.`,
    details,
  )
}
