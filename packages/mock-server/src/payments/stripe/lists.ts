import type { StoredRecord, Table } from '../../store/store'
import type { StripeCall } from './call'
import { type Known, openParams, type Params } from './params'
import { invalid, noSuch } from './refusal'

const PAGING = { limit: true, starting_after: true, ending_before: true, expand: true } as const

interface Listed extends StoredRecord {
  readonly seq: number
  readonly object: object
}

/** What is listed: newest first, through the index that narrows it most. */
export interface Listing<Row extends Listed, Index extends string> {
  readonly table: Table<Row, Index>
  /** The kind, as an error names it. */
  readonly kind: string
  readonly index: Index
  /** The first part of the index's keys; empty for all. */
  readonly prefix: readonly string[]
  /** What else a row has to be. */
  keep?(row: Row): boolean
  /** How a row is shown; its object unless named. */
  show?(row: Row): object
  /** Where the list is; the address of the call unless named. */
  readonly url: string
}

/** Opens the parameters of a list: its filters and the paging. */
export function openListParams(call: StripeCall, filters: Known): Params {
  return openParams(call.form, { ...PAGING, ...filters })
}

/** One page of a list. */
export function listPage<Row extends Listed, Index extends string>(
  call: StripeCall,
  params: Params,
  listing: Listing<Row, Index>,
): object {
  const limit = readLimit(params)
  const after = params.text('starting_after')
  const before = params.text('ending_before')
  if (after !== undefined && before !== undefined) {
    throw invalid('You may only specify one of these parameters: ending_before, starting_after.', {
      param: 'ending_before',
    })
  }
  const createdFits = createdFilter(params)
  const cursor = after ?? before
  const at = cursor === undefined ? undefined : call.tx.get(listing.table, cursor)
  if (cursor !== undefined && !at) {
    throw noSuch(listing.kind, cursor, after === undefined ? 'ending_before' : 'starting_after', 400)
  }
  const page: Row[] = []
  let hasMore = false
  const walk = {
    prefix: listing.prefix,
    order: before === undefined ? ('descending' as const) : ('ascending' as const),
    ...(at && { after: [...listing.prefix, at.seq] }),
  }
  for (const row of call.tx.walk(listing.table, listing.index, walk)) {
    if (!createdFits(row.object) || listing.keep?.(row) === false) continue
    if (page.length === limit) {
      hasMore = true
      break
    }
    page.push(row)
  }
  if (before !== undefined) page.reverse()
  const data = page.map((row) => listing.show?.(row) ?? row.object)
  return { object: 'list', data, has_more: hasMore, url: listing.url }
}

/** One page of things that are in the order they were made in and few enough to be held in one list. */
export function arrayPage(
  params: Params,
  items: readonly { readonly id: string }[],
  kind: string,
  url: string,
): object {
  const limit = readLimit(params)
  const place = (name: 'starting_after' | 'ending_before') => {
    const id = params.text(name)
    if (id === undefined) return undefined
    const index = items.findIndex((item) => item.id === id)
    if (index < 0) throw noSuch(kind, id, name, 400)
    return index
  }
  const before = place('ending_before')
  const start = before === undefined ? (place('starting_after') ?? -1) + 1 : Math.max(0, before - limit)
  const end = before ?? start + limit
  const hasMore = before === undefined ? end < items.length : start > 0
  return { object: 'list', data: items.slice(start, end), has_more: hasMore, url }
}

/** A list that is whole, as it stands inside another object. */
export function wholeList(data: readonly object[], url: string): object {
  return { object: 'list', data, has_more: false, url }
}

/** A page's size: 1 to 100, ten unless named. */
export function readLimit(params: Params): number {
  const limit = params.integer('limit') ?? 10
  if (limit >= 1 && limit <= 100) return limit
  throw invalid(
    limit < 1
      ? 'This value must be greater than or equal to 1.'
      : `This value must be less than or equal to 100 (it currently is '${limit}').`,
    { code: 'parameter_invalid_integer', param: 'limit' },
  )
}

function createdFilter(params: Params): (object: object) => boolean {
  if (!params.has('created')) return () => true
  const exact = typeof params.form.created === 'string' ? params.integer('created') : undefined
  const range =
    exact === undefined ? params.record('created', { gt: true, gte: true, lt: true, lte: true }) : undefined
  const [gt, gte, lt, lte] = [
    range?.integer('gt'),
    range?.integer('gte'),
    range?.integer('lt'),
    range?.integer('lte'),
  ]
  return (object) => {
    const created = 'created' in object && typeof object.created === 'number' ? object.created : 0
    return (
      (exact === undefined || created === exact) &&
      (gt === undefined || created > gt) &&
      (gte === undefined || created >= gte) &&
      (lt === undefined || created < lt) &&
      (lte === undefined || created <= lte)
    )
  }
}
