import { describe, expect, test } from 'vitest'
import { setUpTabs } from './testing/tabs-under-test'

const tabs = setUpTabs()
const { later, open, openHidden, pair } = tabs

describe('tabs that nobody sees', () => {
  test('do not stand in line while one in view does', async () => {
    const { leader, other } = await pair()
    const third = open()
    await later()
    other.hide()
    await later()
    leader.close()
    await later()
    expect(tabs.server.hasStreamOf(third)).toBe(true)
    expect(other.live.getStatus()).toBe('live')
    other.show()
    third.close()
    await later()
    expect(tabs.server.hasStreamOf(other)).toBe(true)
  })

  test('have no connection after a minute; the one seen first takes it up where it broke off', async () => {
    const { leader, other } = await pair()
    leader.hide()
    other.hide()
    await later(61_000)
    expect(tabs.server.streams()).toBe(0)
    await later(60_000)
    expect([leader.live.getStatus(), other.live.getStatus()]).toEqual(['stopped', 'stopped'])
    tabs.server.emit()
    other.show()
    await later()
    expect(tabs.server.tries).toEqual([undefined, 'e1'])
    expect(other.heard).toEqual(['e1', '?', 'e2'])
    expect(leader.events()).toEqual(['e1', 'e2'])
    leader.show()
    await later()
    expect(leader.ticks()).toBe(1)
    expect(tabs.server.streams()).toBe(1)
  })

  test('open none when they are opened in the background, and ask again when they are first seen', async () => {
    const tab = openHidden()
    await later(30_000)
    expect(tab.live.getStatus()).toBe('stopped')
    expect(tabs.server.tries).toEqual([])
    tab.show()
    await later()
    expect(tab.heard).toEqual(['?'])
    tabs.server.emit()
    await later()
    expect(tab.heard).toEqual(['?', 'e1'])
  })

  test('ask again also when they are first seen soon after', async () => {
    const tab = openHidden()
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
      if (hasPlace) tabs.server.emit()
      hidden.hide()
      await later()
      leader.crash()
      await later()
      const missed = tabs.server.emit()
      await later()
      const fresh = open()
      await later()
      tabs.server.emit()
      await later()
      expect(fresh.heard).not.toContain(missed)
      expect(fresh.ticks()).toBe(0)
      hidden.show()
      expect(hidden.events().at(-1)).toBe(tabs.server.log.at(-1))
      expect(hidden.events()).not.toContain(missed)
      expect(hidden.ticks()).toBe(1)
    },
  )

  test('hear the one in view when they are opened in the background', async () => {
    const { other } = await pair()
    const tab = openHidden()
    await later()
    expect(tab.live.getStatus()).toBe('live')
    tabs.server.emit()
    await later(30_000)
    tab.show()
    await later()
    expect(tab.heard).toEqual(['e2'])
    expect(other.heard).toEqual(['e1', 'e2'])
    expect(tabs.server.tries).toHaveLength(1)
  })
})
