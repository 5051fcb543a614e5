import { PayPalProvider } from '@paypal/react-paypal-js/sdk-v6'
import { useState } from 'react'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'
import { PaypalApproval } from './paypal-approval'

const COMPONENTS = ['paypal-payments' as const]

/** PayPal's button, version 6 of its SDK. */
export function PaypalForm(props: PaymentFormProps<ConfigOf<'paypal'>>) {
  const { config, locale } = props
  const [attempt, setAttempt] = useState(0)
  // Another locale makes another instance and ends what is open, so that the first one stays.
  const [firstLocale] = useState(locale)
  return (
    <PayPalProvider
      key={attempt}
      clientId={config.clientId}
      components={COMPONENTS}
      environment={config.environment}
      pageType="checkout"
      {...(isPaypalLocale(firstLocale) ? { locale: firstLocale } : {})}
    >
      <PaypalApproval {...props} onReload={() => setAttempt(attempt + 1)} />
    </PayPalProvider>
  )
}

/** PayPal takes a language with a country; with a language alone it is left to find the country out itself. */
function isPaypalLocale(locale: string): boolean {
  return /^[a-z]{2}-[A-Z]{2}$/.test(locale)
}
