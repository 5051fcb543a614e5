import * as v from 'valibot'

/**
 * An identifier: opaque, between 1 and 128 characters, compared byte by byte. `.` and `..` are none, because no
 * address can carry them.
 */
export const IdSchema = v.pipe(
  v.string(),
  v.minLength(1, 'This identifier is missing.'),
  v.maxLength(128, 'An identifier has at most 128 characters.'),
  v.notValues(['.', '..'], 'This is not an identifier.'),
)

/** A text that somebody reads: not blank, at most `limit` characters; blanks around it are dropped. */
export function textSchema(limit: number, blankMessage: string) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, blankMessage),
    v.maxLength(limit, `Use at most ${limit} characters.`),
  )
}

/** Free-form data that a host attaches; the kit stores it and shows none of it. */
export const MetadataSchema = v.record(
  v.string(),
  v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()]),
)
