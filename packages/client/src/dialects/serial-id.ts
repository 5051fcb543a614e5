import * as v from 'valibot'

const SERIAL_UUID = /^00000000-0000-8000-8([\da-f]{3})-([\da-f]{12})$/i

/** Hexadecimal digits that carry the number; a safe integer needs 14 of them. */
const DIGITS = 15

/**
 * The UUID of a row that its backend numbers (`id: serial`): version 8 of RFC 9562, which leaves the content to whoever
 * makes it, with the number at its end and nothing else. The same number is always the same UUID, a higher number the
 * UUID that sorts later. {@link serialOf} reads it back.
 *
 * @throws RangeError when the number is no whole one from 0 to `Number.MAX_SAFE_INTEGER`.
 */
export function serialUuid(serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 0) throw new RangeError(`Not a serial number: ${serial}`)
  const hex = serial.toString(16).padStart(DIGITS, '0')
  return `00000000-0000-8000-8${hex.slice(0, 3)}-${hex.slice(3)}`
}

/** The number of a row by its UUID, for an address that names rows by number; undefined when the UUID is none of ours. */
export function serialOf(uuid: string): number | undefined {
  const match = SERIAL_UUID.exec(uuid)
  if (!match) return undefined
  const serial = Number.parseInt(`${match[1]}${match[2]}`, 16)
  return Number.isSafeInteger(serial) ? serial : undefined
}

/** A valibot schema that reads a row's number as its UUID, for the native answers of a dialect: `id: serialId`. */
export const serialId = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(serialUuid))
