import type { ExportState } from '@creditkit/client/react'
import type { Formatter } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'
import type { HistoryFilter } from './history-filter.model'

/** Everything that an export can be. */
export type HistoryExportModel =
  | { readonly status: 'idle' }
  /** `rows` have arrived so far. */
  | { readonly status: 'pending'; readonly rows: number }
  | { readonly status: 'saved'; readonly rows: number; readonly fileName: string }
  /** The filters let nothing through: no file was made. */
  | { readonly status: 'nothing' }
  | { readonly status: 'canceled' }
  | { readonly status: 'failed'; readonly message: PlainMessageKey; readonly canRetry: boolean }

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'transactionHistory.error.internal' }

/** Says what there is to tell of an export. `fileName` is what the file was saved as. */
export function toHistoryExportModel(state: ExportState, fileName: string): HistoryExportModel {
  switch (state.status) {
    case 'idle':
      return { status: 'idle' }
    case 'canceled':
      return { status: 'canceled' }
    case 'pending':
      return { status: 'pending', rows: state.progress.rows }
    case 'failed':
      return {
        status: 'failed',
        message: errorTexts[state.error.code],
        canRetry: mayRetry(state.error.code),
      }
    case 'succeeded': {
      const rows = countRows(state.result)
      return rows === 0 ? { status: 'nothing' } : { status: 'saved', rows, fileName }
    }
  }
}

/** How many rows a CSV file has, without its heading. A line break in quotes is part of a row. */
export function countRows(csv: string): number {
  let rows = -1
  let isQuoted = false
  let isLineEmpty = true
  for (let index = 0; index < csv.length; index += 1) {
    const letter = csv.charCodeAt(index)
    if (letter === QUOTE) isQuoted = !isQuoted
    if (letter === LINE_FEED && !isQuoted) {
      if (!isLineEmpty) rows += 1
      isLineEmpty = true
    } else if (letter !== CARRIAGE_RETURN) isLineEmpty = false
  }
  return Math.max(0, isLineEmpty ? rows : rows + 1)
}

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * What the file is called: after the wallet and the days that it is of, to the last one that is in it. Letters that a file
 * system does not take are left out.
 */
export function exportFileName(
  { from, to }: Pick<HistoryFilter, 'from' | 'to'>,
  wallet: string | null,
  now: string,
  { calendarDay }: Pick<Formatter, 'calendarDay'>,
): string {
  const name = (wallet ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const days = [from, to === '' ? calendarDay(now) : to].filter((day) => day !== '')
  return `${['transactions', name, ...days].filter((part) => part !== '').join('_')}.csv`
}
