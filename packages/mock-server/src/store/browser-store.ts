import { createWebLocks } from '../locks/index'
import type { StoreNotice } from './commit-log'
import { createIndexedDbLog } from './indexeddb-log'
import { createMemoryStore } from './memory-store'
import { createSharedStore } from './shared-store'
import type { Store } from './store'

/** Which state a browser keeps; `format` changes with the declaration of any table. */
export interface BrowserStoreOptions {
  readonly name: string
  readonly format: number
  readonly onNotice: (notice: StoreNotice) => void
}

/**
 * Opens the store that all tabs of this origin share. Where the browser cannot keep or share it (no IndexedDB or Web
 * Locks, as in some private windows and on insecure pages), a store of this tab alone takes its place, with a notice.
 */
export async function openBrowserStore({ name, format, onNotice }: BrowserStoreOptions): Promise<Store> {
  try {
    const log = createIndexedDbLog({
      factory: indexedDB,
      name,
      format,
      newEpoch: () => crypto.randomUUID(),
      onNotice,
    })
    if (!('locks' in navigator)) throw new Error('There are no Web Locks.')
    await log.since(null)
    const channel = new BroadcastChannel(`${name}/v${format}`)
    const locks = createWebLocks(navigator.locks, `${name}/v${format}`)
    return createSharedStore({
      log,
      lock: (fn) => locks.run('store', fn),
      channel: {
        announce: () => channel.postMessage('committed'),
        onAnnounced(listener) {
          channel.addEventListener('message', listener)
          return () => channel.removeEventListener('message', listener)
        },
      },
    })
  } catch (error) {
    onNotice({
      code: 'not_kept',
      message: `This browser keeps no state for the mock backend: it lasts as long as this page. (${String(error)})`,
    })
    return createMemoryStore()
  }
}
