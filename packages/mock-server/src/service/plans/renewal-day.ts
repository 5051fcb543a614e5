import type { Instant } from '@creditkit/contract'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The same day and time so many calendar months (UTC) later, or the month's last day where it has no such day. Always
 * counted from the beginning, so that 31 January leads to 28 February and on to 31 March.
 */
export function monthsAfter(start: Instant, months: number): Instant {
  const moment = new Date(start)
  const date = moment.getUTCDate()
  moment.setUTCDate(1)
  moment.setUTCMonth(moment.getUTCMonth() + months)
  moment.setUTCDate(Math.min(date, daysOfMonth(moment)))
  return moment.toISOString()
}

/** So many times 24 hours later. */
export function daysAfter(start: Instant, days: number): Instant {
  return new Date(Date.parse(start) + days * DAY_MS).toISOString()
}

/** Whole days of 24 hours that have passed since. */
export function daysSince(start: Instant, now: Instant): number {
  return Math.floor((Date.parse(now) - Date.parse(start)) / DAY_MS)
}

function daysOfMonth(moment: Date): number {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate()
}
