import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scriptPage } from '../../events/scripted-page'
import { createCreditsClient } from '../../http/create-client'
import type { HostOperations } from '../../http/host-operation'
import { createMemoryStorage } from '../../http/storage'
import { createPurchaseFlow } from '../../purchase/purchase-flow'
import { createSaasActions } from '../testing/saas-actions'
import { ada, draft } from '../testing/saas-client'
import { saasPackages } from './saas-packages'

const MINUTE_MS = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A browser that buys: `open` loads a page with a flow of its own. */
function openShop(operations: HostOperations = {}) {
  const host = createSaasActions('both')
  const storage = createMemoryStorage()
  const open = () => {
    const client = createCreditsClient({
      dialect: saasPackages({ viewer: ada, actions: host.actions, publishableKey: 'pk_test_1' }),
      operations,
      storage,
    })
    const options = { client, accountId: 'acc_ada', page: scriptPage(), random: () => 0.5 }
    const flow = createPurchaseFlow(options)
    const seen: string[] = []
    flow.subscribe(() => seen.push(flow.getState().status))
    return { client, flow, seen }
  }
  return { host, open }
}

describe('a purchase', () => {
  test('is paid in Stripe’s form, then settles: nothing says that it is credited but the balance', async () => {
    const { host, open } = openShop()
    const { client, flow, seen } = open()
    expect(await flow.start(draft)).toMatchObject({
      purchase: { nextAction: { type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_xyz' } },
    })
    vi.advanceTimersByTime(30_000)
    expect(await flow.approve()).toMatchObject({
      status: 'settling',
      purchase: { id: 'pi_1', status: 'processing', updatedAt: '2026-11-01T09:00:30.000Z' },
    })
    host.pay('pi_1')
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS)
    expect(seen).toEqual(['creating', 'awaiting_approval', 'capturing', 'settling'])
    expect(host.calls.map(({ action }) => action)).toEqual(['createCreditPaymentIntent'])
    expect(await client.getBalance()).toMatchObject({ available: { minor: 200 } })
  })

  test('stays paid over a reload, for a quarter of an hour; after that the same may be bought again', async () => {
    const { open } = openShop()
    const { flow } = open()
    await flow.start(draft)
    await flow.approve()
    expect((await open().flow.resume()).status).toBe('settling')
    expect(await open().flow.start(draft)).toMatchObject({ status: 'settling', purchase: { id: 'pi_1' } })
    vi.advanceTimersByTime(15 * MINUTE_MS + 1)
    expect((await open().flow.resume()).status).toBe('idle')
    expect(await open().flow.start(draft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { id: 'pi_2' },
    })
  })

  test('that was not approved is claimed to be neither paid nor unpaid, and leads to the same form', async () => {
    const { host, open } = openShop()
    const first = await open().flow.start(draft)
    expect((await open().flow.resume()).status).toBe('idle')
    const again = await open().flow.start(draft)
    expect('purchase' in again && again.purchase).toEqual('purchase' in first && first.purchase)
    expect(host.intents.size).toBe(1)
  })

  test('whose form cannot tell is looked after, and never said to be unpaid', async () => {
    const { open } = openShop()
    const { flow, seen } = open()
    await flow.start(draft)
    flow.approvalLost()
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS)
    expect(flow.getState()).toMatchObject({ status: 'unknown', canRetry: false })
    expect(new Set(seen)).toEqual(new Set(['creating', 'awaiting_approval', 'unknown']))
  })

  test('that was declined is paid in another way, with the same form', async () => {
    const { host, open } = openShop()
    const { flow } = open()
    await flow.start(draft)
    flow.approvalFailed({ declineCode: 'insufficient_funds', retryable: true })
    expect(flow.getState().status).toBe('declined')
    expect(await flow.retry()).toMatchObject({ status: 'awaiting_approval', purchase: { id: 'pi_1' } })
    expect((await flow.approve()).status).toBe('settling')
    expect(host.intents.size).toBe(1)
  })

  test('is approved once, also where the clock is set back in between', async () => {
    const { open } = openShop()
    const { client, flow } = open()
    await flow.start(draft)
    vi.setSystemTime(Date.UTC(2026, 10, 1, 8))
    const state = await flow.approve()
    expect(state).toMatchObject({ status: 'settling', purchase: { updatedAt: '2026-11-01T09:00:00.000Z' } })
    vi.setSystemTime(Date.UTC(2026, 10, 1, 9, 5))
    const again = await client.capturePurchase({ purchaseId: 'pi_1' })
    expect('purchase' in state && state.purchase).toEqual(again)
    expect(again).not.toHaveProperty('nextAction')
  })

  test('that was not begun in this browser cannot be asked about, nor approved', async () => {
    const { client } = openShop().open()
    for (const call of [
      client.getPurchase({ purchaseId: 'pi_9' }),
      client.capturePurchase({ purchaseId: 'pi_9' }),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'unsupported' })
    }
  })

  test('is followed to its credits where the host says how', async () => {
    const shop: ReturnType<typeof openShop> = openShop({
      getPurchase: ({ purchaseId }) => {
        const isPaid = shop.host.intents.get(purchaseId)?.isPaid
        const made = {
          id: purchaseId,
          walletId: 'credits',
          credits: { minor: 100, asset: 'CREDIT/0' },
          price: { minor: 999, asset: 'USD/2' },
          provider: 'stripe',
        } as const
        const at = new Date().toISOString()
        return { ...made, status: isPaid ? 'succeeded' : 'processing', createdAt: at, updatedAt: at }
      },
    })
    const { flow } = shop.open()
    await flow.start(draft)
    expect((await flow.approve()).status).toBe('settling')
    shop.host.pay('pi_1')
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(flow.getState().status).toBe('succeeded')
    expect(await flow.start(draft)).toMatchObject({ status: 'awaiting_approval', purchase: { id: 'pi_2' } })
  })
})
