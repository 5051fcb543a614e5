import type { CreditsEvent } from '@creditkit/contract'
import type { Timers } from '../http/timers'
import type { EventTrail } from './event-trail'
import { type LeaderMessage, readTabEvent } from './tab-message'
import { BEAT_MS } from './tab-voice'

/** A leader that has said nothing for this long, in milliseconds, is asked to. A late beat is not worth a question. */
const QUIET_MS = 2 * BEAT_MS

/** A leader that does not answer for this long, in milliseconds, is given up. */
const ANSWER_MS = BEAT_MS

/** What a follower's ear works with. */
export interface EarOptions {
  readonly timers: Timers
  /** Which events this tab knows. */
  readonly trail: EventTrail
  /** Whether no event can have been missed, because none was awaited before. */
  readonly isNewcomer: () => boolean
  /** Asks the leader to speak. */
  readonly ask: () => void
  /** The leader's stream has told something that this tab has not heard. */
  readonly onGap: () => void
  readonly onEvent: (event: CreditsEvent) => void
  readonly onTick: () => void
  readonly onState: (status: 'connecting' | 'live' | 'polling') => void
  /** No leader is there, or none that speaks. */
  readonly onSilence: () => void
}

/** How a tab listens to the leader. */
export interface Ear {
  /** Takes a word of the leader in, and measures the silence anew. */
  readonly hear: (message: LeaderMessage) => void
  /** Asks the leader to speak and measures the silence. */
  readonly ask: () => void
  /** Measures the silence no longer. Calling twice is safe. */
  readonly cover: () => void
}

/** Makes the ear of a follower. A leader is given up after 10 to 15 seconds of silence, one that was asked after five. */
export function createEar({ timers, trail, ...options }: EarOptions): Ear {
  /** The term of the leader heard last. */
  let term: string | null = null
  let stopTimer = () => {}

  const measure = (silenceMs: number, onSilent: () => void) => {
    stopTimer()
    stopTimer = timers.after(silenceMs, onSilent)
  }

  function ask(): void {
    options.ask()
    measure(ANSWER_MS, options.onSilence)
  }

  /** A stream that stood where this tab never was has told something before. */
  function isGap(message: LeaderMessage): boolean {
    const isNew = message.term !== term
    term = message.term
    if (message.after !== null && trail.has(message.after)) return false
    return isNew ? !options.isNewcomer() : message.after !== null
  }

  return {
    hear: (message) => {
      measure(QUIET_MS, ask)
      if (isGap(message)) options.onGap()
      const event = message.kind === 'event' ? readTabEvent(message.event) : null
      if (event && trail.add(event.id)) options.onEvent(event)
      if (message.place !== null) trail.add(message.place)
      if (message.kind === 'tick') options.onTick()
      if (message.kind === 'state') options.onState(message.status)
    },
    ask,
    cover: () => stopTimer(),
  }
}
