import type { Purchase, PurchaseDraft } from '@creditkit/contract'
import type { CreditsError } from '../http/problem'

/** Why a payment did not go through: the provider's own word, and whether trying again can help. */
export type PurchaseFailure = NonNullable<Purchase['failure']>

/** The step at which it failed: finding a purchase again, making one, the provider's approval, or taking the money. */
export type PurchaseStep = 'resume' | 'create' | 'approval' | 'capture'

/** The variants of {@link PurchaseState}. */
export type PurchaseStates = {
  /** Nothing is being bought. */
  idle: Record<never, never>
  /** The purchase is being made on the server. */
  creating: { readonly draft: PurchaseDraft }
  /** The buyer approves the payment with the provider, as `purchase.nextAction` says. */
  awaiting_approval: { readonly purchase: Purchase }
  /** The approved money is being taken. `repeats` counts captures sent again by themselves after a lost answer. */
  capturing: { readonly purchase: Purchase; readonly repeats: number }
  /** Paid, not yet credited. */
  settling: { readonly purchase: Purchase }
  /** Credited: the server says so. `purchase.status` may since have become a refund or a dispute. */
  succeeded: { readonly purchase: Purchase }
  /** The payment was declined; with `canRetry` the same purchase can be paid in another way. Nothing was charged. */
  declined: {
    readonly purchase: Purchase | undefined
    readonly failure: PurchaseFailure
    readonly canRetry: boolean
  }
  /**
   * Given up by the buyer. `purchase` is undefined when there was none yet. With `canRetry` the purchase is still open,
   * and `retry` goes on with it. `confirming` while the server is being told.
   */
  canceled: {
    readonly purchase: Purchase | undefined
    readonly canRetry: boolean
    readonly confirming: boolean
  }
  /** The buyer took too long; nothing was charged. */
  expired: { readonly purchase: Purchase }
  /**
   * It did not work, and nothing was charged; but where `step` is `resume` the purchase could only not be asked about,
   * and may be paid. `error` is undefined when the provider's form failed or the server gave no reason. `draft` is there
   * when `step` is `create`.
   */
  failed: {
    readonly step: PurchaseStep
    readonly error: CreditsError | undefined
    readonly purchase: Purchase | undefined
    readonly draft: PurchaseDraft | undefined
    readonly canRetry: boolean
  }
  /**
   * The answer to the capture was lost: the kit is asking the server what became of it. Nobody is charged twice. With
   * `canRetry` the server has said that no money was taken, and `retry` takes it with the same key. `error` is why the
   * answer was lost, or why asking fails (`unauthenticated`: sign in again); undefined when the form lost it.
   */
  unknown: {
    readonly purchase: Purchase
    readonly repeats: number
    readonly canRetry: boolean
    readonly error: CreditsError | undefined
  }
  /** An unfinished purchase was found after a reload; `retry` goes on with it, `cancel` gives it up. */
  resumable: { readonly purchase: Purchase }
}

/** The name of a state. */
export type PurchaseStateName = keyof PurchaseStates

/**
 * Where a purchase stands in this tab, discriminated by `status`. `request` numbers the requests of the flow, so that
 * the answer to an earlier one is recognised and dropped.
 */
export type PurchaseState = {
  [Name in PurchaseStateName]: { readonly status: Name; readonly request: number } & PurchaseStates[Name]
}[PurchaseStateName]

/** One variant of {@link PurchaseState}. */
export type PurchaseStateOf<Name extends PurchaseStateName> = Extract<PurchaseState, { status: Name }>

/**
 * What can happen to a purchase. `created` and `request_failed` answer the request of the number they carry; a purchase
 * that was seen, by whichever way, is told by `purchase_seen` and is matched by its identifier; `request` is there when it
 * answers a request of the flow; `isFresh` when it was asked for after the last change, so that it is no older.
 */
export type PurchaseEvent =
  | { readonly type: 'start'; readonly draft: PurchaseDraft }
  | { readonly type: 'created'; readonly request: number; readonly purchase: Purchase }
  | { readonly type: 'approved' }
  | { readonly type: 'approval_canceled' }
  | { readonly type: 'approval_failed'; readonly failure: PurchaseFailure | undefined }
  | {
      readonly type: 'purchase_seen'
      readonly purchase: Purchase
      readonly request?: number
      readonly isFresh?: boolean
    }
  | { readonly type: 'request_failed'; readonly request: number; readonly error: CreditsError }
  | { readonly type: 'lost' }
  | { readonly type: 'retry' }
  | { readonly type: 'cancel' }
  | { readonly type: 'reset' }
  | { readonly type: 'resumed'; readonly purchase: Purchase }
  | { readonly type: 'resume_failed'; readonly error: CreditsError }
