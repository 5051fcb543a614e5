import type { StripeCall, StripeReply } from './call'
import { createMethod, requireMethod } from './method-create'
import { openParams, type Params } from './params'
import { StripeRefusal } from './refusal'
import { paySession, requireOpenSession, successUrl } from './session-pay'
import { idOf, intents, type MethodRow, type SessionRow, sessions } from './tables'

/** What the hosted page shows of a session. Amounts are minor units, `expires_at` seconds since 1970. */
export interface CheckoutView {
  readonly id: string
  readonly status: string
  /** Whether it can still be paid. */
  readonly is_open: boolean
  readonly mode: string
  readonly currency: string | null
  readonly amount_total: number | null
  readonly customer_email: string | null
  readonly expires_at: number
  readonly line_items: readonly { description: string | null; quantity: number; amount_total: number }[]
  readonly payment_method_types: readonly string[]
  /** Whether there is a way back to the shop. */
  readonly can_cancel: boolean
  /** Where the buyer went on; null while the session is open. */
  readonly url: string | null
}

/** `GET /mock/checkout/:session` */
export function viewCheckout(call: StripeCall): CheckoutView {
  const row = call.tx.get(sessions, call.params.session ?? '')
  if (!row)
    throw new StripeRefusal(404, { type: 'invalid_request_error', message: 'There is no such session.' })
  const { object } = row
  return {
    id: object.id,
    status: object.status ?? 'open',
    is_open: object.status === 'open',
    mode: object.mode,
    currency: object.currency,
    amount_total: object.amount_total,
    customer_email: object.customer_email,
    expires_at: object.expires_at,
    line_items: row.items.map((item) => ({
      description: item.description,
      quantity: item.quantity ?? 1,
      amount_total: item.amount_total,
    })),
    payment_method_types: object.payment_method_types,
    can_cancel: object.cancel_url !== null,
    url: object.status === 'complete' ? successUrl(row) : null,
  }
}

/** `POST /mock/checkout/:session/pay` */
export function payCheckout(call: StripeCall): StripeReply {
  const params = openParams(call.form, undefined)
  const id = call.params.session ?? ''
  requireOpenSession(call, id)
  const buyer = { email: params.unsettable('email') ?? null, name: params.unsettable('name') ?? null }
  const refusal = paySession(call, id, readCard(call, params), buyer)
  if (refusal) return refusal
  const session = requireSession(call, id)
  const intent = call.tx.get(intents, session.intentId ?? '')
  return intent?.object.status === 'requires_action'
    ? { status: 'requires_action', payment_intent: intent.id, url: null }
    : { status: 'complete', payment_intent: idOf(session.object.payment_intent), url: successUrl(session) }
}

/** `POST /mock/checkout/:session/cancel`: the buyer turns back, the session stays open. */
export function cancelCheckout(call: StripeCall): StripeReply {
  return { url: requireSession(call, call.params.session ?? '').object.cancel_url }
}

/** The card that a buyer has typed in, or the token of one. */
function readCard(call: StripeCall, params: Params): MethodRow {
  const token = params.text('token')
  if (token !== undefined) return requireMethod(call, token, 'token')
  const { number, exp_month, exp_year, cvc } = params.form
  const card = Object.fromEntries(
    Object.entries({ number, exp_month, exp_year, cvc }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )
  return createMethod(call, openParams({ type: 'card', card }, undefined))
}

function requireSession(call: StripeCall, id: string): SessionRow {
  const row = call.tx.get(sessions, id)
  if (!row)
    throw new StripeRefusal(404, { type: 'invalid_request_error', message: 'There is no such session.' })
  return row
}
