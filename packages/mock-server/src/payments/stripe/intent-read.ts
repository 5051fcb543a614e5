import type Stripe from 'stripe'
import type { StripeCall, StripeWork } from './call'
import { checkOwner, createMethod, requireMethod } from './method-create'
import { readShipping } from './method-object'
import { type Params, required } from './params'
import { invalid, noSuch } from './refusal'
import { customers, type IntentRow, intents } from './tables'

/** The payment by its identifier; Stripe's refusal when there is none. */
export function requireIntent(
  work: StripeWork,
  id: string,
  param = 'intent',
  status: 400 | 404 = 404,
): IntentRow {
  const row = work.tx.get(intents, id)
  if (!row) throw noSuch('payment_intent', id, param, status)
  return row
}

/** A browser has to know the intent's secret; whoever has the secret key need not, but must not name a wrong one. */
export function checkSecret(
  call: StripeCall,
  params: Params,
  intent: { readonly object: 'payment_intent' | 'setup_intent'; readonly client_secret: string | null },
): void {
  const given = params.text('client_secret')
  if (given === undefined && call.key === 'secret') return
  if (required(given, 'client_secret') === intent.client_secret) return
  const name = intent.object === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent'
  throw invalid(`The client_secret provided does not match the client_secret associated with this ${name}.`, {
    code: `${intent.object}_invalid_parameter`,
    param: 'client_secret',
  })
}

/** The way to pay that a request names or brings along, for this customer; null when it does neither. */
export function readMethod(work: StripeWork, params: Params, customer: string | null): string | null {
  const id = params.text('payment_method')
  const data = params.record('payment_method_data')
  if (id === undefined) return data ? createMethod(work, data).id : null
  const method = requireMethod(work, id, 'payment_method')
  checkOwner(method, customer)
  return method.id
}

/** The customer that a request names; null when it names none. */
export function readCustomer(work: StripeWork, params: Params): string | null {
  const id = params.unsettable('customer')
  if (id === undefined || id === null) return null
  const row = work.tx.get(customers, id)
  if (!row || row.isDeleted) throw noSuch('customer', id, 'customer', 400)
  return id
}

/** `receipt_email`; null when it is unset or not named. */
export function readEmail(params: Params, name = 'receipt_email'): string | null {
  const email = params.unsettable(name, 512) ?? null
  if (email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return email
  throw invalid(`Invalid email address: ${email}`, { code: 'email_invalid', param: params.path(name) })
}

/** A statement descriptor: at most 22 characters, none of `< > \ ' " *`. */
export function readDescriptor(params: Params, name: string): string | null {
  const text = params.unsettable(name) ?? null
  if (text === null) return null
  if (text.length > 22 || /[<>\\'"*]/.test(text)) {
    throw invalid(
      `The statement descriptor must be at most 22 characters and must not contain < > \\ ' " *: ${text}`,
      {
        param: params.path(name),
      },
    )
  }
  return text
}

/** `shipping`; null when it is unset or not named. */
export function readShippingOf(params: Params): Stripe.PaymentIntent.Shipping | null {
  const shipping = params.record('shipping')
  return shipping ? readShipping(shipping) : null
}
