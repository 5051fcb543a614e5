import * as v from 'valibot'

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)?$/

const MINUTE_MS = 60_000

/** The years that the contract can write, as the moments between which they lie, in milliseconds since 1970. */
const FIRST_MS = Date.parse('0000-01-01T00:00:00.000Z')
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Reads a timestamp as databases and JSON writers put it down (any precision, any offset, `T` or a blank between day and
 * time) and writes it as the contract does; null for what is no moment. Digits behind the milliseconds are cut off. One
 * without an offset is UTC: that is what Postgres' `timestamp` columns hold under the ORMs of those backends.
 */
export function toNativeInstant(native: string): string | null {
  const match = TIMESTAMP.exec(native)
  if (!match) return null
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours, offsetMinutes] = match
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
  const localMs = Date.parse(local)
  // Rolls over or refuses, by engine, what no calendar has.
  if (!Number.isFinite(localMs) || new Date(localMs).toISOString() !== local) return null
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)
  const ms = localMs - (sign === '-' ? -offset : offset) * MINUTE_MS
  return ms < FIRST_MS || ms > LAST_MS ? null : new Date(ms).toISOString()
}

/** A valibot schema of such a timestamp, for the native answers of a dialect: `createdAt: nativeInstant`. */
export const nativeInstant = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = toNativeInstant(dataset.value)
    if (read !== null) return read
    addIssue({ message: 'This is no moment.' })
    return NEVER
  }),
)
