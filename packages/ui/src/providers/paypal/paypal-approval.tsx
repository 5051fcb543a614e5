import { INSTANCE_LOADING_STATE, useEligibleMethods, usePayPal } from '@paypal/react-paypal-js/sdk-v6'
import { useMemo } from 'react'
import { Notice } from '../../parts/index'
import { PaymentPending } from '../payment-pending'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'
import { PaymentUnavailable } from '../payment-unavailable'
import { PaypalButton } from './paypal-button'

/** What the approval takes besides what every form is given. */
export interface PaypalApprovalProps extends PaymentFormProps<ConfigOf<'paypal'>> {
  /** Loads PayPal's script anew. */
  readonly onReload: () => void
}

/** The button once PayPal is there and takes this buyer's money; until then, and otherwise, it says what is the matter. */
export function PaypalApproval({ onReload, ...props }: PaypalApprovalProps) {
  const { currency, labels } = props
  const { loadingStatus } = usePayPal()
  const payload = useMemo(() => ({ currencyCode: currency }), [currency])
  const { eligiblePaymentMethods, isLoading } = useEligibleMethods({ payload })

  if (loadingStatus === INSTANCE_LOADING_STATE.REJECTED) {
    return <PaymentUnavailable labels={labels} onRetry={onReload} />
  }
  if (loadingStatus === INSTANCE_LOADING_STATE.PENDING || isLoading) {
    return <PaymentPending label={labels.loading} />
  }
  // Not to know is not a no: PayPal itself refuses a buyer whom it does not serve.
  if (eligiblePaymentMethods?.isEligible('paypal') === false) {
    return (
      <Notice title={labels.notEligibleTitle} tone="neutral">
        {labels.notEligibleHint}
      </Notice>
    )
  }
  return <PaypalButton {...props} />
}
