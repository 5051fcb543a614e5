import { systemTimers } from '../http/timers'
import { createEventTrail } from './event-trail'
import { createListeners } from './listeners'
import {
  createLiveEvents,
  type LiveEvents,
  type LiveEventsListener,
  type LiveEventsOptions,
  type LiveStatus,
} from './live-events'
import { browserPage } from './page-signals'
import { joinTabs } from './tab-member'
import { browserTabs, type Tabs } from './tabs'

/** How shared live events are made. */
export interface SharedLiveEventsOptions extends Omit<LiveEventsOptions, 'resume' | 'onPlace'> {
  /** Whose events they are: backend, account and user. Tabs that give the same name hear the same events. */
  readonly name: string
  /** The tabs of the browser; its own when absent, null for none. */
  readonly tabs?: Tabs | null | undefined
  /** Makes a text that no other tab makes; `crypto.randomUUID` when absent. */
  readonly newTerm?: (() => string) | undefined
}

/**
 * Makes live events that all tabs of a browser have from one connection. Nothing is touched until somebody subscribes.
 *
 * Web Locks choose the tab that has it; a BroadcastChannel carries the events to the others. Where either is missing,
 * this tab has a connection of its own. Events keep their order, and each is told once in each tab; where one may have
 * been missed, listeners are told to ask again, as with {@link createLiveEvents}. A tab out of view is told to ask
 * again when it is back in view.
 *
 * How long until the connection is replaced: at once when the leading tab is closed or crashes; after a minute when it
 * is hidden; after 10 to 15 seconds when it is in place but does not speak, and then each tab in view has a connection
 * of its own until it speaks again.
 */
export function createSharedLiveEvents({
  name,
  tabs: given,
  newTerm = () => crypto.randomUUID(),
  ...options
}: SharedLiveEventsOptions): LiveEvents {
  const listeners = createListeners<LiveEventsListener>()
  const trail = createEventTrail()
  let tabs = given
  let alone: LiveEvents | null = null
  let leave: (() => void) | null = null
  let status: LiveStatus = 'stopped'

  function leaveUnused(): void {
    if (listeners.size > 0) return
    leave?.()
    leave = null
  }

  function join(joined: Tabs): () => void {
    return joinTabs({
      name,
      tabs: joined,
      page: options.page ?? browserPage(),
      timers: options.timers ?? systemTimers,
      newTerm,
      trail,
      open: (own) => createLiveEvents({ ...options, ...own }),
      onEvent: (event) => listeners.tell((listener) => listener.onEvent?.(event)),
      onTick: () => listeners.tell((listener) => listener.onPoll?.()),
      onStatus: (next) => {
        status = next
        listeners.tell((listener) => listener.onStatus?.(next))
      },
    })
  }

  return {
    getStatus: () => alone?.getStatus() ?? (listeners.size > 0 ? status : 'stopped'),
    subscribe: (listener) => {
      if (tabs === undefined) tabs = browserTabs()
      if (!tabs) {
        alone ??= createLiveEvents(options)
        return alone.subscribe(listener)
      }
      const remove = listeners.add(listener)
      leave ??= join(tabs)
      return () => {
        // Not before the end of the turn, so that a view that is mounted twice, or replaced by its like, changes nothing.
        remove()
        queueMicrotask(leaveUnused)
      }
    },
  }
}
