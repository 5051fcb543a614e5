import type { AskedPage, Belongs, Row } from './history'
import type { Heard } from './news'

/** Reads the rows of a list; what it hands out is never changed afterwards. */
export type RowReader<Item> = (
  pages: readonly AskedPage<Item>[],
  heard: Iterable<Heard<Item>>,
  belongs: Belongs<Item>,
) => readonly Item[]

/** Pages put together: each row once, and where it stands. */
interface Merged<Item> {
  readonly pages: AskedPage<Item>[]
  readonly rows: Item[]
  /** When the page was asked for that told each row. */
  readonly askedAt: number[]
  readonly places: Map<string, number>
}

/**
 * Makes a reader of rows: what the pages hold, each row once in its newest state, with what was heard since laid over it.
 * A heard row that lies beyond the loaded pages waits for its page; one that a page asked for later does not have is
 * gone from the list. It remembers the pages it has read, so that a page more costs no reading of a hundred thousand rows.
 */
export function createRowReader<Item extends Row>(): RowReader<Item> {
  let merged = nothing<Item>()
  return (pages, heard, belongs) => {
    if (!merged.pages.every((page, index) => page === pages[index])) merged = nothing()
    for (const page of pages.slice(merged.pages.length)) merge(merged, page)
    return layOver(merged, heard, belongs)
  }
}

/** The rows of a list that is read once; see {@link createRowReader}. */
export const toRows = <Item extends Row>(...list: Parameters<RowReader<Item>>): readonly Item[] =>
  createRowReader<Item>()(...list)

function nothing<Item>(): Merged<Item> {
  return { pages: [], rows: [], askedAt: [], places: new Map() }
}

function merge<Item extends Row>({ pages, rows, askedAt, places }: Merged<Item>, page: AskedPage<Item>) {
  pages.push(page)
  for (const item of page.items) {
    const place = places.get(item.id) ?? rows.length
    const before = rows[place]
    if (before && !isNewer(item, before)) continue
    places.set(item.id, place)
    rows[place] = item
    askedAt[place] = page.askedAt
  }
}

function layOver<Item extends Row>(
  { pages, rows: known, askedAt, places }: Merged<Item>,
  heard: Iterable<Heard<Item>>,
  belongs: Belongs<Item>,
): readonly Item[] {
  const rows = known.slice()
  const gone = new Set<Item>()
  const inserted: Item[] = []
  for (const news of heard) {
    const isMember = belongs(news.value)
    const place = places.get(news.value.id)
    const value = place === undefined ? undefined : known[place]
    if (place !== undefined && value) {
      if (!supersedes(news, { value, at: askedAt[place] ?? 0 })) continue
      rows[place] = news.value
      if (isMember === false) gone.add(news.value)
    } else if (isMember && news.at >= askedAtAround(pages, news.value)) inserted.push(news.value)
  }
  return put(inserted, gone.size === 0 ? rows : rows.filter((row) => !gone.has(row)))
}

/** Instants are always written alike, so that the later text is the later moment. */
function isNewer(left: Row, right: Row): boolean {
  return left.updatedAt > right.updatedAt
}

function supersedes(news: Heard<Row>, row: Heard<Row>): boolean {
  if (isNewer(news.value, row.value)) return true
  return !isNewer(row.value, news.value) && news.at >= row.at
}

/** When the page that the row would be on was asked for; never, when that page is not loaded. */
function askedAtAround(pages: readonly AskedPage<Row>[], { createdAt }: Row): number {
  for (const page of pages) {
    const last = page.items.at(-1)
    if (page.nextCursor === null || (last && last.createdAt <= createdAt)) return page.askedAt
  }
  return Number.POSITIVE_INFINITY
}

/** Puts rows where they belong in a list of newest first; of two rows of the same moment the one heard last is on top. */
function put<Item extends Row>(inserted: readonly Item[], rows: readonly Item[]): readonly Item[] {
  if (inserted.length === 0) return rows
  const waiting = inserted
    .map((item, index) => ({ item, index }))
    .sort((left, right) => later(left.item, right.item) || right.index - left.index)
  const top: Item[] = []
  let next = 0
  for (const { item } of waiting) {
    for (let row = rows[next]; row && row.createdAt > item.createdAt; row = rows[next]) {
      top.push(row)
      next += 1
    }
    top.push(item)
  }
  return [...top, ...rows.slice(next)]
}

function later(left: Row, right: Row): number {
  if (left.createdAt === right.createdAt) return 0
  return left.createdAt < right.createdAt ? 1 : -1
}
