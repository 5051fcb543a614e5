import type { PaymentFormProps, PaymentProvider } from '../providers/payment-provider'

/** What the buyer does in the provider's window. An eCheck takes days to settle; `open` leaves the window open. */
export type InstantDecision = 'approve' | 'approve_echeck' | 'cancel' | 'fail' | 'open'

/** How an instant payment is made. */
export interface InstantPaymentOptions {
  /** Approves an order with the provider, as its own window would. */
  readonly approve: (orderId: string, options: { fundingSource: 'balance' | 'echeck' }) => Promise<unknown>
  /** What the buyer decides at each click; the last one holds for the rest. Approval unless named. */
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
}

/** PayPal without a window: one click decides at once. Stories and tests see the kit's own states with it. */
export function createInstantPayment({
  approve,
  decisions = ['approve'],
}: InstantPaymentOptions): PaymentProvider {
  let clicks = 0
  async function pay(form: PaymentFormProps): Promise<void> {
    if (form.disabled || !form.confirm()) return
    const decision = decisions[Math.min(clicks, decisions.length - 1)]
    clicks += 1
    try {
      const action = await form.start()
      if (action.type !== 'paypal_order' || decision === 'open') return
      if (decision === 'cancel') return form.onApprovalCanceled()
      if (decision === 'fail') return form.onApprovalFailed()
      await approve(action.orderId, { fundingSource: decision === 'approve_echeck' ? 'echeck' : 'balance' })
      await form.onApproved()
    } catch {
      form.onApprovalFailed()
    }
  }
  return {
    id: 'paypal',
    // biome-ignore lint/correctness/noComponentHookFactories: made once per world.
    Form: (form) => (
      <button disabled={form.disabled} onClick={() => void pay(form)} style={gold} type="button">
        {LABEL}
      </button>
    ),
  }
}
