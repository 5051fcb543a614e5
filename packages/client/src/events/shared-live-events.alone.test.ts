import { describe, expect, test } from 'vitest'
import { samplePurchase } from '../purchase/purchase-samples'
import { scriptPage } from './scripted-page'
import { scriptStreams, written } from './scripted-stream'
import { createSharedLiveEvents } from './shared-live-events'
import { setUpTabs } from './testing/tabs-under-test'

const tabs = setUpTabs()
const { later, open } = tabs

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
    tabs.browser.refusesLocks = true
    const all = [open(), open()]
    await later()
    expect(tabs.server.streams()).toBe(2)
    for (let count = 0; count < 3; count += 1) tabs.server.emit()
    await later()
    for (const tab of all) expect(tab.heard).toEqual(tabs.server.log)
  })

  test('because no word arrives, each in view has its own, and events are told once', async () => {
    tabs.browser.isMute = true
    const all = [open(), open()]
    await later(5_000)
    await later()
    expect(tabs.server.streams()).toBe(2)
    for (let count = 0; count < 3; count += 1) tabs.server.emit()
    await later()
    for (const tab of all) expect(tab.heard.filter((word) => word !== '?')).toEqual(tabs.server.log)
  })
})
