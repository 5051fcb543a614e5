import type { Operation } from '@creditkit/contract'
import type { CreditsError } from './problem'

/** How failed tries are repeated: at most `maxAttempts` tries, waiting about `baseMs`, doubling up to `capMs`. */
export interface RetryPolicy {
  readonly maxAttempts: number
  readonly baseMs: number
  readonly capMs: number
  /** The longest `Retry-After` that is waited for; a longer one ends the call with its problem. */
  readonly maxWaitMs: number
}

/** Four tries within about two seconds of waiting: short enough for somebody who looks at a button. */
export const DEFAULT_RETRY: RetryPolicy = { maxAttempts: 4, baseMs: 300, capMs: 5_000, maxWaitMs: 30_000 }

type Failure = Pick<CreditsError, 'code' | 'status' | 'retryAfterMs'>

/**
 * How long to wait before a call is tried again, in milliseconds; null when it is not.
 *
 * `attempt` counts the tries made. Reads are repeated when no answer came, on 429 and when a server in between is
 * down (502, 503, 504). Mutations are repeated only because they carry an idempotency key: when no answer came, while
 * the first try is still worked on, on 429 and when the server failed (5xx `internal`); one that is not `repeatable`,
 * because the backend knows no such keys, only on 429, which says that nothing was done. An answer that says no is
 * never asked for again. Waits are exponential, the upper half of each random (`random` gives 0 up to 1), so that
 * clients that failed together do not return together; `Retry-After` is never undercut.
 */
export function nextRetry(
  attempt: number,
  error: Failure,
  operation: Pick<Operation, 'mutation'> & { readonly repeatable?: boolean },
  random: () => number,
  policy: RetryPolicy = DEFAULT_RETRY,
): number | null {
  if (attempt >= policy.maxAttempts) return null
  if (!mayRepeat(error, operation)) return null
  const asked = error.retryAfterMs ?? 0
  if (asked > policy.maxWaitMs) return null
  return Math.max(asked, jittered(attempt, random, policy.baseMs, policy.capMs))
}

/** An exponential wait in milliseconds, its upper half random; `attempt` counts from 1. */
export function jittered(attempt: number, random: () => number, baseMs: number, capMs: number): number {
  const full = Math.min(capMs, baseMs * 2 ** (attempt - 1))
  return Math.round(full / 2 + (random() * full) / 2)
}

const unanswered = (error: Failure) => error.code === 'network' || error.code === 'timeout'

function mayRepeat(
  error: Failure,
  { mutation, repeatable = true }: { readonly mutation: boolean; readonly repeatable?: boolean },
): boolean {
  if (!mutation) return readMayRepeat(error)
  return repeatable ? mutationMayRepeat(error) : error.code === 'rate_limited'
}

function readMayRepeat(error: Failure): boolean {
  return unanswered(error) || (error.status !== undefined && [429, 502, 503, 504].includes(error.status))
}

function mutationMayRepeat(error: Failure): boolean {
  return unanswered(error) || ['idempotency_in_progress', 'rate_limited', 'internal'].includes(error.code)
}
