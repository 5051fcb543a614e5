import type { PurchaseState } from '@creditkit/client'
import type { ApprovalPlace } from '../../providers/payment-provider'

/** The stages of a payment that goes well, in order. */
export const STAGES = ['creating', 'approving', 'confirming', 'crediting'] as const
/** A stage of a payment that goes well. */
export type Stage = (typeof STAGES)[number]

/** What a running purchase shows in the place of the payment button. */
export type PurchaseProgress =
  | { readonly kind: 'stage'; readonly stage: Stage; readonly canCancel: boolean }
  /** The page is about to be left for the provider's, at this address; null until it is known. */
  | { readonly kind: 'leaving'; readonly url: string | null }
  /** The answer was lost, and the server is being asked. */
  | { readonly kind: 'checking' }
  /** The server has said that no money was taken; the buyer decides. */
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'canceling' }

/**
 * What runs, null while the buyer is to act. `approving` is where an approval that this tab has begun takes place, null
 * while it has begun none: one that is awaited without it is the buyer's to begin. What is approved in the form is not
 * run in its place.
 */
export function toPurchaseProgress(
  flow: PurchaseState,
  { approving, leavingTo }: { readonly approving: ApprovalPlace | null; readonly leavingTo: string | null },
): PurchaseProgress | null {
  switch (flow.status) {
    case 'creating':
      if (approving === 'redirect') return { kind: 'leaving', url: null }
      return approving === 'form' ? null : { kind: 'stage', stage: 'creating', canCancel: false }
    case 'awaiting_approval':
      if (approving === 'redirect') return { kind: 'leaving', url: leavingTo }
      return approving === 'window' ? { kind: 'stage', stage: 'approving', canCancel: true } : null
    case 'capturing':
      return { kind: 'stage', stage: 'confirming', canCancel: false }
    case 'settling':
      return { kind: 'stage', stage: 'crediting', canCancel: false }
    case 'unknown':
      return { kind: flow.canRetry ? 'unpaid' : 'checking' }
    case 'canceled':
      return flow.confirming ? { kind: 'canceling' } : null
    default:
      return null
  }
}
