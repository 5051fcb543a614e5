import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scriptPage } from '../events/scripted-page'
import { createCreditsClient } from '../http/create-client'
import { createMemoryStorage } from '../http/storage'
import { createPurchaseFlow } from './purchase-flow'
import { readPurchaseReturn } from './purchase-return'
import { followPurchaseReturn } from './purchase-return-follow'
import { sampleDraft, samplePurchase } from './purchase-samples'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A backend that makes purchases and cannot be asked what became of one; `open` loads a page. */
function forgetfulBackend() {
  const storage = createMemoryStorage()
  const keys: (string | undefined)[] = []
  const open = () => {
    const client = createCreditsClient({
      storage,
      dialect: {
        name: 'forgetful',
        operations: {
          createPurchase: (_, { idempotencyKey }) => {
            keys.push(idempotencyKey)
            return samplePurchase('requires_action', 0, { id: `made under ${idempotencyKey}` })
          },
        },
      },
    })
    return createPurchaseFlow({ client, accountId: 'acc', page: scriptPage(), random: () => 0.5 })
  }
  return { open, keys, storage }
}

describe('a purchase that the backend cannot be asked about', () => {
  test('is not claimed to be unpaid after a reload, and is not forgotten', async () => {
    const { open, keys } = forgetfulBackend()
    const { status } = await open().start(sampleDraft)
    expect(status).toBe('awaiting_approval')
    expect((await open().resume()).status).toBe('idle')
    await open().start(sampleDraft)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  test('started again leads to the same payment, also where the form may have been paid', async () => {
    const { open } = forgetfulBackend()
    const first = await open().start(sampleDraft)
    const flow = open()
    const again = await flow.start(sampleDraft)
    expect(again).toEqual({ ...first, request: again.request })
    const stop = flow.subscribe(() => {})
    flow.approvalLost()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(flow.getState()).toMatchObject({
      status: 'unknown',
      canRetry: false,
      error: { code: 'unsupported' },
    })
    stop()
  })

  test('is not looked for in vain when the buyer comes back from it: nothing failed', async () => {
    const { open, storage } = forgetfulBackend()
    await open().start(sampleDraft)
    const flow = open()
    const returned = readPurchaseReturn('https://app.test/billing?token=5O190127TN364715T&PayerID=Q')
    const client = createCreditsClient({ storage })
    expect(await followPurchaseReturn({ flow, client, accountId: 'acc', returned })).toBeNull()
    expect(flow.getState().status).toBe('idle')
  })

  test('is another purchase where something else is bought', async () => {
    const { open, keys } = forgetfulBackend()
    await open().start(sampleDraft)
    await open().start({ ...sampleDraft, packageId: 'pack_50' })
    expect(new Set(keys).size).toBe(2)
  })
})
