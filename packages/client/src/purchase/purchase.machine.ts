import type { Purchase, PurchaseDraft } from '@creditkit/contract'
import type { CreditsError } from '../http/problem'
import { isCredited, isOutdated, tellsNewFailure } from './purchase-progress'
import { isDefinite, refusalOf, saysNotApproved } from './purchase-refusal'
import type {
  PurchaseEvent,
  PurchaseFailure,
  PurchaseState,
  PurchaseStateName,
  PurchaseStateOf,
  PurchaseStates,
} from './purchase-state'

/** Captures sent again by themselves after a lost answer, before the buyer is asked. */
const MAX_REPEATS = 2

/** Nothing is being bought. */
export const IDLE: PurchaseStateOf<'idle'> = { status: 'idle', request: 0 }

/**
 * The one machine of all purchases, whatever the provider. Pure and total: an event that makes no sense in a state
 * leaves the state, the same object, as it is.
 *
 * ```text
 *           start            created            approved              purchase_seen
 *  idle ───────────▶ creating ─────▶ awaiting_approval ───▶ capturing ───────────▶ settling ───▶ succeeded
 *   ▲ │                 │ ▲            │  ▲  │  ▲               │  ▲     processing     credited
 *   │ │ resumed         │ │ retry      │  │  │  │ not approved  │  │ open, twice at most, or retry
 *   │ └─▶ resumable ────┼─┼── retry ───┼──┘  │  └───────────────┤  │
 *   │     settling      │ │            │     │ lost             ▼  │
 *   │     succeeded     ▼ │            │     └───────────▶  unknown ──▶ whatever the server says
 *   │                 failed ◀─────────┤                        │
 *   │                 declined ◀───────┼────────────────────────┘   retry ─▶ awaiting_approval (same purchase)
 *   │                 canceled ◀───────┘   retry ─▶ awaiting_approval (while it is open)
 *   └── reset ─────── from anywhere; expired and a late success from wherever the server says so
 * ```
 *
 * Success has one way in: a purchase, seen on the server, that is credited; it wins over every other state of the same
 * purchase. A purchase that is older than the one known is dropped. Effects are not described here: `activityOf` reads
 * off a state what its owner does while it lasts, so that a reload that restores the state restores the work.
 */
export function transition(state: PurchaseState, event: PurchaseEvent): PurchaseState {
  switch (event.type) {
    case 'start':
      return moneyMayMove(state) ? state : creating(state, event.draft)
    case 'created':
      if (state.status !== 'creating' || event.request !== state.request) return state
      return placed(state, event.purchase, (purchase) => awaiting(state, purchase))
    case 'approved':
      return isPayable(state) ? capturing(state, state.purchase, 0) : state
    case 'approval_canceled':
      if (state.status === 'creating') return canceled(state, undefined, false)
      return state.status === 'awaiting_approval' ? canceled(state, state.purchase, true) : state
    case 'approval_failed':
      return state.status === 'awaiting_approval' ? approvalFailed(state, event.failure) : state
    case 'purchase_seen':
      return seen(state, event)
    case 'request_failed':
      return event.request === state.request ? requestFailed(state, event.error) : state
    case 'lost':
      return state.status === 'awaiting_approval' ? unknown(state, state.purchase, 0, undefined) : state
    case 'retry':
      return retried(state)
    case 'cancel':
      if (state.status === 'creating') return canceled(state, undefined, false)
      if (state.status === 'canceled' && state.confirming) return state
      return isPayable(state) || isWaitingForWord(state) ? giveUp(state, state.purchase) : state
    case 'reset':
      return { status: 'idle', request: state.request + 1 }
    case 'resumed':
      if (state.status !== 'idle' && state.status !== 'resumable') return seen(state, event)
      return placed(state, event.purchase, (purchase) => enter(state, 'resumable', { purchase }))
    case 'resume_failed':
      if (state.status !== 'idle') return state
      return failed(state, 'resume', { error: event.error, canRetry: !isDefinite(event.error) })
  }
}

type Sighting = Omit<Extract<PurchaseEvent, { type: 'purchase_seen' }>, 'type'>

function seen(state: PurchaseState, { purchase, request, isFresh }: Sighting): PurchaseState {
  if (!('purchase' in state) || state.purchase?.id !== purchase.id) return state
  const answersRequest = request === state.request
  if (isOutdated(state.purchase, purchase, answersRequest || isFresh === true)) return state
  if (state.status === 'succeeded' && !isCredited(purchase)) return state
  return placed(state, purchase, () => stillOpen(state, purchase, answersRequest))
}

/** Where a purchase belongs by what the server says of it; an open one depends on where the flow is. */
function placed(
  state: PurchaseState,
  purchase: Purchase,
  open: (purchase: Purchase) => PurchaseState,
): PurchaseState {
  switch (purchase.status) {
    case 'created':
    case 'requires_action':
      return open(purchase)
    case 'processing':
      return same(state, 'settling', purchase) ? state : enter(state, 'settling', { purchase })
    case 'failed':
      return purchase.failure
        ? declined(state, purchase, purchase.failure, false)
        : failed(state, 'capture', { purchase, canRetry: false })
    case 'canceled':
      return canceled(state, purchase, false)
    case 'expired':
      return same(state, 'expired', purchase) ? state : enter(state, 'expired', { purchase })
    default:
      return same(state, 'succeeded', purchase) ? state : enter(state, 'succeeded', { purchase })
  }
}

function stillOpen(state: PurchaseState, purchase: Purchase, answersRequest: boolean): PurchaseState {
  if (!('purchase' in state) || state.purchase === undefined) return state
  const failure = tellsNewFailure(state.purchase, purchase) ? purchase.failure : undefined
  switch (state.status) {
    case 'capturing':
      if (!answersRequest) return state
      return purchase.failure ? declined(state, purchase, purchase.failure) : awaiting(state, purchase)
    case 'unknown':
      if (failure) return declined(state, purchase, failure)
      if (state.repeats < MAX_REPEATS) return capturing(state, purchase, state.repeats + 1)
      return state.canRetry && same(state, 'unknown', purchase)
        ? state
        : { ...state, purchase, canRetry: true }
    case 'awaiting_approval':
    case 'settling':
      if (failure) return declined(state, purchase, failure)
      return same(state, 'awaiting_approval', purchase) ? state : awaiting(state, purchase)
    case 'canceled':
      if (state.confirming && answersRequest) return { ...state, purchase, confirming: false, canRetry: true }
      return same(state, 'canceled', purchase) ? state : { ...state, purchase }
    default:
      return same(state, state.status, purchase) ? state : { ...state, purchase }
  }
}

function requestFailed(state: PurchaseState, error: CreditsError): PurchaseState {
  switch (state.status) {
    case 'creating': {
      const refusal = refusalOf(error)
      if (refusal) return declined(state, undefined, refusal, false)
      return failed(state, 'create', { error, draft: state.draft, canRetry: !isDefinite(error) })
    }
    case 'capturing': {
      const refusal = refusalOf(error)
      if (refusal) return declined(state, state.purchase, refusal)
      return saysNotApproved(error)
        ? awaiting(state, state.purchase)
        : unknown(state, state.purchase, state.repeats, error)
    }
    case 'unknown':
      if (error.code !== 'not_found') return { ...state, error }
      return failed(state, 'capture', { error, purchase: state.purchase, canRetry: false })
    case 'canceled':
      return state.confirming ? { ...state, confirming: false, canRetry: true } : state
    default:
      return state
  }
}

function retried(state: PurchaseState): PurchaseState {
  switch (state.status) {
    case 'resumable':
      return awaiting(state, state.purchase)
    case 'unknown':
      return state.canRetry ? capturing(state, state.purchase, 0) : state
    case 'failed':
      if (!state.canRetry) return state
      if (state.purchase) return awaiting(state, state.purchase)
      if (state.step === 'resume') return { status: 'idle', request: state.request + 1 }
      return state.draft ? creating(state, state.draft) : state
    case 'declined':
    case 'canceled':
      return isPayable(state) ? awaiting(state, state.purchase) : state
    default:
      return state
  }
}

/** Whether money may be moving, or have moved, so that nothing new may begin and nothing can be given up. */
function moneyMayMove(state: PurchaseState): boolean {
  return state.status === 'capturing' || state.status === 'settling' || state.status === 'unknown'
}

/** Whether the purchase is open, no money is moving, and an approval would be taken up. */
function isPayable(state: PurchaseState): state is PurchaseState & { readonly purchase: Purchase } {
  if (state.status === 'awaiting_approval' || state.status === 'resumable') return true
  if (state.status === 'canceled' && state.confirming) return false
  const paused = state.status === 'declined' || state.status === 'canceled' || state.status === 'failed'
  return paused && state.canRetry && state.purchase !== undefined
}

function isWaitingForWord(state: PurchaseState): state is PurchaseStateOf<'unknown'> {
  return state.status === 'unknown' && state.canRetry
}

function same(state: PurchaseState, status: PurchaseStateName, purchase: Purchase): boolean {
  if (state.status !== status || !('purchase' in state)) return false
  return state.purchase?.updatedAt === purchase.updatedAt && state.purchase.status === purchase.status
}

function approvalFailed(
  state: PurchaseStateOf<'awaiting_approval'>,
  failure: PurchaseFailure | undefined,
): PurchaseState {
  if (failure) return declined(state, state.purchase, failure)
  return failed(state, 'approval', { purchase: state.purchase, canRetry: true })
}

const creating = (from: PurchaseState, draft: PurchaseDraft) => ask(from, 'creating', { draft })
const capturing = (from: PurchaseState, purchase: Purchase, repeats: number) =>
  ask(from, 'capturing', { purchase, repeats })
const giveUp = (from: PurchaseState, purchase: Purchase) =>
  ask(from, 'canceled', { purchase, canRetry: false, confirming: true })
const awaiting = (from: PurchaseState, purchase: Purchase) => enter(from, 'awaiting_approval', { purchase })
const canceled = (from: PurchaseState, purchase: Purchase | undefined, canRetry: boolean) =>
  enter(from, 'canceled', { purchase, canRetry, confirming: false })
const declined = (
  from: PurchaseState,
  purchase: Purchase | undefined,
  failure: PurchaseFailure,
  canRetry = failure.retryable,
) => enter(from, 'declined', { purchase, failure, canRetry })
const unknown = (from: PurchaseState, purchase: Purchase, repeats: number, error: CreditsError | undefined) =>
  enter(from, 'unknown', { purchase, repeats, error, canRetry: false })
const failed = (
  from: PurchaseState,
  step: PurchaseStates['failed']['step'],
  rest: Pick<PurchaseStates['failed'], 'canRetry'> & Partial<PurchaseStates['failed']>,
) => enter(from, 'failed', { error: undefined, purchase: undefined, draft: undefined, ...rest, step })

function enter<Name extends PurchaseStateName>(
  from: PurchaseState,
  status: Name,
  rest: PurchaseStates[Name],
) {
  return { status, request: from.request, ...rest }
}

/** Enters a state that sends a request, under a new number. */
function ask<Name extends PurchaseStateName>(from: PurchaseState, status: Name, rest: PurchaseStates[Name]) {
  return { status, request: from.request + 1, ...rest }
}
