import type { OperationInput, OperationOutput } from '@creditkit/contract'
import { useCreditsContext } from './context'
import { type SubmissionHandle, useSubmission } from './use-submission'

/**
 * Adjusts the credits of many users at once. It succeeds when the list was worked through; how each row ended says
 * `result.rows`, in the order sent. Submitting the same twice is one run. Balances, history and audit refresh.
 */
export function useAdjustMany(): SubmissionHandle<
  OperationInput<'adminAdjustMany'>,
  OperationOutput<'adminAdjustMany'>
> {
  return useSubmission(useCreditsContext().account.submit('adminAdjustMany'))
}

/**
 * Gives the money of a purchase back, all that is left of it where `money` is absent, and takes the credits in
 * proportion. Submitting the same twice is one refund; after an unknown outcome (`isOutcomeKnown: false`) submitting the
 * same again finds out what became of it. Purchases, balances, history and audit refresh.
 */
export function useAdminRefund(): SubmissionHandle<
  OperationInput<'adminRefund'>,
  OperationOutput<'adminRefund'>
> {
  return useSubmission(useCreditsContext().account.submit('adminRefund'))
}
