import * as v from 'valibot'

/** Rows of a page when the caller names no `limit`. */
export const DEFAULT_PAGE_SIZE = 25

/** The most rows that a page can have. */
export const MAX_PAGE_SIZE = 100

const LIMIT_MESSAGE = `Ask for 1 to ${MAX_PAGE_SIZE} rows a page.`

/** Query fields of every list: `cursor` is the last page's `nextCursor`, `limit` the rows wanted (1–100, 25 unless named). */
export const pageQuery = {
  cursor: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(512))),
  limit: v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))], LIMIT_MESSAGE),
      v.integer(LIMIT_MESSAGE),
      v.minValue(1, LIMIT_MESSAGE),
      v.maxValue(MAX_PAGE_SIZE, LIMIT_MESSAGE),
    ),
  ),
}

/** One page of a list, stable under inserts: `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: Item[]
  readonly nextCursor: string | null
}

/** Validates a page of the given items. */
export function pageSchema<const Item extends v.GenericSchema>(item: Item) {
  return v.object({ items: v.array(item), nextCursor: v.nullable(v.string()) })
}
