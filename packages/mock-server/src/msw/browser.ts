import { setupWorker } from 'msw/browser'
import { createMockBackend } from '../backend'
import { createSystemClock } from '../control/clock'
import { createMemoryLocks, createWebLocks } from '../locks/index'
import type { MockBackend, MockBackendOptions } from '../mock-backend'
import { createMemoryStore, openBrowserStore, type StoreNotice } from '../store/index'
import { createHandlers } from './handlers'

/** Which build of the tables a kept state was written by; a state of another number is set aside. */
const STATE_FORMAT = 2

/** How a page starts its mock backend. */
export interface StartOptions extends Omit<MockBackendOptions, 'store' | 'locks'> {
  /**
   * The name under which the state is kept in the browser, across reloads and shared by all tabs of the origin. Without
   * a name the state is this page's alone and gone with it.
   */
  readonly persist?: string
  /** Where the host serves MSW's worker script; `/mockServiceWorker.js` unless named. */
  readonly workerUrl?: string
  /** Hears what became of the kept state: set aside because it was damaged, or not kept because the browser cannot. */
  readonly onNotice?: (notice: StoreNotice) => void
}

/**
 * Puts a mock backend behind the requests of this page, the payment providers included, and answers with it once it is
 * there. Call it once, before anything is rendered that makes a request.
 *
 * @throws Error where the browser allows no service worker (an insecure page, a private window).
 */
export async function startMockBackend(options: StartOptions = {}): Promise<MockBackend> {
  const { persist, workerUrl = '/mockServiceWorker.js', onNotice = () => {}, ...rest } = options
  const store =
    persist === undefined
      ? createMemoryStore()
      : await openBrowserStore({ name: `creditkit:${persist}`, format: STATE_FORMAT, onNotice })
  const locks =
    persist === undefined || !('locks' in navigator)
      ? createMemoryLocks()
      : createWebLocks(navigator.locks, `creditkit:${persist}`)
  const backend = createMockBackend({ clock: createSystemClock(), ...rest, store, locks })
  const worker = setupWorker(...createHandlers(backend))
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: workerUrl } })
  return backend
}
