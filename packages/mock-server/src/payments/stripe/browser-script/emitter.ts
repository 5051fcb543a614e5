/** Hears of an event; what it is told depends on the event. */
export type Listener = (event: unknown) => void

/** Who listens to what. */
export interface Emitter {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  /** Without a listener, nobody listens to `name` any more. */
  off(name: string, listener?: Listener): void
  emit(name: string, event: unknown): void
}

/** Makes an emitter without listeners. A listener that is added while an event is told hears of the next one. */
export function createEmitter(): Emitter {
  let entries: readonly { readonly name: string; readonly listener: Listener; readonly isOnce: boolean }[] =
    []
  const add = (name: string, listener: Listener, isOnce: boolean) => {
    entries = [...entries, { name, listener, isOnce }]
  }
  return {
    on: (name, listener) => add(name, listener, false),
    once: (name, listener) => add(name, listener, true),
    off(name, listener) {
      entries = entries.filter(
        (entry) => entry.name !== name || (listener !== undefined && entry.listener !== listener),
      )
    },
    emit(name, event) {
      for (const entry of entries.filter((entry) => entry.name === name)) {
        if (entry.isOnce) entries = entries.filter((other) => other !== entry)
        entry.listener(event)
      }
    },
  }
}
