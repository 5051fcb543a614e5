/** A line between the tabs of a browser: what one posts, all others with a line of the same name hear, in that order. */
export interface TabChannel {
  readonly post: (message: unknown) => void
  /** Nothing is heard afterwards. Calling twice is safe. */
  readonly close: () => void
}

/** What becomes of a wish for a lock. */
export interface LockTurn {
  /** No other tab has it: it is held until it is given back, or the tab is gone. */
  readonly onHeld: () => void
  /** The browser gives this page no locks, or no longer. */
  readonly onRefused: () => void
}

/** What the tabs of a browser have in common. A tab is whatever has a document: a frame is one too. */
export interface Tabs {
  readonly locks: {
    /** Waits in line for a lock. The answer gives it back, or leaves the line, and may be called twice. */
    readonly take: (name: string, turn: LockTurn) => () => void
  }
  readonly channel: (name: string, onMessage: (message: unknown) => void) => TabChannel
  /**
   * Calls back when the page is left. What it holds then has to be let go, because a browser keeps no page in its
   * back/forward cache that holds a lock.
   */
  readonly onLeave: (listener: () => void) => () => void
}

/**
 * The tabs of the browser that a page is open in; null where there are none or they cannot be reached: on a server, in
 * a worker, on a page without a secure origin.
 */
export function browserTabs(page: typeof globalThis = globalThis): Tabs | null {
  if (typeof page.document === 'undefined' || typeof page.BroadcastChannel === 'undefined') return null
  if (!('locks' in page.navigator)) return null
  const { locks } = page.navigator

  return {
    locks: {
      take: (name, { onHeld, onRefused }) => {
        const waiting = new AbortController()
        let isOver = false
        let giveBack = () => {}
        const hold = () =>
          new Promise<void>((resolve) => {
            giveBack = resolve
            if (isOver) resolve()
            else onHeld()
          })
        locks.request(name, { signal: waiting.signal }, hold).catch(() => isOver || onRefused())
        return () => {
          isOver = true
          waiting.abort()
          giveBack()
        }
      },
    },
    channel: (name, onMessage) => {
      const channel = new page.BroadcastChannel(name)
      channel.onmessage = ({ data }) => onMessage(data)
      return { post: (message) => channel.postMessage(message), close: () => channel.close() }
    },
    onLeave: (listener) => {
      page.addEventListener('pagehide', listener)
      return () => page.removeEventListener('pagehide', listener)
    },
  }
}
