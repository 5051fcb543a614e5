import type { CreditsEvent } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import type { Timers } from '../http/timers'
import type { PageSignals } from './page-signals'

/**
 * How news arrive: not at all (`stopped`: nobody listens), soon (`connecting`), as they happen (`live`), or by asking
 * again now and then because no stream holds (`polling`; it keeps trying to go live).
 */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'stopped'

/** What a listener is told. */
export interface LiveEventsListener {
  /** Something happened; each event once, in the order of the stream. */
  readonly onEvent?: ((event: CreditsEvent) => void) | undefined
  /** Ask again for what is on screen: events may have been missed, or no stream holds. */
  readonly onPoll?: (() => void) | undefined
  readonly onStatus?: ((status: LiveStatus) => void) | undefined
}

/** How live events are made. Durations are in milliseconds. */
export interface LiveEventsOptions {
  readonly client: Pick<CreditsClient, 'streamEvents'>
  /** Between two ticks while polling, 30 000 when absent. */
  readonly pollMs?: number | undefined
  /** A stream that is silent for longer is opened again, 45 000 when absent. */
  readonly idleTimeoutMs?: number | undefined
  /** Failures in a row before polling starts, 3 when absent. */
  readonly failuresBeforePolling?: number | undefined
  readonly timers?: Timers | undefined
  readonly random?: (() => number) | undefined
  readonly page?: PageSignals | undefined
}

/** The account's news, from one connection however many listen: it opens with the first and closes with the last. */
export interface LiveEvents {
  readonly getStatus: () => LiveStatus
  readonly subscribe: (listener: LiveEventsListener) => () => void
}

/** Makes live events of a connection of its own. Nothing is opened until somebody subscribes. */
export declare function createLiveEvents(options: LiveEventsOptions): LiveEvents

/** The live events of a client: the same object for the same client, so that all listeners share one connection. */
export declare function liveEventsOf(client: CreditsClient): LiveEvents
