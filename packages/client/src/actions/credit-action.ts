import { browserPage } from '../events/page-signals'
import { callHost } from '../http/host-code'
import { systemTimers } from '../http/timers'
import { IDLE } from './action.machine'
import { type Attempt, createAttempt, type Order } from './action-attempt'
import { keepsKey } from './action-refusal'
import { isSameDraft } from './action-requests'
import { isAtRest } from './action-rest'
import type { ActionState } from './action-state'
import type { CreditAction, CreditActionOptions } from './credit-action-api'

export type {
  ActionRun,
  BalanceSource,
  CreditAction,
  CreditActionOptions,
  Perform,
  UsedPart,
} from './credit-action-api'

/**
 * Makes an action in `idle`. Nothing happens until a method is called.
 *
 * Credits are set aside, the host's work runs once, and then the credits are taken, or given back when it failed or was
 * canceled. A lost answer is asked for again under the same idempotency key; a new hold has a new one. A capture that
 * stays lost is sent again in the background, while the customer has the result. A page that is left in the middle takes
 * nothing: the hold ends by itself at its `expiresAt`. Work that outlasts its hold cannot be charged any more: it is
 * `unsettled` and the credits are back; set `expiresInSeconds` to more than the work may take.
 */
export function createCreditAction<Result, Input = void>(
  options: CreditActionOptions<Result, Input>,
): CreditAction<Result, Input> {
  const { client, perform, balances } = options
  const timers = options.timers ?? systemTimers
  const random = options.random ?? Math.random
  const page = options.page ?? browserPage()
  const listeners = new Set<() => void>()
  let attempt: Attempt<Result, Input> | undefined
  let isShown = false
  let noticed = -1
  let disconnect = () => {}

  const getState = (): ActionState<Result> => (attempt && isShown ? attempt.getState() : IDLE)
  const draft = () => (typeof options.draft === 'function' ? options.draft() : options.draft)
  const order = (input: Input): Order<Input> => ({
    input,
    maxCost: typeof options.maxCost === 'function' ? options.maxCost() : options.maxCost,
  })
  const notify = () => {
    for (const listener of [...listeners]) callHost(listener)
  }
  const atRest = () => (attempt && isShown ? attempt.whenAtRest() : Promise.resolve(getState()))

  function begin(input: Input): Promise<ActionState<Result>> {
    const previous = attempt
    let isTold = false
    const made: Attempt<Result, Input> = createAttempt({
      client,
      draft: draft(),
      order: order(input),
      perform,
      after: previous?.getState().status === 'releasing' ? previous.whenAtRest() : undefined,
      timers,
      random,
      page,
      onAsk: (walletId) => {
        noticed = balances?.get(walletId)?.version ?? -1
      },
      onChange: (state) => {
        if (attempt !== made || !isShown) return
        if ('result' in state && isAtRest(state) && !isTold) {
          isTold = true
          callHost(() => options.onSuccess?.(state.result, state))
        }
        notify()
        if (balances && listeners.size > 0) notice()
        else made.dispatch({ type: 'left' })
      },
    })
    attempt = made
    isShown = true
    made.dispatch({ type: 'start' })
    return made.whenAtRest()
  }

  /**
   * Tells a blocked action what its wallet has. What was known already when its hold was asked for starts nothing: the
   * server has refused all the same.
   */
  function notice(): void {
    const state = getState()
    if (state.status !== 'blocked' || !attempt) return
    const { walletId, resumes } = state
    const balance = balances?.get(walletId)
    if (!balance || (resumes && balance.version <= noticed)) return
    noticed = balance.version
    const { available } = balance
    attempt.dispatch({ type: 'balance_seen', walletId, available, isMeant: isStillMeant(attempt) })
  }

  /** An action that was blocked for somebody who has left does not go on by itself. */
  function notWaiting(): void {
    if (listeners.size === 0) attempt?.dispatch({ type: 'left' })
  }

  const isStillMeant = (asked: Attempt<Result, Input>) => isSameDraft(draft(), asked.draft())

  function start(input: Input): Promise<ActionState<Result>> {
    if (!attempt) return begin(input)
    const state = attempt.getState()
    if (isShown && !isAtRest(state) && state.status !== 'releasing') return attempt.whenAtRest()
    const error = holdErrorOf(state)
    if (!error || !keepsKey(error) || !isStillMeant(attempt)) return begin(input)
    // The hold may have been made: the same key finds it again.
    isShown = true
    attempt.take(order(input))
    attempt.dispatch({ type: 'retry' })
    return attempt.whenAtRest()
  }

  function retry(): Promise<ActionState<Result>> {
    if (!attempt || !isShown) return Promise.resolve(getState())
    const state = attempt.getState()
    const { input } = attempt.order()
    if (state.status === 'canceled' || (state.status === 'failed' && state.why.step !== 'hold'))
      return begin(input)
    const asksForHold = state.status === 'blocked' || holdErrorOf(state) !== undefined
    if (asksForHold && !isStillMeant(attempt)) return begin(input)
    if (asksForHold) attempt.take(order(input))
    attempt.dispatch({ type: 'retry' })
    return attempt.whenAtRest()
  }

  return {
    getState,
    subscribe: (listener) => {
      // A wrapper, so that the same function may listen twice.
      const call = () => listener()
      listeners.add(call)
      if (listeners.size === 1) {
        disconnect = balances?.subscribe(notice) ?? (() => {})
        notice()
      }
      return () => {
        if (!listeners.delete(call) || listeners.size > 0) return
        disconnect()
        // Another place may take this one's in the same moment.
        timers.after(0, notWaiting)
      }
    },
    start,
    cancel: () => {
      if (isShown) attempt?.dispatch({ type: 'cancel' })
      return atRest()
    },
    retry,
    resume: () => (getState().status === 'blocked' ? retry() : atRest()),
    reset: () => {
      if (!isShown) return
      isShown = false
      attempt?.dispatch({ type: 'cancel' })
      notify()
    },
  }
}

/** Why no credits could be set aside; undefined in every other state. */
function holdErrorOf(state: ActionState) {
  if (state.status === 'limited') return state.error
  return state.status === 'failed' && state.why.step === 'hold' ? state.why.error : undefined
}
