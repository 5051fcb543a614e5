import { PaymentElement } from '@stripe/react-stripe-js'
import type { StripeError } from '@stripe/stripe-js'
import { useMemo, useState } from 'react'
import { Button } from '../../parts/index'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'
import { fieldsHeight, StripePending } from './stripe-pending'
import { useStripePayment } from './use-stripe-payment'

/** What paying takes besides what every form is given. */
export interface StripePayProps extends PaymentFormProps<ConfigOf<'stripe'>> {
  /** Stripe refuses what is to be paid, or cannot load the fields. */
  readonly onLoadError: (error: StripeError) => void
}

/** The fields, and the button that pays. Until the fields are there, their place is held; they stay where they are after a decline. */
export function StripePay(props: StripePayProps) {
  const { disabled, labels, onLoadError } = props
  const [isReady, setReady] = useState(false)
  const { isPaying, pay } = useStripePayment(props)
  const options = useMemo(() => ({ readOnly: isPaying }), [isPaying])
  return (
    <form
      className="ck:relative ck:flex ck:flex-col ck:gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void pay()
      }}
    >
      <div
        className={isReady ? `ck:block ${fieldsHeight}` : 'ck:absolute ck:inset-x-0 ck:top-0 ck:invisible'}
      >
        <PaymentElement
          className="ck:block"
          onLoadError={({ error }) => onLoadError(error)}
          onReady={() => setReady(true)}
          options={options}
        />
      </div>
      {isReady ? (
        <Button block disabled={disabled} loading={isPaying} type="submit" variant="primary">
          {labels.pay}
        </Button>
      ) : (
        <StripePending label={labels.loading} />
      )}
    </form>
  )
}
