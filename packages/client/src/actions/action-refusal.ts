import type { Amount } from '@creditkit/contract'
import { type CreditsError, isOutcomeUnknown, isProblem } from '../http/problem'
import { isDefinite } from '../purchase/purchase-refusal'

/** What is missing, where a hold was refused because of that; undefined when the error is about something else. */
export function shortageOf(
  error: CreditsError,
): { readonly walletId: string; readonly required: Amount; readonly available: Amount } | undefined {
  if (!isProblem(error, 'insufficient_credits')) return undefined
  const { walletId, required, available } = error.problem
  return required.asset === available.asset ? { walletId, required, available } : undefined
}

/** Whether the next hold has to be asked for under the same key, because the one asked for may have been made. */
export function keepsKey(error: CreditsError): boolean {
  return error.operation === 'createHold' && !isDefinite(error)
}

/** Whether credits may be set aside after asking for that has failed in this way: no answer came that can be read. */
export function mayBeHeld(error: CreditsError): boolean {
  return error.operation === 'createHold' && isOutcomeUnknown(error)
}

/** How the hold had ended already, where the server refused to end it because of that; undefined when it did not say. */
export function endedAs(error: CreditsError): string | undefined {
  return isProblem(error, 'invalid_state') ? error.problem.from : undefined
}
