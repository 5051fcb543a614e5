import type { Instant } from '@creditkit/contract'

const MS_PER_DAY = 86_400_000
/** Up to so many days a distance is counted in days: "in 9 days" tells more than "next week". */
const COUNTED_IN_DAYS = 60

/**
 * Writes how many calendar days lie between two instants in a time zone, the reader's own when none is named: "today",
 * "tomorrow", "in 9 days", "3 days ago". Further away than 60 days it counts months and years, whole ones only.
 */
export function formatDays(locale: string, at: Instant, now: Instant, timeZone?: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  if (Math.abs(days) <= COUNTED_IN_DAYS) return format.format(days, 'day')
  const [unit, length] = Math.abs(days) >= 365 ? (['year', 365] as const) : (['month', 30] as const)
  return format.format(Math.trunc(days / length), unit)
}

/** The calendar day that an instant falls on in a time zone, counted from 1970. */
function dayNumber(at: Instant, timeZone: string | undefined): number {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone } as const
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', options).formatToParts(new Date(at))
  const part = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / MS_PER_DAY
}
