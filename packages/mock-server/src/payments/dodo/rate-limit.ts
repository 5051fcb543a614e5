/** Requests a minute and key: https://docs.dodopayments.com/api-reference/introduction, 2025-09. */
const LIMIT = 100
const WINDOW_MS = 60_000

/**
 * Counts requests for the headers that tell how many are left of the minute. It refuses none: a test that wants a
 * refusal asks for the fault.
 */
export function createRateLimit(clock: { now(): number }) {
  let window = { startedAt: Number.NEGATIVE_INFINITY, used: 0 }
  return {
    /** Counts one request; the headers of its answer. */
    take(): Readonly<Record<string, string>> {
      const now = clock.now()
      if (now < window.startedAt || now >= window.startedAt + WINDOW_MS) window = { startedAt: now, used: 0 }
      window.used += 1
      const resetS = Math.ceil((window.startedAt + WINDOW_MS) / 1000)
      return {
        'x-ratelimit-limit': String(LIMIT),
        'x-ratelimit-remaining': String(Math.max(0, LIMIT - window.used)),
        'x-ratelimit-reset': String(resetS),
      }
    },
  }
}
