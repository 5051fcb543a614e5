import * as v from 'valibot'

/** A moment in ISO 8601 UTC with milliseconds, `2026-11-21T15:04:05.000Z`. */
export const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp('Write the moment in ISO 8601, for example 2026-11-21T15:04:05.000Z.'),
)

/** A moment in ISO 8601 UTC with milliseconds. */
export type Instant = v.InferOutput<typeof InstantSchema>
