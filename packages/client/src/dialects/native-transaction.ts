import type { Transaction } from '@creditkit/contract'
import * as v from 'valibot'

/**
 * Reads the type of a native transaction as the contract writes types: `Credit Purchase`, `credit-purchase` and
 * `CREDIT_PURCHASE` are `credit_purchase`. What no letter begins is a contract violation that names its place. A dialect
 * says afterwards which of them the kit knows by another name.
 */
export const nativeType = v.pipe(
  v.string(),
  v.transform((type) =>
    type
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, ''),
  ),
  v.regex(/^[a-z][a-z0-9_]{0,63}$/),
)

/**
 * Reads native metadata as the contract has it, of texts, numbers, booleans and nulls: a JSON object, the JSON text of
 * one (what `JSON.stringify` leaves in a `jsonb` column), or null for none. What lies deeper is kept as its JSON text.
 * Metadata is shown nowhere, so that what is no object is no reason to withhold a transaction: it reads as none.
 */
export const nativeMetadata = v.optional(v.pipe(v.unknown(), v.transform(toMetadata)), null)

function toMetadata(native: unknown): Transaction['metadata'] {
  const value = typeof native === 'string' ? fromJson(native) : native
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toPlain(each)]))
}

function toPlain(value: unknown): Transaction['metadata'][string] {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
