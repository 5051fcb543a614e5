import { Elements } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js'
import { useMemo, useRef } from 'react'
import { toStripeLocale } from './stripe-locale'
import type { StripeMoney } from './stripe-money'
import { StripePay, type StripePayProps } from './stripe-pay'
import { StripePending } from './stripe-pending'
import { useStripeAppearance } from './use-stripe-appearance'

/** What the elements take besides what paying takes. */
export interface StripeElementsProps extends StripePayProps {
  /** Stripe.js, loaded. */
  readonly stripe: Promise<Stripe>
  readonly money: StripeMoney
}

/** One group of elements for as long as it is shown: amount, language and look of the page are updated in it. */
export function StripeElements(props: StripeElementsProps) {
  const { stripe, money, locale, labels } = props
  const place = useRef<HTMLDivElement>(null)
  const appearance = useStripeAppearance(place)
  const options = useMemo<StripeElementsOptions | null>(
    () =>
      appearance && {
        mode: 'payment',
        ...money,
        locale: toStripeLocale(locale),
        loader: 'never',
        appearance,
      },
    [money, locale, appearance],
  )
  return (
    <div ref={place} className="ck:block" data-ck-payment="stripe">
      {options ? (
        <Elements options={options} stripe={stripe}>
          <StripePay {...props} />
        </Elements>
      ) : (
        <StripePending label={labels.loading} />
      )}
    </div>
  )
}
