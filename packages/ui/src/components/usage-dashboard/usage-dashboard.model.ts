import type { ReadHandle } from '@creditkit/client/react'
import type { UsageMeter } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'
import {
  type MeterLevel,
  type MeterRowModel,
  type MeterTexts,
  type MonthlyUsage,
  toMeterRow,
} from './meter-row.model'

/** When a meter begins anew: a date, and how far off it is; `when` is null once that moment has passed. */
export interface ResetText {
  readonly date: string
  readonly when: string | null
}

/** A row of the dashboard; `reset` is null where all meters reset together. */
export type DashboardRow = MeterRowModel & { readonly reset: ResetText | null }

/** Everything that the dashboard can be. */
export type UsageDashboardModel =
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
      /** In the server's order. */
      readonly rows: readonly DashboardRow[]
      /** When all meters reset together; null where they do not. */
      readonly reset: ResetText | null
      /** When the meters were last heard of, where they could not be refreshed since; null while they are current. */
      readonly staleSince: string | null
      /** Where credits would help; null where none are needed. */
      readonly help: { readonly walletId: string | null } | null
    }

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'usageDashboard.error.internal' }

/** What wants attention comes first. What has no allowance is paid for as agreed, and wants none. */
const RANK: Readonly<Record<MeterLevel, number>> = {
  over: 0,
  reached: 1,
  almost: 2,
  close: 3,
  normal: 4,
  paid: 4,
  unlimited: 4,
}
const NEEDS_CREDITS: ReadonlySet<MeterLevel> = new Set(['over', 'reached', 'almost', 'close', 'paid'])

/** Says what there is to draw. Pure: the same readings give an equal model. */
export function toUsageDashboardModel(
  read: Pick<ReadHandle<readonly UsageMeter[]>, 'data' | 'error' | 'isStale' | 'updatedAt'>,
  monthly: MonthlyUsage,
  texts: MeterTexts,
): UsageDashboardModel {
  const { data, error, isStale, updatedAt } = read
  if (data === undefined) {
    if (!error) return { status: 'loading' }
    return {
      status: 'error',
      message: errorTexts[error.code],
      requestId: error.requestId ?? null,
      canRetry: mayRetry(error.code),
    }
  }
  if (data.length === 0) return { status: 'empty' }
  const { format } = texts
  const resets = new Set(data.map(({ resetsAt }) => Date.parse(resetsAt)))
  const write = (at: string) => toReset(at, updatedAt, format)
  const rows = data.map((meter) => ({
    ...toMeterRow(meter, monthly, texts),
    reset: resets.size > 1 ? write(meter.resetsAt) : null,
  }))
  const worst = byAttention(rows).find(({ level }) => NEEDS_CREDITS.has(level))
  const [first] = data
  return {
    status: 'ready',
    rows,
    reset: first && resets.size === 1 ? write(first.resetsAt) : null,
    staleSince: isStale && updatedAt !== null ? format.time(updatedAt) : null,
    help: worst ? { walletId: worst.walletId } : null,
  }
}

/** Rows by how much attention they want, those that want the same in the order they came in. */
export function byAttention<Row extends Pick<MeterRowModel, 'level'>>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((left, right) => RANK[left.level] - RANK[right.level])
}

/** Rows in an order that was settled before; rows that were not there then come last. */
export function inOrder<Row extends Pick<MeterRowModel, 'id'>>(
  rows: readonly Row[],
  ids: readonly string[],
): readonly Row[] {
  const place = (row: Row) => (ids.includes(row.id) ? ids.indexOf(row.id) : ids.length)
  return [...rows].sort((left, right) => place(left) - place(right))
}

function toReset(at: string, now: string | null, format: Formatter): ResetText {
  const isAhead = now !== null && Date.parse(at) > Date.parse(now)
  return { date: format.date(at), when: isAhead ? format.days(at, now) : null }
}
