import type { ReadHandle } from '@creditkit/client/react'
import { useSubscribe, type useSubscriptions } from '@creditkit/client/react'
import type { ServicePlan, Subscription } from '@creditkit/contract'
import { useEffect, useReducer, useRef } from 'react'
import { useEmit } from '../../provider/index'
import { CLOSED, type SubscribeState, subscribing } from './subscribe.machine'

/** What subscribing needs to know and to ask. */
export interface SubscribeFlowOptions {
  readonly plans: ReadHandle<readonly ServicePlan[]>
  readonly subscriptions: Pick<ReturnType<typeof useSubscriptions>, 'refetch'>
  readonly balances: Pick<ReadHandle<unknown>, 'refetch'>
  readonly onSubscribed: ((subscription: Subscription) => void) | undefined
}

/** Subscribing: where it stands, and what can be done. */
export interface SubscribeFlow {
  readonly state: SubscribeState
  readonly open: (plan: ServicePlan, autoRenew: boolean) => void
  readonly setRenew: (autoRenew: boolean) => void
  /** Looks at the price once more, and subscribes when it is still the one that was shown. Twice is once. */
  readonly confirm: () => void
  readonly close: () => void
}

/** Runs the machine of subscribing and does what its states ask for. */
export function useSubscribeFlow(options: SubscribeFlowOptions): SubscribeFlow {
  const { plans, subscriptions, balances, onSubscribed } = options
  const { submit } = useSubscribe()
  const emit = useEmit()
  const [state, dispatch] = useReducer(subscribing, CLOSED)
  const latest = useRef({ plans, subscriptions, balances, onSubscribed, emit })

  useEffect(() => {
    latest.current = { plans, subscriptions, balances, onSubscribed, emit }
  })

  useEffect(() => {
    if (state.status !== 'checking') return
    const { data, error, refetch } = latest.current.plans
    if (!state.isAnswered) {
      void refetch().then(() => dispatch({ type: 'answered' }))
      return
    }
    dispatch({ type: 'checked', plan: data?.find(({ id }) => id === state.plan.id), error })
  }, [state])

  useEffect(() => {
    if (state.status !== 'sending') return
    const { plan, autoRenew } = state
    // The same input on its way is the same promise, and after a lost answer it goes out under the same key.
    void submit({ planId: plan.id, autoRenew }).then((outcome) => {
      if (outcome.status === 'succeeded') {
        const { subscription } = outcome.result
        dispatch({ type: 'succeeded', result: outcome.result })
        latest.current.emit({ type: 'plan.subscribed', planId: plan.id, subscriptionId: subscription.id })
        latest.current.onSubscribed?.(subscription)
        return
      }
      const { error, isOutcomeKnown } = outcome
      dispatch({ type: 'failed', error, isOutcomeKnown })
      // What the server has just refused is not what the page thinks there is.
      void latest.current.plans.refetch()
      void latest.current.subscriptions.refetch()
      void latest.current.balances.refetch()
    })
  }, [state, submit])

  return {
    state,
    open: (plan, autoRenew) => dispatch({ type: 'open', plan, autoRenew }),
    setRenew: (autoRenew) => dispatch({ type: 'renew', autoRenew }),
    confirm: () => dispatch({ type: 'confirm' }),
    close: () => dispatch({ type: 'close' }),
  }
}
