import type { CreditsEvent } from '@creditkit/contract'
import type { Timers } from '../http/timers'
import type { EventTrail } from './event-trail'
import { HIDDEN_GRACE_MS, type LiveStatus } from './live-events'
import { type OwnStream, type OwnStreamOptions, openOwnStream } from './own-stream'
import type { PageSignal, PageSignals } from './page-signals'
import { createEar } from './tab-ear'
import { meetingPlace, readTabMessage, type TabMessage } from './tab-message'
import { createVoice, type Voice } from './tab-voice'
import type { TabChannel, Tabs } from './tabs'

/** What a tab brings along. */
export interface MemberOptions {
  /** Whose events they are: tabs of one name share one connection. */
  readonly name: string
  readonly tabs: Tabs
  readonly page: PageSignals
  readonly timers: Timers
  /** Names a leader's term, differently each time. */
  readonly newTerm: () => string
  /** Which events this tab knows; it outlives the member. */
  readonly trail: EventTrail
  readonly open: OwnStreamOptions['open']
  readonly onEvent: (event: CreditsEvent) => void
  readonly onTick: () => void
  readonly onStatus: (status: LiveStatus) => void
}

/**
 * Makes this tab one of those that share a connection; the answer ends that and may be called twice.
 *
 * A tab in view waits in line for the lock. Who holds it leads: it has the connection and hands everything on. The
 * others follow. A follower in view that hears nothing has a connection of its own until the leader is
 * heard again. A tab out of view does not wait in line, and gives a connection back after a minute.
 */
export function joinTabs(options: MemberOptions): () => void {
  const { tabs, page, timers, trail } = options
  const name = meetingPlace(options.name)
  let status: LiveStatus = 'stopped'
  let wasLive = false
  /** Something may have been missed: all is asked for again as soon as events arrive again. */
  let hasGap = false
  /** A word to ask again came while nobody saw the page. */
  let owesTick = false
  let channel: TabChannel | null = null
  let own: OwnStream | null = null
  let voice: Voice | null = null
  let giveLockBack: (() => void) | null = null
  /** How the leader's connection is: null while none is heard. */
  let ledStatus: LiveStatus | null = null
  let stopGrace = () => {}

  const post = (message: TabMessage) => channel?.post(message)
  const ear = createEar({
    timers,
    trail,
    isNewcomer: () => !wasLive && trail.place === undefined,
    ask: () => post({ kind: 'hello' }),
    onGap: () => {
      hasGap = true
    },
    onEvent: options.onEvent,
    onTick: tick,
    onState: follow,
    onSilence,
  })

  function setStatus(next: LiveStatus): void {
    if (next === status) return
    status = next
    wasLive ||= next === 'live'
    options.onStatus(next)
    voice?.state()
  }

  function tick(): void {
    hasGap = false
    owesTick = !page.isVisible()
    if (!owesTick) options.onTick()
  }

  function openOwn(): void {
    if (own) return
    const lastEventId = trail.place
    hasGap ||= wasLive && (status !== 'live' || lastEventId === undefined)
    own = openOwnStream({
      open: options.open,
      page,
      resume: { lastEventId, missed: hasGap },
      onPlace: (place) => {
        trail.add(place)
      },
      listener: {
        onEvent: (event) => {
          if (trail.add(event.id)) options.onEvent(event)
          voice?.event(event)
        },
        onPoll: () => {
          voice?.tick()
          tick()
        },
        onStatus: setStatus,
      },
    })
  }

  function closeOwn(): void {
    stopGrace()
    own?.close()
    own = null
  }

  function standInLine(): void {
    giveLockBack ??= tabs.locks.take(name, { onHeld: lead, onRefused: doWithout })
  }

  function letGo(): void {
    voice?.stop()
    voice = null
    giveLockBack?.()
    giveLockBack = null
  }

  function lead(): void {
    voice = createVoice({
      post,
      timers,
      term: options.newTerm(),
      beginning: trail.place ?? null,
      place: () => trail.place ?? null,
      status: () => status,
      onOverslept: () => own?.signal('restored'),
    })
    if (own) voice.state()
    else openOwn()
  }

  function doWithout(): void {
    letGo()
    openOwn()
  }

  function onMessage(raw: unknown): void {
    const message = readTabMessage(raw)
    if (message?.kind === 'hello') voice?.state()
    // Two never lead: this is the last word of the leader before, and the stream of this one repeats what it told.
    if (!message || message.kind === 'hello' || voice) return
    ear.hear(message)
    if (hasGap && status === 'live') tick()
  }

  function onSilence(): void {
    if (own) return
    ledStatus = null
    hasGap = true
    if (page.isVisible()) openOwn()
    else setStatus('stopped')
  }

  function follow(next: LiveStatus): void {
    ledStatus = next
    if (own && (next === 'live' || !own.isLive())) closeOwn()
    if (!own) setStatus(next)
  }

  function enter(): void {
    channel = tabs.channel(name, onMessage)
    if (page.isVisible()) comeIntoView()
    else ear.ask()
  }

  function comeIntoView(): void {
    stopGrace()
    if (owesTick) tick()
    standInLine()
    if (own) return
    ear.ask()
    if (ledStatus === null) setStatus('connecting')
  }

  /** Others shall lead; who has a connection keeps it for another minute. */
  function goOutOfView(): void {
    if (!voice) letGo()
    if (!own) return
    stopGrace()
    stopGrace = timers.after(HIDDEN_GRACE_MS, retire)
  }

  function retire(): void {
    closeOwn()
    letGo()
    ledStatus = null
    setStatus('stopped')
  }

  function leave(): void {
    retire()
    ear.cover()
    channel?.close()
    channel = null
  }

  function onSignal(signal: PageSignal): void {
    const isBack = signal === (channel ? 'visible' : 'restored')
    // Whether anything happened while nobody listened for this tab, nobody knows.
    if (isBack && !own && ledStatus === null) hasGap = true
    if (!channel) {
      if (isBack) enter()
      return
    }
    if (signal === 'hidden') goOutOfView()
    else own?.signal(signal)
    if (isBack) comeIntoView()
  }

  const leavePage = page.subscribe(onSignal)
  const stopWaitingForLeave = tabs.onLeave(leave)
  enter()
  return () => {
    leavePage()
    stopWaitingForLeave()
    leave()
  }
}
