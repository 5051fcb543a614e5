import { type Amount, type Asset, assetCode, assetScale, isPositive, parseDecimal } from '@creditkit/contract'
import { type NumberSymbols, numberSymbols } from './number'
import { toPlainDecimal } from './plain-decimal'

/**
 * Why a typed text is not an amount. Nothing is guessed at: `ambiguous` is a text with two readings ("1.000" dollars:
 * one, or a thousand?), and `other_currency` a sum of a money that is not asked for. `readings` are the amounts that may
 * have been meant, to be offered; none of them is taken by itself.
 */
export type AmountInputFault<A extends Asset = Asset> =
  | { readonly fault: 'empty' }
  | { readonly fault: 'not_a_number'; readonly reason: 'malformed' | 'foreign_text' }
  | { readonly fault: 'ambiguous'; readonly readings: readonly [Amount<A>, Amount<A>] }
  | { readonly fault: 'other_currency'; readonly readings: readonly Amount<A>[] }
  /** The readings are the amount without the decimals that are too many, and the one whose mark groups thousands. */
  | { readonly fault: 'too_many_decimals'; readonly scale: number; readonly readings: readonly Amount<A>[] }
  | { readonly fault: 'too_large' }
  | { readonly fault: 'negative'; readonly readings: readonly Amount<A>[] }

/** A typed amount, or why it is none. */
export type AmountInputResult<A extends Asset = Asset> =
  | { readonly ok: true; readonly amount: Amount<A> }
  | ({ readonly ok: false } & AmountInputFault<A>)

/** Zeros of the digit sets that people type with, besides the locale's own. */
const DIGIT_ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0,
]
/** Where dollars are told from other dollars ("US$25"), as in much of what is pasted. */
const WORLDWIDE = 'en-001'
/** Marks that steer the direction or the breaking of text; they come along with pasted text and mean nothing here. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const SIGN = /^\+|^[-\u2212\u2010-\u2013]|[-\u2212\u2010-\u2013]$/u
const MINUS = /^[-\u2212\u2010-\u2013]|[-\u2212\u2010-\u2013]$/u
/** Prices are written "25,–" and "25.-" where whole sums have a dash for their decimals. */
const DASH_FOR_DECIMALS = /(\d)[.,][-\u2010-\u2015\u2212]{1,2}(?=\s*\D*$)/u
/** The sign or the code of some money before or after the number. */
const SOME_CURRENCY = /^(?:[A-Z]{0,2}\p{Sc}|[A-Z]{3}(?![A-Z]))\s*|\s*(?:\p{Sc}|(?<![A-Z])[A-Z]{3})$/gu

/**
 * Reads an amount as people type it in a locale: with or without grouping, in the locale's digits or in Western ones,
 * with the currency's symbol or code before or after it, pasted with odd spaces. Exact: no float in between.
 */
export function parseAmountInput<const A extends Asset>(
  text: string,
  asset: A,
  locale: string,
): AmountInputResult<A> {
  const code = assetCode(asset)
  const own = numberSymbols(locale, code)
  const symbols = { ...own, currency: [...own.currency, ...numberSymbols(WORLDWIDE, code).currency] }
  const typed = plainText(text)
  if (typed === '') return { ok: false, fault: 'empty' }

  const bare = withoutCurrency(typed.replace(DASH_FOR_DECIMALS, '$1'), symbols)
  const unsigned = withoutCurrency(bare.replace(SIGN, '').trim(), symbols)
  const read = readNumber(unsigned, asset, symbols)
  if (read.ok) {
    if (!MINUS.test(bare)) return read
    return { ok: false, fault: 'negative', readings: isPositive(read.amount) ? [read.amount] : [] }
  }
  const elsewhere = readNumber(unsigned.replace(SOME_CURRENCY, ''), asset, symbols)
  if (read.fault !== 'not_a_number' || !elsewhere.ok) return read
  return { ok: false, fault: 'other_currency', readings: [elsewhere.amount] }
}

/** Reads digits and separators. */
function readNumber<A extends Asset>(text: string, asset: A, symbols: NumberSymbols): AmountInputResult<A> {
  const digits = westernDigits(text, symbols.digits)
  if (digits === '' || /[^\d.,'’\u066b\u066c\s]/.test(digits)) {
    return { ok: false, fault: 'not_a_number', reason: 'foreign_text' }
  }
  const plain = toPlainDecimal(digits, symbols, assetScale(asset))
  if (plain.ok) return readDecimal(plain.decimal, asset)
  if (plain.reason === 'malformed') return { ok: false, fault: 'not_a_number', reason: 'malformed' }

  const [decimal, grouped] = plain.readings.map((reading) => readDecimal(reading, asset))
  if (!decimal || !grouped?.ok) return { ok: false, fault: 'not_a_number', reason: 'malformed' }
  if (decimal.ok) return { ok: false, fault: 'ambiguous', readings: [decimal.amount, grouped.amount] }
  if (decimal.fault !== 'too_many_decimals') return decimal
  return { ...decimal, readings: [...decimal.readings, grouped.amount] }
}

function readDecimal<A extends Asset>(decimal: string, asset: A): AmountInputResult<A> {
  const parsed = parseDecimal(decimal, asset)
  if (parsed.ok) return parsed
  if (parsed.fault === 'too_large') return { ok: false, fault: 'too_large' }
  if (parsed.fault === 'not_a_number') return { ok: false, fault: 'not_a_number', reason: 'malformed' }
  const scale = assetScale(asset)
  const cut = parseDecimal(
    decimal.replace(/\.\d+$/, (fraction) => fraction.slice(0, scale && scale + 1)),
    asset,
  )
  return { ok: false, fault: 'too_many_decimals', scale, readings: cut.ok ? [cut.amount] : [] }
}

/** One kind of space and of comma, no invisible marks, full-width characters made plain. */
function plainText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replaceAll('\u060c', ',').replace(/\s+/gu, ' ').trim()
}

function withoutCurrency(text: string, symbols: NumberSymbols): string {
  const marks = symbols.currency.map(plainText).sort((left, right) => right.length - left.length)
  for (const mark of marks) {
    const folded = text.toLowerCase()
    if (mark === '') continue
    if (folded.startsWith(mark.toLowerCase())) return text.slice(mark.length).trim()
    if (folded.endsWith(mark.toLowerCase())) return text.slice(0, -mark.length).trim()
  }
  return text
}

function westernDigits(text: string, localeDigits: readonly string[]): string {
  return Array.from(text, (character) => {
    const own = localeDigits.indexOf(character)
    if (own >= 0) return String(own)
    const code = character.codePointAt(0) ?? 0
    const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10)
    return zero === undefined ? character : String(code - zero)
  }).join('')
}
