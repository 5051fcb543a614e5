import type { Change } from './store'

/** Those who want to hear of commits. */
export interface Listeners {
  add(listener: (changes: readonly Change[]) => void): () => void
  tell(changes: readonly Change[]): void
}

/**
 * Makes the listeners of a store. What is committed stays committed: an error in a listener neither fails the
 * transaction nor keeps the others from hearing, it surfaces as an uncaught error.
 */
export function createListeners(): Listeners {
  const listeners = new Set<{ readonly hear: (changes: readonly Change[]) => void }>()
  return {
    add(hear) {
      const listener = { hear }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell(changes) {
      for (const { hear } of [...listeners]) {
        try {
          hear(changes)
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
      }
    },
  }
}
