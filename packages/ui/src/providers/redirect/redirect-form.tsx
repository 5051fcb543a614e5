import { useRef } from 'react'
import { Button, Icon, useEffectBeforePaint } from '../../parts/index'
import { useKit } from '../../provider/index'
import type { PaymentFormProps } from '../payment-provider'
import { usePurchaseClosed } from '../use-purchase-closed'
import { addressOf, safeAddress } from './redirect-address'

/** Why a buyer was not sent on, as the flow and the host hear it. */
const REFUSED = { declineCode: 'redirect_refused', retryable: true } as const

/**
 * A button that leaves for the provider's page. One click leaves once: more clicks do nothing until the page is back from
 * the back/forward cache, or the purchase has gone elsewhere.
 */
export function RedirectForm(props: PaymentFormProps) {
  const { config, state, disabled, labels, confirm, start, onLeave, onApprovalFailed } = props
  const { redirectHosts, leaveFor } = useKit()
  const running = useRef(false)
  const shown = useRef(false)

  // Before it can be clicked: the answer to a click may come before an effect would.
  useEffectBeforePaint(() => {
    shown.current = true
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) running.current = false
    }
    window.addEventListener('pageshow', comeBack)
    return () => {
      shown.current = false
      window.removeEventListener('pageshow', comeBack)
    }
  }, [])

  usePurchaseClosed(state, () => {
    running.current = false
  })

  async function findAddress(): Promise<string> {
    const address = addressOf(await start(), config)
    if (address === null) throw new Error('The purchase is not one to be paid on another page.')
    return address
  }

  async function leave() {
    if (disabled || running.current || !confirm()) return
    running.current = true
    const address = await findAddress().catch(() => null)
    const url = address && safeAddress(address, { allowed: redirectHosts, from: window.location.hostname })
    if (!url) {
      running.current = false
      if (address === null) onApprovalFailed()
      else onApprovalFailed(REFUSED)
    } else if (shown.current) {
      onLeave(url)
      tryTo(() => leaveFor(url))
    }
  }

  return (
    <div className="ck:flex ck:min-h-12" data-ck-payment={config.id}>
      <Button block disabled={disabled} onClick={() => void leave()} variant="primary">
        {labels.leave}
        <Icon name="arrow-right" />
      </Button>
    </div>
  )
}

/** A frame that may not leave says so by throwing; the buyer is shown the address and goes there by hand. */
function tryTo(leave: () => void): void {
  try {
    leave()
  } catch {}
}
