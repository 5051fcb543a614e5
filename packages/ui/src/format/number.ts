import { type Amount, assetCode, assetScale, toDecimal } from '@creditkit/contract'
import { localeDirection } from './locale'

/** How a number is written. */
export interface NumberStyle {
  /** `always` writes a plus before what is above zero, as a list of changes wants it; `auto` only writes minuses. */
  readonly sign?: 'auto' | 'always'
  /** Shortens ("12K") and so rounds; only for places where the exact number stands near by. */
  readonly compact?: boolean
}

const formatters = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(key, made)
  return made
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}

/** Formats the decimal text itself, so that no digit passes through a float. */
function writeDecimal(format: Intl.NumberFormat, decimal: string): string {
  return isNumeric(decimal) ? withMinus(format.format(decimal), decimal.startsWith('-')) : decimal
}

/** Writes U+2212 for a hyphen: readers of screens say the one and pass over the other, and in a column it is as wide as a plus. */
function withMinus(text: string, isNegative: boolean): string {
  return isNegative ? text.replace('-', '\u2212') : text
}

function shared(style: NumberStyle): Intl.NumberFormatOptions {
  return {
    signDisplay: style.sign === 'always' ? 'exceptZero' : 'auto',
    ...(style.compact ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 } : {}),
  }
}

/** Writes a count (`1234567` → "1,234,567"); exact for every safe integer and every bigint. */
export function formatNumber(locale: string, value: number | bigint, style: NumberStyle = {}): string {
  const text = numberFormat(locale, { maximumFractionDigits: 20, ...shared(style) }).format(value)
  return withMinus(text, value < 0)
}

/** Writes a share of one (`0.8` → "80%"), without decimals. */
export function formatPercent(locale: string, share: number): string {
  return numberFormat(locale, { style: 'percent' }).format(share)
}

/**
 * The kit's one rule for decimals. In headlines and running text a whole amount has none ("27") and any other has all
 * of its asset's ("27.50", never "27.5"), so that the same amount looks the same wherever it stands. In columns that
 * are read downwards every amount has all of them (`allDecimals`, "27.00"). Money has all of them always, but on buttons
 * and presets (`trimZeros`).
 */
function decimalsOf(value: Amount, allDecimals: boolean): Intl.NumberFormatOptions {
  const scale = assetScale(value.asset)
  return {
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
    ...(allDecimals ? {} : { trailingZeroDisplay: 'stripIfInteger' }),
  }
}

/**
 * Writes the quantity of an amount without its unit, exact to the last digit: a whole amount without decimals ("27"),
 * any other with all of them ("27.50"), and with `allDecimals` each with all of them ("27.00"), as columns want it.
 */
export function formatQuantity(
  locale: string,
  value: Amount,
  style: NumberStyle & { readonly allDecimals?: boolean } = {},
): string {
  const { allDecimals = false, ...rest } = style
  return writeDecimal(
    numberFormat(locale, { ...decimalsOf(value, allDecimals), ...shared(rest) }),
    toDecimal(value),
  )
}

/** How money is written. */
export interface MoneyStyle extends NumberStyle {
  /** Leaves the decimals out where they are all zero ("$25"), as buttons and presets want it. */
  readonly trimZeros?: boolean
  /** Writes the currency's code in place of its symbol, for places where "$" would not be clear. */
  readonly code?: boolean
}

/**
 * Writes money with its currency, exact to the last digit and with all of the asset's decimals ("$25.00"). An asset
 * whose code is not that of a currency is written as a number and its code.
 */
export function formatMoney(locale: string, value: Amount, style: MoneyStyle = {}): string {
  const code = assetCode(value.asset)
  if (!/^[A-Z]{3}$/.test(code))
    return `${formatQuantity(locale, value, { ...style, allDecimals: true })} ${code}`
  const format = numberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: style.code ? 'code' : 'symbol',
    ...decimalsOf(value, !style.trimZeros),
    ...shared(style),
  })
  return isolateCurrency(locale, format, writeDecimal(format, toDecimal(value)))
}

function isolateCurrency(locale: string, format: Intl.NumberFormat, text: string): string {
  const currency = format.formatToParts(0).find((part) => part.type === 'currency')?.value
  return currency ? text.replace(currency, isolated(locale, currency)) : text
}

/**
 * Holds a currency together where text runs from right to left: "US$" beside a number is otherwise drawn as "$US", because
 * the sign at its end belongs to neither direction.
 */
function isolated(locale: string, currency: string): string {
  const isMixed = localeDirection(locale) === 'rtl' && /\p{Script=Latin}/u.test(currency)
  return isMixed ? `\u2066${currency}\u2069` : currency
}

/** The characters a locale writes numbers with, and every way it may mark a currency. */
export interface NumberSymbols {
  readonly decimal: string
  readonly group: string
  /** The ten digits from zero up. */
  readonly digits: readonly string[]
  /** Whether thousands are grouped in the Indian way (12,34,567). */
  readonly indianGroups: boolean
  /** Symbols, codes and signs that may stand beside the number. */
  readonly currency: readonly string[]
}

/** What the locale writes around and between digits; `currency` is empty for a code that is none. */
export function numberSymbols(locale: string, code: string): NumberSymbols {
  const parts = numberFormat(locale, { useGrouping: 'always', minimumFractionDigits: 1 }).formatToParts(
    1234567.5,
  )
  const digits = numberFormat(locale, { useGrouping: false, minimumIntegerDigits: 10 }).format(123456789)
  const groups = parts.filter((part) => part.type === 'integer')
  return {
    decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
    group: parts.find((part) => part.type === 'group')?.value ?? '',
    digits: Array.from(digits),
    indianGroups: groups.length === 3 && Array.from(groups[1]?.value ?? '').length === 2,
    currency: currencyMarks(locale, code),
  }
}

function currencyMarks(locale: string, code: string): string[] {
  if (!/^[A-Z]{3}$/.test(code)) return [code]
  const displays = ['symbol', 'narrowSymbol', 'code'] as const
  return displays.map((currencyDisplay) => currencyPart(locale, code, currencyDisplay))
}

function currencyPart(locale: string, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol' | 'code') {
  const parts = numberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(0)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

/** The symbol of an amount field's currency, and on which side of the number the locale writes it; null for no currency. */
export function currencySymbol(
  locale: string,
  code: string,
): { symbol: string; side: 'start' | 'end' } | null {
  if (!/^[A-Z]{3}$/.test(code)) return null
  const parts = numberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  const mark = parts.findIndex((part) => part.type === 'currency')
  const number = parts.findIndex((part) => part.type === 'integer')
  return { symbol: isolated(locale, parts[mark]?.value ?? code), side: mark < number ? 'start' : 'end' }
}
