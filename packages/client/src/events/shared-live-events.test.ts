import { describe, expect, test, vi } from 'vitest'
import { createSharedLiveEvents } from './shared-live-events'
import { setUpTabs } from './testing/tabs-under-test'

const tabs = setUpTabs()
const { later, open } = tabs

describe('tabs of one browser', () => {
  test('have one connection, and each hears each event once and in order', async () => {
    const all = [open(), open(), open()]
    await later()
    expect(tabs.server.streams()).toBe(1)
    for (const { live } of all) expect(live.getStatus()).toBe('live')
    for (let count = 0; count < 5; count += 1) tabs.server.emit()
    await later()
    for (const tab of all) expect(tab.heard).toEqual(tabs.server.log)
    expect(tabs.server.tries).toEqual([undefined])
  })

  test('one that is opened later hears what happens from then on', async () => {
    const first = open()
    await later()
    tabs.server.emit()
    await later()
    const second = open()
    await later()
    expect(second.live.getStatus()).toBe('live')
    tabs.server.emit()
    await later()
    expect(first.heard).toEqual(['e1', 'e2'])
    expect(second.heard).toEqual(['e2'])
    expect(tabs.server.tries).toHaveLength(1)
  })

  test('see the status of the connection that they share', async () => {
    const all = [open(), open()]
    await later()
    tabs.server.isDown = true
    tabs.server.interrupt()
    await later()
    for (const tab of all) expect(tab.live.getStatus()).toBe('connecting')
    await later(10_000)
    for (const tab of all) expect(tab.live.getStatus()).toBe('polling')
    tabs.server.isDown = false
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
    tabs.server.emit()
    await later()
    tabs.server.interrupt()
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
    tabs.server.isDown = true
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
    expect(tabs.server.streams()).toBe(2)
    ada.close()
    await later()
    expect(tabs.server.streams()).toBe(1)
    tabs.server.emit()
    await later()
    expect([ada.heard, bob.heard]).toEqual([[], ['e1']])
  })

  test('pass over what no tab of theirs says, events that break the contract included', async () => {
    const [leader, follower] = [open(), open()]
    await later()
    const [line = ''] = tabs.browser.lineNames()
    const word = { term: 'x', after: null, place: null }
    tabs.browser.say(line, 'hello')
    tabs.browser.say(line, {
      ...word,
      kind: 'event',
      event: { id: 'e9', type: 'purchase.updated', data: {} },
    })
    tabs.browser.say(line, { ...word, kind: 'event', place: 7, event: null })
    tabs.browser.say(line, { ...word, kind: 'state', status: 'stopped' })
    tabs.browser.say(line, { ...word, kind: 'launched' })
    tabs.server.emit()
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
    tabs.server.emit()
    await later()
    vi.unstubAllGlobals()
    stop()
    expect([leader.heard, follower.heard]).toEqual([['e1'], ['e1']])
    expect(uncaught).toHaveBeenCalledTimes(1)
  })
})

describe('listening', () => {
  test('touches nothing before, and leaves nothing after', async () => {
    const tab = tabs.browser.open()
    const live = createSharedLiveEvents({
      name: 'ada',
      client: tabs.server.clientOf(tab),
      tabs: tab.tabs,
      page: tab.page,
      timers: tab.timers,
    })
    expect(live.getStatus()).toBe('stopped')
    expect(tab.page.listeners).toBe(0)
    expect(tabs.browser.left()).toEqual({ channels: 0, locks: 0, timers: 0, listeners: 0 })
    const stop = live.subscribe({})
    expect(live.getStatus()).toBe('connecting')
    await later()
    expect(live.getStatus()).toBe('live')
    stop()
    expect(live.getStatus()).toBe('stopped')
    stop()
    await later()
    expect(tab.page.listeners).toBe(0)
    expect(tabs.browser.left()).toEqual({ channels: 0, locks: 0, timers: 0, listeners: 0 })
    expect(tabs.server.streams()).toBe(0)
  })

  test('stopped and begun within one turn changes nothing, as when a view is mounted twice', async () => {
    const tab = open()
    tab.close()
    const heard: string[] = []
    let stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id) })
    await later()
    expect(tabs.browser.requests).toBe(1)
    for (let times = 0; times < 3; times += 1) {
      stop()
      stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id) })
    }
    await later()
    expect(tab.live.getStatus()).toBe('live')
    expect(tabs.browser.requests).toBe(1)
    expect(tabs.browser.left().channels).toBe(1)
    expect(tabs.server.tries).toHaveLength(1)
    tabs.server.emit()
    await later()
    expect(heard).toEqual(['e1'])
    stop()
  })

  test('begun again later goes on after the last event', async () => {
    const tab = open()
    await later()
    tabs.server.emit()
    await later()
    tab.close()
    await later()
    tabs.server.emit()
    const heard: string[] = []
    const stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id), onPoll: () => heard.push('?') })
    await later()
    expect(heard).toEqual(['e2'])
    stop()
  })

  test('begun again later in another tab’s wake asks again for what happened meanwhile', async () => {
    const [leader, tab] = [open(), open()]
    await later()
    tabs.server.emit()
    await later()
    tab.close()
    await later()
    tabs.server.emit()
    await later()
    const heard: string[] = []
    const stop = tab.live.subscribe({ onEvent: ({ id }) => heard.push(id), onPoll: () => heard.push('?') })
    await later()
    tabs.server.emit()
    await later()
    expect(heard).toEqual(['?', 'e3'])
    expect(leader.heard).toEqual(['e1', 'e2', 'e3'])
    stop()
  })
})
