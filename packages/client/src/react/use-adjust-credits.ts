import type { Adjustment, AdjustmentResult } from '@creditkit/contract'
import { useCreditsContext } from './context'
import { type SubmissionHandle, useSubmission } from './use-submission'

/**
 * Adds or removes credits of a user. Submitting twice is one adjustment; after an unknown outcome
 * (`isOutcomeKnown: false`) submitting the same again finds out what became of it. Balances, history and audit refresh.
 */
export function useAdjustCredits(): SubmissionHandle<Adjustment, AdjustmentResult> {
  return useSubmission(useCreditsContext().account.submit('adminAdjust'))
}
