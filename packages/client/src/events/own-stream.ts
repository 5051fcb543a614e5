import type { LiveEvents, LiveEventsListener, LiveEventsOptions, ResumePoint } from './live-events'
import type { PageSignal, PageSignals } from './page-signals'

/** A connection of this tab. */
export interface OwnStream {
  readonly isLive: () => boolean
  /** Tells it what happened to the page; out of view it is kept until it is closed. */
  readonly signal: (signal: PageSignal) => void
  readonly close: () => void
}

/** How a connection of this tab is opened. */
export interface OwnStreamOptions {
  readonly open: (options: Pick<LiveEventsOptions, 'page' | 'resume' | 'onPlace'>) => LiveEvents
  readonly resume: ResumePoint
  readonly page: PageSignals
  /** The stream goes on after this event; told after the event itself. */
  readonly onPlace: (lastEventId: string) => void
  readonly listener: LiveEventsListener
}

/**
 * Opens a connection of this tab that others may depend on: it goes on while nobody sees this page, and ends when its
 * owner says so.
 */
export function openOwnStream({ open, page, listener, ...place }: OwnStreamOptions): OwnStream {
  const signals = new Set<(signal: PageSignal, storageKey: null) => void>()
  const events = open({
    ...place,
    page: {
      isOnline: () => page.isOnline(),
      isVisible: () => true,
      subscribe: (onSignal) => {
        signals.add(onSignal)
        return () => signals.delete(onSignal)
      },
    },
  })
  const close = events.subscribe(listener)
  return {
    isLive: () => events.getStatus() === 'live',
    signal: (signal) => {
      for (const onSignal of [...signals]) onSignal(signal, null)
    },
    close,
  }
}
