import type { OperationInput, OperationOutput } from '@creditkit/contract'
import { useCreditsContext } from './context'
import { type SubmissionHandle, useSubmission } from './use-submission'

/**
 * Spends credits in one step; the server lets only the host's own server and admins do so (`service`, `admin`).
 *
 * The balance falls at once, as every hook shows it: `available` is what was known less what is on its way, the rest of
 * the balance is as the server last said it. A refusal gives the credits back at once. The last of several spends that
 * overlap shows the server's newest balance, so that nothing is counted twice. Nothing is shown at once where the balance
 * is not known, would not suffice, or is another account's (`accountId`).
 *
 * Different spends go out together; the same one under way is one. After an unknown outcome (`isOutcomeKnown: false`) the
 * balance is asked for again, and submitting the same again finds out what became of it.
 */
export function useSpend(): SubmissionHandle<OperationInput<'spend'>, OperationOutput<'spend'>> {
  return useSubmission(useCreditsContext().account.submit('spend'))
}
