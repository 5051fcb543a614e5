import type { LiveEvents } from '../live-events'
import { createSharedLiveEvents, type SharedLiveEventsOptions } from '../shared-live-events'
import type { ScriptedTab, scriptBrowser } from './scripted-browser'
import type { scriptEventServer } from './scripted-event-server'

/** A tab that listens, and what it heard: event names, and `?` for being told to ask again. */
export interface ListeningTab extends ScriptedTab {
  readonly live: LiveEvents
  readonly heard: string[]
  readonly events: () => readonly string[]
  readonly ticks: () => number
  readonly statuses: string[]
  /** How much had happened when it first was live; null while it was not. */
  readonly liveSince: () => number | null
  /** How much had happened each time that it was told to ask again. */
  readonly askedAt: readonly number[]
  /** Stops listening. Calling twice is safe. */
  readonly close: () => void
}

/** Opens a tab that listens to an account. `prepare` changes the tab before. */
export function openListeningTab(
  browser: ReturnType<typeof scriptBrowser>,
  server: ReturnType<typeof scriptEventServer>,
  options: Partial<SharedLiveEventsOptions> = {},
  prepare: (tab: ScriptedTab) => void = () => {},
): ListeningTab {
  const tab = browser.open()
  prepare(tab)
  const live = createSharedLiveEvents({
    name: 'ada',
    client: server.clientOf(tab),
    tabs: tab.tabs,
    page: tab.page,
    timers: tab.timers,
    random: () => 0.5,
    ...options,
  })
  const heard: string[] = []
  const askedAt: number[] = []
  const statuses: string[] = []
  let liveSince: number | null = null
  const close = live.subscribe({
    onEvent: ({ id }) => heard.push(id),
    onPoll: () => {
      heard.push('?')
      askedAt.push(server.log.length)
    },
    onStatus: (status) => {
      statuses.push(status)
      if (status === 'live') liveSince ??= server.log.length
    },
  })
  return {
    ...tab,
    live,
    heard,
    statuses,
    askedAt,
    liveSince: () => liveSince,
    events: () => heard.filter((word) => word !== '?'),
    ticks: () => askedAt.length,
    close,
  }
}
