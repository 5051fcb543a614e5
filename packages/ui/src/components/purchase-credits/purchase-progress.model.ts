import type { PurchaseState } from '@creditkit/client'

/** The stages of a payment that goes well, in order. */
export const STAGES = ['creating', 'approving', 'confirming', 'crediting'] as const
/** A stage of a payment that goes well. */
export type Stage = (typeof STAGES)[number]

/** What a running purchase shows in the place of the payment button. */
export type PurchaseProgress =
  | { readonly kind: 'stage'; readonly stage: Stage; readonly canCancel: boolean }
  /** The answer was lost, and the server is being asked. */
  | { readonly kind: 'checking' }
  /** The server has said that no money was taken; the buyer decides. */
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'canceling' }

/**
 * What runs, null while the buyer is to act. `isApproving` tells whether the provider's window is open in this tab: an
 * approval that is awaited without one is the buyer's to begin.
 */
export function toPurchaseProgress(flow: PurchaseState, isApproving: boolean): PurchaseProgress | null {
  switch (flow.status) {
    case 'creating':
      return { kind: 'stage', stage: 'creating', canCancel: false }
    case 'awaiting_approval':
      return isApproving ? { kind: 'stage', stage: 'approving', canCancel: true } : null
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
