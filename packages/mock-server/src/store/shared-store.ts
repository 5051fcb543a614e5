import type { CommitLog, Position } from './commit-log'
import { parseDump } from './dump'
import { createListeners } from './listeners'
import { createReplica } from './replica'
import type { Store } from './store'

/** What a shared store is built on; in a browser IndexedDB, Web Locks and a BroadcastChannel. */
export interface SharedStorePorts {
  readonly log: CommitLog
  /** Runs `fn` while nobody else runs under the same lock, in this tab or in another. */
  lock<T>(fn: () => Promise<T>): Promise<T>
  readonly channel: {
    /** Tells the other tabs that something was committed. */
    announce(): void
    /** Hears the other tabs; returns the way out. */
    onAnnounced(listener: () => void): () => void
  }
}

/** A store that several tabs share. `close` stops hearing the others; what is under way still ends. */
export interface SharedStore extends Store {
  close(): void
}

/**
 * Makes a store whose state several tabs share. Each tab keeps a replica in memory. A transaction takes the lock that
 * all tabs know, catches up with what the others committed, runs on the replica, and is done once the log has it; when
 * the log refuses it (no room, say) the replica is rolled back and the transaction rejects with the log's error. A read
 * catches up first and takes no lock.
 *
 * Listeners hear of the other tabs' commits too, several of them at once perhaps, and of each row how it ended up.
 */
export function createSharedStore({ log, lock, channel }: SharedStorePorts): SharedStore {
  const replica = createReplica()
  const listeners = createListeners()
  let position: Position | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other within this tab: nobody sees a transaction of this tab before the log has it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    replica.assertIdle()
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }

  async function catchUp(): Promise<Position> {
    const news = await log.since(position)
    if (news.kind === 'news') {
      const changes = replica.apply(news.changes, news.counters)
      position = news.position
      if (changes.length > 0) listeners.tell(changes)
    } else {
      const first = position === null
      replica.replace(news.dump)
      position = news.position
      if (!first) listeners.tell([])
    }
    return position
  }

  const stopHearing = channel.onAnnounced(() => {
    // Whoever comes next catches up anyway, and hears of a fault there.
    inTurn(catchUp).catch(() => {})
  })

  return {
    transaction: (fn) =>
      inTurn(() =>
        lock(async () => {
          const from = await catchUp()
          const { value, changes, counters, undo } = replica.run(fn)
          if (changes.length === 0 && Object.keys(counters).length === 0) return value
          try {
            position = await log.append(from, { changes, counters })
          } catch (error) {
            undo()
            throw error
          }
          channel.announce()
          if (changes.length > 0) listeners.tell(changes)
          return value
        }),
      ),

    read: (fn) =>
      inTurn(async () => {
        await catchUp()
        return replica.read(fn)
      }),

    onCommit: listeners.add,

    dump: () =>
      inTurn(async () => {
        await catchUp()
        return replica.dump()
      }),

    load: (dump) =>
      inTurn(() =>
        lock(async () => {
          const parsed = parseDump(dump)
          position = await log.replace(parsed)
          replica.replace(parsed)
          channel.announce()
          listeners.tell([])
        }),
      ),

    close: stopHearing,
  }
}
