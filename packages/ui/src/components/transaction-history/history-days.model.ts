import type { Instant } from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** The rows of one day: `count` of them from `first` on. */
export interface HistoryDay {
  /** Names the day among the others, and stays the same while rows are added. */
  readonly key: string
  /** A moment of that day. */
  readonly at: Instant
  readonly first: number
  readonly count: number
}

/** A day as a calendar has it: `yyyy-mm-dd`, from its first moment until the first one of the next day. */
interface CalendarDay {
  readonly date: string
  readonly from: Instant
  readonly until: Instant
}

/** Tells the day of a moment; it remembers the days that it has looked up. */
export type Calendar = (at: Instant) => CalendarDay

/** Every time zone changes its day on a quarter of an hour of UTC. */
const STEP_MS = 15 * 60_000
const USUAL_DAY_STEPS = 24 * 4
/** No day is longer than 26 hours. */
const LONGEST_DAY_STEPS = 26 * 4

/** Makes a calendar of the formatter's time zone. */
export function createCalendar({ calendarDay }: Pick<Formatter, 'calendarDay'>): Calendar {
  const known = new Map<string, CalendarDay>()
  let latest: CalendarDay | null = null
  return (at) => {
    const date = calendarDay(at)
    const found = known.get(date)
    if (found && at >= found.from && at < found.until) return found
    const isDate = (step: number) => calendarDay(toInstant(step * STEP_MS)) === date
    const here = toStep(at)
    // Days are mostly asked for one after the other, and mostly have 24 hours: three looks instead of fifteen.
    const beside = latest && toStep(latest.from)
    const until =
      beside !== null && isDate(beside - 1) ? beside : here + furthest((away) => isDate(here + away)) + 1
    const usual = until - USUAL_DAY_STEPS
    const isUsual = isDate(usual) && !isDate(usual - 1)
    const from = isUsual ? usual : here - furthest((away) => isDate(here - away))
    latest = { date, from: toInstant(from * STEP_MS), until: toInstant(until * STEP_MS) }
    known.set(date, latest)
    return latest
  }
}

/** The day before the one that a moment is in. */
export function dayBefore(at: Instant, calendar: Calendar): string {
  return calendar(toInstant(Date.parse(calendar(at).from) - 1)).date
}

/**
 * Groups rows by day, in their order: each row is in one group. A day is looked up once; whether a row is of it, the text
 * of its moment tells, since moments are always written alike. A day that comes twice has a key of its own each time.
 */
export function toHistoryDays(
  rows: readonly { readonly createdAt: Instant }[],
  calendar: Calendar,
): readonly HistoryDay[] {
  const days: { key: string; at: Instant; first: number; count: number }[] = []
  const times = new Map<string, number>()
  let open: CalendarDay | null = null
  let current = { key: '', at: '', first: 0, count: 0 }
  for (let row = 0; row < rows.length; row += 1) {
    const at = rows[row]?.createdAt ?? ''
    if (!open || at < open.from || at >= open.until) {
      open = calendar(at)
      const before = times.get(open.date) ?? 0
      times.set(open.date, before + 1)
      current = { key: before === 0 ? open.date : `${open.date}/${before}`, at, first: row, count: 0 }
      days.push(current)
    }
    current.count += 1
  }
  return days
}

/** The most steps away at which something still holds that holds at none and, once it does not, never again. */
function furthest(holds: (away: number) => boolean): number {
  let yes = 0
  let no = LONGEST_DAY_STEPS + 1
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}

function toStep(at: Instant): number {
  return Math.floor(Date.parse(at) / STEP_MS)
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString()
}
