import { amount } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scriptPage } from '../../events/scripted-page'
import { createCreditsClient } from '../../http/create-client'
import { createMemoryStorage } from '../../http/storage'
import { createPurchaseFlow } from '../../purchase/purchase-flow'
import { routeOf } from '../one-wallet/testing/wire'
import { ada, adjustment, admin, credits, draft, setUpTools } from '../testing/tool-client'
import { createToolServer } from '../testing/tool-server'
import { toolCredits } from './tool-credits'

const CHECKOUT = 'POST /api/dodopayments/checkout'
const MINUTE_MS = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a checkout', () => {
  test('asks for what the original documentation’s button asks for, and answers with the page', async () => {
    const { server, client, routes } = setUpTools()
    const purchase = await client.createPurchase(draft, { idempotencyKey: 'key-1' })
    expect(purchase).toEqual({
      id: 'key-1',
      walletId: 'credits',
      packageId: 'pro',
      credits: credits(500),
      price: amount(3999, 'USD/2'),
      provider: 'dodo',
      status: 'requires_action',
      nextAction: { type: 'redirect', url: 'https://pay.test/checkout/1' },
      createdAt: '2026-11-01T09:00:00.000Z',
      updatedAt: '2026-11-01T09:00:00.000Z',
    })
    expect(routes()).toEqual([CHECKOUT])
    expect(await server.requests[0]?.json()).toEqual({
      planId: 'pro',
      credits: 500,
      price: 39.99,
      successUrl: draft.returnUrl,
      cancelUrl: draft.returnUrl,
    })
  })

  test('leads back to where the host says, before where the draft says', async () => {
    const urls = {
      successUrl: 'https://shop.test/payment-success',
      cancelUrl: 'https://shop.test/buy-credits',
    }
    const { server, client } = setUpTools(urls)
    await client.createPurchase({ ...draft, returnUrl: undefined })
    await client.createPurchase(draft)
    for (const request of server.requests) expect(await request.json()).toMatchObject(urls)
  })

  test.each([
    ['another wallet', { walletId: 'other' }, 'not_found', 'walletId'],
    ['another provider', { provider: 'paypal' as const }, 'validation_failed', 'provider'],
    ['an unknown package', { packageId: 'gone' }, 'not_found', 'packageId'],
    ['money', { packageId: undefined, money: amount(500, 'USD/2') }, 'validation_failed', 'money'],
    ['no way back', { returnUrl: undefined }, 'validation_failed', 'returnUrl'],
  ])('for %s is refused before anything is sent', async (_, change, code, path) => {
    const { server, client } = setUpTools()
    const call = client.createPurchase({ ...draft, ...change })
    await expect(call).rejects.toMatchObject({ code, errors: [{ path }] })
    expect(server.requests).toEqual([])
  })

  test('under the same key is the same page for a quarter of an hour, and never of another package', async () => {
    const { client, routes } = setUpTools()
    const key = { idempotencyKey: 'key-1' }
    const first = await client.createPurchase(draft, key)
    expect(await client.createPurchase(draft, key)).toEqual(first)
    const other = client.createPurchase({ ...draft, packageId: 'starter' }, key)
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    expect(routes()).toEqual([CHECKOUT])
    vi.advanceTimersByTime(15 * MINUTE_MS + 1)
    expect((await client.createPurchase(draft, key)).nextAction).not.toEqual(first.nextAction)
  })

  test('under another key is another page', async () => {
    const { server, client } = setUpTools()
    await client.createPurchase(draft)
    await client.createPurchase(draft)
    expect(server.checkouts.size).toBe(2)
  })
})

describe('a mutation', () => {
  test('carries its idempotency key, and a read carries none', async () => {
    const { server, client } = setUpTools({}, admin)
    await client.createPurchase(draft, { idempotencyKey: 'key-1' })
    await client.adminAdjust(adjustment, { idempotencyKey: 'key-2' })
    await client.getBalance()
    const keys = server.requests.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toEqual(['key-1', 'key-2', null])
  })

  test.each([
    ['createPurchase', (client: ReturnType<typeof setUpTools>['client']) => client.createPurchase(draft)],
    ['adminAdjust', (client: ReturnType<typeof setUpTools>['client']) => client.adminAdjust(adjustment)],
  ] as const)('%s whose answer is lost is not sent again', async (_, run) => {
    const { server, client } = setUpTools({}, { ...admin, retry: { maxAttempts: 4 } })
    server.loseNext()
    const call = expect(run(client)).rejects.toMatchObject({ code: 'network' })
    await vi.runAllTimersAsync()
    await call
    expect(server.requests).toHaveLength(1)
  })

  test('that is told to slow down was not done, and is sent again under its key', async () => {
    const { server, client } = setUpTools({}, { ...admin, retry: { maxAttempts: 2 } })
    server.answerNext(Response.json({ error: 'Slow down' }, { status: 429 }))
    const call = client.adminAdjust(adjustment)
    await vi.runAllTimersAsync()
    expect(await call).toMatchObject({ balance: { available: credits(25) } })
    expect(new Set(server.requests.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1)
  })
})

/** A browser that buys: `open` loads a page with a flow of its own. */
function openShop() {
  const server = createToolServer()
  const storage = createMemoryStorage()
  const open = () => {
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: toolCredits({ viewer: ada, successUrl: draft.returnUrl, cancelUrl: draft.returnUrl }),
      storage,
      getHeaders: () => ({ 'x-user': 'ada' }),
    })
    const flow = createPurchaseFlow({ client, accountId: 'ada', page: scriptPage(), random: () => 0.5 })
    flow.subscribe(() => {})
    return { client, flow }
  }
  return { server, open, checkouts: () => server.requests.map(routeOf).filter((route) => route === CHECKOUT) }
}

describe('a purchase', () => {
  test('waits at the page, and is claimed to be neither paid nor unpaid once the buyer was there', async () => {
    const { server, open, checkouts } = openShop()
    const { flow } = open()
    const state = await flow.start(draft)
    expect(state).toMatchObject({
      status: 'awaiting_approval',
      purchase: { nextAction: { type: 'redirect', url: 'https://pay.test/checkout/1' } },
    })
    server.pay('https://pay.test/checkout/1')
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS)
    expect(flow.getState()).toEqual(state)

    const back = open()
    expect((await back.flow.resume()).status).toBe('idle')
    expect(await back.client.getBalance()).toMatchObject({ available: credits(600) })
    expect(checkouts()).toHaveLength(1)
  })

  test('settles once the buyer is said to come back from paying, until the balance tells', async () => {
    const { server, open, checkouts } = openShop()
    const { flow } = open()
    await flow.start(draft)
    server.pay('https://pay.test/checkout/1')
    expect(await flow.approve()).toMatchObject({ status: 'settling', purchase: { status: 'processing' } })
    expect((await open().flow.resume()).status).toBe('settling')
    await vi.advanceTimersByTimeAsync(20 * MINUTE_MS)
    expect(flow.getState().status).toBe('settling')
    expect((await open().flow.resume()).status).toBe('idle')
    expect(await open().flow.start(draft)).toMatchObject({ status: 'awaiting_approval' })
    expect(checkouts()).toHaveLength(2)
    expect(server.requests.map(routeOf)).toEqual(checkouts())
  })

  test('begun again soon leads to the same page, which cannot be paid twice', async () => {
    const { open, checkouts } = openShop()
    const first = await open().flow.start(draft)
    const again = await open().flow.start(draft)
    expect('purchase' in again && again.purchase).toEqual('purchase' in first && first.purchase)
    expect(checkouts()).toHaveLength(1)
  })

  test('of the same package later is another one', async () => {
    const { server, open, checkouts } = openShop()
    await open().flow.start(draft)
    server.pay('https://pay.test/checkout/1')
    await vi.advanceTimersByTimeAsync(20 * MINUTE_MS)
    expect(await open().flow.start(draft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { nextAction: { url: 'https://pay.test/checkout/2' } },
    })
    expect(checkouts()).toHaveLength(2)
  })

  test('is followed to its credits where the host says how', async () => {
    const { server, open } = openShop()
    const { client } = open()
    const made = await client.createPurchase(draft)
    const following = createCreditsClient({
      fetch: server.fetch,
      dialect: toolCredits({ viewer: ada }),
      operations: {
        getPurchase: ({ purchaseId }) => {
          const isPaid = server.checkouts.get('https://pay.test/checkout/1')?.isPaid
          return { ...made, id: purchaseId, status: isPaid ? 'succeeded' : 'requires_action' }
        },
      },
    })
    const flow = createPurchaseFlow({
      client: following,
      accountId: 'ada',
      page: scriptPage(),
      random: () => 0.5,
    })
    flow.subscribe(() => {})
    expect((await flow.resume({ purchaseId: made.id })).status).toBe('resumable')
    server.pay('https://pay.test/checkout/1')
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(flow.getState().status).toBe('succeeded')
  })

  test('whose order was lost on the way says so, and is ordered again only when the buyer says so', async () => {
    const { server, open, checkouts } = openShop()
    const { flow } = open()
    server.loseNext()
    expect(await flow.start(draft)).toMatchObject({ status: 'failed', step: 'create', canRetry: true })
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(checkouts()).toHaveLength(1)
    expect((await flow.retry()).status).toBe('awaiting_approval')
    expect(new Set(server.requests.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1)
  })
})
