import { amount } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { scriptPage } from '../../events/scripted-page'
import { createCreditsClient } from '../../http/create-client'
import { createMemoryStorage } from '../../http/storage'
import { createPurchaseFlow } from '../../purchase/purchase-flow'
import { routeOf } from '../one-wallet/testing/wire'
import { ada, credits, draft, packages, setUpUsage } from '../testing/usage-client'
import { createUsageServer } from '../testing/usage-server'
import { usageCredits } from './usage-credits'

const PURCHASE = 'POST /api/credits/purchase'
const MINUTE_MS = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a Checkout session', () => {
  test('is asked for by Stripe’s price, and the purchase is called by it', async () => {
    const { server, client, routes } = setUpUsage({ email: 'ada@shop.test' })
    expect(await client.createPurchase(draft, { idempotencyKey: 'key-1' })).toEqual({
      id: 'cs_test_1',
      walletId: 'credits',
      packageId: 'small',
      credits: credits(500),
      price: amount(2000, 'USD/2'),
      provider: 'stripe_checkout',
      status: 'requires_action',
      nextAction: { type: 'redirect', url: 'https://pay.test/cs_test_1' },
      createdAt: '2026-11-01T09:00:00.000Z',
      updatedAt: '2026-11-01T09:00:00.000Z',
    })
    expect(routes()).toEqual([PURCHASE])
    const [request] = server.requests
    expect(request?.headers.get('idempotency-key')).toBe('key-1')
    expect(await request?.json()).toEqual({ priceId: 'price_2', userId: 'ada', email: 'ada@shop.test' })
  })

  test('is asked for without an address when the host names none', async () => {
    const { server, client } = setUpUsage()
    await client.createPurchase(draft)
    expect(await server.requests[0]?.json()).toEqual({ priceId: 'price_2', userId: 'ada' })
  })

  test('gives as many credits as the server says, not as the host’s source says', async () => {
    const { client } = setUpUsage({
      packages: [{ id: 'small', name: 'Small', credits: 7, price: 1, priceId: 'price_2' }],
    })
    expect((await client.createPurchase(draft)).credits).toEqual(credits(500))
  })

  test.each([
    ['another wallet', { walletId: 'other' }, 'not_found'],
    ['another provider', { provider: 'dodo' as const }, 'validation_failed'],
    ['an unknown package', { packageId: 'gone' }, 'not_found'],
    ['money', { packageId: undefined, money: amount(500, 'USD/2') }, 'validation_failed'],
  ])('for %s is refused before anything is sent', async (_, change, code) => {
    const { client, routes } = setUpUsage()
    await expect(client.createPurchase({ ...draft, ...change })).rejects.toMatchObject({ code })
    expect(routes()).toEqual([])
  })

  test('under the same key is the same one; one whose answer is lost is not asked for again', async () => {
    const { server, client } = setUpUsage({}, { retry: { maxAttempts: 4 } })
    server.loseNext()
    const lost = expect(client.createPurchase(draft)).rejects.toMatchObject({ code: 'network' })
    await vi.runAllTimersAsync()
    await lost
    expect(server.requests).toHaveLength(1)
    const key = { idempotencyKey: 'key-1' }
    expect(await client.createPurchase(draft, key)).toEqual(await client.createPurchase(draft, key))
    expect(server.requests).toHaveLength(2)
  })
})

/** A browser that buys: `open` loads a page with a flow of its own. */
function openShop() {
  const server = createUsageServer()
  const storage = createMemoryStorage()
  const onSucceeded = vi.fn()
  const open = () => {
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: usageCredits({ viewer: ada, packages }),
      storage,
      getHeaders: () => ({ 'x-user': 'ada' }),
    })
    const options = { client, accountId: 'acc_ada', page: scriptPage(), random: () => 0.5, onSucceeded }
    const flow = createPurchaseFlow(options)
    const seen: string[] = []
    flow.subscribe(() => seen.push(flow.getState().status))
    return { client, flow, seen }
  }
  return {
    server,
    open,
    onSucceeded,
    sold: () => server.requests.map(routeOf).filter((route) => route === PURCHASE),
  }
}

describe('a purchase', () => {
  test('is credited when the history lists it, told once, by whichever page', async () => {
    const { server, open, onSucceeded } = openShop()
    const { flow } = open()
    expect((await flow.start(draft)).status).toBe('awaiting_approval')
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS)
    expect(flow.getState().status).toBe('awaiting_approval')
    server.pay('cs_test_1')
    const back = open()
    expect(await back.flow.resume()).toMatchObject({
      status: 'succeeded',
      purchase: { id: 'cs_test_1', status: 'succeeded', credits: credits(500) },
    })
    expect(onSucceeded).toHaveBeenCalledTimes(1)
    expect((await open().flow.resume()).status).toBe('idle')
  })

  test('back before the webhook stays open, and succeeds when it has come', async () => {
    const { server, open } = openShop()
    await open().flow.start(draft)
    const { flow } = open()
    expect((await flow.resume()).status).toBe('resumable')
    server.pay('cs_test_1')
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(flow.getState().status).toBe('succeeded')
  })

  test('back from paying before the webhook settles, over reloads, until the history lists it', async () => {
    const { server, open } = openShop()
    await open().flow.start(draft)
    const { flow, seen } = open()
    await flow.resume()
    expect(await flow.approve()).toMatchObject({ status: 'settling', purchase: { status: 'processing' } })
    expect((await open().flow.resume()).status).toBe('settling')
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    server.pay('cs_test_1')
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(seen).toEqual(['resumable', 'capturing', 'settling', 'succeeded'])
  })

  test('back from paying after the webhook is credited at once, also where asking fails at first', async () => {
    const { server, open } = openShop()
    await open().flow.start(draft)
    server.pay('cs_test_1')
    const { client } = open()
    server.answerNext(new Response('', { status: 503 }))
    const asked = client.capturePurchase({ purchaseId: 'cs_test_1' })
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    expect(await asked).toMatchObject({ status: 'succeeded' })
  })

  test('that is said to be paid and is never listed may be bought again after a while', async () => {
    const { open, sold } = openShop()
    const { client, flow } = open()
    await flow.start(draft)
    await flow.approve()
    expect(await open().flow.start(draft)).toMatchObject({ status: 'settling' })
    vi.advanceTimersByTime(15 * MINUTE_MS + 1)
    await expect(client.getPurchase({ purchaseId: 'cs_test_1' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await open().flow.start(draft)).toMatchObject({ purchase: { id: 'cs_test_2' } })
    expect(sold()).toHaveLength(2)
  })

  test('begun again is the same session, and after its success another one', async () => {
    const { server, open, sold } = openShop()
    await open().flow.start(draft)
    expect(await open().flow.start(draft)).toMatchObject({ purchase: { id: 'cs_test_1' } })
    expect(sold()).toHaveLength(1)
    server.pay('cs_test_1')
    const { flow } = open()
    expect((await flow.start(draft)).status).toBe('succeeded')
    expect(await flow.start(draft)).toMatchObject({
      status: 'awaiting_approval',
      purchase: { id: 'cs_test_2' },
    })
  })

  test('that was neither begun here nor credited is not found', async () => {
    const { client } = setUpUsage()
    const elsewhere = { purchaseId: 'cs_elsewhere' }
    await expect(client.getPurchase(elsewhere)).rejects.toMatchObject({ code: 'not_found' })
    await expect(client.capturePurchase(elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of long ago is found behind a hundred others', async () => {
    const { server, client } = setUpUsage()
    for (let count = 1; count <= 120; count += 1) {
      const { id } = await client.createPurchase(draft)
      server.pay(id)
    }
    expect(await client.getPurchase({ purchaseId: 'cs_test_1' })).toMatchObject({ status: 'succeeded' })
  })
})
