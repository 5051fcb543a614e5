import type { ProviderId } from '@creditkit/contract'
import type { MockBackend } from '@creditkit/mock-server'
import type { PaymentFormProps, PaymentProvider } from '../providers/payment-provider'

/**
 * What comes of the provider's window: an eCheck takes days to settle, `claim` says approved where nothing was,
 * `expire` comes back hours later, when the provider has forgotten the order, `open` leaves the window open.
 */
export type InstantDecision = 'approve' | 'approve_echeck' | 'claim' | 'expire' | 'cancel' | 'fail' | 'open'

/** How an instant payment is made. */
export interface InstantPaymentOptions {
  /** `paypal` unless named. */
  readonly id?: ProviderId
  readonly mock: () => MockBackend | undefined
  /** What comes of each click; the last one holds for the rest. Approval unless named. */
  readonly decisions?: readonly InstantDecision[] | undefined
}

const LABEL = 'Pay with PayPal'
const gold = {
  height: 48,
  width: '100%',
  border: 0,
  borderRadius: 8,
  background: '#ffc439',
  color: '#0d1b34',
  font: '600 16px system-ui',
  textAlign: 'center',
} as const

/** PayPal without a window: one click decides at once. Stories and tests see the kit's own states with it. */
export function createInstantPayment(options: InstantPaymentOptions): PaymentProvider {
  const { id = 'paypal', mock, decisions = ['approve'] } = options
  let clicks = 0

  async function decide(form: PaymentFormProps, decision: InstantDecision, orderId: string): Promise<void> {
    switch (decision) {
      case 'open':
        return
      case 'cancel':
        return form.onApprovalCanceled()
      case 'fail':
        return form.onApprovalFailed()
      case 'expire':
        mock()?.clock.advance({ hours: 4 })
        return form.onApproved()
      case 'claim':
        return form.onApproved()
      default:
        await mock()?.providers.paypal.approve(orderId, {
          fundingSource: decision === 'approve_echeck' ? 'echeck' : 'balance',
        })
        return form.onApproved()
    }
  }

  async function pay(form: PaymentFormProps): Promise<void> {
    if (form.disabled || !form.confirm()) return
    const decision = decisions[Math.min(clicks, decisions.length - 1)] ?? 'approve'
    clicks += 1
    try {
      const action = await form.start()
      if (action.type === 'paypal_order') await decide(form, decision, action.orderId)
      form.onClosed()
    } catch {
      form.onApprovalFailed()
    }
  }

  return {
    id,
    approvesIn: 'window',
    // biome-ignore lint/correctness/noComponentHookFactories: made once per world.
    Form: (form) => (
      <button
        className="ck:block"
        disabled={form.disabled}
        onClick={() => void pay(form)}
        style={gold}
        translate="no"
        type="button"
      >
        {LABEL}
      </button>
    ),
  }
}
