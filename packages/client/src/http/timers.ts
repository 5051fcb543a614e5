/** Time as the client sees it, so that a test can stand in for it. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `task` once after `delayMs`; the answer calls it off and may be called twice. */
  after(delayMs: number, task: () => void): () => void
}

/** The real clock. Globals are looked up at every call, so that fake timers installed later are seen. */
export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const id = setTimeout(task, delayMs)
    return () => clearTimeout(id)
  },
}
