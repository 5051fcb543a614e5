import type { CreditsEvent } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LiveEvents, LiveEventsListener } from '../events/live-events'
import { broken, json, problem } from '../http/scripted-fetch'
import { createMemoryStorage } from '../http/storage'
import { sampleDraft, samplePurchase } from './purchase-samples'
import { scriptPurchases } from './scripted-purchases'

let closeAll = () => {}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  closeAll()
  vi.useRealTimers()
})

function setUp() {
  const purchases = scriptPurchases()
  closeAll = purchases.closeAll
  return purchases
}

async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  await vi.advanceTimersByTimeAsync(10_000)
  return promise
}

describe('another place', () => {
  test('another tab that finishes the purchase moves this one, as soon as it writes', async () => {
    const { server, open } = setUp()
    const [one, two] = [open(), open()]
    await one.flow.start(sampleDraft)
    server.on('getPurchase', json(samplePurchase()))
    await two.flow.resume()
    await two.flow.retry()
    server.on('capturePurchase', json(samplePurchase('succeeded', 1)))
    await two.flow.approve()
    server.on('getPurchase', json(samplePurchase('succeeded', 1)))
    one.page.signal('storage', 'somebody-elses-item')
    await vi.advanceTimersByTimeAsync(0)
    expect(one.flow.getState().status).toBe('awaiting_approval')
    one.page.signal('storage', 'creditkit:attempts:acc')
    await vi.advanceTimersByTimeAsync(0)
    expect(one.flow.getState().status).toBe('succeeded')
  })

  test('two tabs that start the same purchase send the same key', async () => {
    const { server, open, keysOf } = setUp()
    server.on('getPurchase', json(samplePurchase()))
    await Promise.all([open().flow.start(sampleDraft), open().flow.start(sampleDraft)])
    expect(new Set(keysOf('createPurchase')).size).toBe(1)
  })

  test('news of the purchase move it, news of others do not', async () => {
    const { open } = setUp()
    let listener: LiveEventsListener = {}
    const events: LiveEvents = {
      getStatus: () => 'live',
      subscribe: (given) => {
        listener = given
        return () => {}
      },
    }
    const { flow } = open({ events })
    await flow.start(sampleDraft)
    const tell = (data: ReturnType<typeof samplePurchase>) => {
      const event: CreditsEvent = { id: 'e1', type: 'purchase.updated', occurredAt: data.updatedAt, data }
      listener.onEvent?.(event)
    }
    tell(samplePurchase('succeeded', 1, { id: 'pur_9' }))
    expect(flow.getState().status).toBe('awaiting_approval')
    tell(samplePurchase('succeeded', 1))
    expect(flow.getState().status).toBe('succeeded')
  })

  test('news that a purchase is credited end its key, also where nobody looks at it', async () => {
    const { open, keysOf } = setUp()
    await open().flow.start(sampleDraft)
    let listener: LiveEventsListener = {}
    const subscribe: LiveEvents['subscribe'] = (given) => {
      listener = given
      return () => {}
    }
    const { flow } = open({ events: { getStatus: () => 'live', subscribe } })
    const data = samplePurchase('succeeded', 1)
    listener.onEvent?.({ id: 'e1', type: 'purchase.updated', occurredAt: data.updatedAt, data })
    expect(flow.getState().status).toBe('idle')
    await flow.start(sampleDraft)
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
  })

  test('a purchase that is paid elsewhere is noticed without any of this, by asking now and then', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('getPurchase', json(samplePurchase('succeeded', 1)))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(flow.getState().status).toBe('succeeded')
  })
})

describe('coming back', () => {
  test.each([
    ['requires_action', 1, 'resumable'],
    ['created', 0, 'resumable'],
    ['processing', 1, 'settling'],
    ['succeeded', 1, 'succeeded'],
    ['expired', 1, 'idle'],
    ['canceled', 1, 'idle'],
    ['failed', 1, 'idle'],
  ] as const)('after a reload a purchase that is %s (second %i) leads to %s', async (now, at, status) => {
    const { server, open } = setUp()
    await open().flow.start(sampleDraft)
    server.on('getPurchase', json(samplePurchase(now, at)))
    const { flow } = open()
    const found = flow.resume()
    expect(flow.resume()).toBe(found)
    expect(await found).toMatchObject({ status })
  })

  test('a purchase that has succeeded while nobody looked is shown once, and its key is gone', async () => {
    const { server, open, keysOf } = setUp()
    await open().flow.start(sampleDraft)
    server.on('getPurchase', json(samplePurchase('succeeded', 1)))
    expect(await open().flow.resume()).toMatchObject({ status: 'succeeded' })
    const { flow } = open()
    expect(await flow.resume()).toMatchObject({ status: 'idle' })
    await flow.start(sampleDraft)
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
  })

  test('another account, another wallet and an emptied storage find nothing', async () => {
    const { server, open } = setUp()
    await open().flow.start(sampleDraft)
    expect(await open({ accountId: 'grace' }).flow.resume()).toMatchObject({ status: 'idle' })
    expect(await open({ walletId: 'w2' }).flow.resume()).toMatchObject({ status: 'idle' })
    expect(await open({ storage: createMemoryStorage() }).flow.resume()).toMatchObject({ status: 'idle' })
    expect(server.of('getPurchase')).toHaveLength(0)
  })

  test('offline it finds nothing yet, and asks again once the page is online', async () => {
    const { server, open } = setUp()
    await open().flow.start(sampleDraft)
    server.on('getPurchase', broken)
    const { flow, page } = open()
    expect(await soon(flow.resume())).toMatchObject({ status: 'idle' })
    server.on('getPurchase', json(samplePurchase()))
    page.signal('online')
    await vi.advanceTimersByTimeAsync(0)
    expect(flow.getState().status).toBe('resumable')
  })

  test('by link names the purchase, works where nothing is remembered, and says why it fails', async () => {
    const { server, open } = setUp()
    server.on('getPurchase', problem('internal'))
    const { flow } = open({ storage: createMemoryStorage() })
    expect(await flow.resume({ purchaseId: 'pur_1' })).toMatchObject({
      status: 'failed',
      step: 'resume',
      canRetry: true,
    })
    server.on('getPurchase', json(samplePurchase()))
    expect(await flow.retry()).toMatchObject({ status: 'resumable' })
    server.on('capturePurchase', json(samplePurchase('succeeded', 1)))
    expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
  })

  test('from the back/forward cache asks at once', async () => {
    const { server, open } = setUp()
    const { flow, page } = open()
    await flow.start(sampleDraft)
    server.on('getPurchase', json(samplePurchase('processing', 1)), json(samplePurchase('succeeded', 2)))
    page.signal('restored')
    await vi.advanceTimersByTimeAsync(0)
    expect(flow.getState().status).toBe('settling')
  })
})
