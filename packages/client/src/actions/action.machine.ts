import { compare, equals, isNegative, isZero, zero } from '@creditkit/contract'
import type { CreditsError } from '../http/problem'
import { isDefinite } from '../purchase/purchase-refusal'
import { blocked, capturing, enter, failing, holding, over, releasing } from './action-moves'
import { endedAs, keepsKey, mayBeHeld, shortageOf } from './action-refusal'
import type { ActionEvent, ActionState, ActionStateOf } from './action-state'

/** Captures sent again by themselves after a lost answer, over about six minutes. */
export const MAX_REPEATS = 10

/** The last moment that a date can hold, in milliseconds since 1970 (ECMA-262, 21.4.1.1). */
const LAST_MOMENT = 8.64e15

/** Nothing runs. */
export const IDLE: ActionStateOf<'idle', never> = { status: 'idle', request: 0, attempt: 0 }

/**
 * One action: credits are set aside, the host's work runs once, and the credits are taken or given back. Pure and total:
 * an event that makes no sense in a state leaves the state, the same object, as it is.
 *
 * ```text
 *        start            held             ran               captured
 *  idle ──────▶ holding ───────▶ running ───────▶ capturing ──────────▶ succeeded
 *               │ ▲ │ │             │               │  ▲ │ lost
 *       too few │ │ │ │ cancel      │ run_failed    │  └─┘ again by itself
 *               ▼ │ │ │             │ cancel        ▼
 *         blocked │ │ │             ▼           unsettled   the hold had ended, or no answer ever came
 *         limited ┘ │ └──────▶ releasing ──▶ canceled · failed
 *     retry, credits│ no            ▲
 *     have come     ▼               └── held, while it was canceled or for more than agreed
 *                failed
 * ```
 *
 * There is one way into `running`, and no way back from there to `holding`: the work of an action runs at most once, and
 * its one hold goes either to `capturing` or to `releasing`. A state whose `request` is new asks its owner to send one.
 */
export function transition<Result>(
  state: ActionState<Result>,
  event: ActionEvent<Result>,
): ActionState<Result> {
  switch (event.type) {
    case 'start':
      return state.status === 'idle' ? holding(state, { isNew: true }) : state
    case 'held':
      return event.request === state.request ? held(state, event) : state
    case 'lapsed':
      return event.request === state.request ? lapsed(state) : state
    case 'hold_failed':
      return event.request === state.request ? holdFailed(state, event) : state
    case 'ran':
      return state.status === 'running' ? ran(state, event) : state
    case 'run_failed':
      if (state.status !== 'running') return state
      return failing(state, { step: 'run', error: event.error })
    case 'captured': {
      if (state.status !== 'capturing' || event.request !== state.request) return state
      const { hold, transaction, balance } = event
      return enter(state, 'succeeded', { hold, result: state.result, transaction, balance })
    }
    case 'capture_failed':
      if (state.status !== 'capturing' || event.request !== state.request) return state
      return captureFailed(state, event.error)
    case 'released':
      if (state.status !== 'releasing' || !state.hold || event.request !== state.request) return state
      return givenBack(state, event)
    case 'release_failed':
      if (state.status !== 'releasing' || event.request !== state.request) return state
      return releaseFailed(state, event.error)
    case 'balance_seen':
      return state.status === 'blocked' ? balanceSeen(state, event) : state
    case 'left':
      return state.status === 'blocked' && state.resumes ? { ...state, resumes: false } : state
    case 'cancel':
      return canceled(state)
    case 'retry':
      return retried(state)
  }
}

type Of<Type extends ActionEvent['type'], Result> = Extract<ActionEvent<Result>, { type: Type }>
type State<Result> = ActionState<Result>

function held<Result>(state: State<Result>, { hold, isAgreed }: Of<'held', Result>): State<Result> {
  if (state.status === 'releasing') return state.hold ? state : releasing(state, hold, state.reason)
  if (state.status !== 'holding') return state
  if (isAgreed) return enter(state, 'running', { hold })
  return releasing(state, hold, { type: 'failed', why: { step: 'price', cost: hold.amount } })
}

function lapsed<Result>(state: State<Result>): State<Result> {
  if (state.status === 'holding') return holding(state, { isNew: true })
  if (state.status !== 'releasing' || state.hold) return state
  return enter(state, 'canceled', { credits: 'kept', hold: null })
}

function holdFailed<Result>(state: State<Result>, { error, at }: Of<'hold_failed', Result>): State<Result> {
  const credits = mayBeHeld(error) ? 'held' : 'kept'
  if (state.status === 'releasing')
    return state.hold ? state : enter(state, 'canceled', { credits, hold: null })
  if (state.status !== 'holding') return state
  const shortage = shortageOf(error)
  if (shortage) return blocked(state, { ...shortage, resumes: !state.isResumed })
  if (error.code === 'rate_limited') {
    const retryAt = new Date(Math.min(at + (error.retryAfterMs ?? 0), LAST_MOMENT)).toISOString()
    return enter(state, 'limited', { retryAt, error })
  }
  return enter(state, 'failed', { why: { step: 'hold', error }, credits, hold: null })
}

function ran<Result>(
  state: ActionStateOf<'running', Result>,
  { result, used }: Of<'ran', Result>,
): State<Result> {
  const { hold } = state
  if (used && (used.asset !== hold.amount.asset || isNegative(used))) {
    const error = new RangeError(`What was used is an amount of ${hold.amount.asset}, from zero up.`)
    return failing(state, { step: 'run', error })
  }
  if (used && isZero(used)) return releasing(state, hold, { type: 'unused', result })
  const isAll = !used || compare(used, hold.amount) >= 0
  return capturing(state, { hold, result, used: isAll ? undefined : used, repeats: 0, error: null })
}

function captureFailed<Result>(
  state: ActionStateOf<'capturing', Result>,
  error: CreditsError,
): State<Result> {
  const { hold, result, used, repeats } = state
  const ended = endedAs(error)
  if (ended === 'captured')
    return enter(state, 'succeeded', { hold, result, transaction: null, balance: null })
  if (ended !== undefined) return enter(state, 'unsettled', { hold, result, used, credits: 'kept', error })
  if (isDefinite(error)) return enter(state, 'unsettled', { hold, result, used, credits: 'held', error })
  if (repeats < MAX_REPEATS) return capturing(state, { hold, result, used, repeats: repeats + 1, error })
  return enter(state, 'unsettled', { hold, result, used, credits: 'unknown', error })
}

function givenBack<Result>(
  state: ActionStateOf<'releasing', Result>,
  { hold, balance }: Of<'released', Result>,
): State<Result> {
  const { reason } = state
  if (reason.type !== 'unused') return over(state, reason, 'kept', hold)
  return enter(state, 'succeeded', { hold, result: reason.result, transaction: null, balance })
}

function releaseFailed<Result>(
  state: ActionStateOf<'releasing', Result>,
  error: CreditsError,
): State<Result> {
  const { hold, reason } = state
  if (!hold) return state
  const ended = endedAs(error)
  const credits = ended === undefined ? 'held' : ended === 'captured' ? 'taken' : 'kept'
  if (reason.type !== 'unused') return over(state, reason, credits, hold)
  const { result } = reason
  if (credits !== 'held') return enter(state, 'succeeded', { hold, result, transaction: null, balance: null })
  return enter(state, 'unsettled', { hold, result, used: zero(hold.amount.asset), credits, error })
}

function balanceSeen<Result>(
  state: ActionStateOf<'blocked', Result>,
  { walletId, available, isMeant }: Of<'balance_seen', Result>,
): State<Result> {
  const { required } = state
  if (walletId !== state.walletId || available.asset !== required.asset) return state
  const isEnough = compare(available, required) >= 0
  if (isEnough && state.resumes && isMeant) return holding(state, { isNew: true, isResumed: true })
  const resumes = isMeant && !isEnough
  if (resumes === state.resumes && equals(available, state.available)) return state
  return blocked(state, { walletId, required, available, resumes })
}

function canceled<Result>(state: State<Result>): State<Result> {
  switch (state.status) {
    case 'holding':
      return releasing(state, null, { type: 'canceled' })
    case 'running':
      return releasing(state, state.hold, { type: 'canceled' })
    case 'blocked':
    case 'limited':
      return enter(state, 'canceled', { credits: 'kept', hold: null })
    default:
      return state
  }
}

function retried<Result>(state: State<Result>): State<Result> {
  switch (state.status) {
    case 'blocked':
      return holding(state, { isNew: true })
    case 'limited':
      return holding(state, { isNew: !keepsKey(state.error) })
    case 'failed':
      return state.why.step === 'hold' ? holding(state, { isNew: !keepsKey(state.why.error) }) : state
    case 'unsettled': {
      const { hold, result, used, credits } = state
      if (credits === 'kept') return state
      if (used && isZero(used)) return releasing(state, hold, { type: 'unused', result })
      return capturing(state, { hold, result, used, repeats: 0, error: null })
    }
    default:
      return state
  }
}
