import type { PurchaseFailure } from '@creditkit/client'
import type { PaymentIntentResult } from '@stripe/stripe-js'

/** What came of asking Stripe to take a payment. */
export type StripeOutcome =
  /** Something is missing, which the fields say themselves; nothing has begun. */
  | { readonly status: 'incomplete' }
  /** Stripe has it, or says something that only the server can make sense of: the server is asked. */
  | { readonly status: 'approved' }
  /** The card or its bank said no; nothing was charged. */
  | { readonly status: 'declined'; readonly failure: PurchaseFailure }
  /** Stripe refused to try; nothing was charged. */
  | { readonly status: 'failed' }
  /** It was sent, and nobody knows what became of it. */
  | { readonly status: 'lost' }

/** Errors after which the payment may have been taken: https://docs.stripe.com/api/errors#errors-type */
const UNCLEAR: ReadonlySet<string> = new Set(['api_connection_error', 'api_error'])
const NOT_AUTHENTICATED = 'payment_intent_authentication_failure'

/** Reads what `confirmPayment` resolved with. A closed or failed 3-D Secure challenge is a decline that another try can mend. */
export function outcomeOf({ error, paymentIntent }: PaymentIntentResult): StripeOutcome {
  if (!error) {
    if (paymentIntent.status !== 'requires_payment_method') return { status: 'approved' }
    const last = paymentIntent.last_payment_error
    return declined(last?.decline_code ?? last?.code)
  }
  if (error.payment_intent && isTaken(error.payment_intent.status)) return { status: 'approved' }
  if (UNCLEAR.has(error.type)) return { status: 'lost' }
  if (error.type === 'card_error' || error.code === NOT_AUTHENTICATED)
    return declined(error.decline_code ?? error.code)
  return { status: 'failed' }
}

/** Reads what `confirmPayment` rejected with: an integration error is thrown before anything is sent. */
export function outcomeOfRejection(caught: unknown): StripeOutcome {
  const wasNotSent = caught instanceof Error && caught.name === 'IntegrationError'
  return { status: wasNotSent ? 'failed' : 'lost' }
}

function declined(code: string | undefined): StripeOutcome {
  return { status: 'declined', failure: { declineCode: code ?? 'card_declined', retryable: true } }
}

/** Another tab, or an attempt whose answer was lost, has paid it meanwhile. */
function isTaken(status: string): boolean {
  return status === 'succeeded' || status === 'processing' || status === 'requires_capture'
}
