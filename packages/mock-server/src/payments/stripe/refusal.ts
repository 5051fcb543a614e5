import type Stripe from 'stripe'

/** What Stripe says is wrong, as it stands under `error` in the body. */
export interface StripeErrorBody {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly decline_code?: string
  readonly advice_code?: string
  readonly network_decline_code?: string
  readonly charge?: string
  readonly doc_url?: string
  readonly payment_intent?: Stripe.PaymentIntent
  readonly payment_method?: Stripe.PaymentMethod
  readonly setup_intent?: Stripe.SetupIntent
}

/**
 * An error that Stripe answers with. Thrown, it undoes everything; returned, what was done stays (a declined charge).
 * `isStored` tells whether execution had begun, so that the idempotency key keeps the answer.
 */
export class StripeRefusal extends Error {
  readonly status: number
  readonly body: StripeErrorBody
  readonly isStored: boolean

  constructor(status: number, body: StripeErrorBody, isStored = false) {
    super(body.message)
    this.status = status
    this.body = body.code === undefined ? body : { ...body, doc_url: docUrl(body.code) }
    this.isStored = isStored
  }
}

/** Where Stripe explains a code. */
export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
}

/** A parameter that is wrong; nothing has been executed. */
export function invalid(
  message: string,
  details: { readonly code?: string; readonly param?: string } = {},
  status = 400,
): StripeRefusal {
  return new StripeRefusal(status, { type: 'invalid_request_error', message, ...details })
}

/** A required parameter that is not there. */
export function missing(param: string): StripeRefusal {
  return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

/** Something that does not exist: 404 when the address names it, 400 when a parameter does. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404 = 404): StripeRefusal {
  return invalid(`No such ${kind}: '${id}'`, { code: 'resource_missing', param }, status)
}

/** Something that cannot be done in the state things are in; the idempotency key keeps the answer. */
export function cannot(
  message: string,
  details: Pick<StripeErrorBody, 'code' | 'param' | 'charge' | 'payment_intent' | 'setup_intent'> = {},
): StripeRefusal {
  return new StripeRefusal(400, { type: 'invalid_request_error', message, ...details }, true)
}

/** What Stripe says with a status when a fault is injected and says nothing of its own. */
export function faultBody(status: number): StripeErrorBody {
  switch (status) {
    case 401:
      return { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****' }
    case 402:
      return {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        message: 'Your card was declined.',
      }
    case 409:
      return {
        type: 'invalid_request_error',
        code: 'idempotency_key_in_use',
        message:
          'There is currently another in-progress request using this Stripe-Idempotency-Key (that probably means you submitted twice, and the other request is still going through). Please try again later.',
      }
    case 429:
      return {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message:
          'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      }
    default:
      return status >= 500
        ? {
            type: 'api_error',
            message:
              'An unknown error occurred. If you have any questions, we can help at https://support.stripe.com/.',
          }
        : { type: 'invalid_request_error', message: 'The request could not be completed.' }
  }
}
