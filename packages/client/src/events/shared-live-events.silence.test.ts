import { describe, expect, test } from 'vitest'
import { samplePurchase } from '../purchase/purchase-samples'
import { setUpTabs } from './testing/tabs-under-test'

const tabs = setUpTabs()
const { later, open, pair } = tabs

describe('a leading tab that does not speak', () => {
  test('is done without after 15 seconds, and followed again when it speaks, with no event lost or told twice', async () => {
    const { leader, other } = await pair()
    const third = open()
    await later()
    leader.freeze()
    tabs.server.emit()
    await later(15_500)
    expect(tabs.server.streams()).toBe(3)
    expect(other.heard).toEqual(['e1', '?', 'e2'])
    expect(third.heard[0]).toBe('?')
    tabs.server.emit()
    await later(30_000)
    leader.thaw()
    tabs.server.emit()
    await later(2_000)
    expect(tabs.server.streams()).toBe(1)
    expect(tabs.server.hasStreamOf(leader)).toBe(true)
    tabs.server.emit()
    await later()
    expect(leader.events()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
    expect(other.events()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
    expect(third.events().slice(-3)).toEqual(['e3', 'e4', 'e5'])
  })

  test('renews its connection when it speaks again, because it may be dead', async () => {
    const { leader } = await pair()
    leader.freeze()
    await later(40_000)
    const before = tabs.server.tries.length
    leader.thaw()
    await later(10_000)
    expect(tabs.server.tries.slice(before)).toEqual(['e1'])
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
    tabs.server.emit()
    await later()
    expect(fresh.heard).toEqual(['?', 'e2'])
    leader.thaw()
  })

  test('that has no connection either when it speaks again is not followed by one that has', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    await later(16_000)
    tabs.server.isDown = true
    leader.thaw()
    await later(20_000)
    expect(leader.live.getStatus()).toBe('polling')
    tabs.server.emit()
    await later()
    expect(other.live.getStatus()).toBe('live')
    expect(other.events()).toEqual(['e1', 'e2'])
    tabs.server.isDown = false
    await later(70_000)
    expect(leader.events()).toEqual(['e1', 'e2'])
    expect(tabs.server.streams()).toBe(1)
    expect(tabs.server.hasStreamOf(leader)).toBe(true)
  })

  test('and has no connection is followed when it speaks again by one that has none either', async () => {
    const { leader, other } = await pair()
    leader.freeze()
    tabs.server.isDown = true
    tabs.server.interrupt()
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
    const [line = ''] = tabs.browser.lineNames()
    const event = { id: 'e2', type: 'purchase.updated', occurredAt: samplePurchase().updatedAt }
    const word = { kind: 'event', term: 'x', after: 'e1', place: 'e2' }
    tabs.browser.say(line, { ...word, event: { ...event, data: samplePurchase() } })
    expect(other.events()).toEqual(['e1', 'e2'])
    tabs.server.emit()
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
    expect(tabs.server.streams()).toBe(3)
    const before = tabs.server.tries.length
    leader.crash()
    await later()
    expect(tabs.server.streams()).toBe(1)
    expect(third.live.getStatus()).toBe('live')
    const fresh = open()
    await later()
    tabs.server.emit()
    await later()
    expect(tabs.server.tries).toHaveLength(before)
    expect(tabs.server.streams()).toBe(1)
    expect(fresh.heard).toEqual(['e2'])
    expect(other.events()).toEqual(['e1', 'e2'])
  })

  test('is not replaced by a tab that nobody sees', async () => {
    const { leader, other } = await pair()
    other.hide()
    leader.freeze()
    await later(30_000)
    expect(tabs.server.tries).toHaveLength(1)
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
    expect(tabs.server.hasStreamOf(other)).toBe(true)
    other.hide()
    await later(61_000)
    expect(tabs.server.hasStreamOf(other)).toBe(false)
    leader.thaw()
  })
})

describe('a follower that missed words', () => {
  test('because it was frozen and they were dropped asks again', async () => {
    const { leader, other } = await pair()
    tabs.browser.isMute = true
    tabs.server.emit()
    await later()
    tabs.browser.isMute = false
    tabs.server.emit()
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
    expect(tabs.server.hasStreamOf(other)).toBe(false)
    expect(tabs.server.streams()).toBe(1)
    tabs.server.emit()
    await later()
    expect(other.events()).toEqual(['e1', 'e2'])
  })

  test('no words are wasted while all is well', async () => {
    await pair()
    const before = tabs.browser.words
    await later(60_000)
    expect(tabs.browser.words - before).toBeLessThanOrEqual(13)
  })
})
