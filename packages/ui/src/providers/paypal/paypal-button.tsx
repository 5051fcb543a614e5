import { usePayPalOneTimePaymentSession } from '@paypal/react-paypal-js/sdk-v6'
import { useRef } from 'react'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'
import { usePurchaseClosed } from '../use-purchase-closed'

/**
 * PayPal's own button around one session. One click is one approval: more clicks do nothing until PayPal has called back
 * or the purchase has gone elsewhere. PayPal calls with the props of the latest render; what it tells again, or in two
 * ways, is told once.
 */
export function PaypalButton(props: PaymentFormProps<ConfigOf<'paypal'>>) {
  const { state, disabled, confirm, start, onApproved, onApprovalCanceled, onApprovalFailed, onClosed } =
    props
  const running = useRef(false)
  const begun = useRef(false)
  const ended = useRef(false)

  function end(tell: () => void | Promise<void>): void | Promise<void> {
    running.current = false
    if (ended.current) return
    ended.current = true
    return tell()
  }

  const { error, handleClick, handleCancel } = usePayPalOneTimePaymentSession({
    createOrder: () => {
      begun.current = true
      const order = orderOf(start)
      // PayPal hears of a rejection through the promise; when it never looks at it, nobody else should.
      order.catch(() => {})
      return order
    },
    onApprove: async () => end(onApproved),
    onCancel: () => void end(onApprovalCanceled),
    onError: () => void end(() => onApprovalFailed()),
    onComplete: () => onClosed(),
  })

  usePurchaseClosed(state, () => {
    if (!running.current) return
    running.current = false
    ended.current = true
    handleCancel()
  })

  async function pay() {
    if (disabled || running.current || !confirm()) return
    running.current = true
    begun.current = false
    ended.current = false
    try {
      await handleClick()
      if (!begun.current) running.current = false
    } catch {
      void end(() => onApprovalFailed())
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
