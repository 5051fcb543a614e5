import type { CreditsEvent } from '@creditkit/contract'
import type { Timers } from '../http/timers'
import type { LiveStatus } from './live-events'
import type { TabMessage, Word } from './tab-message'

/** A leader says at least this often that it is there, in milliseconds. */
export const BEAT_MS = 5_000

/** A leader that could not speak for this long, in milliseconds, was asleep: its connection may be dead. */
const OVERSLEPT_MS = 3 * BEAT_MS

/** What a leader's voice works with. */
export interface VoiceOptions {
  readonly post: (message: TabMessage) => void
  readonly timers: Timers
  /** Tells this leader's time from that of any other. */
  readonly term: string
  /** Where the leader's stream begins; null where that is unknown. */
  readonly beginning: string | null
  readonly place: () => string | null
  readonly status: () => LiveStatus
  readonly onOverslept: () => void
}

/** How the leader speaks to the other tabs. */
export interface Voice {
  /** Says how the connection is, and where. */
  readonly state: () => void
  /** Says that all shall ask again. */
  readonly tick: () => void
  readonly event: (event: CreditsEvent) => void
  /** Falls silent. Calling twice is safe. */
  readonly stop: () => void
}

/**
 * Makes the voice of a leader. Every word says where the stream stood before it, so that whoever missed one can tell;
 * one is said every five seconds at the least.
 */
export function createVoice({ post, timers, term, place, status, ...options }: VoiceOptions): Voice {
  let after = options.beginning
  let spokeAt = timers.now()
  let stopBeat = () => {}

  const say = (word: Word, at: string | null) => {
    post({ ...word, term, after, place: at })
    after = at
  }
  const beat = () => {
    stopBeat()
    stopBeat = timers.after(BEAT_MS, state)
  }

  function state(): void {
    const now = timers.now()
    const overslept = now - spokeAt > OVERSLEPT_MS
    spokeAt = now
    beat()
    const current = status()
    if (overslept) options.onOverslept()
    else if (current !== 'stopped') say({ kind: 'state', status: current }, place())
  }

  beat()
  return {
    state,
    tick: () => say({ kind: 'tick' }, after),
    event: (event) => say({ kind: 'event', event }, event.id),
    stop: () => stopBeat(),
  }
}
