import { createListeners } from './listeners'
import { createReplica } from './replica'
import type { Store, StoreDump } from './store'

/**
 * Makes a store that lives in this process, empty or from a dump. Transactions run at once, in the order of the
 * calls; calling the store inside a transaction throws and so fails that transaction.
 */
export function createMemoryStore(initial?: StoreDump): Store {
  const replica = createReplica()
  const listeners = createListeners()
  if (initial) replica.replace(initial)

  /** Does the work now; what it throws becomes the promise's rejection. */
  async function promised<T>(work: () => T): Promise<T> {
    return work()
  }

  return {
    transaction(fn) {
      replica.assertIdle()
      return promised(() => {
        const { value, changes } = replica.run(fn)
        if (changes.length > 0) listeners.tell(changes)
        return value
      })
    },
    read(fn) {
      replica.assertIdle()
      return promised(() => replica.read(fn))
    },
    onCommit: listeners.add,
    dump() {
      replica.assertIdle()
      return promised(replica.dump)
    },
    load(dump) {
      replica.assertIdle()
      return promised(() => {
        replica.replace(dump)
        listeners.tell([])
      })
    },
  }
}
