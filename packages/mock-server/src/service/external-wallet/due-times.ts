import type { Instant } from '@creditkit/contract'

/** How long the figures of another system count as fresh. */
export const FRESH_MS = 60_000
/** How long after an attempt that did not bring everything about the next one follows. */
export const RETRY_MS = 30_000

/** A moment so many milliseconds after another. */
export function laterBy(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}
