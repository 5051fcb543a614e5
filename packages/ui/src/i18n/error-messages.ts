import type { CreditsErrorCode } from '@creditkit/client'
import type { PlainMessageKey } from './message-types'

// Looks at an error alone: nothing is asked of a server.
export { isProblem } from '@creditkit/client'

/** A text for every way in which a call can fail. A new code does not compile until each such table names one. */
export type ErrorMessages = Readonly<Record<CreditsErrorCode, PlainMessageKey>>

/** What to tell a reader where a component has nothing more exact to say. */
export const commonErrors = {
  network: 'common.error.network',
  timeout: 'common.error.timeout',
  aborted: 'common.error.aborted',
  contract_violation: 'common.error.contract_violation',
  unsupported: 'common.error.unsupported',
  validation_failed: 'common.error.validation_failed',
  amount_out_of_range: 'common.error.amount_out_of_range',
  unauthenticated: 'common.error.unauthenticated',
  insufficient_credits: 'common.error.insufficient_credits',
  payment_declined: 'common.error.payment_declined',
  forbidden: 'common.error.forbidden',
  not_found: 'common.error.not_found',
  invalid_state: 'common.error.invalid_state',
  idempotency_in_progress: 'common.error.idempotency_in_progress',
  idempotency_key_reused: 'common.error.idempotency_key_reused',
  already_subscribed: 'common.error.already_subscribed',
  plan_unavailable: 'common.error.plan_unavailable',
  version_conflict: 'common.error.version_conflict',
  code_already_redeemed: 'common.error.code_already_redeemed',
  rate_limited: 'common.error.rate_limited',
  internal: 'common.error.internal',
  wallet_unavailable: 'common.error.wallet_unavailable',
} as const satisfies ErrorMessages

/** Asking again changes nothing about who asks, what is not there, and what is not offered. */
const FINAL: readonly CreditsErrorCode[] = ['unauthenticated', 'forbidden', 'not_found', 'unsupported']

/** Tells whether asking again may help after a failed reading. */
export function mayRetry(code: CreditsErrorCode): boolean {
  return !FINAL.includes(code)
}
