import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { samplePurchase } from '../purchase/purchase-samples'
import { createLiveEvents, type LiveEventsOptions } from './live-events'
import { scriptPage } from './scripted-page'
import { scriptStreams, written } from './scripted-stream'

let unsubscribe = () => {}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  unsubscribe()
  vi.useRealTimers()
})

const later = (delayMs = 0) => vi.advanceTimersByTimeAsync(delayMs)

function listen(options: Partial<LiveEventsOptions> = {}) {
  const streams = scriptStreams()
  const page = scriptPage()
  const live = createLiveEvents({ client: streams, page, random: () => 0.5, ...options })
  const heard = { events: [] as string[], polls: 0, statuses: [] as string[] }
  unsubscribe = live.subscribe({
    onEvent: ({ id }) => heard.events.push(id),
    onPoll: () => {
      heard.polls += 1
    },
    onStatus: (status) => heard.statuses.push(status),
  })
  return { streams, page, live, heard }
}

describe('a live connection', () => {
  test('tells every event once, and passes over pings, unknown types and broken data', async () => {
    const { streams, live, heard } = listen()
    await later()
    expect(live.getStatus()).toBe('live')
    streams.last().write(`: ping\n\n${written('e1', samplePurchase())}`)
    streams
      .last()
      .write(
        'event: rocket.launched\ndata: {"id":"e2","type":"rocket.launched","occurredAt":"x","data":{}}\n\n',
      )
    streams.last().write('data: {not json\n\n')
    streams.last().write(written('e1', samplePurchase()))
    streams.last().write(written('e3', samplePurchase()).slice(0, 40))
    await later()
    expect(heard.events).toEqual(['e1'])
    streams.last().write(written('e3', samplePurchase()).slice(40))
    await later()
    expect(heard.events).toEqual(['e1', 'e3'])
    expect(heard.polls).toBe(0)
  })

  test('reads characters that are cut between two chunks of bytes', async () => {
    const { streams, heard, live } = listen()
    await later()
    const told: string[] = []
    live.subscribe({
      onEvent: (event) => event.type === 'purchase.updated' && told.push(event.data.packageId ?? ''),
    })
    const bytes = new TextEncoder().encode(
      written('e1', samplePurchase('created', 0, { packageId: 'pack_é' })),
    )
    const place = bytes.indexOf(0xc3) + 1
    const raw = streams.last()
    raw.writeBytes(bytes.slice(0, place))
    raw.writeBytes(bytes.slice(place))
    await later()
    expect(heard.events).toEqual(['e1'])
    expect(told).toEqual(['pack_é'])
  })

  test('is one, however many listen: it opens with the first and closes with the last', async () => {
    const { streams, live } = listen()
    const second = live.subscribe({})
    const third = live.subscribe({})
    await later()
    expect(streams.tries).toBe(1)
    second()
    second()
    third()
    expect(live.getStatus()).toBe('live')
    unsubscribe()
    expect(live.getStatus()).toBe('stopped')
    expect(streams.last().options.signal.aborted).toBe(true)
    await later(120_000)
    expect(streams.tries).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('survives being closed and opened at once, as a view mounted twice does', async () => {
    const { streams, live } = listen()
    unsubscribe()
    const heard: string[] = []
    unsubscribe = live.subscribe({ onEvent: ({ id }) => heard.push(id) })
    await later()
    expect(streams.connections.filter(({ options }) => !options.signal.aborted)).toHaveLength(1)
    streams.last().write(written('e1', samplePurchase()))
    await later()
    expect(heard).toEqual(['e1'])
  })

  test('a listener that throws keeps neither the others nor the stream', async () => {
    const { streams, live, heard } = listen()
    live.subscribe({
      onEvent: () => {
        throw new Error('The host is broken')
      },
    })
    await later()
    streams.last().write(written('e1', samplePurchase()) + written('e2', samplePurchase()))
    await later()
    expect(heard.events).toEqual(['e1', 'e2'])
    expect(streams.tries).toBe(1)
  })
})

describe('a stream that breaks', () => {
  test.each(['end', 'fail'] as const)(
    'by %s is opened again where it broke off, and listeners ask again once',
    async (how) => {
      const { streams, heard } = listen()
      await later()
      streams.last().write(written('e1', samplePurchase()))
      await later(20_000)
      streams.last()[how]()
      await later(1_000)
      expect(streams.tries).toBe(2)
      expect(streams.last().options.lastEventId).toBe('e1')
      streams.last().write(written('e1', samplePurchase()) + written('e2', samplePurchase()))
      await later()
      expect(heard.events).toEqual(['e1', 'e2'])
      expect(heard.polls).toBe(1)
      expect(heard.statuses).toEqual(['connecting', 'live', 'connecting', 'live'])
    },
  )

  test('by silence is opened again, while pings keep it', async () => {
    const { streams } = listen({ idleTimeoutMs: 10_000 })
    await later()
    for (let ping = 0; ping < 5; ping += 1) {
      await later(9_000)
      streams.last().write(':\n')
      await later()
    }
    expect(streams.tries).toBe(1)
    const silent = streams.last()
    await later(12_000)
    expect(streams.tries).toBe(2)
    expect(silent.released()).toBe(true)
  })

  test('waits ever longer when it breaks at once, so that no server is hammered', async () => {
    const { streams } = listen()
    const openedAt: number[] = []
    for (let round = 0; round < 8; round += 1) {
      const before = streams.tries
      while (streams.tries === before) await later(250)
      openedAt.push(Date.now())
      await later()
      streams.last().end()
      await later()
    }
    const waits = openedAt.slice(1).map((at, index) => at - (openedAt[index] ?? 0))
    expect(waits[0]).toBeLessThanOrEqual(1_000)
    expect(waits.at(-1)).toBeGreaterThan(20_000)
  })

  test('waits as long as the server asks', async () => {
    const { streams } = listen()
    await later()
    streams.last().write('retry: 8000\n\n')
    await later(20_000)
    streams.last().end()
    await later(5_900)
    expect(streams.tries).toBe(1)
    await later(200)
    expect(streams.tries).toBe(2)
  })
})

describe('where no stream holds', () => {
  test('listeners are told to ask again now and then, and it goes live as soon as it can', async () => {
    const { streams, live, heard } = listen({ pollMs: 10_000, idleTimeoutMs: 600_000 })
    streams.refuse = 'network'
    unsubscribe()
    unsubscribe = live.subscribe({
      onPoll: () => {
        heard.polls += 1
      },
      onStatus: (status) => heard.statuses.push(status),
    })
    await later(10_000)
    expect(live.getStatus()).toBe('polling')
    const polls = heard.polls
    expect(polls).toBeGreaterThan(0)
    await later(30_000)
    expect(heard.polls).toBe(polls + 3)
    streams.refuse = undefined
    await later(60_000)
    expect(live.getStatus()).toBe('live')
    const settled = heard.polls
    await later(40_000)
    expect(heard.polls).toBe(settled)
  })

  test('an address that has none is polled at once', async () => {
    const { streams, live, heard } = listen()
    streams.refuse = 'contract_violation'
    unsubscribe()
    unsubscribe = live.subscribe({ onPoll: () => heard.polls++ })
    await later()
    expect(live.getStatus()).toBe('polling')
    expect(heard.polls).toBe(1)
  })

  test('a page that nobody sees does not poll', async () => {
    const { streams, live, page, heard } = listen({ pollMs: 1_000 })
    streams.refuse = 'contract_violation'
    unsubscribe()
    unsubscribe = live.subscribe({ onPoll: () => heard.polls++ })
    await later()
    const polls = heard.polls
    page.visible = false
    await later(10_000)
    expect(heard.polls).toBe(polls)
  })
})

describe('the page', () => {
  test('back online or back from the cache opens a new stream, because the old one may be dead', async () => {
    const { streams, page } = listen()
    await later()
    page.signal('online')
    await later(1_000)
    expect(streams.tries).toBe(2)
    page.signal('restored')
    await later(2_000)
    expect(streams.tries).toBe(3)
  })

  test('offline it tries seldom, and at once when it is online', async () => {
    const { streams, live, page } = listen()
    await later()
    page.online = false
    streams.last().fail()
    await later(50_000)
    expect(streams.tries).toBe(1)
    page.online = true
    page.signal('online')
    await later()
    expect(live.getStatus()).toBe('live')
  })

  test('out of view for a minute gives its connection back, and comes back with what it missed', async () => {
    const { streams, live, page, heard } = listen()
    await later()
    streams.last().write(written('e1', samplePurchase()))
    await later()
    page.signal('hidden')
    await later(59_000)
    page.signal('visible')
    await later(120_000)
    page.signal('hidden')
    await later(60_000)
    expect(live.getStatus()).toBe('stopped')
    const polls = heard.polls
    page.signal('visible')
    await later()
    expect(live.getStatus()).toBe('live')
    expect(streams.last().options.lastEventId).toBe('e1')
    expect(heard.polls).toBe(polls + 1)
  })
})
