/** A record of a table: plain JSON with an identifier of its own. */
export interface StoredRecord {
  readonly id: string
}

/**
 * A table: its name, and named indexes that order its records. An index maps a record to a sort key of texts and
 * numbers, or to null when the record is not in that index; lists are read through indexes, never by filtering all
 * rows. Rows under the same key are in the order of their identifiers.
 */
export interface Table<Row extends StoredRecord, Index extends string = string> {
  readonly name: string
  readonly indexes: Readonly<Record<Index, (row: Row) => IndexKey | null>>
  /** Never there at run time: it carries the type of the rows, for tables that have no index to tell it by. */
  readonly row?: Row
}

/** A sort key, compared part by part; parts at the same place are all texts (by UTF-16 code unit) or all numbers. */
export type IndexKey = readonly (string | number)[]

/** Declares a table with its row type and indexes; the result is a constant and holds no data. */
export function table<Row extends StoredRecord>() {
  return <Index extends string = never>(
    name: string,
    indexes: Readonly<Record<Index, (row: Row) => IndexKey | null>>,
  ): Table<Row, Index> => ({ name, indexes })
}

/**
 * How to walk an index: the keys that start with `prefix`, in the order asked for (ascending unless named), from past
 * `after` on. Keys that start with `after` are passed over too; where several rows share a key, add the identifier of
 * the last row as one more part to go on behind that row.
 */
export interface Walk {
  readonly prefix?: IndexKey
  readonly after?: IndexKey
  readonly order?: 'ascending' | 'descending'
}

/** Reading inside a transaction. Rows are frozen: a change is a `put` of a new row. */
export interface Reader {
  get<Row extends StoredRecord>(table: Table<Row>, id: string): Row | undefined
  /**
   * Walks an index lazily: taking 25 of 100 000 rows costs 25. Rows may be put and deleted on the way; the walk goes
   * on behind the key that it gave last. It ends with its transaction: asking it for more afterwards is an error.
   */
  walk<Row extends StoredRecord, Index extends string>(
    table: Table<Row, Index>,
    index: NoInfer<Index>,
    walk?: Walk,
  ): Iterable<Row>
  count<Row extends StoredRecord>(table: Table<Row>): number
}

/** Reading and writing inside a transaction; a thrown error undoes every write of it. */
export interface Tx extends Reader {
  put<Row extends StoredRecord>(table: Table<Row>, row: Row): void
  delete<Row extends StoredRecord>(table: Table<Row>, id: string): void
  /** The next number of a counter that never repeats, from 1 up; a rolled-back transaction gives it back. */
  next(counter: string): number
}

/** One committed change of a record; `row` is null when it was deleted. */
export interface Change {
  readonly table: string
  readonly id: string
  readonly row: StoredRecord | null
}

/** Everything in a store as plain JSON, for snapshots and files. */
export interface StoreDump {
  readonly counters: Readonly<Record<string, number>>
  readonly tables: Readonly<Record<string, readonly StoredRecord[]>>
}

/**
 * Where the mock backend keeps its state. Transactions run one at a time over the whole store, in the order asked
 * for: `fn` is synchronous, sees every earlier commit and none of its own failures.
 */
export interface Store {
  transaction<T>(fn: (tx: Tx) => T): Promise<T>
  read<T>(fn: (reader: Reader) => T): Promise<T>
  /** Calls back after every commit that changed something, here or (where the store is shared) in another tab; returns the way out. */
  onCommit(listener: (changes: readonly Change[]) => void): () => void
  dump(): Promise<StoreDump>
  /** Replaces everything. Listeners hear of it as one commit with no changes listed. */
  load(dump: StoreDump): Promise<void>
}
