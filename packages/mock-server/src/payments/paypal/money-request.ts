import { type Amount, parseDecimal } from '@creditkit/contract'
import { isRecord, type JsonRecord } from '../../wire/json'
import { paypalAsset } from './money'
import { type PaypalErrorDetail, refuse } from './refusal'

const DECIMAL = /^-?(?:\d+|\d*\.\d+)$/

/**
 * Reads money out of a request body, as strictly as PayPal: a text, the currency's own number of decimals, above zero
 * unless `allowZero`. Throws the refusal with the JSON pointer of the field that is wrong.
 */
export function parseMoney(value: unknown, field: string, allowZero = false): Amount {
  if (value === undefined || value === null) throw at('MISSING_REQUIRED_PARAMETER', field)
  if (!isRecord(value)) throw at('INVALID_PARAMETER_SYNTAX', field)
  const currency = requireText(value, 'currency_code', field, { min: 3, max: 3 })
  const text = requireText(value, 'value', field, { min: 1, max: 32 })
  const place = { field: `${field}/value`, value: text, location: 'body' } as const

  const asset = paypalAsset(currency)
  if (asset === null) {
    throw refuse('INVALID_CURRENCY_CODE', {
      field: `${field}/currency_code`,
      value: currency,
      location: 'body',
    })
  }
  if (!DECIMAL.test(text)) throw refuse('INVALID_PARAMETER_SYNTAX', place)
  const decimals = text.split('.')[1] ?? ''
  if (asset.endsWith('/0') && decimals !== '') throw refuse('DECIMALS_NOT_SUPPORTED', place)
  if (decimals.length > 2) throw refuse('DECIMAL_PRECISION', place)
  const parsed = parseDecimal(text.replace(/^(-?)\./, '$10.'), asset)
  if (!parsed.ok) throw refuse('MAX_VALUE_EXCEEDED', place)
  if (parsed.amount.minor < 0 || (parsed.amount.minor === 0 && !allowZero)) {
    throw refuse('CANNOT_BE_ZERO_OR_NEGATIVE', place)
  }
  return parsed.amount
}

/** Reads a text that must be there, with a length between the bounds. */
export function requireText(
  record: JsonRecord,
  key: string,
  field: string,
  length: { min: number; max: number },
): string {
  const text = optionalText(record, key, field, length)
  if (text === undefined) throw at('MISSING_REQUIRED_PARAMETER', `${field}/${key}`)
  return text
}

/** Reads a text that may be absent, with a length between the bounds. */
export function optionalText(
  record: JsonRecord,
  key: string,
  field: string,
  length: { min: number; max: number },
): string | undefined {
  const value = record[key]
  const place: Omit<PaypalErrorDetail, 'issue'> = { field: `${field}/${key}`, location: 'body' }
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw refuse('INVALID_PARAMETER_SYNTAX', place)
  if (value.length < length.min || value.length > length.max) {
    throw refuse('INVALID_STRING_LENGTH', { ...place, value })
  }
  return value
}

/** The refusal of a field of the body. */
export function at(issue: PaypalErrorDetail['issue'], field: string) {
  return refuse(issue, { field, location: 'body' })
}
