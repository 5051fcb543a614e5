import type { Instant, OperationInput, UsageMeter } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { middleOf, type UsageDay } from './day-series.model'

/** Which days are looked at. */
export type UsageRange = '7d' | '30d' | '90d' | 'period' | 'custom'

/** Every range, in the order in which they are offered. */
export const USAGE_RANGES = ['7d', '30d', '90d', 'period', 'custom'] as const satisfies readonly UsageRange[]

/** The first and the last day of one's own choice, `yyyy-mm-dd` as a date field gives them; empty while there is none. */
export interface CustomDays {
  readonly from: string
  readonly to: string
}

/** Meters that can be looked at together, because they count the same. */
export interface MeterChoice {
  readonly id: string
  readonly meters: readonly ChartMeter[]
}

/** What the chart has to know of a meter. */
export type ChartMeter = Pick<UsageMeter, 'id' | 'name' | 'unit' | 'included' | 'resetsAt'>

/** What is wrong with days of one's own choice; null when nothing is. Days that are not finished wait. */
export type CustomFault = 'unfinished' | 'reversed' | 'tooLong' | null

/** What is looked at: of which meters, and which days. */
export interface ChartQuestion {
  readonly choice: MeterChoice
  readonly range: UsageRange
  readonly custom: CustomDays
}

type HistoryFilter = Omit<OperationInput<'listUsageHistory'>, 'cursor'>

/** More days of one's own choice than these are not asked for: their bars would be thinner than a pixel. */
export const MOST_DAYS = 366
const DAY_MS = 86_400_000
const PAGE = 100
/** How many days each of the last days are. */
export const DAY_COUNTS = { '7d': 7, '30d': 30, '90d': 90 } as const

/**
 * What can be chosen: meters of one unit together where there are several, then each by itself. Meters of different units
 * never come together, because their numbers do not share an axis; those whose unit is not known (`''`) neither.
 */
export function meterChoices(meters: readonly ChartMeter[]): readonly MeterChoice[] {
  const units = [...new Set(meters.map(({ unit }) => unit))].filter((unit) => unit !== '')
  const together = units
    .map((unit) => ({ id: `unit:${unit}`, meters: meters.filter((meter) => meter.unit === unit) }))
    .filter((choice) => choice.meters.length > 1)
  return [...together, ...meters.map((meter) => ({ id: `meter:${meter.id}`, meters: [meter] }))]
}

/** What is wrong with days of one's own choice. */
export function customFault({ from, to }: CustomDays): CustomFault {
  const first = startOf(from)
  const last = startOf(to)
  if (first === null || last === null) return 'unfinished'
  if (last < first) return 'reversed'
  return (last - first) / DAY_MS >= MOST_DAYS ? 'tooLong' : null
}

/**
 * The question for the server. It has an end only for days of one's own choice: without one the newest day is the one
 * that runs, by the server's clock. Its beginning is counted back from the meter's reset, which is the server's, too, and
 * so lies up to a month before what is wanted; without a known reset it is left out. Where meters are known by their use
 * alone (they have no unit), all are asked for, or the others would be forgotten.
 */
export function toHistoryFilter({ choice, range, custom }: ChartQuestion): HistoryFilter {
  const [first, ...others] = choice.meters
  return {
    granularity: 'day',
    limit: PAGE,
    ...(first && first.unit !== '' && others.length === 0 && { meterId: first.id }),
    ...spanOf(range, custom, first?.resetsAt ?? ''),
  }
}

function spanOf(range: UsageRange, custom: CustomDays, resetsAt: string): { from?: Instant; to?: Instant } {
  if (range === 'custom') {
    const first = startOf(custom.from)
    const last = startOf(custom.to)
    if (first === null || last === null) return {}
    // A day more on both sides, since days begin up to 14 hours earlier or 12 later than in UTC.
    return { from: instant(first - DAY_MS), to: instant(last + 2 * DAY_MS) }
  }
  const begin = periodStart(resetsAt)
  if (begin === null) return {}
  return { from: instant(Date.parse(begin) - (range === 'period' ? 0 : DAY_COUNTS[range] * DAY_MS)) }
}

/** The days that were asked for, out of those that were answered. */
export function daysAskedFor(
  days: readonly UsageDay[],
  { choice, range, custom }: ChartQuestion,
  format: Formatter,
): readonly UsageDay[] {
  if (range === 'custom') {
    return days.filter((day) => {
      const name = format.calendarDay(middleOf(day))
      return custom.from <= name && name <= custom.to
    })
  }
  if (range !== 'period') return days.slice(-DAY_COUNTS[range])
  const begin = periodStart(choice.meters[0]?.resetsAt ?? '')
  return begin === null ? [] : days.filter(({ from }) => Date.parse(from) >= Date.parse(begin))
}

/** Whether so many stretches will do, for a range that was asked for without a beginning: one may be cut in two pages. */
export function isEnough(stretches: number, range: UsageRange): boolean {
  return range !== 'custom' && range !== 'period' && stretches > DAY_COUNTS[range]
}

/** When the period that ends with a reset began: a calendar month before it; null for what is no instant. */
export function periodStart(resetsAt: string): Instant | null {
  const end = new Date(resetsAt)
  if (Number.isNaN(end.getTime())) return null
  const start = new Date(end)
  start.setUTCDate(1)
  start.setUTCMonth(start.getUTCMonth() - 1)
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate()
  start.setUTCDate(Math.min(end.getUTCDate(), lastDay))
  return start.toISOString()
}

/** Four digits of year from 1900 on: while somebody types a year, a field already gives "0002-11-01". */
function startOf(day: string): number | null {
  const at = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN
  return Number.isNaN(at) ? null : at
}

const instant = (ms: number): Instant => new Date(ms).toISOString()
