import { amount, type KnownBalance, type Purchase } from '@creditkit/contract'
import { createMockBackend, extend, type MockBackend } from '@creditkit/mock-server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createLiveEvents } from '../events/live-events'
import { createCreditsClient } from '../http/create-client'
import { systemTimers } from '../http/timers'
import type { ActionDraft } from './action-state'
import { createCreditAction } from './credit-action'
import type { CreditActionOptions } from './credit-action-api'
import { smallestSufficientPackage } from './sufficient-offer'

const credits = (minor: number) => amount(minor, 'CREDIT/0')
const video: ActionDraft = { run: { tool: 'video-processing', complexity: 'high' }, description: 'A film' }
let mock: MockBackend

beforeEach(() => {
  mock = createMockBackend({ scenario: 'tool-credits' })
})

/** A page of Ada's, whose waits are real and a thousand times as short. */
function open(options: Partial<CreditActionOptions<string, void>> = {}) {
  const client = createCreditsClient({
    baseUrl: 'http://app.test',
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: 'Bearer mock_ada' }),
    retry: { baseMs: 1, capMs: 5 },
  })
  const action = createCreditAction<string>({
    client,
    draft: video,
    perform: async () => 'film',
    timers: { ...systemTimers, after: (ms, task) => systemTimers.after(Math.ceil(ms * 0.001), task) },
    ...options,
  })
  action.subscribe(() => {})
  const balance = async () => {
    const found = await client.getBalance({ walletId: 'credits' })
    if (found.status !== 'ok') throw new Error('unavailable')
    return found
  }
  return { client, action, balance }
}

/** Balances as the event stream tells them. */
function liveBalances({
  client,
}: ReturnType<typeof open>): NonNullable<CreditActionOptions<string, void>['balances']> {
  const heard = new Map<string, KnownBalance>()
  const events = createLiveEvents({ client })
  return {
    get: (walletId) => heard.get(walletId),
    subscribe: (listener) =>
      events.subscribe({
        onEvent: (event) => {
          if (event.type !== 'balance.updated' || event.data.status !== 'ok') return
          heard.set(event.data.walletId, event.data)
          listener()
        },
      }),
  }
}

async function payAtDodo({ nextAction }: Purchase): Promise<void> {
  const session =
    nextAction?.type === 'redirect' ? new URL(nextAction.url).pathname.split('/').at(-1) : undefined
  if (session === undefined) throw new Error('Nothing to pay')
  await mock.providers.dodo.completeCheckout(session)
}

const isSound = async () => expect(await mock.ledger.verify()).toEqual([])

describe('against a backend that keeps the contract', () => {
  test('a run costs what was quoted, once, and the history says what for', async () => {
    let during: KnownBalance | undefined
    const { action, client, balance } = open({
      perform: async () => {
        during = await balance()
        return 'film'
      },
    })
    const before = await balance()
    const quote = await client.quoteTool({ tool: 'video-processing', complexity: 'high' })
    expect(await action.start()).toMatchObject({ status: 'succeeded', result: 'film' })
    expect(during).toMatchObject({ available: credits(before.available.minor - 20), held: quote.credits })
    expect(await balance()).toMatchObject({
      available: credits(before.available.minor - 20),
      held: credits(0),
    })
    const [newest] = (await client.listTransactions({ walletId: 'credits' })).items
    expect(newest).toMatchObject({ amount: credits(-20), type: 'usage', description: 'A film' })
    mock.requests.expectEveryMutationHasKey()
    await isSound()
  })

  test('a part is taken, and the rest is back', async () => {
    const { action, balance } = open({ perform: async () => ({ result: 'film', used: credits(7) }) })
    const before = await balance()
    expect(await action.start()).toMatchObject({ status: 'succeeded', hold: { captured: credits(7) } })
    expect(await balance()).toMatchObject({
      available: credits(before.available.minor - 7),
      held: credits(0),
    })
    await isSound()
  })

  test('a run that fails, and one that is canceled, cost nothing', async () => {
    const { action, balance } = open({
      perform: ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    })
    const failing = open({ perform: () => Promise.reject(new Error('No model')) })
    const before = await balance()
    expect(await failing.action.start()).toMatchObject({ status: 'failed', credits: 'kept' })
    const started = action.start()
    await vi.waitFor(() => expect(action.getState().status).toBe('running'))
    expect(await action.cancel()).toMatchObject({ status: 'canceled', credits: 'kept' })
    expect(await started).toMatchObject({ status: 'canceled' })
    expect(await balance()).toMatchObject({ available: before.available, held: credits(0) })
    mock.requests.expectNone('captureHold')
    await isSound()
  })

  test.each(['before', 'after'] as const)(
    'answers lost %s the work, on every request, still cost once',
    async (when) => {
      for (const operation of ['createHold', 'captureHold', 'quoteTool'] as const) {
        mock.fail(operation, { when, times: 6 })
      }
      const perform = vi.fn(async () => 'film')
      const { action, balance } = open({ perform })
      const before = await balance()
      await action.start()
      while (action.getState().status === 'failed') await action.retry()
      await vi.waitFor(() => expect(action.getState().status).toBe('succeeded'), { timeout: 10_000 })
      expect(perform).toHaveBeenCalledTimes(1)
      expect(await balance()).toMatchObject({
        available: credits(before.available.minor - 20),
        held: credits(0),
      })
      await isSound()
    },
  )

  test('a release that is lost costs nothing either: the hold ends by itself', async () => {
    mock.fail('releaseHold', { when: 'before' })
    const { action, balance } = open({ perform: () => Promise.reject(new Error('No model')) })
    const before = await balance()
    expect(await action.start()).toMatchObject({ status: 'failed', credits: 'held' })
    expect((await balance()).held).toEqual(credits(20))
    mock.clock.advance({ minutes: 15 })
    expect(await balance()).toMatchObject({ available: before.available, held: credits(0) })
    await isSound()
  })

  test('work that outlasts its hold keeps its result and costs nothing', async () => {
    const { action, balance } = open({
      perform: async () => {
        mock.clock.advance({ minutes: 16 })
        return 'film'
      },
    })
    const before = await balance()
    expect(await action.start()).toMatchObject({ status: 'unsettled', credits: 'kept', result: 'film' })
    expect(await balance()).toMatchObject({ available: before.available, held: credits(0) })
    await isSound()
  })

  test('work for longer says so when it sets the credits aside', async () => {
    const { action } = open({
      draft: { ...video, expiresInSeconds: 3600 },
      perform: async () => {
        mock.clock.advance({ minutes: 16 })
        return 'film'
      },
    })
    expect(await action.start()).toMatchObject({ status: 'succeeded' })
  })

  test('work whose own server captures the hold is paid for once', async () => {
    const { action, client, balance } = open({
      perform: async ({ hold }) => {
        await client.captureHold({ holdId: hold.id })
        return 'film'
      },
    })
    const before = await balance()
    expect(await action.start()).toMatchObject({ status: 'succeeded', transaction: null })
    expect((await balance()).available).toEqual(credits(before.available.minor - 20))
    await isSound()
  })

  test('too many runs say from when to try again', async () => {
    mock = createMockBackend({
      scenario: extend('tool-credits', {
        rateLimits: [{ operation: 'createHold', calls: 1, perSeconds: 60 }],
      }),
    })
    const { action } = open()
    await action.start()
    const limited = await action.start()
    expect(limited.status === 'limited' && Date.parse(limited.retryAt) - Date.now()).toBeGreaterThan(55_000)
    mock.clock.advance({ seconds: 60 })
    expect(await action.retry()).toMatchObject({ status: 'succeeded' })
    await isSound()
  })
})

describe('not enough credits', () => {
  test('are bought with the smallest package that covers them, and the blocked run goes on by itself', async () => {
    const page = open()
    const perform = vi.fn(async () => 'film')
    const { action, client, balance } = open({ perform, balances: liveBalances(page) })
    for (let run = 0; run < 3; run += 1) await action.start()
    const before = await balance()
    const blocked = await action.start()
    if (blocked.status !== 'blocked') throw new Error(`Not blocked: ${blocked.status}`)
    expect(blocked).toMatchObject({
      walletId: 'credits',
      required: credits(20),
      available: before.available,
      shortfall: credits(20 - before.available.minor),
    })
    const offer = smallestSufficientPackage(await client.getConfig(), 'credits', blocked.shortfall)
    if (offer?.type !== 'package') throw new Error('No package')
    expect(offer.package.id).toBe('starter')
    const purchase = await client.createPurchase({
      walletId: 'credits',
      provider: 'dodo',
      packageId: offer.package.id,
      returnUrl: 'https://app.test/back',
    })
    expect(perform).toHaveBeenCalledTimes(3)
    await payAtDodo(purchase)
    await vi.waitFor(() => expect(action.getState().status).toBe('succeeded'), { timeout: 10_000 })
    expect(perform).toHaveBeenCalledTimes(4)
    expect((await balance()).available).toEqual(credits(before.available.minor + 100 - 20))
    await isSound()
  })
})
