import { parseDump } from './dump'
import { freezeJson } from './plain-json'
import type { Change, Reader, StoreDump, StoredRecord, Table, Tx } from './store'
import { createTableData, type TableData } from './table-data'

/** What a run left behind: its result, what it changed, and the way back to how it was before. */
export interface Run<T> {
  readonly value: T
  readonly changes: readonly Change[]
  /** The counters that moved, with their new values. */
  readonly counters: Readonly<Record<string, number>>
  undo(): void
}

/** The state of a store in memory. It is synchronous and knows nothing of queues, locks or other tabs. */
export interface Replica {
  /** Runs `fn` all or nothing. Throws what `fn` throws, or an Error when it is asynchronous or inside another run. */
  run<T>(fn: (tx: Tx) => T): Run<T>
  read<T>(fn: (reader: Reader) => T): T
  /** Throws an Error inside a run: a transaction that calls the store again would wait for itself. */
  assertIdle(): void
  /** Takes over what somebody else committed; gives back what of it was news here. */
  apply(changes: readonly Change[], counters: Readonly<Record<string, number>>): Change[]
  dump(): StoreDump
  /** Replaces everything; TypeError on what is no dump, with nothing replaced. */
  replace(dump: StoreDump): void
}

/** Makes an empty replica. */
export function createReplica(): Replica {
  const tables = new Map<string, TableData>()
  let counters = new Map<string, number>()
  let running = false

  function dataOf<Row extends StoredRecord>(table: Table<Row>): TableData<Row> {
    const found = tables.get(table.name)
    if (found && isDeclaredBy(found, table)) return found
    if (found && found.declaration !== UNDECLARED.indexes)
      throw new Error(`Two tables are called "${table.name}".`)
    const data = createTableData(table)
    const stored = [...(found?.rows.values() ?? [])]
    if (areRowsOf(table, stored)) data.reset(stored)
    tables.set(table.name, data)
    return data
  }

  function dataNamed(name: string): TableData {
    const data = tables.get(name) ?? createTableData(UNDECLARED)
    tables.set(name, data)
    return data
  }

  function restore(name: string, id: string, row: StoredRecord | null | undefined): void {
    if (row) dataNamed(name).put(row)
    else dataNamed(name).delete(id)
  }

  function assertIdle(): void {
    if (running) throw new Error('A transaction is running: use its own reader and writer, not the store.')
  }

  /** Lets `fn` work on an open reader or transaction, one at a time, and closes it behind `fn`. */
  function exclusively<T>(fn: (open: () => void) => T): T {
    assertIdle()
    running = true
    let open = true
    try {
      const value = fn(() => {
        if (!open) throw new Error('This transaction is over.')
      })
      if (isThenable(value))
        throw new Error('A transaction is synchronous: do the waiting before or after it.')
      return value
    } finally {
      open = false
      running = false
    }
  }

  function readerOf(open: () => void): Reader {
    return {
      get(table, id) {
        open()
        return dataOf(table).rows.get(id)
      },
      *walk(table, index, walk = {}) {
        open()
        for (const row of dataOf(table).walk(index, walk)) {
          yield row
          open()
        }
      },
      count(table) {
        open()
        return dataOf(table).rows.size
      },
    }
  }

  return {
    run(fn) {
      const journal = createJournal()
      const undo = () => {
        for (const { table, id, row } of journal.rows()) restore(table, id, row)
        for (const [counter, before] of journal.counters) {
          if (before === undefined) counters.delete(counter)
          else counters.set(counter, before)
        }
      }
      try {
        const value = exclusively((open) =>
          fn({
            ...readerOf(open),
            put(table, row) {
              open()
              const data = dataOf(table)
              const before = data.rows.get(row.id)
              if (before === row) return
              freezeJson(row, `${table.name} ${row.id}`)
              journal.note(table.name, row.id, before)
              data.put(row)
            },
            delete(table, id) {
              open()
              const data = dataOf(table)
              const before = data.rows.get(id)
              if (!before) return
              journal.note(table.name, id, before)
              data.delete(id)
            },
            next(counter) {
              open()
              const before = counters.get(counter)
              if (!journal.counters.has(counter)) journal.counters.set(counter, before)
              const value = (before ?? 0) + 1
              counters.set(counter, value)
              return value
            },
          }),
        )
        const changes: Change[] = []
        for (const { table, id, row: before } of journal.rows()) {
          const row = tables.get(table)?.rows.get(id)
          if (row !== before) changes.push({ table, id, row: row ?? null })
        }
        const moved = [...journal.counters.keys()].map((counter) => [counter, counters.get(counter) ?? 0])
        return { value, changes, counters: Object.fromEntries(moved), undo }
      } catch (error) {
        undo()
        throw error
      }
    },

    assertIdle,

    read: (fn) => exclusively((open) => fn(readerOf(open))),

    apply(changes, moved) {
      for (const [counter, value] of Object.entries(moved)) counters.set(counter, value)
      const news = changes.filter(({ table, id, row }) => row !== null || tables.get(table)?.rows.has(id))
      for (const { table, id, row } of news) restore(table, id, row && freezeJson(row, `${table} ${id}`))
      return news
    },

    dump: () => ({
      counters: Object.fromEntries([...counters].sort(([left], [right]) => (left < right ? -1 : 1))),
      tables: Object.fromEntries(
        [...tables]
          .filter(([, data]) => data.rows.size > 0)
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([name, data]) => [name, [...data.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))]),
      ),
    }),

    replace(dump) {
      assertIdle()
      const { counters: loadedCounters, tables: loadedTables } = parseDump(dump)
      const loaded = new Map(Object.entries(loadedTables))
      for (const name of new Set([...tables.keys(), ...loaded.keys()])) {
        dataNamed(name).reset(loaded.get(name) ?? [])
      }
      counters = new Map(Object.entries(loadedCounters))
    },
  }
}

const UNDECLARED: Table<StoredRecord> = { name: '', indexes: {} }

/** How rows and counters were when a run first touched them. */
function createJournal() {
  const tables = new Map<string, Map<string, StoredRecord | undefined>>()
  return {
    counters: new Map<string, number | undefined>(),
    note(table: string, id: string, before: StoredRecord | undefined): void {
      let rows = tables.get(table)
      if (!rows) {
        rows = new Map()
        tables.set(table, rows)
      }
      if (!rows.has(id)) rows.set(id, before)
    },
    *rows() {
      for (const [table, rows] of tables) for (const [id, row] of rows) yield { table, id, row }
    },
  }
}

function isDeclaredBy<Row extends StoredRecord>(data: TableData, table: Table<Row>): data is TableData<Row> {
  return data.declaration === table.indexes
}

/**
 * Gives stored rows the type that their table declares. Rows only ever come in through the same declaration, here, in
 * another tab or in an earlier session, and a store whose declarations have changed since is of another format.
 */
function areRowsOf<Row extends StoredRecord>(
  _table: Table<Row>,
  rows: readonly StoredRecord[],
): rows is readonly Row[] {
  return rows !== undefined
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
