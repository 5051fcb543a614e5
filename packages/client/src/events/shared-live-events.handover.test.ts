import { describe, expect, test } from 'vitest'
import { setUpTabs } from './testing/tabs-under-test'

const tabs = setUpTabs()
const { later, open, pair, restart } = tabs

describe('when the leading tab', () => {
  test.each([
    ['is closed', 'close'],
    ['crashes', 'crash'],
  ] as const)('%s, another goes on after the last event at once, and misses none', async (_, how) => {
    const { leader, other } = await pair()
    leader[how]()
    tabs.server.emit()
    await later()
    expect(tabs.server.streams()).toBe(1)
    expect(tabs.server.tries).toEqual([undefined, 'e1'])
    tabs.server.emit()
    await later()
    expect(other.heard).toEqual(['e1', 'e2', 'e3'])
    expect(other.live.getStatus()).toBe('live')
  })

  test('crashes before anything happened, the others are told to ask again: there is no place to go on from', async () => {
    const [leader, other, third] = [open(), open(), open()]
    await later()
    leader.crash()
    await later()
    expect([other.heard, third.heard]).toEqual([['?'], ['?']])
    tabs.server.emit()
    await later()
    expect([other.heard, third.heard]).toEqual([
      ['?', 'e1'],
      ['?', 'e1'],
    ])
  })

  test('crashes while its connection is broken, the others are told to ask again once', async () => {
    const { leader, other } = await pair()
    tabs.server.isDown = true
    tabs.server.interrupt()
    await later()
    leader.crash()
    tabs.server.isDown = false
    tabs.server.forgetsBefore = 3
    tabs.server.emit()
    await later(2_000)
    expect(other.heard).toEqual(['e1', '?'])
  })

  test('crashes right after an event, no tab hears it twice, whichever of word and lock arrives first', async () => {
    for (const pace of [
      { wordMs: 1, lockMs: 8 },
      { wordMs: 8, lockMs: 1 },
    ]) {
      await restart(pace)
      const [leader, other, third] = [open(), open(), open()]
      await later(100)
      tabs.server.emit()
      await later(100)
      tabs.server.emit()
      await later(0)
      leader.crash()
      await later(100)
      tabs.server.emit()
      await later(100)
      for (const tab of [other, third]) expect(tab.heard).toEqual(['e1', 'e2', 'e3'])
    }
  })

  test('is hidden for a minute, one in view takes over, and the hidden one goes on hearing', async () => {
    const { leader, other } = await pair()
    leader.hide()
    await later(59_000)
    expect(tabs.server.hasStreamOf(leader)).toBe(true)
    await later(2_000)
    expect(tabs.server.hasStreamOf(other)).toBe(true)
    expect(tabs.server.tries).toEqual([undefined, 'e1'])
    tabs.server.emit()
    await later()
    expect(other.heard).toEqual(['e1', 'e2'])
    expect(leader.heard).toEqual(['e1', 'e2'])
    leader.show()
    await later()
    expect(leader.heard).toEqual(['e1', 'e2'])
    expect(leader.statuses).toEqual(['connecting', 'live', 'stopped', 'connecting', 'live'])
    expect(tabs.server.streams()).toBe(1)
  })

  test('is closed after events of a later version, another goes on after those', async () => {
    const { leader, other } = await pair()
    tabs.server.emitUnknown()
    await later(5_000)
    leader.close()
    await later()
    tabs.server.emit()
    await later()
    expect(tabs.server.tries).toEqual([undefined, 'e2'])
    expect(other.heard).toEqual(['e1', 'e3'])
  })

  test('loses its lock, it follows who has it then', async () => {
    const { leader, other } = await pair()
    tabs.browser.takeAway()
    await later()
    expect(tabs.server.streams()).toBe(1)
    expect(tabs.server.hasStreamOf(other)).toBe(true)
    tabs.server.emit()
    await later()
    expect([leader.heard, other.heard]).toEqual([
      ['e1', 'e2'],
      ['e1', 'e2'],
    ])
  })

  test('is hidden for less, it keeps the connection', async () => {
    const { leader } = await pair()
    for (let times = 0; times < 4; times += 1) {
      leader.hide()
      leader.hide()
      await later(50_000)
      leader.show()
      await later(20_000)
    }
    expect(tabs.server.tries).toHaveLength(1)
  })

  test('goes into the back/forward cache, another takes over; it comes back as a follower that asks again', async () => {
    const { leader, other } = await pair()
    leader.leave()
    await later()
    expect(leader.live.getStatus()).toBe('stopped')
    expect(tabs.server.hasStreamOf(other)).toBe(true)
    expect(tabs.browser.left()).toMatchObject({ channels: 1, locks: 1 })
    tabs.server.emit()
    await later(120_000)
    leader.restore()
    await later()
    expect(leader.heard).toEqual(['e1', '?'])
    tabs.server.emit()
    await later()
    expect(leader.heard).toEqual(['e1', '?', 'e3'])
    expect(other.heard).toEqual(['e1', 'e2', 'e3'])
    expect(tabs.server.streams()).toBe(1)
  })

  test('is left before it was ever live asks again when it is back', async () => {
    tabs.server.isDown = true
    const tab = open()
    await later()
    tab.leave()
    await later(60_000)
    tabs.server.isDown = false
    tab.restore()
    await later()
    expect(tab.heard).toEqual(['?'])
  })

  test('is back online or from the cache opens a new stream, because the old one may be dead', async () => {
    const { leader, other } = await pair()
    for (const signal of ['online', 'restored'] as const) {
      leader.page.signal(signal)
      other.page.signal(signal)
      await later(2_000)
    }
    expect(tabs.server.tries).toEqual([undefined, 'e1', 'e1'])
    expect(tabs.server.streams()).toBe(1)
    expect(leader.ticks()).toBe(2)
    expect(other.ticks()).toBe(2)
  })
})
