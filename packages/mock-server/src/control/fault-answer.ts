import { type Amount, amount, type ProblemCode, type ProblemExtensions } from '@creditkit/contract'
import { problemAnswer } from '../service/dispatch'
import type { Answer } from '../service/idempotency'
import type { Fault } from './faults'

const nothing: Amount = amount(0, 'CREDIT/0')

/** Plausible extensions for a problem that is put on without the facts behind it. */
const extensions: { readonly [Code in ProblemCode]: (fault: Fault) => ProblemExtensions<Code> } = {
  validation_failed: () => ({ errors: [] }),
  amount_out_of_range: () => ({ min: nothing, max: nothing }),
  unauthenticated: () => ({}),
  insufficient_credits: () => ({ required: amount(1, 'CREDIT/0'), available: nothing, walletId: 'credits' }),
  payment_declined: (fault) => ({ declineCode: fault.declineCode ?? 'instrument_declined', retryable: true }),
  forbidden: () => ({}),
  not_found: () => ({}),
  invalid_state: () => ({ from: 'unknown', to: 'unknown' }),
  idempotency_in_progress: () => ({}),
  already_subscribed: () => ({}),
  plan_unavailable: () => ({}),
  version_conflict: () => ({}),
  code_already_redeemed: () => ({}),
  idempotency_key_reused: () => ({}),
  rate_limited: () => ({ retryAfterSeconds: 1 }),
  internal: () => ({}),
  wallet_unavailable: () => ({ walletId: 'credits' }),
}

/** The answer that a fault puts in place of the real one; a broken connection when it names no problem. */
export function faultAnswer(fault: Fault, requestId: string): Answer {
  if (!fault.code)
    throw new TypeError('Failed to fetch: the mock backend broke the connection as it was told to.')
  return problemOf(fault.code, fault, requestId)
}

function problemOf<Code extends ProblemCode>(code: Code, fault: Fault, requestId: string): Answer {
  return problemAnswer(
    code,
    'The mock backend was told to answer with this problem.',
    requestId,
    extensions[code](fault),
  )
}
