import type { SubmissionState } from '@creditkit/client/react'
import type { ServicePlan, Subscription } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, type PlainMessageKey } from '../../i18n/index'

/** A subscription that somebody may cancel. */
export interface CancelChoice {
  readonly subscription: Subscription
  readonly plan: ServicePlan
}

/** Everything that the dialog of a cancellation can be. */
export interface CancelDialogModel {
  readonly isOpen: boolean
  readonly plan: string
  /** Until when it runs after that; null when it ends now. */
  readonly until: string | null
  readonly isBusy: boolean
  /** Why it has not happened, or may not have (`unknown`); `over` has ended already. */
  readonly trouble:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'over' }
    | { readonly kind: 'failed'; readonly message: PlainMessageKey }
    | null
}

/** Says what there is to draw. Pure. `choice` is null while the dialog is closed. */
export function toCancelDialogModel(
  choice: CancelChoice | null,
  submission: SubmissionState<unknown, unknown>,
  format: Formatter,
): CancelDialogModel {
  const subscription = choice?.subscription
  const runsOn = subscription?.status !== 'past_due' && subscription?.renewsAt
  return {
    isOpen: choice !== null,
    plan: choice?.plan.name ?? '',
    until: runsOn ? format.date(runsOn) : null,
    isBusy: submission.status === 'pending',
    trouble: submission.status === 'failed' ? troubleOf(submission) : null,
  }
}

function troubleOf({
  error,
  isOutcomeKnown,
}: Extract<SubmissionState<unknown, unknown>, { status: 'failed' }>): CancelDialogModel['trouble'] {
  if (!isOutcomeKnown) return { kind: 'unknown' }
  if (error.code === 'invalid_state') return { kind: 'over' }
  return { kind: 'failed', message: commonErrors[error.code] }
}
