import { type CreditsError, isProblem } from '../http/problem'
import { isOpen } from './purchase-progress'
import type { PurchaseFailure } from './purchase-state'

/** Whether asking again with the same key would only bring the same no. */
export function isDefinite(error: CreditsError): boolean {
  return !UNCERTAIN.has(error.code)
}

const UNCERTAIN: ReadonlySet<string> = new Set([
  'network',
  'timeout',
  'aborted',
  'contract_violation',
  'internal',
  'idempotency_in_progress',
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
