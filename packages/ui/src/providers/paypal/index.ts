import { definePaymentProvider } from '../define-payment-provider'

/** PayPal, for `payments` on `CreditsProvider`. Its script is loaded when its button is first shown. */
export const paypal = definePaymentProvider('paypal', 'window', () =>
  import('./paypal-form').then(({ PaypalForm }) => ({ default: PaypalForm })),
)
