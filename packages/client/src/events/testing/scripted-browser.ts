import { type ScriptedPage, scriptPage } from '../scripted-page'
import type { LockTurn, Tabs } from '../tabs'

/** How long the browser takes, in milliseconds. Which of a word and a lock arrives first is nowhere promised. */
export interface BrowserPace {
  readonly wordMs: number
  readonly lockMs: number
}

/** One tab; its timers, the words of other tabs, locks and network reach it in tasks of its own. */
export interface ScriptedTab {
  readonly tabs: Tabs
  readonly page: ScriptedPage
  readonly timers: { now(): number; after(delayMs: number, task: () => void): () => void }
  /** Runs a task in the tab: at once, when it thaws, or never where it is gone. */
  readonly run: (task: () => void) => void
  readonly onGone: (listener: () => void) => void
  readonly isGone: () => boolean
  readonly isFrozen: () => boolean
  readonly hide: () => void
  readonly show: () => void
  /** Nothing runs any more; what arrives waits. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** It is gone without a word. */
  readonly crash: () => void
  /** Left for the back/forward cache: frozen, and what arrives is lost. */
  readonly leave: () => void
  readonly restore: () => void
}

interface Request extends LockTurn {
  readonly name: string
  readonly tab: object
  readonly run: (task: () => void) => void
}

interface Line {
  readonly name: string
  readonly tab: object
  readonly hear: (message: unknown) => void
}

/** A browser whose tabs share locks and channels, as those of one origin do. Needs fake timers. */
export function scriptBrowser(pace: BrowserPace = { wordMs: 2, lockMs: 1 }) {
  const lines = new Set<Line>()
  const requests: Request[] = []
  const holders = new Map<string, Request>()
  const timeouts = new Set<ReturnType<typeof setTimeout>>()
  const leaving = new Set<() => void>()
  const state = { refusesLocks: false, isMute: false, words: 0, requests: 0 }

  function grant(name: string): void {
    setTimeout(() => {
      const next = requests.find((request) => request.name === name)
      if (!next || holders.has(name)) return
      requests.splice(requests.indexOf(next), 1)
      holders.set(name, next)
      next.run(() => holders.get(name) === next && next.onHeld())
    }, pace.lockMs)
  }

  function drop(request: Request): void {
    const place = requests.indexOf(request)
    if (place >= 0) requests.splice(place, 1)
    if (holders.get(request.name) !== request) return
    holders.delete(request.name)
    grant(request.name)
  }

  function open(): ScriptedTab {
    const tab = {}
    const page = scriptPage()
    const goneListeners: (() => void)[] = []
    const leaveListeners = new Set<() => void>()
    const own = new Set<ReturnType<typeof setTimeout>>()
    const waiting: (() => void)[] = []
    let freezes = 0
    let life: 'runs' | 'frozen' | 'cached' | 'gone' = 'runs'

    const run = (task: () => void) => {
      if (life === 'runs') task()
      if (life === 'frozen') waiting.push(task)
    }
    // What waited is run first, one task after the other.
    const catchUp = (from: number) => {
      if (life !== 'frozen' || from !== freezes) return
      const task = waiting.shift()
      if (!task) {
        life = 'runs'
        return
      }
      task()
      setTimeout(() => catchUp(from), 0)
    }

    const tabs: Tabs = {
      locks: {
        take: (name, turn) => {
          state.requests += 1
          const request: Request = { ...turn, name, tab, run }
          let isOver = false
          if (state.refusesLocks) setTimeout(() => run(() => isOver || turn.onRefused()), pace.lockMs)
          else {
            requests.push(request)
            grant(name)
          }
          return () => {
            isOver = true
            drop(request)
          }
        },
      },
      channel: (name, onMessage) => {
        let isOpen = true
        const line: Line = { name, tab, hear: (message) => run(() => isOpen && onMessage(message)) }
        lines.add(line)
        return {
          post: (message) => {
            if (!isOpen) throw new Error('The channel is closed.')
            state.words += 1
            if (state.isMute) return
            const others = [...lines].filter((other) => other !== line && other.name === name)
            const copy = structuredClone(message)
            setTimeout(() => {
              for (const other of others) other.hear(copy)
            }, pace.wordMs)
          },
          close: () => {
            isOpen = false
            lines.delete(line)
          },
        }
      },
      onLeave: (listener) => {
        leaveListeners.add(listener)
        leaving.add(listener)
        return () => {
          leaveListeners.delete(listener)
          leaving.delete(listener)
        }
      },
    }

    const after = (delayMs: number, task: () => void) => {
      let isOff = false
      const timeout = setTimeout(() => {
        timeouts.delete(timeout)
        own.delete(timeout)
        run(() => isOff || task())
      }, delayMs)
      timeouts.add(timeout)
      own.add(timeout)
      return () => {
        isOff = true
        clearTimeout(timeout)
        timeouts.delete(timeout)
        own.delete(timeout)
      }
    }

    const look = (visible: boolean) => {
      page.visible = visible
      run(() => page.signal(visible ? 'visible' : 'hidden'))
    }

    return {
      tabs,
      page,
      run,
      timers: { now: () => Date.now(), after },
      onGone: (listener) => goneListeners.push(listener),
      isGone: () => life === 'gone',
      isFrozen: () => life !== 'runs',
      hide: () => look(false),
      show: () => look(true),
      freeze: () => {
        freezes += 1
        life = 'frozen'
      },
      thaw: () => catchUp(freezes),
      crash: () => {
        life = 'gone'
        for (const timeout of own) {
          clearTimeout(timeout)
          timeouts.delete(timeout)
        }
        for (const listener of leaveListeners) leaving.delete(listener)
        for (const line of [...lines]) if (line.tab === tab) lines.delete(line)
        for (const request of [...requests, ...holders.values()]) if (request.tab === tab) drop(request)
        for (const listener of goneListeners) listener()
      },
      leave: () => {
        for (const listener of [...leaveListeners]) listener()
        look(false)
        life = 'cached'
      },
      restore: () => {
        life = 'runs'
        page.visible = true
        page.signal('restored')
      },
    }
  }

  return Object.assign(state, {
    open,
    /** Takes a lock away from the tab that holds it, as whoever steals it does. */
    takeAway: () => {
      for (const holder of [...holders.values()]) {
        drop(holder)
        holder.run(holder.onRefused)
      }
    },
    /** Posts what tests make up to everybody on a line. */
    say: (name: string, message: unknown) => {
      for (const line of [...lines]) if (line.name === name) line.hear(message)
    },
    /** What tabs have not given back. */
    left: () => ({
      channels: lines.size,
      locks: holders.size + requests.length,
      timers: timeouts.size,
      listeners: leaving.size,
    }),
    holders: () => holders.size,
    lineNames: () => [...lines].map(({ name }) => name),
  })
}
