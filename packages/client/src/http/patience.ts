import type { Timers } from './timers'

/** Why a wait was broken off: its time was up, or the caller gave up. */
export class Interrupted extends Error {
  readonly fault: 'timeout' | 'aborted'

  constructor(fault: 'timeout' | 'aborted') {
    super(fault)
    this.fault = fault
  }
}

/** One wait for a server: bounded by time and by the caller's signal, even where a custom fetch heeds neither. */
export interface Patience {
  /** Aborts when time is up or the caller gives up. */
  readonly signal: AbortSignal
  /** The promise's outcome, or a rejection with {@link Interrupted} if that comes first. */
  race<Value>(promise: Promise<Value>): Promise<Value>
  /** Starts the time again: something has arrived. */
  renew(): void
  /** Ends the time limit; the caller's signal stays heeded. */
  relax(): void
  /** Ends everything. Safe to call twice. */
  end(): void
}

/**
 * Waits at most `timeoutMs` milliseconds. Composes the signals by hand, because `AbortSignal.any` and
 * `AbortSignal.timeout` are missing in browsers that are still in use and ignore injected timers.
 */
export function createPatience(caller: AbortSignal | undefined, timeoutMs: number, timers: Timers): Patience {
  const controller = new AbortController()
  let interruption: Interrupted | undefined
  let stopTimer = () => {}

  const interrupt = (fault: Interrupted['fault']) => {
    if (interruption) return
    interruption = new Interrupted(fault)
    controller.abort(interruption)
  }
  const onCallerAbort = () => interrupt('aborted')
  const renew = () => {
    stopTimer()
    stopTimer = timers.after(timeoutMs, () => interrupt('timeout'))
  }

  if (caller?.aborted) onCallerAbort()
  else caller?.addEventListener('abort', onCallerAbort, { once: true })
  renew()

  return {
    signal: controller.signal,
    race: (promise) =>
      new Promise((resolve, reject) => {
        const onAbort = () => reject(interruption)
        if (controller.signal.aborted) onAbort()
        else controller.signal.addEventListener('abort', onAbort, { once: true })
        promise
          .then(resolve, (error) => reject(interruption ?? error))
          .finally(() => {
            controller.signal.removeEventListener('abort', onAbort)
          })
      }),
    renew,
    relax: () => stopTimer(),
    end: () => {
      stopTimer()
      caller?.removeEventListener('abort', onCallerAbort)
    },
  }
}

/** Waits for a while; rejects with {@link Interrupted} as soon as the caller gives up. */
export function pause(delayMs: number, caller: AbortSignal | undefined, timers: Timers): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      stop()
      reject(new Interrupted('aborted'))
    }
    const stop = timers.after(delayMs, () => {
      caller?.removeEventListener('abort', onAbort)
      resolve()
    })
    if (caller?.aborted) onAbort()
    else caller?.addEventListener('abort', onAbort, { once: true })
  })
}
