import { checkedKey, compareKeys, createOrderedKeys, type OrderedKeys } from './ordered-keys'
import type { IndexKey, StoredRecord, Table, Walk } from './store'

/** The rows of one table with the indexes walked so far; an index is built when it is first walked, then kept up. */
export interface TableData<Row extends StoredRecord = StoredRecord> {
  /** Whose indexes these are: two declarations of a table differ in this object. */
  readonly declaration: object
  readonly rows: ReadonlyMap<string, Row>
  /** Puts a row in the place of the one with its identifier. */
  put(row: Row): void
  delete(id: string): void
  /** Replaces all rows. */
  reset(rows: Iterable<Row>): void
  walk(index: string, walk: Walk): Generator<Row, void, undefined>
}

/** Makes the data of a table, without rows. */
export function createTableData<Row extends StoredRecord>(table: Table<Row>): TableData<Row> {
  const rows = new Map<string, Row>()
  const built = new Map<string, Index<Row>>()

  function indexNamed(name: string): Index<Row> {
    const found = built.get(name)
    if (found) return found
    const keyOf = table.indexes[name]
    if (!keyOf) throw new Error(`The table "${table.name}" has no index "${name}".`)
    const index = createIndex(keyOf, rows.values())
    built.set(name, index)
    return index
  }

  return {
    declaration: table.indexes,
    rows,
    put(row) {
      const before = rows.get(row.id)
      // An index that cannot order the row throws here, before any of them has changed.
      const moves = [...built.values()].map((index) => index.move(before, row))
      for (const move of moves) move()
      rows.set(row.id, row)
    },
    delete(id) {
      const before = rows.get(id)
      for (const index of built.values()) index.move(before, undefined)()
      rows.delete(id)
    },
    reset(next) {
      rows.clear()
      built.clear()
      for (const row of next) rows.set(row.id, row)
    },
    *walk(name, walk) {
      for (const key of indexNamed(name).keys.walk(walk)) {
        const row = rows.get(idOf(key))
        if (row) yield row
      }
    },
  }
}

interface Index<Row> {
  readonly keys: OrderedKeys
  /** Works out how the index changes with a row, and gives back what does it. */
  move(before: Row | undefined, after: Row | undefined): () => void
}

function createIndex<Row extends StoredRecord>(
  keyOf: (row: Row) => IndexKey | null,
  rows: Iterable<Row>,
): Index<Row> {
  // The identifier as last part keeps rows with the same key apart, and leads from a key back to its row.
  const entryOf = (row: Row | undefined) => {
    const key = row && keyOf(row)
    return key ? checkedKey([...key, row.id]) : null
  }
  const keys = createOrderedKeys(entries(rows, entryOf))
  return {
    keys,
    move(before, after) {
      const old = entryOf(before)
      const next = entryOf(after)
      return () => {
        if (old && next && compareKeys(old, next) === 0) return
        if (old) keys.remove(old)
        if (next) keys.add(next)
      }
    },
  }
}

function* entries<Row>(rows: Iterable<Row>, entryOf: (row: Row) => IndexKey | null): Generator<IndexKey> {
  for (const row of rows) {
    const entry = entryOf(row)
    if (entry) yield entry
  }
}

function idOf(entry: IndexKey): string {
  return String(entry.at(-1))
}
