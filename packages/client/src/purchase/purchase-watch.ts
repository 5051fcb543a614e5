import { jittered } from '../http/retry'
import type { Timers } from '../http/timers'

/** A question that is asked again and again, ever more seldom. Durations are in milliseconds. */
export interface WatchOptions {
  /** Asks once. What it rejects with is dropped: the next answer counts. */
  readonly ask: () => Promise<void>
  /** Whether asking makes sense now; while it does not, the question waits for its next turn. */
  readonly canAsk: () => boolean
  readonly baseMs: number
  readonly capMs: number
  readonly timers: Timers
  readonly random: () => number
}

/** A running watch. */
export interface Watch {
  /** Asks at once, and starts again with short waits; asks no second time while an answer is awaited. */
  poke(): void
  /** Ends it; an answer that is still awaited is dropped by whoever asked. */
  stop(): void
}

/** Starts to watch; the first question comes after the first wait. */
export function startWatch({ ask, canAsk, baseMs, capMs, timers, random }: WatchOptions): Watch {
  let turn = 0
  let asking = false
  let stopped = false
  let cancelTimer = () => {}

  const wait = () => {
    if (stopped) return
    turn += 1
    cancelTimer()
    cancelTimer = timers.after(jittered(turn, random, baseMs, capMs), askNow)
  }
  const askNow = () => {
    if (stopped || asking) return
    if (!canAsk()) return wait()
    cancelTimer()
    asking = true
    ask()
      .catch(() => {})
      .finally(() => {
        asking = false
        wait()
      })
  }

  wait()
  return {
    poke: () => {
      turn = 0
      askNow()
    },
    stop: () => {
      stopped = true
      cancelTimer()
    },
  }
}
