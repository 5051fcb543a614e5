import type { CatchUp, CommitLog, Position, StoreNotice } from './commit-log'
import { HEAD, type LogStores, openDatabase } from './indexeddb-database'
import { inTransaction, resultOf } from './indexeddb-requests'
import type { StoreDump, StoredRecord } from './store'
import { type LogHead, readChanges, readHead, type StoredChange } from './stored-commit'

/** Where a log is kept. */
export interface IndexedDbLogOptions {
  readonly factory: IDBFactory
  readonly name: string
  /**
   * The number of the format of the rows, which changes with the declaration of any table. Each format has a database
   * of its own, `<name>/v<format>`, so that an earlier state is left alone instead of misread.
   */
  readonly format: number
  /** A text never given before, here or in another tab. */
  readonly newEpoch: () => string
  readonly onNotice: (notice: StoreNotice) => void
}

/**
 * Keeps a commit log in IndexedDB, opened when first used. A log that is damaged is set aside in the same database and
 * an empty one begins; IndexedDB that cannot be opened rejects every call.
 */
export function createIndexedDbLog({
  factory,
  name,
  format,
  newEpoch,
  onNotice,
}: IndexedDbLogOptions): CommitLog {
  const firstHead = (): LogHead => ({ epoch: newEpoch(), seq: 0, counters: {} })
  const database = openDatabase({ factory, name, format, firstHead, onNotice })

  /** Sets a damaged log aside and begins an empty one; when another tab was faster, gives back what that tab began. */
  async function beginAfresh(keep: boolean): Promise<CatchUp> {
    const stores = await database.open('readwrite')
    return inTransaction(stores.transaction, async () => {
      const found = await readAll(stores)
      if (found) return found
      if (keep) {
        const { heads, records } = stores
        const damaged = { head: await resultOf(heads.get(HEAD)), records: await resultOf(records.getAll()) }
        await resultOf(stores.aside.put(damaged, HEAD))
      }
      const head = firstHead()
      await resultOf(stores.records.clear())
      await resultOf(stores.heads.put(head, HEAD))
      const message = `The stored state of the mock backend is damaged. It ${keep ? `was set aside in ${database.name}` : 'could not be set aside'} and an empty one begins.`
      onNotice({ code: 'set_aside', message })
      return { kind: 'everything', position: positionOf(head), dump: { counters: {}, tables: {} } }
    })
  }

  return {
    async since(position) {
      const stores = await database.open('readonly')
      const found = await inTransaction(stores.transaction, async () => {
        const head = readHead(await resultOf(stores.heads.get(HEAD)))
        if (!head || position?.epoch !== head.epoch || position.seq > head.seq) return readAll(stores)
        if (position.seq === head.seq) return nothingSince(position)
        return readNews(stores, position, head)
      })
      // A damaged log may fill the room that setting it aside would need.
      return found ?? beginAfresh(true).catch(() => beginAfresh(false))
    },

    async append(position, { changes, counters }) {
      const { heads, records, transaction } = await database.open('readwrite')
      return inTransaction(transaction, async () => {
        const head = readHead(await resultOf(heads.get(HEAD)))
        if (!head || head.epoch !== position.epoch || head.seq !== position.seq) {
          throw new Error('Another tab has committed in the meantime.')
        }
        const next: LogHead = {
          epoch: head.epoch,
          seq: head.seq + 1,
          counters: { ...head.counters, ...counters },
        }
        for (const { table, id, row } of changes) put(records, { table, id, row, seq: next.seq })
        await resultOf(heads.put(next, HEAD))
        return positionOf(next)
      })
    },

    async replace({ counters, tables }) {
      const next: LogHead = { ...firstHead(), counters }
      const { heads, records, transaction } = await database.open('readwrite')
      return inTransaction(transaction, async () => {
        records.clear()
        for (const [table, rows] of Object.entries(tables)) {
          for (const row of rows) put(records, { table, id: row.id, row, seq: next.seq })
        }
        await resultOf(heads.put(next, HEAD))
        return positionOf(next)
      })
    },
  }
}

async function readAll({ heads, records }: LogStores): Promise<CatchUp | null> {
  const head = readHead(await resultOf(heads.get(HEAD)))
  const changes = readChanges(await resultOf(records.getAll()))
  return head && changes && { kind: 'everything', position: positionOf(head), dump: dumpOf(head, changes) }
}

async function readNews({ records }: LogStores, from: Position, head: LogHead): Promise<CatchUp | null> {
  const values = await resultOf(records.index('seq').getAll(IDBKeyRange.lowerBound(from.seq, true)))
  const changes = readChanges(values)?.map(({ table, id, row }) => ({ table, id, row }))
  return changes ? { kind: 'news', position: positionOf(head), changes, counters: head.counters } : null
}

function nothingSince(position: Position): CatchUp {
  return { kind: 'news', position, changes: [], counters: {} }
}

function put(records: IDBObjectStore, change: StoredChange): void {
  records.put(change)
}

function positionOf({ epoch, seq }: LogHead): Position {
  return { epoch, seq }
}

function dumpOf({ counters }: LogHead, changes: readonly StoredChange[]): StoreDump {
  const tables: Record<string, StoredRecord[]> = {}
  for (const { table, row } of changes) {
    if (!row) continue
    tables[table] ??= []
    tables[table].push(row)
  }
  return { counters, tables }
}
