import type { Purchase, PurchaseDraft } from '@creditkit/contract'
import type { LiveEvents } from '../events/live-events'
import type { PageSignals } from '../events/page-signals'
import type { CreditsClient } from '../http/credits-client'
import type { StoragePort } from '../http/storage'
import type { Timers } from '../http/timers'
import type { PurchaseFailure, PurchaseState } from './purchase-state'

/** How a flow is made. */
export interface PurchaseFlowOptions {
  readonly client: CreditsClient
  /** Whose purchase it is; another account never sees it. */
  readonly accountId: string
  /** Looks for unfinished purchases of this wallet only; every wallet when absent. */
  readonly walletId?: string | undefined
  /** Where unfinished purchases are remembered; the client's own storage when absent. */
  readonly storage?: StoragePort | undefined
  /** News of purchases; polling alone when absent. */
  readonly events?: LiveEvents | undefined
  /** Shortest wait between two questions about a purchase, in milliseconds, 1 000 when absent; doubles up to 15 000. */
  readonly pollMs?: number | undefined
  /** Told once per purchase that has been credited. */
  readonly onSucceeded?: ((purchase: Purchase) => void) | undefined
  readonly timers?: Timers | undefined
  readonly random?: (() => number) | undefined
  readonly page?: PageSignals | undefined
}

/** Which purchase to look for: one by its identifier, or the newest unfinished one that this browser remembers. */
export interface ResumeOptions {
  readonly purchaseId?: string | undefined
}

/**
 * A purchase from start to credited, without any framework. No method throws or rejects: what goes wrong is a state.
 * Methods are bound, so that they can be handed on.
 */
export interface PurchaseFlow {
  /** The state now; the same object until it changes. */
  readonly getState: () => PurchaseState
  /** Calls back after every change. The flow listens and polls while it has a listener; requests always finish. */
  readonly subscribe: (listener: () => void) => () => void
  /** Makes the purchase, or picks the unfinished one of the same draft up. Calling twice is one request, one promise. */
  readonly start: (draft: PurchaseDraft) => Promise<PurchaseState>
  /** The provider says that the buyer has approved: takes the money. Calling twice is one request, one promise. */
  readonly approve: () => Promise<PurchaseState>
  /** The buyer has closed the provider's form; the purchase stays open. */
  readonly approvalCanceled: () => void
  /** The provider's form has failed, with a decline where it names one. */
  readonly approvalFailed: (failure?: PurchaseFailure) => void
  /** The provider's form cannot tell whether it was paid: asks the server until it knows. */
  readonly approvalLost: () => void
  /** Gives the purchase up, also on the server; a purchase that has succeeded meanwhile stays succeeded. */
  readonly cancel: () => Promise<PurchaseState>
  /** Goes on after a decline, a cancel, a failure or a reload, with the same purchase and the same key. */
  readonly retry: () => Promise<PurchaseState>
  /** Back to idle; an unfinished purchase stays remembered. Safe in every state. */
  readonly reset: () => void
  /**
   * Back to idle from a purchase that is paid and settles by itself, so that another can begin: the same bought again is
   * another purchase then. The credits come without it. Changes nothing in any other state.
   */
  readonly leaveToSettle: () => void
  /** Looks for an unfinished purchase and asks the server where it stands. Calling twice is one request. */
  readonly resume: (options?: ResumeOptions) => Promise<PurchaseState>
}
