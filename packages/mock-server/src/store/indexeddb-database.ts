import type { StoreNotice } from './commit-log'
import { resultOf } from './indexeddb-requests'
import type { LogHead } from './stored-commit'

/** The key of the one head, and of the one state that was set aside. */
export const HEAD = 'head'

/** The object stores of a log, in one transaction. */
export interface LogStores {
  readonly transaction: IDBTransaction
  /** One row: the position and the counters. */
  readonly heads: IDBObjectStore
  /** Rows and what is left of deleted ones, by table and identifier; the index `seq` orders them by commit. */
  readonly records: IDBObjectStore
  /** The last damaged state, for whoever wants to look into it. */
  readonly aside: IDBObjectStore
}

/** The database of a log. */
export interface LogDatabase {
  readonly name: string
  /** Begins a transaction over all of the log; rejects when the database cannot be opened. */
  open(mode: 'readonly' | 'readwrite'): Promise<LogStores>
}

/** What a database is opened with. */
export interface DatabaseOptions {
  readonly factory: IDBFactory
  readonly name: string
  readonly format: number
  readonly firstHead: () => LogHead
  readonly onNotice: (notice: StoreNotice) => void
}

const STORES = ['heads', 'records', 'aside']

/**
 * Opens the database `<name>/v<format>` when it is first needed, and again when the browser has closed it. That a
 * database of an earlier format is left alone is told once, when the new one is made.
 */
export function openDatabase({ factory, name, format, firstHead, onNotice }: DatabaseOptions): LogDatabase {
  const databaseName = `${name}/v${format}`
  let connection: Promise<IDBDatabase> | null = null

  async function connect(): Promise<IDBDatabase> {
    const request = factory.open(databaseName, 1)
    let isNew = false
    request.onupgradeneeded = () => {
      isNew = true
      const database = request.result
      database.createObjectStore('records', { keyPath: ['table', 'id'] }).createIndex('seq', 'seq')
      database.createObjectStore('aside')
      database.createObjectStore('heads').put(firstHead(), HEAD)
    }
    const database = await resultOf(request)
    const forget = () => {
      connection = null
    }
    // Somebody deletes the database: let them, and make a new one when it is needed again.
    database.onversionchange = () => {
      database.close()
      forget()
    }
    database.onclose = forget
    if (isNew) await tellOfEarlierFormats()
    return database
  }

  async function tellOfEarlierFormats(): Promise<void> {
    const databases = (await factory.databases?.()) ?? []
    const earlier = databases
      .map((database) => database.name ?? '')
      .filter(isOther)
      .sort()
    if (earlier.length === 0) return
    onNotice({
      code: 'earlier_format',
      message: `The mock backend begins afresh: its stored state is of an earlier format and stays in ${earlier.join(', ')}.`,
    })
  }

  function isOther(other: string): boolean {
    return other !== databaseName && other.startsWith(`${name}/v`)
  }

  return {
    name: databaseName,
    async open(mode) {
      connection ??= connect()
      const opening = connection
      try {
        const transaction = (await opening).transaction(STORES, mode, { durability: 'relaxed' })
        return {
          transaction,
          heads: transaction.objectStore('heads'),
          records: transaction.objectStore('records'),
          aside: transaction.objectStore('aside'),
        }
      } catch (error) {
        // The next call tries afresh instead of repeating this one's failure.
        if (connection === opening) connection = null
        throw error
      }
    },
  }
}
