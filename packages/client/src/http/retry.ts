/** How failed tries are repeated: at most `maxAttempts` tries, waiting from `baseMs` doubling up to `capMs`. */
export interface RetryPolicy {
  readonly maxAttempts: number
  readonly baseMs: number
  readonly capMs: number
  /** The longest `Retry-After` that is waited for; a longer one ends the call with its problem. */
  readonly maxWaitMs: number
}
