import { definePaymentProvider } from '../define-payment-provider'
import { StripePending } from './stripe-pending'

/** Stripe's Payment Element, for `payments` on `CreditsProvider`. Stripe.js is loaded when its form is first shown. */
export const stripe = definePaymentProvider(
  'stripe',
  'form',
  () => import('./stripe-form').then(({ StripeForm }) => ({ default: StripeForm })),
  StripePending,
)
