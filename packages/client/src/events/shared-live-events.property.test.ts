import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ListeningTab, openListeningTab } from './testing/listening-tab'
import { type BrowserPace, scriptBrowser } from './testing/scripted-browser'
import { scriptEventServer } from './testing/scripted-event-server'

const MAX_TABS = 4

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What happens in a walk: to the browser and the server, or to the tab of that number. */
type Step =
  | { readonly do: 'open' | 'emit' | 'interrupt' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: TabDeed; readonly tab: number }
type TabDeed = 'close' | 'crash' | 'hide' | 'show' | 'freeze' | 'thaw' | 'leave' | 'restore'

const deeds = (...names: readonly TabDeed[]) =>
  fc.record({ do: fc.constantFrom(...names), tab: fc.nat(MAX_TABS - 1) })
const happenings = (...names: readonly ('open' | 'emit' | 'interrupt')[]) =>
  fc.record({ do: fc.constantFrom(...names) })
const waits = (...durations: readonly number[]) =>
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(...durations) })
const paces = fc.record({ wordMs: fc.constantFrom(1, 3, 40), lockMs: fc.constantFrom(1, 3, 40) })

/** A browser with tabs that listen, and a server. Tabs that are gone or closed are put aside. */
function startWalk(pace: BrowserPace) {
  const browser = scriptBrowser(pace)
  const server = scriptEventServer()
  const tabs: ListeningTab[] = []
  const past: ListeningTab[] = []
  const frozen = new Set<ListeningTab>()
  const cached = new Set<ListeningTab>()

  const putAside = (tab: ListeningTab) => {
    past.push(...tabs.splice(tabs.indexOf(tab), 1))
    frozen.delete(tab)
    cached.delete(tab)
  }

  const doIn: { readonly [Deed in TabDeed]: (tab: ListeningTab) => void } = {
    close: (tab) => {
      if (tab.isFrozen()) return
      tab.close()
      putAside(tab)
    },
    crash: (tab) => {
      tab.crash()
      putAside(tab)
    },
    hide: (tab) => {
      if (tab.page.visible) tab.hide()
    },
    // Whoever looks at a tab wakes it.
    show: (tab) => {
      if (cached.has(tab) || tab.page.visible) return
      if (frozen.delete(tab)) tab.thaw()
      tab.show()
    },
    freeze: (tab) => {
      if (cached.has(tab)) return
      frozen.add(tab)
      tab.freeze()
    },
    thaw: (tab) => {
      if (frozen.delete(tab)) tab.thaw()
    },
    leave: (tab) => {
      if (tab.isFrozen()) return
      cached.add(tab)
      tab.leave()
    },
    restore: (tab) => {
      if (cached.delete(tab)) tab.restore()
    },
  }

  async function take(step: Step): Promise<void> {
    if (step.do === 'open') {
      if (tabs.length < MAX_TABS) tabs.push(openListeningTab(browser, server))
    } else if (step.do === 'emit') server.emit()
    else if (step.do === 'interrupt') server.interrupt()
    else if (step.do === 'wait') await server.pass(step.ms)
    else if ('tab' in step) {
      const tab = tabs[step.tab % tabs.length]
      if (tab) doIn[step.do](tab)
    }
  }

  return {
    server,
    tabs,
    past,
    take,
    /** Everybody is awake and in view, and had time. */
    calmDown: async () => {
      for (const tab of tabs) {
        doIn.thaw(tab)
        doIn.restore(tab)
        doIn.show(tab)
      }
      await server.pass(200_000)
    },
    /** Closes all, and answers with what is left. */
    end: async () => {
      for (const tab of tabs) {
        doIn.thaw(tab)
        doIn.restore(tab)
        tab.close()
      }
      await server.pass(1_000)
      return { ...browser.left(), streams: server.streams(), waiting: vi.getTimerCount() }
    },
  }
}

const NOTHING = { channels: 0, locks: 0, timers: 0, listeners: 0, streams: 0, waiting: 0 }

function expectOrder({ log }: { log: readonly string[] }, tab: ListeningTab): void {
  const places = tab.events().map((id) => log.indexOf(id))
  expect(places).toEqual([...new Set(places)].sort((left, right) => left - right))
}

/** Since it first was live, the tab has heard of everything, or was told afterwards to ask again. */
function expectNothingMissed({ log }: { log: readonly string[] }, tab: ListeningTab): void {
  const since = tab.liveSince()
  if (since === null) return
  const lastAsked = Math.max(0, ...tab.askedAt)
  const told = new Set(tab.events())
  expect(log.filter((id, index) => index >= since && index >= lastAsked && !told.has(id))).toEqual([])
}

test('whatever becomes of the tabs, each hears each event once and in order or is told to ask again, and nothing is left', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: happenings('open', 'emit', 'emit', 'interrupt') },
    { weight: 4, arbitrary: waits(2, 50, 1_000, 7_000, 20_000, 70_000) },
    {
      weight: 4,
      arbitrary: deeds('close', 'crash', 'hide', 'show', 'freeze', 'thaw', 'leave', 'restore'),
    },
  )
  await fc.assert(
    fc.asyncProperty(paces, fc.array(step, { maxLength: 40 }), async (pace, steps) => {
      const walk = startWalk(pace)
      for (const next of steps) {
        await walk.take(next)
        for (const tab of [...walk.tabs, ...walk.past]) expectOrder(walk.server, tab)
        expect(walk.server.streams()).toBeLessThanOrEqual(walk.tabs.length)
      }
      await walk.calmDown()
      const last = walk.server.emit()
      await walk.server.pass(1_000)
      expect(walk.server.streams()).toBe(Math.min(1, walk.tabs.length))
      for (const tab of walk.tabs) {
        expect(tab.live.getStatus()).toBe('live')
        expect(tab.events().at(-1)).toBe(last)
        expectOrder(walk.server, tab)
        expectNothingMissed(walk.server, tab)
      }
      expect(await walk.end()).toEqual(NOTHING)
    }),
    { numRuns: 100 },
  )
})

test('while no tab freezes there is never more than one stream', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: happenings('open', 'emit', 'interrupt') },
    { weight: 4, arbitrary: waits(2, 50, 1_000, 20_000, 70_000) },
    { weight: 4, arbitrary: deeds('close', 'crash', 'hide', 'show', 'leave', 'restore') },
  )
  await fc.assert(
    fc.asyncProperty(paces, fc.array(step, { maxLength: 40 }), async (pace, steps) => {
      const walk = startWalk(pace)
      for (const next of steps) await walk.take(next)
      await walk.calmDown()
      expect(walk.server.mostStreams).toBeLessThanOrEqual(1)
      expect(await walk.end()).toEqual(NOTHING)
    }),
    { numRuns: 100 },
  )
})

test('while tabs only come and go, each hears of everything at once and none is told to ask again', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(happenings('open', 'emit'), deeds('close', 'crash'))
  await fc.assert(
    fc.asyncProperty(paces, fc.array(step, { maxLength: 30 }), async (pace, steps) => {
      const walk = startWalk(pace)
      for (const next of steps) {
        await walk.take(next)
        await walk.server.pass(500)
        // What there is to go on from: a stream that never told anything cannot be resumed.
        walk.server.emit()
        await walk.server.pass(500)
        for (const tab of walk.tabs) {
          expect(tab.events()).toEqual(walk.server.log.slice(tab.liveSince() ?? 0))
          expect(tab.ticks()).toBe(0)
        }
      }
      expect(await walk.end()).toEqual(NOTHING)
    }),
    { numRuns: 100 },
  )
})
