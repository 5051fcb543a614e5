import type { RateLimit } from './offers'

/**
 * Who called what, and when. It lives in memory, not in the store: kept there, every reading would become a write, wake
 * each event stream and each other tab, and a snapshot of the world would hold traffic. So each tab counts for itself.
 */
export interface CallCounter {
  /** Counts a call when all limits allow it and answers 0; otherwise counts nothing and answers the milliseconds to wait. */
  count(caller: string, limits: readonly RateLimit[], now: number): number
  reset(): void
}

/** No calls yet. The window slides: in no span of `perSeconds`, wherever it begins, are there more than `calls`. */
export function createCallCounter(): CallCounter {
  const counted = new Map<string, readonly number[]>()
  return {
    count(caller, limits, now) {
      const windows = limits.map((limit) => {
        const key = JSON.stringify([caller, limit.operation, limit.calls, limit.perSeconds])
        const span = limit.perSeconds * 1000
        const calls = (counted.get(key) ?? []).filter((at) => at > now - span && at <= now)
        const isFull = calls.length >= limit.calls
        return { key, calls, wait: isFull ? (calls[0] ?? now) + span - now : 0 }
      })
      const wait = Math.max(0, ...windows.map((window) => window.wait))
      if (wait === 0) for (const { key, calls } of windows) counted.set(key, [...calls, now])
      return wait
    },
    reset: () => counted.clear(),
  }
}
