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

const declined = problem('payment_declined', { declineCode: 'instrument_declined', retryable: true })
const other = { ...sampleDraft, packageId: 'pack_50' }
const lost: Reply[] = [broken, broken, broken, broken]

async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  await vi.advanceTimersByTimeAsync(10_000)
  return promise
}

describe('a purchase', () => {
  test('goes from the draft to credited, and success is told once, by the server alone', async () => {
    const { server, open } = setUp()
    const onSucceeded = vi.fn()
    const { flow, seen } = open({ onSucceeded })
    expect(await flow.start(sampleDraft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { id: 'pur_1' },
    })
    server.on('capturePurchase', json(samplePurchase('processing', 1)))
    server.on('getPurchase', json(samplePurchase('processing', 1)), json(samplePurchase('succeeded', 2)))
    expect(await flow.approve()).toMatchObject({ status: 'settling' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(flow.getState()).toMatchObject({ status: 'succeeded', purchase: { status: 'succeeded' } })
    expect(seen).toEqual(['creating', 'awaiting_approval', 'capturing', 'settling', 'succeeded'])
    expect(onSucceeded).toHaveBeenCalledTimes(1)
    const asked = server.of('getPurchase').length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.of('getPurchase')).toHaveLength(asked)
  })

  test('a double click is one promise and one request, on start and on approve', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    const first = flow.start(sampleDraft)
    expect(flow.start({ ...sampleDraft })).toBe(first)
    await first
    await flow.start(sampleDraft)
    expect(server.of('createPurchase')).toHaveLength(1)
    server.on('capturePurchase', json(samplePurchase('succeeded', 1)))
    const approval = flow.approve()
    expect(flow.approve()).toBe(approval)
    await approval
    await flow.approve()
    expect(server.of('capturePurchase')).toHaveLength(1)
  })

  test('bought again after success is another purchase with another key', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    server.on('capturePurchase', json(samplePurchase('succeeded', 1)))
    await flow.start(sampleDraft)
    await flow.approve()
    await flow.start(sampleDraft)
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
  })

  test('one that is left to settle is no longer in the way: the same again is another purchase', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    server.on('capturePurchase', json(samplePurchase('processing', 1)))
    server.on('getPurchase', json(samplePurchase('processing', 1)))
    await flow.start(sampleDraft)
    flow.leaveToSettle()
    expect(flow.getState().status).toBe('awaiting_approval')
    await flow.approve()
    flow.leaveToSettle()
    expect(flow.getState().status).toBe('idle')
    expect(await open().flow.resume()).toMatchObject({ status: 'idle' })
    await flow.start(sampleDraft)
    expect(flow.getState().status).toBe('awaiting_approval')
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
  })

  test('a changed amount is another key; the answer to the earlier one is dropped; coming back picks it up', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    server.on(
      'createPurchase',
      json(samplePurchase()),
      json(samplePurchase('requires_action', 0, { id: 'pur_2', packageId: 'pack_50' })),
    )
    server.on('getPurchase', json(samplePurchase('requires_action', 1)))
    const first = flow.start(sampleDraft)
    const second = flow.start(other)
    await Promise.all([first, second])
    expect(flow.getState()).toMatchObject({ status: 'awaiting_approval', purchase: { id: 'pur_2' } })
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
    expect(await flow.start(sampleDraft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { id: 'pur_1' },
    })
    expect(server.of('createPurchase')).toHaveLength(2)
  })

  test('that cannot be made keeps its key while the outcome is unknown, and drops it when the answer was no', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    server.on('createPurchase', ...lost, json(samplePurchase()))
    expect(await soon(flow.start(sampleDraft))).toMatchObject({
      status: 'failed',
      step: 'create',
      canRetry: true,
    })
    server.on('getPurchase', json(samplePurchase()))
    expect(await soon(flow.retry())).toMatchObject({ status: 'awaiting_approval' })
    expect(new Set(keysOf('createPurchase')).size).toBe(1)
    flow.reset()

    const limits = { min: { minor: 500, asset: 'USD/2' }, max: { minor: 9000, asset: 'USD/2' } }
    server.on(
      'createPurchase',
      problem('amount_out_of_range', limits),
      json(samplePurchase('created', 0, { id: 'pur_3' })),
    )
    expect(await flow.start(other)).toMatchObject({
      status: 'failed',
      canRetry: false,
      error: { code: 'amount_out_of_range' },
    })
    await flow.start(other)
    const keys = keysOf('createPurchase').slice(-2)
    expect(keys[0]).not.toBe(keys[1])
  })
})

describe('a decline', () => {
  test('leads back to the same purchase; the next capture is another request', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', declined, json(samplePurchase('succeeded', 2)))
    expect(await flow.approve()).toMatchObject({
      status: 'declined',
      canRetry: true,
      failure: { declineCode: 'instrument_declined' },
    })
    expect(await flow.retry()).toMatchObject({ status: 'awaiting_approval', purchase: { id: 'pur_1' } })
    expect(await flow.approve()).toMatchObject({ status: 'succeeded' })
    expect(server.of('createPurchase')).toHaveLength(1)
    expect(new Set(keysOf('capturePurchase')).size).toBe(2)
  })

  test('told in the purchase itself is a decline too', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    const failure = { declineCode: 'card_declined', retryable: true }
    server.on(
      'capturePurchase',
      json(samplePurchase('requires_action', 1, { failure })),
      json(samplePurchase('succeeded', 2)),
    )
    expect(await flow.approve()).toMatchObject({ status: 'declined', canRetry: true })
    await flow.retry()
    await flow.approve()
    expect(new Set(keysOf('capturePurchase')).size).toBe(2)
  })

  test('that is final ends the attempt', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', problem('payment_declined', { declineCode: 'fraud', retryable: false }))
    expect(await flow.approve()).toMatchObject({ status: 'declined', canRetry: false })
    await flow.start(sampleDraft)
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
  })

  test('by the provider’s own form goes back to it, and a failing form too', async () => {
    const { open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    flow.approvalFailed({ declineCode: 'card_declined', retryable: true })
    expect(flow.getState()).toMatchObject({ status: 'declined', canRetry: true })
    await flow.retry()
    flow.approvalFailed()
    expect(flow.getState()).toMatchObject({ status: 'failed', step: 'approval', canRetry: true })
    expect(await flow.start(sampleDraft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { id: 'pur_1' },
    })
  })

  test('a capture that came before the approval goes back to the approval', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('capturePurchase', problem('invalid_state', { from: 'requires_action', to: 'processing' }))
    expect(await flow.approve()).toMatchObject({ status: 'awaiting_approval' })
  })
})

describe('giving up', () => {
  test('closing the provider’s form leaves the purchase open', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    flow.approvalCanceled()
    expect(flow.getState()).toMatchObject({ status: 'canceled', canRetry: true })
    expect(await flow.start(sampleDraft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { id: 'pur_1' },
    })
    expect(server.of('createPurchase')).toHaveLength(1)
    expect(server.of('cancelPurchase')).toHaveLength(0)
  })

  test('canceling tells the server, and the next purchase is a new one that waits for the answer', async () => {
    const { server, open, keysOf } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('cancelPurchase', json(samplePurchase('canceled', 1)))
    const canceled = flow.cancel()
    const again = flow.start(sampleDraft)
    expect(await canceled).toMatchObject({ status: 'canceled', canRetry: false, confirming: false })
    await again
    expect(server.requests.map(({ operation }) => operation)).toEqual([
      'createPurchase',
      'cancelPurchase',
      'createPurchase',
    ])
    expect(new Set(keysOf('createPurchase')).size).toBe(2)
  })

  test('a purchase that has succeeded meanwhile stays succeeded', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('cancelPurchase', problem('invalid_state', { from: 'succeeded', to: 'canceled' }))
    server.on('getPurchase', json(samplePurchase('succeeded', 1)))
    expect(await flow.cancel()).toMatchObject({ status: 'succeeded' })
  })

  test('that the server does not hear leaves the purchase open, to be found again', async () => {
    const { server, open } = setUp()
    const { flow } = open()
    await flow.start(sampleDraft)
    server.on('cancelPurchase', broken)
    server.on('getPurchase', broken)
    expect(await soon(flow.cancel())).toMatchObject({ status: 'canceled', canRetry: true, confirming: false })
    server.on('getPurchase', json(samplePurchase()))
    expect(await open().flow.resume()).toMatchObject({ status: 'resumable' })
  })
})
