import type { OperationInput, OperationOutput } from '@creditkit/contract'
import { useCreditsContext } from './context'
import { type SubmissionHandle, useSubmission } from './use-submission'

/**
 * Turns a promotion code into credits. Submitting twice is one redemption; `not_found` is a code that there is not, or no
 * more, `code_already_redeemed` one that this account has had. Balances and history are right as soon as it succeeded.
 */
export function useRedeemCode(): SubmissionHandle<
  OperationInput<'redeemCode'>,
  OperationOutput<'redeemCode'>
> {
  return useSubmission(useCreditsContext().account.submit('redeemCode'))
}
