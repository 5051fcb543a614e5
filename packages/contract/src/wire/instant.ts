import * as v from 'valibot'

const INSTANT_MESSAGE =
  'Write the moment in ISO 8601 UTC with milliseconds, for example 2026-11-21T15:04:05.000Z.'

/** How a moment is written: always 24 characters, always UTC, so that sorting the text sorts the moments. */
const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/**
 * A moment in ISO 8601 UTC with milliseconds, `2026-11-21T15:04:05.000Z`, as `Date.prototype.toISOString` writes it.
 * Other offsets, other precisions and days that no calendar has are refused.
 */
export const InstantSchema = v.pipe(
  v.string(INSTANT_MESSAGE),
  v.regex(INSTANT_PATTERN, INSTANT_MESSAGE),
  v.check(isOnCalendar, INSTANT_MESSAGE),
)

/** A moment in ISO 8601 UTC with milliseconds. */
export type Instant = v.InferOutput<typeof InstantSchema>

function isOnCalendar(text: string): boolean {
  const millis = Date.parse(text)
  return Number.isFinite(millis) && new Date(millis).toISOString() === text
}
