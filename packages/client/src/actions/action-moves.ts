import { type Hold, subtract } from '@creditkit/contract'
import type {
  ActionFailure,
  ActionState,
  ActionStateName,
  ActionStateOf,
  ActionStates,
  CreditsKept,
  ReleaseReason,
} from './action-state'

type State<Result> = ActionState<Result>

/** Asks for a hold: a new one under a new key, or once more for the one of this attempt. */
export function holding<Result>(
  from: State<Result>,
  { isNew, isResumed = false }: { readonly isNew: boolean; readonly isResumed?: boolean },
): State<Result> {
  const attempt = isNew ? from.attempt + 1 : from.attempt
  return { status: 'holding', request: from.request + 1, attempt, isResumed }
}

/** Waits for credits. */
export function blocked<Result>(
  from: State<Result>,
  rest: Omit<ActionStates<Result>['blocked'], 'shortfall'>,
): State<Result> {
  return enter(from, 'blocked', { ...rest, shortfall: subtract(rest.required, rest.available) })
}

/** Takes the credits of a hold whose work is done. */
export function capturing<Result>(
  from: State<Result>,
  rest: ActionStates<Result>['capturing'],
): State<Result> {
  return { ...enter(from, 'capturing', rest), request: from.request + 1 }
}

/** Gives a hold back; while it is not known, the answer to asking for it is waited for. */
export function releasing<Result>(
  from: State<Result>,
  hold: Hold | null,
  reason: ReleaseReason<Result>,
): State<Result> {
  const request = hold ? from.request + 1 : from.request
  return { ...enter(from, 'releasing', { hold, reason }), request }
}

/** Gives the hold of an action back that has failed. */
export function failing<Result>(from: ActionStateOf<'running', Result>, why: ActionFailure): State<Result> {
  return releasing(from, from.hold, { type: 'failed', why })
}

/** Ends an action without a result. */
export function over<Result>(
  from: State<Result>,
  reason: Exclude<ReleaseReason<Result>, { type: 'unused' }>,
  credits: CreditsKept,
  hold: Hold,
): State<Result> {
  return reason.type === 'canceled'
    ? enter(from, 'canceled', { credits, hold })
    : enter(from, 'failed', { why: reason.why, credits, hold })
}

/** Enters a state that sends no request. */
export function enter<Result, Name extends ActionStateName>(
  from: State<Result>,
  status: Name,
  rest: ActionStates<Result>[Name],
) {
  return { status, request: from.request, attempt: from.attempt, ...rest }
}
