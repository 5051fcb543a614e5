/** What happens to the page: the network, its visibility, coming back from the back/forward cache, another tab's writes. */
export type PageSignal = 'online' | 'offline' | 'visible' | 'hidden' | 'restored' | 'storage'

/** The page around the client. Outside a browser there is none: always online, always visible, never a signal. */
export interface PageSignals {
  isOnline(): boolean
  isVisible(): boolean
  /** `storageKey` comes with `storage`: what another tab wrote, null when it removed everything. */
  subscribe(listener: (signal: PageSignal, storageKey: string | null) => void): () => void
}

/** The signals of the page that the code runs in. Nothing is touched before it is asked, so a server may make it too. */
export function browserPage(): PageSignals {
  return {
    // Only a plain "no" counts: the flag is missing outside browsers.
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
    isVisible: () => typeof document === 'undefined' || document.visibilityState !== 'hidden',
    subscribe: (listener) => {
      if (typeof window === 'undefined' || typeof document === 'undefined') return () => {}
      const controller = new AbortController()
      const { signal } = controller
      window.addEventListener('online', () => listener('online', null), { signal })
      window.addEventListener('offline', () => listener('offline', null), { signal })
      window.addEventListener('storage', (event) => listener('storage', event.key), { signal })
      window.addEventListener('pageshow', (event) => event.persisted && listener('restored', null), {
        signal,
      })
      document.addEventListener(
        'visibilitychange',
        () => listener(document.visibilityState === 'hidden' ? 'hidden' : 'visible', null),
        { signal },
      )
      return () => controller.abort()
    },
  }
}
