import type { Amount, Balance, Hold, OperationInput, Transaction } from '@creditkit/contract'
import type { CreditsError } from '../http/problem'

/**
 * What an action costs, in the words of the hold: a run that the server prices, or (for the product's own server) a raw
 * amount. Without `walletId` the quote of the run says which wallet pays.
 */
export interface ActionDraft extends Omit<OperationInput<'createHold'>, 'walletId'> {
  readonly walletId?: string | undefined
}

/**
 * Why an action came to nothing. `hold`: no credits could be set aside. `run`: the host's work failed; `error` is what it
 * threw. `price`: it would have cost more than the customer was shown; `cost` is the new price.
 */
export type ActionFailure =
  | { readonly step: 'hold'; readonly error: CreditsError }
  | { readonly step: 'run'; readonly error: unknown }
  | { readonly step: 'price'; readonly cost: Amount }

/**
 * What became of the credits of an action that did not end in a capture of ours. `kept`: none were taken. `held`: none
 * were taken, but some may still be set aside; they come back by themselves when the hold ends, at its `expiresAt` where
 * it is known. `taken`: somebody else, such as the host's own server, has captured the hold.
 */
export type CreditsKept = 'kept' | 'held' | 'taken'

/** Why a hold is given back: the caller has canceled, the action has failed, or the work has used nothing of it. */
export type ReleaseReason<Result> =
  | { readonly type: 'canceled' }
  | { readonly type: 'failed'; readonly why: ActionFailure }
  | { readonly type: 'unused'; readonly result: Result }

/** The variants of {@link ActionState}. */
export type ActionStates<Result> = {
  /** Nothing runs. */
  idle: Record<never, never>
  /** Credits are being set aside. `isResumed` when nobody has pressed again: the credits that were missing have come. */
  holding: { readonly isResumed: boolean }
  /**
   * There are not enough credits; nothing was taken. With `resumes` it goes on by itself once `available` reaches
   * `required`. Without, it waits for `retry`: the server has refused although the balance said enough, nobody looked when
   * the credits came, or the caller wants something else by now.
   */
  blocked: {
    readonly walletId: string
    readonly required: Amount
    readonly available: Amount
    readonly shortfall: Amount
    readonly resumes: boolean
  }
  /** Too many requests; nothing was taken. `retryAt` is the moment from which to try again, ISO 8601 by this clock. */
  limited: { readonly retryAt: string; readonly error: CreditsError }
  /** The host's work runs, and the hold pays for it. */
  running: { readonly hold: Hold }
  /**
   * The work is done and its credits are being taken: all of the hold, or `used` of it. `error` is why the last answer
   * was lost, null while none was; the customer has the result, and the capture is sent again by itself, `repeats` times
   * so far.
   */
  capturing: {
    readonly hold: Hold
    readonly result: Result
    readonly used: Amount | undefined
    readonly repeats: number
    readonly error: CreditsError | null
  }
  /** The credits are being given back. `hold` is null while it is not known yet whether any were set aside. */
  releasing: { readonly hold: Hold | null; readonly reason: ReleaseReason<Result> }
  /**
   * Done, and paid for as the server says. `transaction` is null when this client took nothing: the work used none of the
   * hold, or the host's own server has captured it; `balance` is null where it was not told.
   */
  succeeded: {
    readonly hold: Hold
    readonly result: Result
    readonly transaction: Transaction | null
    readonly balance: Balance | null
  }
  /**
   * Done, and not paid for as far as is known. `kept`: the hold had ended before its credits were taken, so they are back.
   * `held`: none were taken, because the server refuses to or because none were used; they come back by themselves at
   * `hold.expiresAt` at the latest. `unknown`: no answer ever came; they were taken, or come back then. `retry` asks
   * again, but where they are `kept`.
   */
  unsettled: {
    readonly hold: Hold
    readonly result: Result
    readonly used: Amount | undefined
    readonly credits: 'kept' | 'held' | 'unknown'
    readonly error: CreditsError
  }
  /** It came to nothing. `hold` is null when none is known. */
  failed: { readonly why: ActionFailure; readonly credits: CreditsKept; readonly hold: Hold | null }
  /** Given up by the caller. `hold` is null when none is known. */
  canceled: { readonly credits: CreditsKept; readonly hold: Hold | null }
}

/** The name of a state. */
export type ActionStateName = keyof ActionStates<unknown>

/**
 * Where an action stands, discriminated by `status`. `request` numbers the requests, so that the answer to an earlier one
 * is recognised and dropped; `attempt` numbers the holds asked for, each of which has an idempotency key of its own.
 */
export type ActionState<Result = unknown> = {
  [Name in ActionStateName]: {
    readonly status: Name
    readonly request: number
    readonly attempt: number
  } & ActionStates<Result>[Name]
}[ActionStateName]

/** One variant of {@link ActionState}. */
export type ActionStateOf<Name extends ActionStateName, Result = unknown> = Extract<
  ActionState<Result>,
  { status: Name }
>

/**
 * What can happen to an action; `lapsed` says that the hold found again is over already. What carries a `request` answers the request of that number. `isAgreed` tells whether the
 * hold is for no more than the customer was shown; `at` is when a refusal came, in milliseconds of this clock; `used` is
 * what the work has used of the hold, undefined for all of it; `isMeant`
 * whether the caller still wants just this. `left` says that nobody waits any more.
 */
export type ActionEvent<Result = unknown> =
  | { readonly type: 'start' }
  | { readonly type: 'held'; readonly request: number; readonly hold: Hold; readonly isAgreed: boolean }
  | { readonly type: 'lapsed'; readonly request: number }
  | {
      readonly type: 'hold_failed'
      readonly request: number
      readonly error: CreditsError
      readonly at: number
    }
  | { readonly type: 'ran'; readonly result: Result; readonly used: Amount | undefined }
  | { readonly type: 'run_failed'; readonly error: unknown }
  | {
      readonly type: 'captured'
      readonly request: number
      readonly hold: Hold
      readonly transaction: Transaction
      readonly balance: Balance
    }
  | { readonly type: 'capture_failed'; readonly request: number; readonly error: CreditsError }
  | { readonly type: 'released'; readonly request: number; readonly hold: Hold; readonly balance: Balance }
  | { readonly type: 'release_failed'; readonly request: number; readonly error: CreditsError }
  | {
      readonly type: 'balance_seen'
      readonly walletId: string
      readonly available: Amount
      readonly isMeant: boolean
    }
  | { readonly type: 'left' }
  | { readonly type: 'cancel' }
  | { readonly type: 'retry' }
