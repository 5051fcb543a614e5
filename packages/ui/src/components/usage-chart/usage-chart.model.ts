import type { CreditsError } from '@creditkit/client'
import type { ReadHandle } from '@creditkit/client/react'
import type { UsageMeter, UsagePoint } from '@creditkit/contract'
import { type Formatter, formatMetered } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'
import { type ChartMode, type Figure, type FigureTexts, toFigure } from './chart-figure.model'
import { type ChartMeter, type ChartQuestion, daysAskedFor } from './chart-question.model'
import { middleOf, toDays, toSeries, type UsageDay } from './day-series.model'

/** The chart in a sentence. */
export interface ChartSummary {
  readonly total: string
  readonly from: string
  readonly to: string
  /** The same days as date fields have them. */
  readonly firstDay: string
  readonly lastDay: string
  /** The day on which most was used; null where nothing was. */
  readonly highest: { readonly day: string; readonly quantity: string } | null
  /** The credits that were paid; empty where none were. */
  readonly credits: readonly string[]
}

/** What is not as one would take it for. */
export interface ChartNotes {
  /** When the points were last heard of, where they could not be refreshed since; null while they are current. */
  readonly staleSince: string | null
  /** The first day that is there, where older ones could not be loaded; null where all are. */
  readonly cutAt: string | null
  /** Whether the newest day goes on. */
  readonly isRunning: boolean
  /** The time at which days begin, where that is not midnight here; null where it is. */
  readonly dayBegins: string | null
  readonly hasMissing: boolean
}

/** Everything that a chart can be. */
export type UsageChartModel =
  | { readonly status: 'loading' }
  | { readonly status: 'empty' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | {
      readonly status: 'ready'
      /** Which question it answers. */
      readonly key: string
      /** Whether another question has been asked since, so that this is shown until the answer is there. */
      readonly isOutdated: boolean
      readonly figure: Figure
      /** Null where the server tells of no day. */
      readonly summary: ChartSummary | null
      readonly notes: ChartNotes
    }

/** All points of a question, as far as they are there. */
export interface WholeHistory
  extends Pick<ReadHandle<readonly UsagePoint[]>, 'data' | 'error' | 'isStale' | 'updatedAt'> {
  /** Why older points are missing; null where they are not, or are still on their way. */
  readonly cutBy: CreditsError | null
}

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'usageChart.error.internal' }

/** Says what there is to draw. `history.data` is undefined until all of it is there. Pure. */
export function toUsageChartModel(
  history: WholeHistory,
  question: ChartQuestion,
  mode: ChartMode,
  texts: FigureTexts,
): UsageChartModel {
  const { data, error } = history
  if (data === undefined) return error ? toFailure(error) : { status: 'loading' }
  const { format } = texts
  const { meters } = question.choice
  const all = toDays(
    data,
    meters.map(({ id }) => id),
    history.updatedAt,
  )
  const days = daysAskedFor(all, question, format)
  const series = toSeries(days, meters.length)
  const highest = series.highest === null ? undefined : days[series.highest]
  return {
    status: 'ready',
    key: questionKey(question),
    isOutdated: false,
    figure: toFigure(series, meters, mode, texts),
    summary: toSummary(
      days,
      {
        total: formatMetered(format, series.total, meters),
        credits: series.credits.map(texts.credits),
        highest: highest?.total
          ? { day: format.day(middleOf(highest)), quantity: formatMetered(format, highest.total, meters) }
          : null,
      },
      format,
    ),
    notes: toNotes(history, days, format),
  }
}

/** Tells questions apart. */
export function questionKey({ choice, range, custom }: ChartQuestion): string {
  return JSON.stringify([choice.id, range, range === 'custom' ? custom : null])
}

/** What can be said of meters that are known by their use alone: that they are there. */
export function metersIn(points: readonly UsagePoint[]): readonly ChartMeter[] {
  return [...new Set(points.map(({ meterId }) => meterId))].map(unknownMeter)
}

/** A meter of which the identifier is all that is known. */
export function unknownMeter(id: UsageMeter['id']): ChartMeter {
  return { id, name: id, unit: '', included: null, resetsAt: '' }
}

/** What a failed reading comes to. */
export function toFailure(error: CreditsError): UsageChartModel {
  return {
    status: 'error',
    message: errorTexts[error.code],
    requestId: error.requestId ?? null,
    canRetry: mayRetry(error.code),
  }
}

function toSummary(
  days: readonly UsageDay[],
  sums: Pick<ChartSummary, 'total' | 'credits' | 'highest'>,
  format: Formatter,
): ChartSummary | null {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const [from, to] = [middleOf(first), middleOf(last)]
  return {
    ...sums,
    from: format.date(from),
    to: format.date(to),
    firstDay: format.calendarDay(from),
    lastDay: format.calendarDay(to),
  }
}

function toNotes(history: WholeHistory, days: readonly UsageDay[], format: Formatter): ChartNotes {
  const last = days.at(-1)
  const [first] = days
  return {
    staleSince: history.isStale && history.updatedAt !== null ? format.time(history.updatedAt) : null,
    cutAt: history.cutBy && first ? format.date(middleOf(first)) : null,
    isRunning: last?.isRunning ?? false,
    dayBegins: last && !isMidnight(last.from, format) ? format.time(last.from) : null,
    hasMissing: days.some(({ total }) => total === null),
  }
}

function isMidnight(at: string, format: Formatter): boolean {
  return format.calendarDay(at) !== format.calendarDay(new Date(Date.parse(at) - 1).toISOString())
}
