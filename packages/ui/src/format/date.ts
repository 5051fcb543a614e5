import type { Instant } from '@creditkit/contract'

const dateFormats = new Map<string, Intl.DateTimeFormat>()
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

function dateFormat(locale: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) })
  dateFormats.set(key, made)
  return made
}

function relativeFormat(locale: string) {
  const known = relativeFormats.get(locale)
  if (known) return known
  const made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  relativeFormats.set(locale, made)
  return made
}

/** Writes the day of an instant ("Nov 1, 2026") in a time zone, the reader's own when none is named. */
export function formatDate(locale: string, at: Instant, timeZone?: string): string {
  return dateFormat(locale, timeZone, { dateStyle: 'medium' }).format(new Date(at))
}

/** Writes the day of an instant without its year ("Nov 1"), for axes and other places where the year stands near by. */
export function formatDay(locale: string, at: Instant, timeZone?: string): string {
  return dateFormat(locale, timeZone, { month: 'short', day: 'numeric' }).format(new Date(at))
}

/** The day of an instant as date fields write it ("2026-11-01"), in a time zone; the same in every locale. */
export function calendarDay(at: Instant, timeZone?: string): string {
  const options = {
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  } as const
  const parts = dateFormat('en', timeZone, options).formatToParts(new Date(at))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Writes the day of an instant in full ("Sunday, November 1, 2026"), as a heading wants it. */
export function formatLongDate(locale: string, at: Instant, timeZone?: string): string {
  return dateFormat(locale, timeZone, { dateStyle: 'full' }).format(new Date(at))
}

/** Writes day and time of an instant ("Nov 1, 2026, 9:00 AM") in a time zone, the reader's own when none is named. */
export function formatDateTime(locale: string, at: Instant, timeZone?: string): string {
  return dateFormat(locale, timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}

/** Writes the time of day of an instant ("9:00 AM") in a time zone, the reader's own when none is named. */
export function formatTime(locale: string, at: Instant, timeZone?: string): string {
  return dateFormat(locale, timeZone, { timeStyle: 'short' }).format(new Date(at))
}

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** Writes how far an instant lies from another ("2 minutes ago", "in 3 days"), in the largest unit that fits whole. */
export function formatRelative(locale: string, at: Instant, now: Instant): string {
  const seconds = Math.trunc((Date.parse(at) - Date.parse(now)) / 1000)
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const)
  return relativeFormat(locale).format(Math.trunc(seconds / length), unit)
}
