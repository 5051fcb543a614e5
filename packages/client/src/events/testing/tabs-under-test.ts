import { afterEach, beforeEach, expect, vi } from 'vitest'
import { type ListeningTab, openListeningTab } from './listening-tab'
import { type BrowserPace, scriptBrowser } from './scripted-browser'
import { scriptEventServer } from './scripted-event-server'

/** A browser and a server of each test of a file, with fake timers; after each test nothing of the tabs may be left. */
export function setUpTabs() {
  let browser = scriptBrowser()
  let server = scriptEventServer()
  let tabs: ListeningTab[] = []

  const start = (pace?: BrowserPace) => {
    browser = scriptBrowser(pace)
    server = scriptEventServer()
    tabs = []
  }
  const later = (delayMs = 20) => server.pass(delayMs)
  const open = (...setup: SetUp) => {
    const tab = openListeningTab(browser, server, ...setup)
    tabs.push(tab)
    return tab
  }
  const end = async () => {
    for (const tab of tabs) if (!tab.isGone()) tab.close()
    await later(100)
    for (const tab of tabs) if (!tab.isGone()) expect(tab.page.listeners).toBe(0)
    expect(browser.left()).toEqual({ channels: 0, locks: 0, timers: 0, listeners: 0 })
    expect(server.streams()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
    start()
  })
  afterEach(async () => {
    await end()
    vi.useRealTimers()
  })

  return {
    get browser() {
      return browser
    },
    get server() {
      return server
    },
    later,
    open,
    /** Opens a tab that nobody sees. */
    openHidden: () =>
      open({}, (tab) => {
        tab.page.visible = false
      }),
    /** Two tabs that have heard an event: the leader, and one that follows. */
    pair: async () => {
      const [leader, other] = [open(), open()]
      await later()
      server.emit()
      await later()
      expect(server.hasStreamOf(leader)).toBe(true)
      return { leader, other }
    },
    /** Closes all and begins anew in a browser of another pace. */
    restart: async (pace: BrowserPace) => {
      await end()
      start(pace)
    },
  }
}

type SetUp = Parameters<typeof openListeningTab> extends [unknown, unknown, ...infer Rest] ? Rest : never
