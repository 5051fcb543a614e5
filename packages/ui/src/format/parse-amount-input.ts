import { type Amount, type Asset, assetCode, assetScale, parseDecimal } from '@creditkit/contract'
import { type NumberSymbols, numberSymbols } from './number'
import { toPlainDecimal } from './plain-decimal'

/**
 * Why a typed text is not an amount. `ambiguous` is a text with more than one reading ("1.000" dollars: one, or a
 * thousand?), which is refused and never guessed at.
 */
export type AmountInputFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'not_a_number'; readonly reason: 'ambiguous' | 'malformed' | 'foreign_text' }
  | { readonly fault: 'too_many_decimals'; readonly scale: number }
  | { readonly fault: 'too_large' }
  | { readonly fault: 'negative' }

/** A typed amount, or why it is none. */
export type AmountInputResult<A extends Asset = Asset> =
  | { readonly ok: true; readonly amount: Amount<A> }
  | ({ readonly ok: false } & AmountInputFault)

/** Zeros of the digit sets that people type with, besides the locale's own. */
const DIGIT_ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0,
]
/** Marks that steer the direction of text; they come along with pasted text and mean nothing here. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const SIGN = /^\+|^[-\u2212\u2010-\u2013]|[-\u2212\u2010-\u2013]$/u
const MINUS = /^[-\u2212\u2010-\u2013]|[-\u2212\u2010-\u2013]$/u

/**
 * Reads an amount as people type it in a locale: with or without grouping, in the locale's digits or in Western ones,
 * with the currency's symbol or code before or after it, pasted with odd spaces. Exact: no float in between.
 */
export function parseAmountInput<const A extends Asset>(
  text: string,
  asset: A,
  locale: string,
): AmountInputResult<A> {
  const symbols = numberSymbols(locale, assetCode(asset))
  const typed = plainText(text)
  if (typed === '') return { ok: false, fault: 'empty' }

  const bare = withoutCurrency(typed, symbols)
  const unsigned = withoutCurrency(bare.replace(SIGN, '').trim(), symbols)
  const digits = westernDigits(unsigned, symbols.digits)
  if (digits === '' || /[^\d.,'’\u066b\u066c\s]/.test(digits)) {
    return { ok: false, fault: 'not_a_number', reason: 'foreign_text' }
  }
  const plain = toPlainDecimal(digits, symbols, assetScale(asset))
  if (!plain.ok) return { ok: false, fault: 'not_a_number', reason: plain.reason }
  if (MINUS.test(bare)) return { ok: false, fault: 'negative' }

  const parsed = parseDecimal(plain.decimal, asset)
  if (parsed.ok) return parsed
  if (parsed.fault === 'too_many_decimals') {
    return { ok: false, fault: 'too_many_decimals', scale: assetScale(asset) }
  }
  if (parsed.fault === 'too_large') return { ok: false, fault: 'too_large' }
  return { ok: false, fault: 'not_a_number', reason: 'malformed' }
}

/** One kind of space, no invisible marks, full-width characters made plain. */
function plainText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
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
