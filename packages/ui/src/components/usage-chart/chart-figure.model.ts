import type { Amount, Instant } from '@creditkit/contract'
import { type Formatter, formatMetered } from '../../format/index'
import type { ChartMeter } from './chart-question.model'
import { accumulate, type DaySeries, middleOf, type UsageDay } from './day-series.model'
import { ticksUpTo } from './scale.model'

/** What the bars stand for: what each day used, or all that was used up to it. */
export type ChartMode = 'day' | 'running'

/** One colour of the bars: a meter by its name, or what of a running total is within the allowance and what is past it. */
export type FigureSeries =
  | { readonly kind: 'meter'; readonly id: string; readonly name: string; readonly total: string }
  | { readonly kind: 'within' | 'past'; readonly id: string }

/** A day as it is drawn, read and told; every text is exact. */
export interface FigureDay {
  readonly id: Instant
  /** The date with its year. */
  readonly name: string
  /** The date for the axis. */
  readonly label: string
  /** What is drawn, for each series in its order; null where nothing is known. */
  readonly parts: readonly (bigint | null)[]
  /** Each meter's use, in the order of the meters; null where nothing is known. */
  readonly quantities: readonly (string | null)[]
  /** All of it; null where nothing is known. */
  readonly total: string | null
  /** The credits that were paid on that day; empty where none were. */
  readonly credits: readonly string[]
  readonly isRunning: boolean
}

/** A mark of the axis. */
export interface FigureTick {
  readonly value: bigint
  readonly text: string
}

/** Everything that is drawn. */
export interface Figure {
  readonly mode: ChartMode
  readonly series: readonly FigureSeries[]
  readonly meters: readonly { readonly id: string; readonly name: string }[]
  readonly days: readonly FigureDay[]
  readonly ticks: readonly FigureTick[]
  /** The allowance of the period, where the bars can be held against it: a running total of one meter. */
  readonly limit: FigureTick | null
}

/** Amounts and dates as they are written. */
export interface FigureTexts {
  readonly format: Formatter
  readonly credits: (value: Amount) => string
}

const COMPACT_FROM = 10_000n

/** Makes the drawing of the days of some meters of one unit. */
export function toFigure(
  series: DaySeries,
  meters: readonly ChartMeter[],
  mode: ChartMode,
  texts: FigureTexts,
): Figure {
  const { format } = texts
  const days = mode === 'running' ? accumulate(series.days) : series.days
  const allowance = mode === 'running' && meters.length === 1 ? (meters[0]?.included ?? null) : null
  const limit = allowance === null ? null : BigInt(allowance)
  // One more than the allowance, so that there is room for its name above the line.
  const least = limit === null ? 0n : limit + 1n
  const most = days.reduce((max, { total }) => (total !== null && total > max ? total : max), least)
  const ticks = ticksUpTo(most)
  const compact = (ticks.at(-1) ?? 0n) >= COMPACT_FROM
  return {
    mode,
    series:
      limit === null
        ? meterSeries(series, meters, texts)
        : [
            { kind: 'within', id: 'within' },
            { kind: 'past', id: 'past' },
          ],
    meters: meters.map(({ id, name }) => ({ id, name })),
    days: days.map((day) => toFigureDay(day, meters, limit, texts)),
    ticks: ticks.map((value) => ({ value, text: format.number(value, { compact }) })),
    limit: limit === null ? null : { value: limit, text: formatMetered(format, limit, meters) },
  }
}

function meterSeries(
  { totals }: DaySeries,
  meters: readonly ChartMeter[],
  { format }: FigureTexts,
): readonly FigureSeries[] {
  return meters.map((meter, index) => ({
    kind: 'meter',
    id: meter.id,
    name: meter.name,
    total: formatMetered(format, totals[index] ?? 0n, [meter]),
  }))
}

function toFigureDay(
  day: UsageDay,
  meters: readonly ChartMeter[],
  limit: bigint | null,
  { format, credits }: FigureTexts,
): FigureDay {
  const middle = middleOf(day)
  const write = (value: bigint | null) => (value === null ? null : formatMetered(format, value, meters))
  return {
    id: day.from,
    name: format.date(middle),
    label: format.day(middle),
    parts: limit === null ? day.used : partsAt(limit, day.total),
    quantities: day.used.map(write),
    total: write(day.total),
    credits: day.credits.map(credits),
    isRunning: day.isRunning,
  }
}

function partsAt(limit: bigint, total: bigint | null): readonly (bigint | null)[] {
  if (total === null) return [null, null]
  return total > limit ? [limit, total - limit] : [total, 0n]
}
