import { amount } from '@creditkit/contract'
import { createMockBackend } from '@creditkit/mock-server'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import {
  auditQuery,
  autoTopUpQuery,
  balancesQuery,
  brandingQuery,
  configQuery,
  grantsQuery,
  plansQuery,
  purchaseQuery,
  purchasesQuery,
  receiptQuery,
  type Source,
  subscriptionsQuery,
  transactionQuery,
  transactionsQuery,
  usageHistoryQuery,
  usageQuery,
  userCreditsQuery,
  usersQuery,
} from './options'
import { type PrefetchableQuery, prefetchCredits } from './prefetch'
import { readInitialData, seed } from './prefetched'
import { balanceRecord, configRecord, transactionRecord } from './testing/records'
import { createScriptedBackend, deferred, problem, type ScriptedBackend } from './testing/scripted-backend'

const ada = { accountId: 'account-ada', userId: 'ada' }

const backendOf = () =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(3)] }),
    listTransactions: () => ({ items: [transactionRecord(1)], nextCursor: 'more' }),
  })

const clientOf = ({ fetch }: ScriptedBackend) =>
  createCreditsClient({ baseUrl: 'https://api.example.com', fetch, retry: false })

describe('prefetchCredits', () => {
  test('asks for the configuration, the balances and what is named, all at once', async () => {
    const backend = backendOf()
    const config = deferred<unknown>()
    backend.on('getConfig', () => config.promise)
    const loading = prefetchCredits(clientOf(backend), {
      session: ada,
      queries: (source) => [transactionsQuery(source, { type: 'usage' })],
    })
    await expect.poll(() => backend.requests.length).toBe(3)
    config.resolve(configRecord())
    expect(await loading).toMatchObject({
      format: 1,
      accountId: 'account-ada',
      userId: 'ada',
      parts: [
        { resource: 'config', input: [], data: configRecord() },
        { resource: 'balances', input: [], data: { balances: [balanceRecord(3)] } },
        {
          resource: 'transactions',
          input: [{ type: 'usage' }],
          data: { items: [transactionRecord(1)], nextCursor: 'more' },
        },
      ],
    })
  })

  test('is stamped with the moment before it asked', async () => {
    const before = Date.now()
    const initial = await prefetchCredits(clientOf(backendOf()), { session: { accountId: 'account-ada' } })
    expect(Date.parse(initial?.askedAt ?? '')).toBeGreaterThanOrEqual(before)
    expect(Date.parse(initial?.askedAt ?? '')).toBeLessThanOrEqual(Date.now())
    expect(initial?.userId).toBeNull()
  })

  test('what fails is absent and fails nothing else', async () => {
    const backend = backendOf()
    backend.on('getBalances', () => problem('internal', {}))
    const initial = await prefetchCredits(clientOf(backend), {
      session: ada,
      queries: (source) => [usageQuery(source)],
    })
    expect(initial?.parts.map(({ resource }) => resource)).toEqual(['config'])
  })

  test('what has not come when the signal says so is absent', async () => {
    const backend = backendOf()
    backend.on('getBalances', () => new Promise(() => {}))
    const stop = new AbortController()
    const loading = prefetchCredits(clientOf(backend), { session: ada, signal: stop.signal })
    await expect.poll(() => backend.requests.length).toBe(2)
    stop.abort()
    expect(backend.requests.find(({ operation }) => operation === 'getBalances')?.signal?.aborted).toBe(true)
    expect((await loading)?.parts.map(({ resource }) => resource)).not.toContain('balances')
  })

  test('without a session it is the viewer’s; without that it is nobody’s, as it is when nobody is signed in', async () => {
    const backend = backendOf()
    expect(await prefetchCredits(clientOf(backend))).toMatchObject({
      accountId: 'account-ada',
      userId: 'ada',
    })
    backend.on('getConfig', () => problem('unauthenticated', {}))
    expect(await prefetchCredits(clientOf(backend))).toBeNull()
    expect(backend.requests).toHaveLength(4)
    expect(await prefetchCredits(clientOf(backend), { session: null })).toBeNull()
    expect(backend.requests).toHaveLength(4)
  })
})

describe('every query that can be loaded ahead', () => {
  const mock = createMockBackend({ scenario: 'dual-billing', seed: 4 })
  const clientAs = (user: string) =>
    createCreditsClient({
      fetch: mock.fetch,
      getHeaders: () => ({ authorization: `Bearer mock_${user}` }),
      retry: false,
    })

  /** Holds a cache that is filled with what came through a page to what the same queries answer in a browser. */
  async function compare(user: string, queries: (source: Source) => readonly PrefetchableQuery[]) {
    const source = { client: clientAs(user), scope: ada }
    const carried = await prefetchCredits(source.client, { session: ada, queries })
    const cache = new QueryClient()
    const initial = readInitialData(JSON.parse(JSON.stringify(carried)))
    if (initial) seed(cache, ada, initial)
    const wanted = [configQuery(source), balancesQuery(source), ...queries(source)]
    for (const { queryKey, queryFn, ...query } of wanted) {
      const answer = await queryFn({ signal: new AbortController().signal, pageParam: null })
      const isList = 'initialPageParam' in query
      const expected = isList ? { pages: [answer], pageParams: [null] } : answer
      expect(timeless(cache.getQueryData(queryKey)), queryKey.join(' ')).toEqual(timeless(expected))
    }
  }

  test('is, through a page, what the browser would have loaded: a customer’s', async () => {
    const money = amount(1000, 'USD/2')
    const purchase = await clientAs('ada').createPurchase({ walletId: 'credits', provider: 'paypal', money })
    if (purchase.nextAction?.type === 'paypal_order')
      mock.providers.paypal.approve(purchase.nextAction.orderId)
    await clientAs('ada').capturePurchase({ purchaseId: purchase.id })
    const [transaction] = (await clientAs('ada').listTransactions()).items
    await compare('ada', (source) => [
      usageQuery(source),
      plansQuery(source),
      autoTopUpQuery(source),
      transactionQuery(source, transaction?.id ?? ''),
      purchaseQuery(source, purchase.id),
      receiptQuery(source, purchase.id),
      grantsQuery(source, { walletId: 'credits' }),
      transactionsQuery(source),
      transactionsQuery(source, { q: 'a', walletId: undefined }),
      purchasesQuery(source),
      usageHistoryQuery(source, { granularity: 'day' }),
      subscriptionsQuery(source),
    ])
  })

  test('is, through a page, what the browser would have loaded: an admin’s', async () => {
    const [user] = (await clientAs('grace').adminListUsers()).items
    await compare('grace', (source) => [
      userCreditsQuery(source, user?.id ?? ''),
      brandingQuery(source),
      usersQuery(source),
      usersQuery(source, 'ada'),
      auditQuery(source),
    ])
  })
})

/** Data without the moments at which it was asked for, and without the word that it was loaded ahead. */
function timeless(data: unknown): unknown {
  return JSON.parse(
    JSON.stringify(data ?? null, (key, value) => {
      if (key === 'isLoadedAhead') return undefined
      return key === 'askedAt' ? typeof value : value
    }),
  )
}
