import type { PageSignal, PageSignals } from './page-signals'

/** A page that tests put online, offline, into view and out of it. */
export interface ScriptedPage extends PageSignals {
  online: boolean
  visible: boolean
  /** Tells everybody who listens. */
  signal(signal: PageSignal, storageKey?: string | null): void
  /** How many listen. */
  readonly listeners: number
}

/** Makes a page that is online and in view. */
export function scriptPage(): ScriptedPage {
  const listeners = new Set<(signal: PageSignal, storageKey: string | null) => void>()
  return {
    online: true,
    visible: true,
    isOnline() {
      return this.online
    },
    isVisible() {
      return this.visible
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    signal: (signal, storageKey = null) => {
      for (const listener of [...listeners]) listener(signal, storageKey)
    },
    get listeners() {
      return listeners.size
    },
  }
}
