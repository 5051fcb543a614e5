import type { IndexKey, StoredRecord, Table } from '../../store/store'
import type { DodoCall } from './call'
import { DodoRefusal } from './refusal'

const PAGE_SIZE = 10
const MAX_PAGE_SIZE = 100

/** Rows that lists show: they know when they were made. */
interface Listed extends StoredRecord {
  readonly createdAt: number
}

/**
 * One page of a list, newest first: `page_number` counts from 0, `page_size` is 10 unless named and at most 100. Goes
 * through the index that fits; `where` and the times of the query leave rows out on the way.
 */
export function listPage<Row extends Listed, Index extends string, Item>(
  call: DodoCall,
  from: { readonly table: Table<Row, Index>; readonly index: NoInfer<Index>; readonly prefix?: IndexKey },
  where: (row: Row) => boolean,
  toItem: (row: Row) => Item,
): { items: Item[] } {
  const size = Math.min(count(call.query, 'page_size') ?? PAGE_SIZE, MAX_PAGE_SIZE)
  let skip = (count(call.query, 'page_number') ?? 0) * size
  const since = instant(call.query, 'created_at_gte') ?? Number.NEGATIVE_INFINITY
  const until = instant(call.query, 'created_at_lte') ?? Number.POSITIVE_INFINITY
  const walk = { order: 'descending', ...(from.prefix && { prefix: from.prefix }) } as const
  const items: Item[] = []
  for (const row of call.tx.walk(from.table, from.index, walk)) {
    if (items.length >= size) break
    if (row.createdAt < since || row.createdAt > until || !where(row)) continue
    if (skip > 0) skip -= 1
    else items.push(toItem(row))
  }
  return { items }
}

/** Tells whether a filter of the query lets a value pass; one that is not asked for lets all pass. */
export function passes(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name)
  return wanted === null || wanted === value
}

function count(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  if (text === null) return null
  if (!/^\d{1,9}$/.test(text)) throw new DodoRefusal('INVALID_QUERY_PARAMS', `${name}: invalid digit found`)
  return Number(text)
}

function instant(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  if (text === null) return null
  const at = Date.parse(text)
  if (Number.isNaN(at))
    throw new DodoRefusal('INVALID_QUERY_PARAMS', `${name}: input contains invalid characters`)
  return at
}
