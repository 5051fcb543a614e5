import { DEFAULT_PAGE_SIZE, type Page } from '@creditkit/contract'
import type { IndexKey } from '../store/index'
import { invalid } from './service-problem'

/** What a list operation is asked for. */
export interface PageRequest {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/**
 * Cuts one page out of rows that start after the cursor. The cursor holds the sort key of the last row shown, so rows
 * that arrive in front neither repeat nor hide any.
 */
export function pageOf<Row, Item>(
  request: PageRequest,
  rowsAfter: (after: IndexKey | undefined) => Iterable<Row>,
  keyOf: (row: Row) => IndexKey,
  toItem: (row: Row) => Item,
): Page<Item> {
  const limit = request.limit ?? DEFAULT_PAGE_SIZE
  const rows: Row[] = []
  for (const row of rowsAfter(request.cursor === undefined ? undefined : readCursor(request.cursor))) {
    rows.push(row)
    if (rows.length > limit) break
  }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null,
  }
}

function writeCursor(key: IndexKey): string {
  return encodeURIComponent(JSON.stringify(key))
}

function readCursor(cursor: string): IndexKey {
  try {
    const key: unknown = JSON.parse(decodeURIComponent(cursor))
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number'))
      return key
  } catch {
    // A cursor that was not written by us is answered below.
  }
  throw invalid('cursor', 'cursor', 'Pass the nextCursor of an earlier page, unchanged.')
}
