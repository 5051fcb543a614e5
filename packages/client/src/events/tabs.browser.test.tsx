import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { samplePurchase } from '../purchase/purchase-samples'
import type { LiveStatus } from './live-events'
import { written } from './scripted-stream'
import { meetingPlace } from './tab-message'
import { browserTabs } from './tabs'
import { FRAME_HOST, type FrameHost } from './testing/scripted-frame'

interface Tab {
  readonly element: HTMLIFrameElement
  readonly heard: string[]
  status: LiveStatus
  stop: () => void
}

let account = ''
let tabs = new Map<string, Tab>()
let streams: { readonly frame: string; readonly after: string | undefined; write(text: string): void }[] = []

beforeEach(() => {
  account = crypto.randomUUID()
  tabs = new Map()
  streams = []
  const host: FrameHost = {
    streamEvents: (frame, after) =>
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          const encoder = new TextEncoder()
          streams.push({ frame, after, write: (text) => controller.enqueue(encoder.encode(text)) })
        },
      }),
    onEvent: (frame, id) => tabs.get(frame)?.heard.push(id),
    onStatus: (frame, status) => {
      const tab = tabs.get(frame)
      if (tab) tab.status = status
    },
    onReady: (frame, stop) => {
      const tab = tabs.get(frame)
      if (tab) tab.stop = stop
    },
  }
  Reflect.set(window, FRAME_HOST, host)
})
afterEach(() => {
  for (const { element } of tabs.values()) element.remove()
  Reflect.deleteProperty(window, FRAME_HOST)
})

/** Opens a document of this origin that listens, and waits until it hears. */
async function openTab(): Promise<Tab> {
  const name = `${account}#${tabs.size}`
  const element = document.createElement('iframe')
  element.name = name
  const script = new URL('./testing/scripted-frame.ts', import.meta.url)
  element.srcdoc = `<!doctype html><script type="module" src="${script.href}"></script>`
  const tab: Tab = { element, heard: [], status: 'stopped', stop: () => {} }
  tabs.set(name, tab)
  document.body.append(element)
  await vi.waitFor(() => expect(tab.status).toBe('live'), { timeout: 15_000 })
  return tab
}

const leaderOf = () => tabs.get(streams.at(-1)?.frame ?? '')
const tell = (id: string) => streams.at(-1)?.write(written(id, samplePurchase()))
const hears = (tab: Tab, ids: readonly string[]) => vi.waitFor(() => expect(tab.heard).toEqual(ids))

/** How many documents hold the account's lock, and how many wait for it. */
async function lockUsers() {
  const { held = [], pending = [] } = await navigator.locks.query()
  const name = meetingPlace(account)
  const count = (locks: LockInfo[]) => locks.filter((lock) => lock.name === name).length
  return { held: count(held), pending: count(pending) }
}

test('documents of one origin have one stream, and one that is gone is followed after its last event', async () => {
  const [first, second, third] = [await openTab(), await openTab(), await openTab()]
  expect(leaderOf()).toBe(first)
  tell('e1')
  for (const tab of [first, second, third]) await hears(tab, ['e1'])
  expect(streams).toHaveLength(1)
  expect(await lockUsers()).toEqual({ held: 1, pending: 2 })

  first.element.remove()
  await vi.waitFor(() => expect(leaderOf()).toBe(second))
  expect(streams.at(-1)?.after).toBe('e1')
  tell('e2')
  for (const tab of [second, third]) await hears(tab, ['e1', 'e2'])
  expect(streams).toHaveLength(2)
})

test('what is stopped gives everything back', async () => {
  const [first, second] = [await openTab(), await openTab()]
  first.stop()
  await vi.waitFor(() => expect(leaderOf()).toBe(second))
  expect(await lockUsers()).toEqual({ held: 1, pending: 0 })
  second.stop()
  await vi.waitFor(async () => expect(await lockUsers()).toEqual({ held: 0, pending: 0 }))
})

test('a page that is left gives its lock to another', async () => {
  const [first, second] = [await openTab(), await openTab()]
  first.element.contentWindow?.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  await vi.waitFor(() => expect(leaderOf()).toBe(second))
  expect(first.status).toBe('stopped')
  expect(await lockUsers()).toEqual({ held: 1, pending: 0 })
})

test('a lock that waits is given up before it is held, and one that is taken away is refused', async () => {
  const locks = browserTabs()?.locks
  if (!locks) throw new Error('This browser has no locks.')
  const told: string[] = []
  const take = (who: string) =>
    locks.take(meetingPlace(account), {
      onHeld: () => told.push(`${who} holds`),
      onRefused: () => told.push(`${who} refused`),
    })
  const giveBack = take('first')
  await vi.waitFor(() => expect(told).toEqual(['first holds']))
  const giveUp = take('second')
  take('third')
  giveUp()
  giveUp()
  giveBack()
  giveBack()
  await vi.waitFor(() => expect(told).toEqual(['first holds', 'third holds']))
  await navigator.locks.request(meetingPlace(account), { steal: true }, () => {})
  await vi.waitFor(() => expect(told.at(-1)).toBe('third refused'))
  expect(told).toHaveLength(3)
})
