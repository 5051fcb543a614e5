import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { samplePurchase } from '../purchase/purchase-samples'
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

function open(prepare?: Parameters<typeof openListeningTab>[3]): ListeningTab {
  const tab = openListeningTab(browser, server, {}, prepare)
  tabs.push(tab)
  return tab
}

/** Two tabs that have heard an event: the leader, and one that follows. */
async function pair() {
  const [leader, other] = [open(), open()]
  await later()
  server.emit()
  await later()
  expect(server.hasStreamOf(leader)).toBe(true)
  return { leader, other }
}

describe('when the leading tab', () => {
  test.each([
    ['is closed', 'close'],
    ['crashes', 'crash'],
  ] as const)('%s, another goes on after the last event at once, and misses none', async (_, how) => {
    const { leader, other } = await pair()
    leader[how]()
    server.emit()
    await later()
    expect(server.streams()).toBe(1)
    expect(server.tries).toEqual([undefined, 'e1'])
    server.emit()
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
    server.emit()
    await later()
    expect([other.heard, third.heard]).toEqual([
      ['?', 'e1'],
      ['?', 'e1'],
    ])
  })

  test('crashes while its connection is broken, the others are told to ask again once', async () => {
    const { leader, other } = await pair()
    server.isDown = true
    server.interrupt()
    await later()
    leader.crash()
    server.isDown = false
    server.forgetsBefore = 3
    server.emit()
    await later(2_000)
    expect(other.heard).toEqual(['e1', '?'])
  })

  test('crashes right after an event, no tab hears it twice, whichever of word and lock arrives first', async () => {
    for (const pace of [
      { wordMs: 1, lockMs: 8 },
      { wordMs: 8, lockMs: 1 },
    ]) {
      browser = scriptBrowser(pace)
      server = scriptEventServer()
      const [leader, other, third] = [open(), open(), open()]
      await later(100)
      server.emit()
      await later(100)
      server.emit()
      await later(0)
      leader.crash()
      await later(100)
      server.emit()
      await later(100)
      for (const tab of [other, third]) expect(tab.heard).toEqual(['e1', 'e2', 'e3'])
      other.close()
      third.close()
      await later(100)
    }
  })

  test('is hidden for a minute, one in view takes over, and the hidden one goes on hearing', async () => {
    const { leader, other } = await pair()
    leader.hide()
    await later(59_000)
    expect(server.hasStreamOf(leader)).toBe(true)
    await later(2_000)
    expect(server.hasStreamOf(other)).toBe(true)
    expect(server.tries).toEqual([undefined, 'e1'])
    server.emit()
    await later()
    expect(other.heard).toEqual(['e1', 'e2'])
    expect(leader.heard).toEqual(['e1', 'e2'])
    leader.show()
    await later()
    expect(leader.heard).toEqual(['e1', 'e2'])
    expect(leader.statuses).toEqual(['connecting', 'live', 'stopped', 'connecting', 'live'])
    expect(server.streams()).toBe(1)
  })

  test('is closed after events of a later version, another goes on after those', async () => {
    const { leader, other } = await pair()
    server.emitUnknown()
    await later(5_000)
    leader.close()
    await later()
    server.emit()
    await later()
    expect(server.tries).toEqual([undefined, 'e2'])
    expect(other.heard).toEqual(['e1', 'e3'])
  })

  test('loses its lock, it follows who has it then', async () => {
    const { leader, other } = await pair()
    browser.takeAway()
    await later()
    expect(server.streams()).toBe(1)
    expect(server.hasStreamOf(other)).toBe(true)
    server.emit()
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
    expect(server.tries).toHaveLength(1)
  })

  test('goes into the back/forward cache, another takes over; it comes back as a follower that asks again', async () => {
    const { leader, other } = await pair()
    leader.leave()
    await later()
    expect(leader.live.getStatus()).toBe('stopped')
    expect(server.hasStreamOf(other)).toBe(true)
    expect(browser.left()).toMatchObject({ channels: 1, locks: 1 })
    server.emit()
    await later(120_000)
    leader.restore()
    await later()
    expect(leader.heard).toEqual(['e1', '?'])
    server.emit()
    await later()
    expect(leader.heard).toEqual(['e1', '?', 'e3'])
    expect(other.heard).toEqual(['e1', 'e2', 'e3'])
    expect(server.streams()).toBe(1)
  })

  test('is left before it was ever live asks again when it is back', async () => {
    server.isDown = true
    const tab = open()
    await later()
    tab.leave()
    await later(60_000)
    server.isDown = false
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
    expect(server.tries).toEqual([undefined, 'e1', 'e1'])
    expect(server.streams()).toBe(1)
    expect(leader.ticks()).toBe(2)
    expect(other.ticks()).toBe(2)
  })
})

describe('tabs that nobody sees', () => {
  test('do not stand in line while one in view does', async () => {
    const { leader, other } = await pair()
    const third = open()
    await later()
    other.hide()
    await later()
    leader.close()
    await later()
    expect(server.hasStreamOf(third)).toBe(true)
    expect(other.live.getStatus()).toBe('live')
    other.show()
    third.close()
    await later()
    expect(server.hasStreamOf(other)).toBe(true)
  })

  test('have no connection after a minute; the one seen first takes it up where it broke off', async () => {
    const { leader, other } = await pair()
    leader.hide()
    other.hide()
    await later(61_000)
    expect(server.streams()).toBe(0)
    await later(60_000)
    expect([leader.live.getStatus(), other.live.getStatus()]).toEqual(['stopped', 'stopped'])
    server.emit()
    other.show()
    await later()
    expect(server.tries).toEqual([undefined, 'e1'])
    expect(other.heard).toEqual(['e1', '?', 'e2'])
    expect(leader.events()).toEqual(['e1', 'e2'])
    leader.show()
    await later()
    expect(leader.ticks()).toBe(1)
    expect(server.streams()).toBe(1)
  })

  test('open none when they are opened in the background, and ask again when they are first seen', async () => {
    const tab = open((scripted) => {
      scripted.page.visible = false
    })
    await later(30_000)
    expect(tab.live.getStatus()).toBe('stopped')
    expect(server.tries).toEqual([])
    tab.show()
    await later()
    expect(tab.heard).toEqual(['?'])
    server.emit()
    await later()
    expect(tab.heard).toEqual(['?', 'e1'])
  })

  test('ask again also when they are first seen soon after', async () => {
    const tab = open((scripted) => {
      scripted.page.visible = false
    })
    await later(3_000)
    tab.show()
    await later()
    expect(tab.heard).toEqual(['?'])
  })

  test.each([true, false])(
    'hear that a stream began anew while there was none, after an event: %s',
    async (hasPlace) => {
      const [leader, hidden] = [open(), open()]
      await later()
      if (hasPlace) server.emit()
      hidden.hide()
      await later()
      leader.crash()
      await later()
      const missed = server.emit()
      await later()
      const fresh = open()
      await later()
      server.emit()
      await later()
      expect(fresh.heard).not.toContain(missed)
      expect(fresh.ticks()).toBe(0)
      hidden.show()
      expect(hidden.events().at(-1)).toBe(server.log.at(-1))
      expect(hidden.events()).not.toContain(missed)
      expect(hidden.ticks()).toBe(1)
    },
  )

  test('hear the one in view when they are opened in the background', async () => {
    const { other } = await pair()
    const tab = open((scripted) => {
      scripted.page.visible = false
    })
    await later()
    expect(tab.live.getStatus()).toBe('live')
    server.emit()
    await later(30_000)
    tab.show()
    await later()
    expect(tab.heard).toEqual(['e2'])
    expect(other.heard).toEqual(['e1', 'e2'])
    expect(server.tries).toHaveLength(1)
  })
})

describe('a leading tab that does not speak', () => {
  test('is done without after 15 seconds, and followed again when it speaks, with no event lost or told twice', async () => {
    const { leader, other } = await pair()
    const third = open()
    await later()
    leader.freeze()
    server.emit()
    await later(15_500)
    expect(server.streams()).toBe(3)
    expect(other.heard).toEqual(['e1', '?', 'e2'])
    expect(third.heard[0]).toBe('?')
    server.emit()
    await later(30_000)
    leader.thaw()
    server.emit()
    await later(2_000)
    expect(server.streams()).toBe(1)
    expect(server.hasStreamOf(leader)).toBe(true)
    server.emit()
    await later()
    expect(leader.events()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
    expect(other.events()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
    expect(third.events().slice(-3)).toEqual(['e3', 'e4', 'e5'])
  })

  test('renews its connection when it speaks again, because it may be dead', async () => {
    const { leader } = await pair()
    leader.freeze()
    await later(40_000)
    const before = server.tries.length
    leader.thaw()
    await later(10_000)
    expect(server.tries.slice(before)).toEqual(['e1'])
    expect(leader.heard).toEqual(['e1', '?'])
  })

  test('is done without after five seconds by a tab that is opened meanwhile', async () => {
    const { leader, other } = await pair()
    other.close()
    leader.freeze()
    await later()
    const fresh = open()
    await later(4_900)
    expect(fresh.live.getStatus()).toBe('connecting')
    await later(200)
    expect(fresh.live.getStatus()).toBe('live')
    server.emit()
    await later()
    expect(fresh.heard).toEqual(['?', 'e2'])
    leader.thaw()
  })

  test('that has no connection either when it speaks again is not followed by one that has', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    await later(16_000)
    server.isDown = true
    leader.thaw()
    await later(20_000)
    expect(leader.live.getStatus()).toBe('polling')
    server.emit()
    await later()
    expect(other.live.getStatus()).toBe('live')
    expect(other.events()).toEqual(['e1', 'e2'])
    server.isDown = false
    await later(70_000)
    expect(leader.events()).toEqual(['e1', 'e2'])
    expect(server.streams()).toBe(1)
    expect(server.hasStreamOf(leader)).toBe(true)
  })

  test('and has no connection is followed when it speaks again by one that has none either', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    server.isDown = true
    server.interrupt()
    await later(40_000)
    leader.thaw()
    await later(60_000)
    const asked = other.ticks()
    await later(60_000)
    expect(other.live.getStatus()).toBe('polling')
    expect(other.ticks()).toBe(asked + 2)
  })

  test('and the connection that stands in for it tell an event once', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    await later(16_000)
    const [line = ''] = browser.lineNames()
    const event = { id: 'e2', type: 'purchase.updated', occurredAt: samplePurchase().updatedAt }
    const word = { kind: 'event', term: 'x', after: 'e1', place: 'e2' }
    browser.say(line, { ...word, event: { ...event, data: samplePurchase() } })
    expect(other.events()).toEqual(['e1', 'e2'])
    server.emit()
    await later()
    expect(other.events()).toEqual(['e1', 'e2'])
    leader.thaw()
  })

  test('nor ever spoke keeps nobody waiting', async () => {
    const { leader, other } = await pair()
    leader.close()
    await later()
    other.hide()
    await later(61_000)
    const mute = open()
    await later(0)
    mute.freeze()
    await later()
    other.show()
    expect(other.live.getStatus()).toBe('connecting')
    await later(5_100)
    expect(other.live.getStatus()).toBe('live')
    mute.thaw()
  })

  test('leaves the lead, with the connection at hand, to one that did without when it crashes', async () => {
    const { leader, other } = await pair()
    const third = open()
    leader.freeze()
    await later(16_000)
    expect(server.streams()).toBe(3)
    const before = server.tries.length
    leader.crash()
    await later()
    expect(server.streams()).toBe(1)
    expect(third.live.getStatus()).toBe('live')
    const fresh = open()
    await later()
    server.emit()
    await later()
    expect(server.tries).toHaveLength(before)
    expect(server.streams()).toBe(1)
    expect(fresh.heard).toEqual(['e2'])
    expect(other.events()).toEqual(['e1', 'e2'])
  })

  test('is not replaced by a tab that nobody sees', async () => {
    const { leader, other } = await pair()
    other.hide()
    leader.freeze()
    await later(30_000)
    expect(server.tries).toHaveLength(1)
    expect(other.live.getStatus()).toBe('stopped')
    other.show()
    expect(other.live.getStatus()).toBe('connecting')
    other.hide()
    leader.thaw()
    await later(10_000)
    expect(other.live.getStatus()).toBe('live')
  })

  test('is followed again by one that stood in and is hidden meanwhile', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    await later(16_000)
    other.hide()
    await later(10_000)
    leader.thaw()
    await later(80_000)
    expect(other.live.getStatus()).toBe('live')
    expect(other.statuses.filter((status) => status === 'stopped')).toEqual([])
  })

  test('a tab that stands in gives its connection back too when it is hidden for a minute', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    await later(16_000)
    expect(server.hasStreamOf(other)).toBe(true)
    other.hide()
    await later(61_000)
    expect(server.hasStreamOf(other)).toBe(false)
    leader.thaw()
  })
})

describe('a follower that missed words', () => {
  test('because it was frozen and they were dropped asks again', async () => {
    const { leader, other } = await pair()
    browser.isMute = true
    server.emit()
    await later()
    browser.isMute = false
    server.emit()
    await later()
    expect(leader.heard).toEqual(['e1', 'e2', 'e3'])
    expect(other.heard).toEqual(['e1', 'e3', '?'])
  })

  test('does not take a machine that slept for a leader that is dead', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    other.freeze()
    await later(600_000)
    leader.thaw()
    other.thaw()
    await later(60_000)
    expect(server.hasStreamOf(other)).toBe(false)
    expect(server.streams()).toBe(1)
    server.emit()
    await later()
    expect(other.events()).toEqual(['e1', 'e2'])
  })

  test('no words are wasted while all is well', async () => {
    await pair()
    const before = browser.words
    await later(60_000)
    expect(browser.words - before).toBeLessThanOrEqual(13)
  })
})
