import type { CreditsError } from '@creditkit/client'
import { type Amount, equals, type OperationOutput, type ServicePlan } from '@creditkit/contract'

/** What stands in the way of subscribing, or is still open. */
export type SubscribeNotice =
  | { readonly kind: 'price'; readonly before: Amount }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly error: CreditsError; readonly isOutcomeKnown: boolean }

interface Choice {
  /** The plan as the customer has been shown it. */
  readonly plan: ServicePlan
  readonly autoRenew: boolean
}

/** Where subscribing stands. */
export type SubscribeState =
  | { readonly status: 'closed' }
  | (Choice & { readonly status: 'asking'; readonly notice: SubscribeNotice | null })
  /** The price is asked for once more; `isAnswered` once the answer is there to be compared. */
  | (Choice & { readonly status: 'checking'; readonly isAnswered: boolean })
  /** What may have happened already is sent again as it was, so that it happens once. */
  | (Choice & { readonly status: 'sending' })
  | (Choice & { readonly status: 'done'; readonly result: OperationOutput<'subscribe'> })

/** What can happen. `checked` brings the plan as it is now, undefined when it is gone, or why that is not known. */
export type SubscribeEvent =
  | { readonly type: 'open'; readonly plan: ServicePlan; readonly autoRenew: boolean }
  | { readonly type: 'renew'; readonly autoRenew: boolean }
  | { readonly type: 'confirm' }
  | { readonly type: 'answered' }
  | {
      readonly type: 'checked'
      readonly plan: ServicePlan | undefined
      readonly error: CreditsError | null
    }
  | { readonly type: 'succeeded'; readonly result: OperationOutput<'subscribe'> }
  | { readonly type: 'failed'; readonly error: CreditsError; readonly isOutcomeKnown: boolean }
  | { readonly type: 'close' }

/** Nothing is being subscribed to. */
export const CLOSED: SubscribeState = { status: 'closed' }

/**
 * Subscribing to one plan: asked about, its price looked at once more, sent, done. Pure and total: an event that makes no
 * sense in a state leaves it as it is. What is on its way cannot be closed, so that its outcome is always seen.
 */
export function subscribing(state: SubscribeState, event: SubscribeEvent): SubscribeState {
  switch (event.type) {
    case 'open':
      if (state.status !== 'closed') return state
      return { status: 'asking', plan: event.plan, autoRenew: event.autoRenew, notice: null }
    case 'renew':
      // What may have happened already is finished as it was asked for.
      return state.status === 'asking' && !isOpenEnded(state.notice)
        ? { ...state, autoRenew: event.autoRenew }
        : state
    case 'confirm':
      if (state.status !== 'asking' || state.notice?.kind === 'gone') return state
      if (isOpenEnded(state.notice)) return { ...choiceOf(state), status: 'sending' }
      return { ...choiceOf(state), status: 'checking', isAnswered: false }
    case 'answered':
      return state.status === 'checking' ? { ...state, isAnswered: true } : state
    case 'checked':
      return state.status === 'checking' ? checked(state, event) : state
    case 'succeeded':
      if (state.status !== 'sending') return state
      return { ...choiceOf(state), status: 'done', result: event.result }
    case 'failed': {
      if (state.status !== 'sending') return state
      const { error, isOutcomeKnown } = event
      return asking(state, { kind: 'failed', error, isOutcomeKnown })
    }
    case 'close':
      return state.status === 'checking' || state.status === 'sending' ? state : CLOSED
  }
}

/** Whether it may have happened already. */
export function isOpenEnded(notice: SubscribeNotice | null): boolean {
  return notice?.kind === 'failed' && !notice.isOutcomeKnown
}

function checked(
  state: Choice,
  { plan, error }: Extract<SubscribeEvent, { type: 'checked' }>,
): SubscribeState {
  if (error) return asking(state, { kind: 'failed', error, isOutcomeKnown: true })
  if (!plan?.available) return asking(state, { kind: 'gone' })
  if (plan.walletId !== state.plan.walletId || !equals(plan.price, state.plan.price))
    return asking({ ...state, plan }, { kind: 'price', before: state.plan.price })
  return { ...choiceOf(state), status: 'sending' }
}

function asking(state: Choice, notice: SubscribeNotice): SubscribeState {
  return { ...choiceOf(state), status: 'asking', notice }
}

function choiceOf({ plan, autoRenew }: Choice): Choice {
  return { plan, autoRenew }
}
