import type { ListHandle } from '@creditkit/client/react'
import type { Transaction } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** What comes after the rows: the end, a next page, one on its way, or one that could not be loaded. */
export type HistoryMore =
  | { readonly status: 'none' | 'available' | 'loading' }
  | { readonly status: 'failed'; readonly message: PlainMessageKey }

/** Everything that a history can be. Rows that are known stay on screen whatever happens to a later request. */
export type TransactionHistoryModel =
  | { readonly status: 'loading' }
  | { readonly status: 'offline' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | { readonly status: 'empty' }
  /** There are transactions perhaps, but none that the filters let through. */
  | { readonly status: 'noMatch' }
  | {
      readonly status: 'ready'
      readonly transactions: readonly Transaction[]
      /** Newer ones that wait above, because somebody is reading. */
      readonly waiting: number
      /** Whether these answer the question before, while the new one is on its way. */
      readonly isOutdated: boolean
      /** Since when they could not be refreshed, and why; null while they are current. */
      readonly stale: { readonly since: string; readonly isOffline: boolean } | null
      readonly more: HistoryMore
    }

/** What the model is made with. */
export interface TransactionHistoryOptions {
  readonly format: Formatter
  readonly isFiltered: boolean
  /** Newer rows that wait above those of the handle, because somebody is reading. */
  readonly waiting: number
  /** Rows of the question before, to stand there until the answer comes; null when there are none to show. */
  readonly earlier: readonly Transaction[] | null
}

type History = Pick<
  ListHandle<Transaction>,
  'data' | 'error' | 'isStale' | 'updatedAt' | 'hasMore' | 'isLoadingMore' | 'loadMoreError'
>

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'transactionHistory.error.internal' }

/** Says what there is to draw. Pure: the same handle and options give an equal model. */
export function toTransactionHistoryModel(
  history: History,
  { format, isFiltered, waiting, earlier }: TransactionHistoryOptions,
): TransactionHistoryModel {
  const { data, error, updatedAt } = history
  if (data === undefined) {
    if (error) return toFailure(error)
    if (!earlier || earlier.length === 0) return { status: 'loading' }
    return {
      status: 'ready',
      transactions: earlier,
      waiting: 0,
      isOutdated: true,
      stale: null,
      more: { status: 'none' },
    }
  }
  if (data.length === 0) return { status: isFiltered ? 'noMatch' : 'empty' }
  return {
    status: 'ready',
    transactions: data,
    waiting,
    isOutdated: false,
    stale:
      history.isStale && updatedAt !== null
        ? { since: format.time(updatedAt), isOffline: error?.code === 'network' }
        : null,
    more: toMore(history),
  }
}

function toFailure(error: NonNullable<History['error']>): TransactionHistoryModel {
  if (error.code === 'network') return { status: 'offline' }
  return {
    status: 'error',
    message: errorTexts[error.code],
    requestId: error.requestId ?? null,
    canRetry: mayRetry(error.code),
  }
}

function toMore({ hasMore, isLoadingMore, loadMoreError }: History): HistoryMore {
  if (isLoadingMore) return { status: 'loading' }
  if (loadMoreError) return { status: 'failed', message: errorTexts[loadMoreError.code] }
  return { status: hasMore ? 'available' : 'none' }
}
