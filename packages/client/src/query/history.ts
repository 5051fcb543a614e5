import type { Page } from '@creditkit/contract'
import type { TransactionFilter } from './keys'
import type { Heard } from './news'

/** A page and when it was asked for, in milliseconds of this browser's clock: it knows all that happened before. */
export interface AskedPage<Item> extends Page<Item> {
  readonly askedAt: number
}

/** The pages of a list as the query cache holds them. */
export interface Pages<Item> {
  readonly pages: readonly AskedPage<Item>[]
  readonly pageParams: readonly unknown[]
}

/** A row that lists show newest first. */
export interface Row {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** Whether a row belongs to a list; null when only the server can tell. */
export type Belongs<Item> = (item: Item) => boolean | null

/** Pages that a refresh asks for again. A list scrolled deeper is cut, so that refreshing it never costs a request a page. */
export const REFRESHED_PAGES = 4

/**
 * The rows of a list: what the pages hold, each row once in its newest state, with what was heard since laid over it.
 * A heard row that lies beyond the loaded pages waits for its page; one that a page asked for later does not have is
 * gone from the list.
 */
export function toRows<Item extends Row>(
  pages: readonly AskedPage<Item>[],
  heard: Iterable<Heard<Item>>,
  belongs: Belongs<Item>,
): readonly Item[] {
  const rows = new Map<string, Heard<Item>>()
  for (const page of pages) {
    for (const item of page.items) {
      const before = rows.get(item.id)
      if (!before || isNewer(item, before.value)) rows.set(item.id, { value: item, at: page.askedAt })
    }
  }
  const inserted: Item[] = []
  for (const news of heard) {
    const row = rows.get(news.value.id)
    const isMember = belongs(news.value)
    if (row) {
      if (!supersedes(news, row)) continue
      if (isMember === false) rows.delete(news.value.id)
      else rows.set(news.value.id, news)
    } else if (isMember && news.at >= askedAtAround(pages, news.value)) inserted.push(news.value)
  }
  return place(
    inserted,
    [...rows.values()].map((row) => row.value),
  )
}

/** Tells whether what a query holds is a list that was scrolled so far that refreshing all of it costs too much. */
export function isDeepList(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('pages' in data)) return false
  return Array.isArray(data.pages) && data.pages.length > REFRESHED_PAGES
}

/** Cuts what a refresh would ask for to {@link REFRESHED_PAGES}; undefined when there is nothing to cut. */
export function cutPages<Item>(list: Pages<Item> | undefined): Pages<Item> | undefined {
  if (!list || list.pages.length <= REFRESHED_PAGES) return undefined
  return {
    pages: list.pages.slice(0, REFRESHED_PAGES),
    pageParams: list.pageParams.slice(0, REFRESHED_PAGES),
  }
}

/** Whether a transaction belongs to a filtered history. `from` is inclusive, `to` exclusive, as in the contract. */
export function belongsTo(filter: TransactionFilter): Belongs<{
  readonly walletId: string
  readonly type: string
  readonly status: string
  readonly createdAt: string
}> {
  return (transaction) => {
    const at = Date.parse(transaction.createdAt)
    if (filter.walletId !== undefined && filter.walletId !== transaction.walletId) return false
    if (filter.type !== undefined && filter.type !== transaction.type) return false
    if (filter.status !== undefined && filter.status !== transaction.status) return false
    if (filter.from !== undefined && at < Date.parse(filter.from)) return false
    if (filter.to !== undefined && at >= Date.parse(filter.to)) return false
    return filter.q ? null : true
  }
}

function isNewer(left: Row, right: Row): boolean {
  return Date.parse(left.updatedAt) > Date.parse(right.updatedAt)
}

function supersedes(news: Heard<Row>, row: Heard<Row>): boolean {
  if (isNewer(news.value, row.value)) return true
  return !isNewer(row.value, news.value) && news.at >= row.at
}

/** When the page that the row would be on was asked for; never, when that page is not loaded. */
function askedAtAround(pages: readonly AskedPage<Row>[], row: Row): number {
  const at = Date.parse(row.createdAt)
  for (const page of pages) {
    const last = page.items.at(-1)
    if (page.nextCursor === null || (last && Date.parse(last.createdAt) <= at)) return page.askedAt
  }
  return Number.POSITIVE_INFINITY
}

/** Puts rows where they belong in a list of newest first; of two rows of the same moment the one heard last is on top. */
function place<Item extends Row>(inserted: readonly Item[], rows: readonly Item[]): readonly Item[] {
  if (inserted.length === 0) return rows
  const waiting = inserted
    .map((item, index) => ({ item, index, at: Date.parse(item.createdAt) }))
    .sort((left, right) => right.at - left.at || right.index - left.index)
  const placed: Item[] = []
  let next = 0
  for (const row of rows) {
    const at = Date.parse(row.createdAt)
    for (let first = waiting[next]; first && first.at >= at; first = waiting[next]) {
      placed.push(first.item)
      next += 1
    }
    placed.push(row)
  }
  return [...placed, ...waiting.slice(next).map((row) => row.item)]
}
