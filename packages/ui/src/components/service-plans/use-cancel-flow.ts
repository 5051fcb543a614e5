import { type ReadHandle, useCancelSubscription } from '@creditkit/client/react'
import type { Subscription } from '@creditkit/contract'
import { useState } from 'react'
import { useEmit, useFormat, useMessages } from '../../provider/index'
import { type CancelChoice, type CancelDialogModel, toCancelDialogModel } from './cancel-dialog.model'

/** Canceling: where it stands, and what can be done. */
export interface CancelFlow {
  readonly model: CancelDialogModel
  /** What is read out once it is done; empty says nothing. */
  readonly announcement: string
  readonly open: (choice: CancelChoice) => void
  /** Cancels. Twice is once. */
  readonly confirm: () => void
  readonly close: () => void
}

/** What was canceled last: the plan's name and, unless it has ended at once, until when it runs. */
interface Canceled {
  readonly plan: string
  readonly renewsAt: Subscription['renewsAt']
}

/** Asks about a cancellation and carries it out. */
export function useCancelFlow({
  subscriptions,
  onCanceled,
}: {
  readonly subscriptions: Pick<ReadHandle<unknown>, 'refetch'>
  readonly onCanceled: ((subscription: Subscription) => void) | undefined
}): CancelFlow {
  const t = useMessages()
  const format = useFormat()
  const emit = useEmit()
  const submission = useCancelSubscription()
  const [choice, setChoice] = useState<CancelChoice | null>(null)
  const [canceled, setCanceled] = useState<Canceled | null>(null)

  async function confirm({
    subscription: { id: subscriptionId, planId },
    plan: { name: plan },
  }: CancelChoice) {
    const outcome = await submission.submit({ subscriptionId })
    if (outcome.status === 'failed') {
      // What the server has just refused is not what the page thinks there is.
      void subscriptions.refetch()
      return
    }
    const { renewsAt } = outcome.result
    setChoice(null)
    setCanceled({ plan, renewsAt })
    emit({ type: 'plan.canceled', planId, subscriptionId })
    onCanceled?.(outcome.result)
  }

  function announce({ plan, renewsAt }: Canceled): string {
    return renewsAt === null
      ? t('servicePlans.announce.ended', { plan })
      : t('servicePlans.announce.canceled', { plan, date: format.date(renewsAt) })
  }

  return {
    model: toCancelDialogModel(choice, submission, format),
    announcement: canceled ? announce(canceled) : '',
    open: (wanted) => {
      submission.reset()
      setCanceled(null)
      setChoice(wanted)
    },
    confirm: () => {
      if (choice && submission.status !== 'pending') void confirm(choice)
    },
    close: () => setChoice(null),
  }
}
