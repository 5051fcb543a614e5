import type { PurchaseState, ReturnClaim } from '@creditkit/client'
import type { Purchase } from '@creditkit/contract'
import { type Formatter, typedText } from '../../format/index'
import type { PurchaseEdits } from './purchase-form.model'

/**
 * What is shown of a purchase whose buyer comes back without having paid: that it was turned back from, or that the
 * payment did not go through. It is open all the same, and paying goes on with it. Any other state is shown as it is.
 */
export function toReturnedState(state: PurchaseState, claim: ReturnClaim | null): PurchaseState {
  if (state.status !== 'resumable') return state
  const { request, purchase } = state
  const open = { request, purchase, canRetry: true } as const
  if (claim === 'canceled') return { ...open, status: 'canceled', confirming: false }
  if (claim !== 'failed') return state
  const { failure } = purchase
  if (failure) return { ...open, status: 'declined', failure, canRetry: failure.retryable }
  return { ...open, status: 'failed', step: 'approval', error: undefined, draft: undefined }
}

/** The form as it was when the buyer left with it, read off the purchase. */
export function toReturnedEdits(
  { provider, packageId, price }: Purchase,
  format: Formatter,
): Partial<PurchaseEdits> {
  if (packageId !== undefined) return { tab: 'packages', provider, packageId }
  return { tab: 'amount', provider, amountText: typedText(price, format) }
}
