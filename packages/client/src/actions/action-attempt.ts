import { type Amount, AmountSchema, compare, type Hold, parse } from '@creditkit/contract'
import type { PageSignals } from '../events/page-signals'
import { toCreditsError } from '../http/fault'
import { jittered } from '../http/retry'
import type { Timers } from '../http/timers'
import { IDLE, transition } from './action.machine'
import { type ActionRequests, createActionRequests } from './action-requests'
import { isAtRest } from './action-rest'
import type { ActionDraft, ActionEvent, ActionState, ActionStateOf } from './action-state'
import type { CreditActionOptions, Perform, UsedPart } from './credit-action-api'

/** Waits between two captures after lost answers, in milliseconds: about the first, doubling up to the second. */
const REPEAT_BASE_MS = 1_000
const REPEAT_CAP_MS = 60_000

/** The longest that a timer waits, in milliseconds; one that is set for longer goes off at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

/** What the caller has asked for; `maxCost` is what the customer was shown, undefined when nothing was. */
export interface Order<Input> {
  readonly input: Input
  readonly maxCost: Amount | undefined
}

/** What an attempt works with. */
export interface AttemptOptions<Result, Input> {
  readonly client: CreditActionOptions<Result, Input>['client']
  readonly draft: ActionDraft
  readonly order: Order<Input>
  readonly perform: Perform<Result, Input>
  /** Waited for before credits are set aside: those of an earlier attempt are on their way back. */
  readonly after: Promise<unknown> | undefined
  /** Told from which wallet credits are about to be set aside. */
  readonly onAsk: (walletId: string) => void
  /** Told of every change. */
  readonly onChange: (state: ActionState<Result>) => void
  readonly timers: Timers
  readonly random: () => number
  readonly page: PageSignals
}

/** One run of an action: at most one hold, and the host's work at most once. */
export interface Attempt<Result, Input> {
  getState(): ActionState<Result>
  dispatch(event: ActionEvent<Result>): void
  /** The state once it is at rest. While it is not, always the same promise. */
  whenAtRest(): Promise<ActionState<Result>>
  /** What credits are set aside for, its wallet named as soon as it is known. */
  draft(): ActionDraft
  order(): Order<Input>
  /** Takes a newer order over; without effect once the work runs. */
  take(order: Order<Input>): void
}

interface HoldKey {
  readonly text: string
  readonly askedAt: number
}

/** Makes an attempt in `idle`; it runs the machine and does what its states ask for. */
export function createAttempt<Result, Input>(options: AttemptOptions<Result, Input>): Attempt<Result, Input> {
  const { client, perform, after, onAsk, onChange, timers, random, page } = options
  const requests: ActionRequests = createActionRequests(client, options.draft, onAsk)
  const controller = new AbortController()
  const { signal } = controller
  const keys = new Map<number, HoldKey>()
  let state: ActionState<Result> = IDLE
  let { order } = options
  let rest: { readonly promise: Promise<ActionState<Result>>; readonly resolve: () => void } | undefined

  function dispatch(event: ActionEvent<Result>): void {
    const before = state
    state = transition(before, event)
    if (state === before) return
    if (event.type === 'cancel') controller.abort()
    // The effects come first: whoever is told of the state may already end it.
    if (state.request !== before.request) send(state)
    if (state.status === 'running' && before.status !== 'running') run(state)
    onChange(state)
    if (rest && isAtRest(state)) rest.resolve()
  }

  /** The key of the hold asked for, and when it was first used, in milliseconds. */
  function keyOf({ attempt }: ActionState): HoldKey {
    const key = keys.get(attempt) ?? { text: client.newIdempotencyKey(), askedAt: timers.now() }
    keys.set(attempt, key)
    return key
  }

  function send(asking: ActionState<Result>): void {
    if (asking.status === 'holding') hold(asking)
    if (asking.status === 'capturing') captureInTurn(asking)
    if (asking.status === 'releasing' && asking.hold) release(asking, asking.hold)
  }

  function hold(asking: ActionStateOf<'holding', Result>): void {
    const { request } = asking
    const isRepeated = keys.has(asking.attempt)
    Promise.resolve(after)
      .then(() => requests.hold(keyOf(asking).text))
      .then(
        (made) => {
          const isLapsed = isRepeated && timers.now() - keyOf(asking).askedAt >= lifetimeOf(made)
          if (isLapsed) dispatch({ type: 'lapsed', request })
          else dispatch({ type: 'held', request, hold: made, isAgreed: isWithin(order.maxCost, made.amount) })
        },
        (caught) => {
          const error = toCreditsError('createHold', caught)
          dispatch({ type: 'hold_failed', request, error, at: timers.now() })
        },
      )
  }

  function run({ hold: held }: ActionStateOf<'running', Result>): void {
    const work = async () => perform({ signal, hold: held, draft: requests.draft(), input: order.input })
    work().then(
      (answer) => dispatch({ type: 'ran', ...partsOf(answer) }),
      (error) => dispatch({ type: 'run_failed', error }),
    )
  }

  /** The first capture goes at once; one that is sent again waits its turn, and for the network. */
  function captureInTurn(asking: ActionStateOf<'capturing', Result>): void {
    const { repeats, error } = asking
    const turnMs = jittered(repeats, random, REPEAT_BASE_MS, REPEAT_CAP_MS)
    const waitMs = Math.min(Math.max(turnMs, error?.retryAfterMs ?? 0), LONGEST_WAIT_MS)
    const wait = () => {
      timers.after(waitMs, () => (page.isOnline() ? capture(asking) : wait()))
    }
    if (repeats === 0) capture(asking)
    else wait()
  }

  function capture(asking: ActionStateOf<'capturing', Result>): void {
    const { request } = asking
    requests.capture(asking.hold, asking.used, keyOf(asking).text).then(
      (answer) => dispatch({ type: 'captured', request, ...answer }),
      (caught) => dispatch({ type: 'capture_failed', request, error: toCreditsError('captureHold', caught) }),
    )
  }

  function release(asking: ActionStateOf<'releasing', Result>, held: Hold): void {
    const { request } = asking
    requests.release(held, keyOf(asking).text).then(
      (answer) => dispatch({ type: 'released', request, ...answer }),
      (caught) => dispatch({ type: 'release_failed', request, error: toCreditsError('releaseHold', caught) }),
    )
  }

  return {
    getState: () => state,
    dispatch,
    draft: requests.draft,
    order: () => order,
    take: (newer) => {
      order = newer
    },
    whenAtRest: () => {
      if (isAtRest(state)) return Promise.resolve(state)
      if (rest) return rest.promise
      let resolve = () => {}
      const promise = new Promise<ActionState<Result>>((settle) => {
        resolve = () => {
          rest = undefined
          settle(state)
        }
      })
      rest = { promise, resolve }
      return promise
    },
  }
}

/**
 * How long a hold lasts, in milliseconds. A key that is old gives its first answer again, also when the hold has ended
 * since; the server's clock may not be ours, so durations are compared and not moments.
 */
function lifetimeOf({ createdAt, expiresAt }: Hold): number {
  return Date.parse(expiresAt) - Date.parse(createdAt)
}

function isWithin(most: Amount | undefined, cost: Amount): boolean {
  return most === undefined || (most.asset === cost.asset && compare(cost, most) <= 0)
}

/** The result of the work, and what it used. Only an object of just `result` and `used`, an amount or undefined, is taken apart. */
function partsOf<Result>(answer: Result | UsedPart<Result>): UsedPart<Result> {
  return isUsedPart(answer) ? answer : { result: answer, used: undefined }
}

function isUsedPart<Result>(answer: Result | UsedPart<Result>): answer is UsedPart<Result> {
  if (typeof answer !== 'object' || answer === null || !('result' in answer) || !('used' in answer))
    return false
  return (
    Object.keys(answer).length === 2 && (answer.used === undefined || parse(AmountSchema, answer.used).ok)
  )
}
