import type { ProviderId } from '@creditkit/contract'
import { definePaymentProvider } from '../define-payment-provider'
import type { PaymentProvider } from '../payment-provider'

/** Stripe Checkout: the buyer pays on Stripe's page. No script of Stripe's is loaded here. */
export const stripeCheckout = byRedirect('stripe_checkout')

/** DodoPayments: the buyer pays on its page. No script of theirs is loaded here. */
export const dodo = byRedirect('dodo')

/**
 * PayPal without its script: the buyer approves on PayPal's page. Takes the place of `paypal` in `payments`, for backends
 * that answer with PayPal's address as for those that answer with an order.
 */
export const paypalRedirect = byRedirect('paypal')

function byRedirect(id: ProviderId): PaymentProvider {
  return definePaymentProvider(id, 'redirect', () =>
    import('./redirect-form').then(({ RedirectForm }) => ({ default: RedirectForm })),
  )
}
