import type DodoPayments from 'dodopayments'
import { isRecord, type JsonRecord } from '../../wire/json'
import { type DodoCurrency, isDodoCountry, isDodoCurrency } from './currencies'
import { invalidBody } from './refusal'
import type { BillingRow } from './tables'

/** The text under a key; refuses a body without it. */
export function requireText(body: JsonRecord, key: string): string {
  const text = optionalText(body, key)
  if (text === null || text === '') throw invalidBody(`missing field \`${key}\``)
  return text
}

/** The text under a key; null when it is absent or null. Refuses anything else, and what is longer than `max`. */
export function optionalText(body: JsonRecord, key: string, max = 5000): string | null {
  const value = body[key] ?? null
  if (value === null) return null
  if (typeof value !== 'string') throw invalidBody(`${key}: invalid type, expected a string`)
  if (value.length > max) throw invalidBody(`${key}: must be at most ${max} characters`)
  return value
}

/** The flag under a key, false when there is none. */
export function optionalFlag(body: JsonRecord, key: string): boolean {
  const value = body[key] ?? false
  if (typeof value !== 'boolean') throw invalidBody(`${key}: invalid type, expected a boolean`)
  return value
}

/** The whole number under a key, null when there is none; refuses one that is below `least`. */
export function optionalCount(body: JsonRecord, key: string, least: number): number | null {
  const value = body[key] ?? null
  if (value === null) return null
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw invalidBody(`${key}: invalid value, expected an integer of at least ${least}`)
  return value
}

/** The whole number under a key; refuses a body without it. */
export function requireCount(body: JsonRecord, key: string, least: number): number {
  const value = optionalCount(body, key, least)
  if (value === null) throw invalidBody(`missing field \`${key}\``)
  return value
}

/** The currency under a key; null when there is none. */
export function optionalCurrency(body: JsonRecord, key: string): DodoCurrency | null {
  const value = body[key] ?? null
  if (value === null) return null
  if (!isDodoCurrency(value)) throw invalidBody(`${key}: unknown variant, expected a currency`)
  return value
}

/** The email address under a key. */
export function requireEmail(body: JsonRecord, key: string): string {
  const email = requireText(body, key)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalidBody(`${key}: invalid email`)
  return email
}

/** An absolute address that a browser can be sent to; null when there is none. */
export function optionalUrl(body: JsonRecord, key: string): string | null {
  const text = optionalText(body, key)
  if (text === null) return null
  const isAddress = URL.canParse(text) && !/^(javascript|data|vbscript):/i.test(text.trim())
  if (!isAddress) throw invalidBody(`${key}: relative URL without a base`)
  return text
}

/** Key-value data of the merchant's own; empty when there is none. */
export function optionalMetadata(body: JsonRecord): DodoPayments.Metadata {
  const given = body.metadata ?? {}
  if (!isRecord(given)) throw invalidBody('metadata: invalid type, expected a map')
  const metadata: DodoPayments.Metadata = {}
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw invalidBody(`metadata.${key}: expected a string, a number or a boolean`)
    metadata[key] = value
  }
  return metadata
}

/** A billing address under a key; null when there is none. */
export function optionalBilling(body: JsonRecord, key: string): BillingRow | null {
  const given = body[key] ?? null
  if (given === null) return null
  if (!isRecord(given)) throw invalidBody(`${key}: invalid type, expected an address`)
  const { country } = given
  if (!isDodoCountry(country)) throw invalidBody(`${key}.country: unknown variant, expected a country`)
  return {
    country,
    city: optionalText(given, 'city'),
    state: optionalText(given, 'state'),
    street: optionalText(given, 'street'),
    zipcode: optionalText(given, 'zipcode'),
  }
}
