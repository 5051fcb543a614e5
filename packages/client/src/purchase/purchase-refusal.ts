import { type CreditsError, isOutcomeUnknown, isProblem } from '../http/problem'
import { isOpen } from './purchase-progress'
import type { PurchaseFailure } from './purchase-state'

/** Whether asking again with the same key would only bring the same no. */
export function isDefinite(error: CreditsError): boolean {
  return !isOutcomeUnknown(error) && !PASSING.has(error.code)
}

/** Refusals that say no now, and may say yes later. */
const PASSING: ReadonlySet<string> = new Set([
  'rate_limited',
  'wallet_unavailable',
  'unauthenticated',
  'forbidden',
])

/** Why a payment was declined; undefined when the error is about something else. */
export function refusalOf(error: CreditsError): PurchaseFailure | undefined {
  if (!isProblem(error, 'payment_declined')) return undefined
  const { declineCode, retryable } = error.problem
  return { declineCode, retryable }
}

/** Whether the server refused a capture because the buyer has not approved: no money was taken. */
export function saysNotApproved(error: CreditsError): boolean {
  return isProblem(error, 'invalid_state') && isOpen({ status: error.problem.from })
}
