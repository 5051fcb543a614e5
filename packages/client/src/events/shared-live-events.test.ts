import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { samplePurchase } from '../purchase/purchase-samples'
import { scriptPage } from './scripted-page'
import { scriptStreams, written } from './scripted-stream'
import { createSharedLiveEvents } from './shared-live-events'
import { type ListeningTab, openListeningTab } from './testing/listening-tab'
import { scriptBrowser } from './testing/scripted-browser'
import { scriptEventServer } from './testing/scripted-event-server'

let browser = scriptBrowser()
let server = scriptEventServer()
let tabs: ListeningTab[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
  browser = scriptBrowser()
  server = scriptEventServer()
  tabs = []
})
afterEach(async () => {
  for (const tab of tabs) if (!tab.isGone()) tab.close()
  await later(100)
  for (const tab of tabs) if (!tab.isGone()) expect(tab.page.listeners).toBe(0)
  expect(browser.left()).toEqual({ channels: 0, locks: 0, timers: 0, listeners: 0 })
  expect(server.streams()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const later = (delayMs = 20) => server.pass(delayMs)

function open(options: Parameters<typeof openListeningTab>[2] = {}): ListeningTab {
  const tab = openListeningTab(browser, server, options)
  tabs.push(tab)
  return tab
}

describe('tabs of one browser', () => {
  test('have one connection, and each hears each event once and in order', async () => {
    const all = [open(), open(), open()]
    await later()
    expect(server.streams()).toBe(1)
    for (const { live } of all) expect(live.getStatus()).toBe('live')
    for (let count = 0; count < 5; count += 1) server.emit()
    await later()
    for (const tab of all) expect(tab.heard).toEqual(server.log)
    expect(server.tries).toEqual([undefined])
  })

  test('one that is opened later hears what happens from then on', async () => {
    const first = open()
    await later()
    server.emit()
    await later()
    const second = open()
    await later()
    expect(second.live.getStatus()).toBe('live')
    server.emit()
    await later()
    expect(first.heard).toEqual(['e1', 'e2'])
    expect(second.heard).toEqual(['e2'])
    expect(server.tries).toHaveLength(1)
  })

  test('see the status of the connection that they share', async () => {
    const all = [open(), open()]
    await later()
    server.isDown = true
    server.interrupt()
    await later()
    for (const tab of all) expect(tab.live.getStatus()).toBe('connecting')
    await later(10_000)
    for (const tab of all) expect(tab.live.getStatus()).toBe('polling')
    server.isDown = false
    await later(60_000)
    for (const tab of all) {
      expect(tab.live.getStatus()).toBe('live')
      expect(tab.statuses).toEqual(['connecting', 'live', 'connecting', 'polling', 'live'])
    }
  })

  test('are told to ask again together, and one that nobody sees when it is seen again', async () => {
    const [leader, seen, hidden] = [open(), open(), open()]
    await later()
    hidden.hide()
    server.emit()
    await later()
    server.interrupt()
    await later(2_000)
    expect(leader.heard).toEqual(['e1', '?'])
    expect(seen.heard).toEqual(['e1', '?'])
    expect(hidden.heard).toEqual(['e1'])
    hidden.show()
    hidden.hide()
    hidden.show()
    await later()
    expect(hidden.heard).toEqual(['e1', '?'])
  })

  test('ask again now and then where no stream holds, also while the leading one has just been hidden', async () => {
    server.isDown = true
    const [leader, other] = [open({ pollMs: 5_000 }), open({ pollMs: 5_000 })]
    await later(20_000)
    expect(other.live.getStatus()).toBe('polling')
    const before = { leader: leader.ticks(), other: other.ticks() }
    leader.hide()
    await later(20_000)
    expect(other.ticks()).toBe(before.other + 4)
    expect(leader.ticks()).toBe(before.leader)
    leader.show()
    expect(leader.ticks()).toBe(before.leader + 1)
  })

  test('of different accounts share nothing', async () => {
    const [ada, bob] = [open({ name: 'ada' }), open({ name: 'bob' })]
    await later()
    expect(server.streams()).toBe(2)
    ada.close()
    await later()
    expect(server.streams()).toBe(1)
    server.emit()
    await later()
    expect([ada.heard, bob.heard]).toEqual([[], ['e1']])
  })

  test('pass over what no tab of theirs says, events that break the contract included', async () => {
    const [leader, follower] = [open(), open()]
    await later()
    const [line = ''] = browser.lineNames()
    const word = { term: 'x', after: null, place: null }
    browser.say(line, 'hello')
    browser.say(line, { ...word, kind: 'event', event: { id: 'e9', type: 'purchase.updated', data: {} } })
    browser.say(line, { ...word, kind: 'event', place: 7, event: null })
    browser.say(line, { ...word, kind: 'state', status: 'stopped' })
    browser.say(line, { ...word, kind: 'launched' })
    server.emit()
    await later()
    expect(leader.heard).toEqual(['e1'])
    expect(follower.events()).toEqual(['e1'])
    expect(follower.live.getStatus()).toBe('live')
  })

  test('a listener that throws keeps neither the others nor the other tabs', async () => {
    const [leader, follower] = [open(), open()]
    const uncaught = vi.fn()
    vi.stubGlobal('reportError', uncaught)
    const stop = leader.live.subscribe({
      onEvent: () => {
        throw new Error('The host is broken')
      },
    })
    await later()
    server.emit()
    await later()
    vi.unstubAllGlobals()
    stop()
    expect([leader.heard, follower.heard]).toEqual([['e1'], ['e1']])
    expect(uncaught).toHaveBeenCalledTimes(1)
  })
})

describe('listening', () => {
  test('touches nothing before, and leaves nothing after', async () => {
    const tab = browser.open()
    const live = createSharedLiveEvents({
      name: 'ada',
      client: server.clientOf(tab),
      tabs: tab.tabs,
      page: tab.page,
      timers: tab.timers,
    })
    expect(live.getStatus()).toBe('stopped')
    expect(tab.page.listeners).toBe(0)
    expect(browser.left()).toEqual({ channels: 0, locks: 0, timers: 0, listeners: 0 })
    const stop = live.subscribe({})
    expect(live.getStatus()).toBe('connecting')
    await later()
    expect(live.getStatus()).toBe('live')
    stop()
    expect(live.getStatus()).toBe('stopped')
    stop()
    await later()
    expect(tab.page.listeners).toBe(0)
    expect(browser.left()).toEqual({ channels: 0, locks: 0, timers: 0, listeners: 0 })
    expect(server.streams()).toBe(0)
  })

  test('stopped and begun within one turn changes nothing, as when a view is mounted twice', async () => {
    const tab = open()
    tab.close()
    const heard: string[] = []
    let stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id) })
    await later()
    expect(browser.requests).toBe(1)
    for (let times = 0; times < 3; times += 1) {
      stop()
      stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id) })
    }
    await later()
    expect(tab.live.getStatus()).toBe('live')
    expect(browser.requests).toBe(1)
    expect(browser.left().channels).toBe(1)
    expect(server.tries).toHaveLength(1)
    server.emit()
    await later()
    expect(heard).toEqual(['e1'])
    stop()
  })

  test('begun again later goes on after the last event', async () => {
    const tab = open()
    await later()
    server.emit()
    await later()
    tab.close()
    await later()
    server.emit()
    const heard: string[] = []
    const stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id), onPoll: () => heard.push('?') })
    await later()
    expect(heard).toEqual(['e2'])
    stop()
  })

  test('begun again later in another tab’s wake asks again for what happened meanwhile', async () => {
    const [leader, tab] = [open(), open()]
    await later()
    server.emit()
    await later()
    tab.close()
    await later()
    server.emit()
    await later()
    const heard: string[] = []
    const stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id), onPoll: () => heard.push('?') })
    await later()
    server.emit()
    await later()
    expect(heard).toEqual(['?', 'e3'])
    expect(leader.heard).toEqual(['e1', 'e2', 'e3'])
    stop()
  })
})

describe('where tabs cannot be reached', () => {
  test('this one has a connection of its own', async () => {
    const streams = scriptStreams()
    const page = scriptPage()
    for (const missing of [null, undefined]) {
      const live = createSharedLiveEvents({ name: 'ada', client: streams, page, tabs: missing })
      const heard: string[] = []
      const stop = live.subscribe({ onEvent: ({ id }) => heard.push(id) })
      expect(live.getStatus()).toBe('connecting')
      await later()
      streams.last().write(written('e1', samplePurchase()))
      await later()
      expect(heard).toEqual(['e1'])
      stop()
      expect(live.getStatus()).toBe('stopped')
      expect(streams.last().options.signal.aborted).toBe(true)
    }
  })

  test('because the browser refuses locks, each has its own at once, and events are told once', async () => {
    browser.refusesLocks = true
    const all = [open(), open()]
    await later()
    expect(server.streams()).toBe(2)
    for (let count = 0; count < 3; count += 1) server.emit()
    await later()
    for (const tab of all) expect(tab.heard).toEqual(server.log)
  })

  test('because no word arrives, each in view has its own, and events are told once', async () => {
    browser.isMute = true
    const all = [open(), open()]
    await later(5_000)
    await later()
    expect(server.streams()).toBe(2)
    for (let count = 0; count < 3; count += 1) server.emit()
    await later()
    for (const tab of all) expect(tab.heard.filter((word) => word !== '?')).toEqual(server.log)
  })
})
