import type { Amount, Hold, KnownBalance } from '@creditkit/contract'
import type { PageSignals } from '../events/page-signals'
import type { CreditsClient } from '../http/credits-client'
import type { Timers } from '../http/timers'
import type { ActionDraft, ActionState } from './action-state'

/** What the host's work is given. */
export interface ActionRun<Input> {
  /** Aborts when the action is canceled; the credits are then given back, whatever the work still does. */
  readonly signal: AbortSignal
  /** The credits set aside for it. The host's server may capture it itself, which is then found out and not repeated. */
  readonly hold: Hold
  /** What is paid for: the tool and complexity that were set aside for, however the page has changed since. */
  readonly draft: ActionDraft
  /** What `start` was given. */
  readonly input: Input
}

/** A result that has not used all of its hold. Zero takes nothing, more than the hold takes all of it, undefined too. */
export interface UsedPart<Result> {
  readonly result: Result
  readonly used: Amount | undefined
}

/**
 * The host's work. It answers with its result, or, where it has not used all of the hold, with just `result` and `used`.
 * What it rejects with is why the action has failed; it then costs nothing.
 */
export type Perform<Result, Input> = (run: ActionRun<Input>) => Promise<Result | UsedPart<Result>>

/** Where balances are known from, so that a blocked action goes on by itself when the credits have come. */
export interface BalanceSource {
  /** The newest amounts of a wallet; undefined while none are known, or while it cannot be reached. */
  readonly get: (walletId: string) => Pick<KnownBalance, 'available' | 'version'> | undefined
  /** Calls back when a balance may have changed; the answer stops it. */
  readonly subscribe: (listener: () => void) => () => void
}

/** How an action is made. */
export interface CreditActionOptions<Result, Input> {
  readonly client: Pick<
    CreditsClient,
    'quoteTool' | 'createHold' | 'captureHold' | 'releaseHold' | 'newIdempotencyKey'
  >
  /** What it costs, or a function that says so at each start. */
  readonly draft: ActionDraft | (() => ActionDraft)
  readonly perform: Perform<Result, Input>
  /** The most that it may cost: what the customer was shown. Dearer fails with the new price; nothing is checked when undefined. */
  readonly maxCost?: Amount | (() => Amount | undefined) | undefined
  /** News of balances; without, a blocked action waits for `resume` or `retry`. */
  readonly balances?: BalanceSource | undefined
  /** Told once per run that has its result, when it comes to rest; `state` says what became of the credits. */
  readonly onSuccess?: ((result: Result, state: ActionState<Result>) => void) | undefined
  readonly timers?: Timers | undefined
  readonly random?: (() => number) | undefined
  readonly page?: PageSignals | undefined
}

/**
 * An action that costs credits, without any framework. No method throws or rejects: what goes wrong is a state. Methods
 * are bound, so that they can be handed on. Promises answer with the state once it is at rest: ended, blocked, limited,
 * or with its result while a lost capture is being sent again.
 */
export interface CreditAction<Result, Input> {
  /** The state now; the same object until it changes. */
  readonly getState: () => ActionState<Result>
  /** Calls back after every change. A blocked action goes on by itself while it has a listener; what runs always finishes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Sets credits aside and does the work. While that is under way, calling again is the same run and the same promise. */
  readonly start: (input: Input) => Promise<ActionState<Result>>
  /** Gives up: aborts the work and gives the credits back. Too late once the work is done. Calling twice is safe. */
  readonly cancel: () => Promise<ActionState<Result>>
  /**
   * Asks once more: for the hold, for a capture that was lost, or with a new hold after the work has failed. An input that
   * `start` was given stays.
   */
  readonly retry: () => Promise<ActionState<Result>>
  /** Says that credits have come: a blocked action goes on; in any other state nothing happens. */
  readonly resume: () => Promise<ActionState<Result>>
  /** Back to idle. What runs is canceled unseen; what is done is still paid for. Safe in every state. */
  readonly reset: () => void
}
