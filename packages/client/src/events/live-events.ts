import type { CreditsEvent } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { callHost } from '../http/host-code'
import { jittered } from '../http/retry'
import { systemTimers, type Timers } from '../http/timers'
import { readConnection } from './event-connection'
import { browserPage, type PageSignals } from './page-signals'

/**
 * How news arrive: not at all (`stopped`: nobody listens, or the page has been hidden for a minute), soon (`connecting`), as they happen (`live`), or by asking
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

const DEFAULT_POLL_MS = 30_000
const DEFAULT_IDLE_TIMEOUT_MS = 45_000
const DEFAULT_FAILURES = 3
const RECONNECT_BASE_MS = 1_000
const RECONNECT_CAP_MS = 60_000

/** A connection that held this long was a good one: its end starts the back-off anew. */
const STABLE_MS = 10_000

/** A hidden page gives its connection back after this long: browsers allow six to a host over HTTP/1.1. */
const HIDDEN_GRACE_MS = 60_000

/** Identifiers remembered to drop events that arrive twice; more than any server replays. */
const REMEMBERED_IDS = 1_000

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
  const listeners = new Set<LiveEventsListener>()
  const seenIds = new Set<string>()
  let status: LiveStatus = 'stopped'
  let run = 0
  let failures = 0
  let interrupted = false
  let lastEventId: string | undefined
  let reconnectMs = RECONNECT_BASE_MS
  let connection = new AbortController()
  let wake = () => {}
  let stopTicking = () => {}
  let stopGrace = () => {}
  let leavePage = () => {}

  const tell = (call: (listener: LiveEventsListener) => void) => {
    for (const listener of [...listeners]) callHost(() => call(listener))
  }
  const tick = () => tell((listener) => listener.onPoll?.())
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
    tell((listener) => listener.onStatus?.(next))
  }

  function onOpen(): void {
    setStatus('live')
    if (interrupted) tick()
    interrupted = false
  }

  function onEvent(event: CreditsEvent): void {
    if (seenIds.has(event.id)) return
    seenIds.add(event.id)
    for (const oldest of seenIds) {
      if (seenIds.size <= REMEMBERED_IDS) break
      seenIds.delete(oldest)
    }
    tell((listener) => listener.onEvent?.(event))
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
        onPlace: (place) => current(() => (lastEventId = place)),
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
      const own = { ...listener }
      listeners.add(own)
      if (listeners.size === 1) {
        failures = 0
        leavePage = watchPage()
        open()
        if (!page.isVisible()) awaitView()
      }
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return
        leavePage()
        close()
      }
    },
  }
}
