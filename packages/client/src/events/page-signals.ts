/** What happens to the page: the network, its visibility, coming back from the back/forward cache, another tab's writes. */
export type PageSignal = 'online' | 'offline' | 'visible' | 'hidden' | 'restored' | 'storage'

/** The page around the client. Outside a browser there is none: always online, always visible, never a signal. */
export interface PageSignals {
  isOnline(): boolean
  isVisible(): boolean
  subscribe(listener: (signal: PageSignal) => void): () => void
}
