import type { OperationInput, OperationOutput, ServicePlan, Subscription } from '@creditkit/contract'
import { useCallback } from 'react'
import type { AskedPage, Row } from '../query/history'
import { plansQuery, subscriptionsQuery } from '../query/options'
import { toRows } from '../query/row-reader'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { type ListHandle, usePages, useRows } from './use-list'
import { useNews, useRead } from './use-read'
import { type SubmissionHandle, useSubmission } from './use-submission'

/** The services that can be bought with credits, month by month. */
export function usePlans(): ReadHandle<readonly ServicePlan[]> {
  const handle = useRead(plansQuery(useCreditsContext().account))
  return mapHandle(handle, handle.data)
}

/** The account's subscriptions, newest first; what is subscribed to or canceled here shows without asking again. */
export function useSubscriptions(): ListHandle<Subscription> {
  const pages = usePages(subscriptionsQuery(useCreditsContext().account))
  const { subscriptions } = useNews()
  return useRows(
    pages,
    useCallback(
      (loaded: readonly AskedPage<Subscription>[]) => {
        const heard = [...subscriptions.values()].map(({ value, at }) => ({ value: toRow(value), at }))
        const asked = loaded.map((page) => ({ ...page, items: page.items.map(toRow) }))
        return toRows(asked, heard, () => true).map(({ subscription }) => subscription)
      },
      [subscriptions],
    ),
  )
}

/**
 * Buys the first month of a plan. `insufficient_credits` says what it takes and what there is: `isProblem` narrows
 * `error.problem` to `required` and `available`. Submitting twice is one subscription. Subscriptions, balances and
 * history are right as soon as it succeeded.
 */
export function useSubscribe(): SubmissionHandle<OperationInput<'subscribe'>, OperationOutput<'subscribe'>> {
  return useSubmission(useCreditsContext().account.submit('subscribe'))
}

/** Stops the renewal of a subscription; what is paid for runs to its end. Submitting twice is safe. */
export function useCancelSubscription(): SubmissionHandle<
  OperationInput<'cancelSubscription'>,
  Subscription
> {
  return useSubmission(useCreditsContext().account.submit('cancelSubscription'))
}

/** A subscription as a row of a list. It does not say when it changed: what was heard after the question counts. */
function toRow(subscription: Subscription): Row & { readonly subscription: Subscription } {
  const { id, startedAt } = subscription
  return { id, createdAt: startedAt, updatedAt: startedAt, subscription }
}
