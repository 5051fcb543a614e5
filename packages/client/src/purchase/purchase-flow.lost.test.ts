import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { broken, json, problem, type Reply } from '../http/scripted-fetch'
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

const lost: Reply[] = [broken, broken, broken, broken]

async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  await vi.advanceTimersByTimeAsync(10_000)
  return promise
}

describe('a lost answer to the capture', () => {
  test('is never another payment: the server is asked, and what it says counts', async () => {
    const { server, open, keysOf } = setUp()
    const { flow, seen } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', ...lost)
    server.on(
      'getPurchase',
      broken,
      json(samplePurchase('processing', 1)),
      json(samplePurchase('succeeded', 2)),
    )
    const outcome = await soon(flow.approve())
    expect(['unknown', 'settling', 'succeeded']).toContain(outcome.status)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(flow.getState().status).toBe('succeeded')
    expect(seen).toContain('unknown')
    expect(new Set(keysOf('capturePurchase')).size).toBe(1)
  })

  test('that never arrived is sent again with the same key', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', ...lost, json(samplePurchase('succeeded', 1)))
    server.on('getPurchase', json(samplePurchase()))
    void flow.approve()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(flow.getState().status).toBe('succeeded')
    expect(keysOf('capturePurchase')).toHaveLength(5)
    expect(new Set(keysOf('capturePurchase')).size).toBe(1)
  })

  test('that stays lost asks the buyer, who can go on with the same key or give up', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', broken)
    server.on('getPurchase', json(samplePurchase()))
    void flow.approve()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(flow.getState()).toMatchObject({ status: 'unknown', canRetry: true })
    server.on('capturePurchase', json(samplePurchase('succeeded', 1)))
    expect(await flow.retry()).toMatchObject({ status: 'succeeded' })
    expect(new Set(keysOf('capturePurchase')).size).toBe(1)
  })

  test('is not given up on when asking fails: a lapsed session is named, and signing in resolves it', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', problem('unauthenticated'))
    server.on('getPurchase', problem('unauthenticated'), json(samplePurchase('succeeded', 1)))
    await flow.approve()
    expect(flow.getState()).toMatchObject({ status: 'unknown', error: { code: 'unauthenticated' } })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(flow.getState().status).toBe('succeeded')
  })

  test('survives a reload: the new page sends the same capture key', async () => {
    const { server, open, keysOf } = setUp()
    const before = open()
    await before.flow.start(sampleDraft)
    server.on('capturePurchase', broken)
    void before.flow.approve()
    before.close()
    await vi.advanceTimersByTimeAsync(20_000)
    server.on('getPurchase', json(samplePurchase()))
    server.on('capturePurchase', json(samplePurchase('succeeded', 1)))
    const after = open()
    expect(await after.flow.resume()).toMatchObject({ status: 'resumable' })
    expect(await after.flow.approve()).toMatchObject({ status: 'succeeded' })
    expect(new Set(keysOf('capturePurchase')).size).toBe(1)
  })
})

describe('a lost answer to the start', () => {
  test('is taken up where the purchase stands now, not where the repeated first answer left it', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    server.on('createPurchase', ...lost, json(samplePurchase(), 201))
    await soon(flow.start(sampleDraft))
    server.on('getPurchase', json(samplePurchase('processing', 3)))
    expect(await flow.retry()).toMatchObject({ status: 'settling' })
  })
})

test('a payment that the provider did not take after all is paid again by another capture', async () => {
  const { server, open, keysOf } = setUp()
  const { flow } = open()
  await flow.start(sampleDraft)
  server.on('capturePurchase', json(samplePurchase('processing')), json(samplePurchase('succeeded')))
  server.on('getPurchase', json(samplePurchase('requires_action')))
  expect(await flow.approve()).toMatchObject({ status: 'settling' })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(flow.getState().status).toBe('awaiting_approval')
  expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
  expect(new Set(keysOf('capturePurchase')).size).toBe(2)
})

describe('following', () => {
  test('asks ever more seldom, not at all offline, and at once when the page is back', async () => {
    const { server, open } = setUp()
    const { flow, page } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', json(samplePurchase('processing', 1)))
    server.on('getPurchase', json(samplePurchase('processing', 1)))
    await flow.approve()
    await vi.advanceTimersByTimeAsync(120_000)
    const asked = server.of('getPurchase').length
    expect(asked).toBeGreaterThan(8)
    expect(asked).toBeLessThan(16)
    page.online = false
    await vi.advanceTimersByTimeAsync(120_000)
    expect(server.of('getPurchase')).toHaveLength(asked)
    page.online = true
    page.signal('online')
    await vi.advanceTimersByTimeAsync(0)
    expect(server.of('getPurchase')).toHaveLength(asked + 1)
  })

  test('ends when nobody listens and goes on when somebody does; nothing is left behind', async () => {
    const { server, open } = setUp()
    const { flow, page, close } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', json(samplePurchase('processing', 1)))
    server.on('getPurchase', json(samplePurchase('succeeded', 2)))
    await flow.approve()
    close()
    close()
    expect(page.listeners).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(flow.getState().status).toBe('settling')
    flow.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(5_000)
    expect(flow.getState().status).toBe('succeeded')
  })

  test('a request that nobody waits for any more still finishes and is remembered', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    const started = flow.start(sampleDraft)
    flow.reset()
    await started
    await vi.advanceTimersByTimeAsync(0)
    expect(flow.getState().status).toBe('idle')
    server.on('getPurchase', json(samplePurchase()))
    expect(await flow.start(sampleDraft)).toMatchObject({ status: 'awaiting_approval' })
    expect(keysOf('createPurchase')).toHaveLength(1)
  })

  test('a listener that throws keeps neither the others nor the purchase', async () => {
    const { open } = setUp()
    const { flow, seen } = open({
      onSucceeded: () => {
        throw new Error('The host is broken')
      },
    })
    flow.subscribe(() => {
      throw new Error('The view is broken')
    })
    await flow.start(sampleDraft)
    expect(seen).toEqual(['creating', 'awaiting_approval'])
  })
})
