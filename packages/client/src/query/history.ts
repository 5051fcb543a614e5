import type { Page } from '@creditkit/contract'
import type { TransactionFilter } from './keys'

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
