import type { StripeError } from '@stripe/stripe-js'
import { useMemo, useState } from 'react'
import { Notice } from '../../parts/index'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'
import { PaymentUnavailable } from '../payment-unavailable'
import { StripeElements } from './stripe-elements'
import { toStripeMoney } from './stripe-money'
import { StripePending } from './stripe-pending'
import { useStripeJs } from './use-stripe-js'

/** What Stripe is told the payment is about until something that can be bought is chosen; it decides which ways to pay are shown. */
const STAND_IN = 1_000

/** Stripe's Payment Element with the kit's button; what is the matter where there is none to show. */
export function StripeForm(props: PaymentFormProps<ConfigOf<'stripe'>>) {
  const { config, price, currency, labels } = props
  const [attempt, setAttempt] = useState(0)
  const [isBroken, setBroken] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const loaded = useStripeJs(config.publishableKey, attempt)
  const money = useMemo(
    () => (price ? toStripeMoney(price) : { amount: STAND_IN, currency: currency.toLowerCase() }),
    [price, currency],
  )
  const asked = money && `${money.amount} ${money.currency}`

  function retry() {
    setBroken(false)
    setAttempt(attempt + 1)
  }
  function onLoadError({ type }: StripeError) {
    if (type === 'invalid_request_error') setRefused(asked)
    else setBroken(true)
  }

  if (!money || asked === refused) {
    return (
      <Notice title={labels.notEligibleTitle} tone="neutral">
        {labels.notEligibleHint}
      </Notice>
    )
  }
  if (isBroken || loaded.status === 'failed') return <PaymentUnavailable labels={labels} onRetry={retry} />
  if (loaded.status === 'loading') return <StripePending label={labels.loading} />
  return (
    <StripeElements
      key={`${config.publishableKey} ${attempt}`}
      {...props}
      money={money}
      onLoadError={onLoadError}
      stripe={loaded.stripe}
    />
  )
}
