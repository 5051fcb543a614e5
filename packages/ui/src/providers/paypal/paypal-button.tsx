import { usePayPalOneTimePaymentSession } from '@paypal/react-paypal-js/sdk-v6'
import { useEffect, useRef } from 'react'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'

/**
 * PayPal's own button around one session. One click is one approval: more clicks do nothing until PayPal has called back
 * or the purchase has gone elsewhere. PayPal calls with the props of the latest render.
 */
export function PaypalButton(props: PaymentFormProps<ConfigOf<'paypal'>>) {
  const { state, disabled, confirm, start, onApproved, onApprovalCanceled, onApprovalFailed, onClosed } =
    props
  const running = useRef(false)
  const begun = useRef(false)

  const { error, handleClick, handleCancel } = usePayPalOneTimePaymentSession({
    createOrder: () => {
      begun.current = true
      const order = orderOf(start)
      // PayPal hears of a rejection through the promise; when it never looks at it, nobody else should.
      order.catch(() => {})
      return order
    },
    onApprove: () => {
      running.current = false
      return onApproved()
    },
    onCancel: () => {
      running.current = false
      onApprovalCanceled()
    },
    onError: () => {
      running.current = false
      onApprovalFailed()
    },
    onComplete: () => onClosed(),
  })

  const isOpen = state.status === 'creating' || state.status === 'awaiting_approval'
  useEffect(() => {
    if (isOpen || !running.current) return
    running.current = false
    handleCancel()
  }, [isOpen, handleCancel])

  async function pay() {
    if (disabled || running.current || !confirm()) return
    running.current = true
    begun.current = false
    try {
      await handleClick()
      if (!begun.current) running.current = false
    } catch {
      running.current = false
      onApprovalFailed()
    }
  }

  return (
    <div className="ck:flex ck:min-h-12 ck:flex-col ck:justify-center" data-ck-payment="paypal">
      <paypal-button
        onClick={() => void pay()}
        type="pay"
        {...(disabled || error !== null ? { disabled: true } : {})}
      />
    </div>
  )
}

async function orderOf(start: PaymentFormProps['start']): Promise<{ orderId: string }> {
  const action = await start()
  if (action.type !== 'paypal_order') throw new Error('The purchase is not one to approve with PayPal.')
  return { orderId: action.orderId }
}
