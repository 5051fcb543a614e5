import {
  type Instant,
  KNOWN_TRANSACTION_TYPES,
  type OperationInput,
  type Transaction,
  type TransactionStatus,
} from '@creditkit/contract'
import { createFormatter, type Formatter } from '../../format/index'

/** What somebody has chosen and typed. Days are `yyyy-mm-dd` as a date field gives them; empty is no choice. */
export interface HistoryFilter {
  readonly walletId: string
  readonly type: string
  readonly status: TransactionStatus | ''
  readonly search: string
  /** The first day that is wanted. */
  readonly from: string
  /** The last day that is wanted. */
  readonly to: string
}

/** What the server is asked for, a page of it at a time. */
export type HistoryQuestion = Omit<OperationInput<'listTransactions'>, 'cursor'>

/** The states that can be chosen. */
export const STATUSES: readonly TransactionStatus[] = ['pending', 'completed', 'failed', 'reversed']

/** Nothing chosen and nothing typed. */
export const NO_FILTER: HistoryFilter = { walletId: '', type: '', status: '', search: '', from: '', to: '' }

/** A filter that is set, to be named and taken away: the days are one, the search is one. */
export type ActiveFilter = 'walletId' | 'type' | 'status' | 'search' | 'days'

/** The filters that are set, as they stand in the form. A range of days that is not asked for is none. */
export function activeFilters(filter: HistoryFilter): readonly ActiveFilter[] {
  const { walletId, type, status, search, from, to } = filter
  const hasDays = (isDay(from) || isDay(to)) && !areDatesReversed(filter)
  const set = { search: search.trim(), walletId, type, status, days: hasDays ? 'set' : '' }
  return (['search', 'walletId', 'type', 'status', 'days'] as const).filter((name) => set[name] !== '')
}

/** The filters without one of them. */
export function withoutFilter(filter: HistoryFilter, name: ActiveFilter): HistoryFilter {
  return name === 'days' ? { ...filter, from: '', to: '' } : { ...filter, [name]: '' }
}

/** How many of the filters are set, the search not among them. */
export function countFilters({ walletId, type, status, from, to }: HistoryFilter): number {
  return [walletId, type, status, from || to].filter((choice) => choice !== '').length
}

/** Whether anything is chosen or typed that leaves rows out. */
export function isFiltered(filter: HistoryFilter): boolean {
  return countFilters(filter) > 0 || filter.search.trim() !== ''
}

/** Whether the last day comes before the first one; such a range is not asked for. */
export function areDatesReversed({ from, to }: Pick<HistoryFilter, 'from' | 'to'>): boolean {
  return isDay(from) && isDay(to) && to < from
}

/**
 * The question for the server. Days are those of the formatter's time zone, both ends included. A day that is not
 * finished, and a range whose days are reversed, leaves no trace.
 */
export function toQuestion(filter: HistoryFilter, format: Formatter): HistoryQuestion {
  const { walletId, type, status } = filter
  const q = filter.search.trim()
  const isUsable = !areDatesReversed(filter)
  const from = isUsable ? dayStart(filter.from, format) : null
  const to = isUsable ? dayStart(dayAfter(filter.to), format) : null
  return {
    ...(walletId !== '' && { walletId }),
    ...(type !== '' && { type }),
    ...(status !== '' && { status }),
    ...(q !== '' && { q }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  }
}

/** The types besides the known ones that can be chosen: those that are on screen, and the one that is chosen. */
export function otherTypes(transactions: readonly Pick<Transaction, 'type'>[], chosen: string): string[] {
  const types = new Set([chosen])
  for (const { type } of transactions) types.add(type)
  for (const known of ['', ...KNOWN_TRANSACTION_TYPES]) types.delete(known)
  return [...types].sort()
}

const DAY_MS = 86_400_000
/** Every time zone is a whole number of quarters of an hour away from UTC. */
const STEP_MS = 15 * 60_000
/** Zones lie between UTC−12 and UTC+14, so that a day begins at most so long before it does in UTC. */
const EARLIEST_MS = 14 * 3_600_000
const LATEST_MS = 12 * 3_600_000

/**
 * The moment at which a day begins where the formatter writes dates: the first moment that it writes as that day. The
 * filter so cuts exactly where the dates on the page change, in any zone and over any change of the clocks. Null for
 * what is no day.
 */
export function dayStart(day: string, format: Formatter): Instant | null {
  if (!isDay(day)) return null
  const midnight = Date.parse(`${day}T00:00:00.000Z`)
  const wanted = createFormatter(format.locale, { timeZone: 'UTC' }).date(new Date(midnight).toISOString())
  for (let at = midnight - EARLIEST_MS; at <= midnight + LATEST_MS + 2 * STEP_MS; at += STEP_MS) {
    const moment = new Date(at).toISOString()
    if (format.date(moment) === wanted) return moment
  }
  return null
}

function dayAfter(day: string): string {
  return isDay(day) ? new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10) : ''
}

/** Four digits of year from 1900 on: while somebody types a year, a field already gives "0002-11-01". */
export function isDay(day: string): boolean {
  return /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00.000Z`))
}
