import { isFormRecord } from './form'
import type { Params } from './params'
import { invalid } from './refusal'

/** Metadata as objects carry it. */
export type Metadata = Readonly<Record<string, string>>

// Stripe: "up to 50 keys, with key names up to 40 characters long and values up to 500 characters long".
const MAX_KEYS = 50
const MAX_KEY_LENGTH = 40
const MAX_VALUE_LENGTH = 500

/**
 * The metadata after a request: what it names is set, what it names as empty is taken away, all else stays. An empty
 * text for the whole takes everything away.
 */
export function mergeMetadata(
  current: Metadata | null,
  params: Params,
  name = 'metadata',
): Record<string, string> {
  const change = params.form[name]
  const param = params.path(name)
  if (change === undefined) return { ...current }
  if (change === '') return {}
  if (!isFormRecord(change)) {
    throw invalid('Invalid object', { param })
  }
  const merged = new Map(Object.entries(current ?? {}))
  for (const [key, value] of Object.entries(change)) {
    if (typeof value !== 'string')
      throw invalid(`Invalid string: ${JSON.stringify(value)}`, { param: `${param}[${key}]` })
    if ([...key].length > MAX_KEY_LENGTH) {
      throw invalid(
        `Metadata keys can have up to ${MAX_KEY_LENGTH} characters. You passed in a key that is ${[...key].length} characters. Invalid key: ${key}`,
        { param },
      )
    }
    if (/[[\]]/.test(key))
      throw invalid(`Metadata keys cannot contain square brackets. Invalid key: ${key}`, { param })
    if ([...value].length > MAX_VALUE_LENGTH) {
      throw invalid(
        `Metadata values can have up to ${MAX_VALUE_LENGTH} characters, but you passed in a value that is ${[...value].length} characters. Invalid value: ${value}`,
        { param: `${param}[${key}]` },
      )
    }
    if (value === '') merged.delete(key)
    else merged.set(key, value)
  }
  if (merged.size > MAX_KEYS) {
    throw invalid(`You can only have up to ${MAX_KEYS} metadata keys; this would make ${merged.size}.`, {
      param,
    })
  }
  return Object.fromEntries(merged)
}
