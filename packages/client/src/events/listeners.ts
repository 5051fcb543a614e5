import { callHost } from '../http/host-code'

/** Those who listen to one source. */
export interface Listeners<Listener> {
  readonly size: number
  /** Adds one, who counts as another each time. The answer removes it, and says whether it was still there. */
  readonly add: (listener: Listener) => () => boolean
  /** Calls each of them; one that throws keeps nothing from the others. */
  readonly tell: (call: (listener: Listener) => void) => void
}

/** Makes a source's listeners; there are none yet. */
export function createListeners<Listener extends object>(): Listeners<Listener> {
  const all = new Set<Listener>()
  return {
    get size() {
      return all.size
    },
    add: (listener) => {
      const own = { ...listener }
      all.add(own)
      return () => all.delete(own)
    },
    tell: (call) => {
      for (const listener of [...all]) callHost(() => call(listener))
    },
  }
}
