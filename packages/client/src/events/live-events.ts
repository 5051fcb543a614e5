import type { CreditsEvent } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { callHost } from '../http/host-code'
import { jittered } from '../http/retry'
import { systemTimers, type Timers } from '../http/timers'
import { readConnection } from './event-connection'
import { createEventTrail } from './event-trail'
import { createListeners } from './listeners'
import { browserPage, type PageSignals } from './page-signals'

/**
 * How news arrive: not at all (`stopped`: nobody listens, or nobody has looked at the page for a minute), soon
 * (`connecting`), as they happen (`live`), or by asking again now and then because no stream holds (`polling`; it keeps
 * trying to go live).
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

/** Where a stream begins that goes on for another. */
export interface ResumePoint {
  /** After this event; undefined for "from now on". */
  readonly lastEventId: string | undefined
  /** Events may have been missed before: listeners are told to ask again once, when the stream is open. */
  readonly missed: boolean
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
  /** Where the first stream begins; with what happens next when absent. */
  readonly resume?: ResumePoint | undefined
  /** Told where a stream would go on from now on: after this event, which listeners have been told before. */
  readonly onPlace?: ((lastEventId: string) => void) | undefined
  readonly timers?: Timers | undefined
  readonly random?: (() => number) | undefined
  readonly page?: PageSignals | undefined
}

/** The account's news, from one connection however many listen: it opens with the first and closes with the last. */
export interface LiveEvents {
  readonly getStatus: () => LiveStatus
  readonly subscribe: (listener: LiveEventsListener) => () => void
}

const DEFAULT_POLL_MS = 30_000
const DEFAULT_IDLE_TIMEOUT_MS = 45_000
const DEFAULT_FAILURES = 3
const RECONNECT_BASE_MS = 1_000
const RECONNECT_CAP_MS = 60_000

/** A connection that held this long was a good one: its end starts the back-off anew. */
const STABLE_MS = 10_000

/** A hidden page gives its connection back after this long: browsers allow six to a host over HTTP/1.1. */
export const HIDDEN_GRACE_MS = 60_000

/**
 * Makes live events of a connection of its own. Nothing is opened until somebody subscribes.
 *
 * A broken stream is opened again where it broke off (`Last-Event-ID`), after exponential, jittered waits; after some
 * failures in a row listeners are told to ask again every `pollMs` instead, while the stream is still tried. After
 * every interruption they are told once to ask again, because a server need not remember events for ever.
 */
export function createLiveEvents(options: LiveEventsOptions): LiveEvents {
  const timers = options.timers ?? systemTimers
  const random = options.random ?? Math.random
  const page = options.page ?? browserPage()
  const pollMs = options.pollMs ?? DEFAULT_POLL_MS
  const patience = options.failuresBeforePolling ?? DEFAULT_FAILURES
  const listeners = createListeners<LiveEventsListener>()
  const seen = createEventTrail()
  let status: LiveStatus = 'stopped'
  let run = 0
  let failures = 0
  let interrupted = options.resume?.missed ?? false
  let lastEventId = options.resume?.lastEventId
  let reconnectMs = RECONNECT_BASE_MS
  let connection = new AbortController()
  let wake = () => {}
  let stopTicking = () => {}
  let stopGrace = () => {}
  let leavePage = () => {}

  const tick = () => listeners.tell((listener) => listener.onPoll?.())
  const keepTicking = () => {
    stopTicking = timers.after(pollMs, () => {
      if (page.isVisible()) tick()
      keepTicking()
    })
  }

  function setStatus(next: LiveStatus): void {
    if (next === status) return
    status = next
    stopTicking()
    if (next === 'polling') {
      tick()
      keepTicking()
    }
    listeners.tell((listener) => listener.onStatus?.(next))
  }

  function onOpen(): void {
    if (interrupted) tick()
    interrupted = false
    setStatus('live')
  }

  function onEvent(event: CreditsEvent): void {
    if (seen.add(event.id)) listeners.tell((listener) => listener.onEvent?.(event))
  }

  function onPlace(place: string): void {
    lastEventId = place
    callHost(() => options.onPlace?.(place))
  }

  async function keepConnected(own: number): Promise<void> {
    while (own === run) {
      setStatus(failures >= patience ? 'polling' : 'connecting')
      connection = new AbortController()
      const startedAt = timers.now()
      const current = (call: () => void) => own === run && call()
      const end = await readConnection({
        client: options.client,
        signal: connection.signal,
        lastEventId,
        idleTimeoutMs: options.idleTimeoutMs ?? DEFAULT_IDLE_TIMEOUT_MS,
        timers,
        onOpen: () => current(onOpen),
        onEvent: (event) => current(() => onEvent(event)),
        onPlace: (place) => current(() => onPlace(place)),
        onRetryMs: (retryMs) => current(() => (reconnectMs = Math.min(retryMs, RECONNECT_CAP_MS))),
      })
      if (own !== run) return
      const held = status === 'live' && timers.now() - startedAt >= STABLE_MS
      interrupted ||= status === 'live'
      failures = held ? 0 : end === 'unusable' ? Math.max(failures + 1, patience) : failures + 1
      setStatus(failures >= patience ? 'polling' : 'connecting')
      await nextTry()
    }
  }

  function nextTry(): Promise<void> {
    const delayMs = page.isOnline()
      ? jittered(Math.max(1, failures), random, reconnectMs, RECONNECT_CAP_MS)
      : RECONNECT_CAP_MS
    return new Promise((resolve) => {
      const stop = timers.after(delayMs, resolve)
      wake = () => {
        stop()
        resolve()
      }
    })
  }

  function open(): void {
    stopGrace()
    run += 1
    void keepConnected(run)
  }

  function close(): void {
    stopGrace()
    run += 1
    connection.abort()
    wake()
    setStatus('stopped')
  }

  function awaitView(): void {
    stopGrace()
    stopGrace = timers.after(HIDDEN_GRACE_MS, () => {
      interrupted = true
      close()
    })
  }

  function watchPage(): () => void {
    return page.subscribe((signal) => {
      if (signal === 'hidden') awaitView()
      if (signal === 'visible') {
        stopGrace()
        if (status === 'stopped') open()
        else wake()
      }
      // A stream from before may look open and be dead: a new one resumes where it was.
      if (signal === 'online' || signal === 'restored') {
        connection.abort()
        wake()
      }
    })
  }

  return {
    getStatus: () => status,
    subscribe: (listener) => {
      const remove = listeners.add(listener)
      if (listeners.size === 1) {
        failures = 0
        leavePage = watchPage()
        open()
        if (!page.isVisible()) awaitView()
      }
      return () => {
        if (!remove() || listeners.size > 0) return
        leavePage()
        close()
      }
    },
  }
}
