import { setupWorker } from 'msw/browser'
import type { BackendOptions } from '../backend-interface'
import { createSystemClock } from '../control/clock'
import { createMemoryLocks, createWebLocks } from '../locks/index'
import { STATE_FORMAT } from '../state-format'
import { createMemoryStore, openBrowserStore, type StoreNotice } from '../store/index'
import { hostedPageAt, hostedPageUrl } from './hosted-pages'
import { createMockBackend, type MockBackend } from './mock-backend'
import { signOnAgain } from './sign-on-again'

/** How a page starts its mock backend. */
export interface StartOptions extends Omit<BackendOptions, 'store' | 'locks' | 'pageUrl'> {
  /**
   * The name under which the state is kept in the browser, across reloads and shared by all tabs of the origin. Without
   * a name the state is this page's alone and gone with it: a provider's hosted page then finds nothing to show.
   */
  readonly persist?: string
  /** Where the host serves MSW's worker script; `/mockServiceWorker.js` unless named. */
  readonly workerUrl?: string
  /** Hears what became of the kept state: set aside because it was damaged, or not kept because the browser cannot. */
  readonly onNotice?: (notice: StoreNotice) => void
}

/**
 * Puts a mock backend behind the requests of this page, the payment providers included, and answers with it once it is
 * there. Call it once, before anything is rendered that makes a request. When the address asks for a provider's hosted
 * page, that page takes the document over and this never answers, so that nothing of the app is rendered.
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
  const backend = createMockBackend({
    clock: createSystemClock(),
    pageUrl: (path) => hostedPageUrl(location, path),
    ...rest,
    store,
    locks,
  })
  const worker = setupWorker(...backend.handlers)
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: workerUrl } })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void signOnAgain({ page: window, workers: navigator.serviceWorker })
  })
  const page = hostedPageAt(location)
  if (page === null) return backend
  await showInstead(await backend.fetch(page))
  return new Promise(() => {})
}

/** Replaces this document by a page's; its scripts run as those of a page that was navigated to. */
async function showInstead(page: Response): Promise<void> {
  const html = await page.text()
  document.open()
  document.write(html)
  document.close()
}
