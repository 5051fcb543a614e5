import type { Amount, Instant, UnitName } from '@creditkit/contract'
import { formatCredits, pluralCategory, unitFor } from './credits'
import {
  calendarDay,
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatRelative,
  formatTime,
} from './date'
import { formatDays } from './days'
import { type Direction, knownLocale, localeDirection } from './locale'
import {
  currencySymbol,
  formatMoney,
  formatNumber,
  formatPercent,
  formatQuantity,
  type MoneyStyle,
  type NumberStyle,
} from './number'
import { type AmountInputResult, parseAmountInput } from './parse-amount-input'

/** Everything that depends on a locale, with the locale already chosen. Same input, same text; all of it exact. */
export interface Formatter {
  readonly locale: string
  readonly direction: Direction
  readonly number: (value: number | bigint, style?: NumberStyle) => string
  readonly percent: (share: number) => string
  /** The quantity without a unit: whole ones without decimals, others with all; with `allDecimals`, as columns want it, each with all. */
  readonly quantity: (value: Amount, style?: NumberStyle & { readonly allDecimals?: boolean }) => string
  /** The unit's name in the plural that goes with the amount. */
  readonly unit: (value: Amount, name: UnitName) => string
  /** Quantity and unit. */
  readonly credits: (value: Amount, name: UnitName, style?: NumberStyle) => string
  readonly money: (value: Amount, style?: MoneyStyle) => string
  readonly date: (at: Instant) => string
  /** The date without its year. */
  readonly day: (at: Instant) => string
  /** The date as date fields have it, `yyyy-mm-dd`, for comparing and not for reading. */
  readonly calendarDay: (at: Instant) => string
  readonly dateTime: (at: Instant) => string
  /** The date in full, with the day of the week. */
  readonly longDate: (at: Instant) => string
  readonly time: (at: Instant) => string
  /** How far `at` lies from `now`. */
  readonly relative: (at: Instant, now: Instant) => string
  /** How many calendar days `at` lies from `now` ("in 9 days", "tomorrow"); months and years further away. */
  readonly days: (at: Instant, now: Instant) => string
  readonly pluralCategory: (value: number) => Intl.LDMLPluralRule
  readonly currencySymbol: (code: string) => { symbol: string; side: 'start' | 'end' } | null
  /** Reads an amount as people type it. */
  readonly parseAmount: (text: string, asset: Amount['asset']) => AmountInputResult
}

/** What a formatter may be told besides the locale. */
export interface FormatterOptions {
  /** An IANA time zone that instants are written in; the reader's own unless named. */
  readonly timeZone?: string | undefined
  /** The way text runs; as the locale has it unless named. */
  readonly direction?: Direction | undefined
}

/** Binds every format to a locale. A malformed locale is read as `en`. */
export function createFormatter(wanted: string, { timeZone, direction }: FormatterOptions = {}): Formatter {
  const locale = knownLocale(wanted)
  return {
    locale,
    direction: direction ?? localeDirection(locale),
    number: (value, style) => formatNumber(locale, value, style),
    percent: (share) => formatPercent(locale, share),
    quantity: (value, style) => formatQuantity(locale, value, style),
    unit: (value, name) => unitFor(locale, value, name),
    credits: (value, name, style) => formatCredits(locale, value, name, style),
    money: (value, style) => formatMoney(locale, value, style),
    date: (at) => formatDate(locale, at, timeZone),
    day: (at) => formatDay(locale, at, timeZone),
    calendarDay: (at) => calendarDay(at, timeZone),
    dateTime: (at) => formatDateTime(locale, at, timeZone),
    longDate: (at) => formatLongDate(locale, at, timeZone),
    time: (at) => formatTime(locale, at, timeZone),
    relative: (at, now) => formatRelative(locale, at, now),
    days: (at, now) => formatDays(locale, at, now, timeZone),
    pluralCategory: (value) => pluralCategory(locale, value),
    currencySymbol: (code) => currencySymbol(locale, code),
    parseAmount: (text, asset) => parseAmountInput(text, asset, locale),
  }
}
