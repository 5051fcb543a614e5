import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { CommitLog } from '../commit-log'
import { createIndexedDbLog } from '../indexeddb-log'
import { createSharedStore, type SharedStore } from '../shared-store'

/** Opens a browser of fakes: one IndexedDB, one lock and one channel for all of its tabs. */
export function openBrowser() {
  const factory = new IDBFactory()
  const ears = new Set<() => void>()
  let epochs = 0
  let tail: Promise<unknown> = Promise.resolve()

  const lock = <T>(fn: () => Promise<T>): Promise<T> => {
    const turn = tail.then(fn, fn)
    tail = turn.catch(() => {})
    return turn
  }

  return {
    /** Opens a tab; `around` may stand between it and its log. */
    tab(around: (log: CommitLog) => CommitLog = (log) => log): SharedStore {
      const newEpoch = () => {
        epochs += 1
        return `epoch ${epochs}`
      }
      const log = createIndexedDbLog({ factory, name: 'mock', format: 1, newEpoch, onNotice: () => {} })
      let own: (() => void) | undefined
      return createSharedStore({
        log: around(log),
        lock,
        channel: {
          announce() {
            for (const ear of ears) if (ear !== own) setTimeout(ear)
          },
          onAnnounced(listener) {
            own = listener
            ears.add(listener)
            return () => ears.delete(listener)
          },
        },
      })
    },
  }
}
