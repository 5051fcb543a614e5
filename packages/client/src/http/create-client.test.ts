import { type MutationName, type Operation, operations, pathParameters } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CreditsError, isProblem } from './problem'
import { errorOf, setUp } from './scripted-client'
import { broken, html, json, problem, silent } from './scripted-fetch'

const plans = { plans: [] }
const draft = { walletId: 'w1', provider: 'paypal', packageId: 'pack_10' } as const
const purchase = {
  id: 'pur_1',
  walletId: 'w1',
  credits: { minor: 100, asset: 'CREDIT/0' },
  price: { minor: 1000, asset: 'USD/2' },
  provider: 'paypal',
  status: 'requires_action',
  nextAction: { type: 'paypal_order', orderId: 'O1' },
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a call', () => {
  test('goes to the address of the table with the session headers of this moment, and answers with what came', async () => {
    let token = 0
    const { server, client } = setUp({
      baseUrl: 'https://api.test/v1/',
      credentials: 'include',
      getHeaders: async () => ({ authorization: `Bearer ${++token}` }),
    })
    server.on('listPlans', json({ ...plans, unknownField: 1 }))
    expect(await client.listPlans()).toEqual(plans)
    await client.listPlans()
    expect(server.requests.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
      ['https://api.test/v1/api/plans', 'Bearer 1'],
      ['https://api.test/v1/api/plans', 'Bearer 2'],
    ])
    expect(server.requests[0]?.init).toMatchObject({ credentials: 'include', redirect: 'manual' })
  })

  test('without a base address stays on the page’s own origin', async () => {
    const { server, client } = setUp({ baseUrl: '' })
    server.on('listPlans', json(plans))
    await client.listPlans()
    expect(server.requests[0]?.url).toBe('/api/plans')
  })

  test('sends a body as JSON and says so', async () => {
    const { server, client } = setUp()
    server.on('createPurchase', json(purchase, 201))
    await client.createPurchase({ ...draft, returnUrl: undefined })
    expect(server.requests[0]?.body).toEqual(draft)
    expect(server.requests[0]?.headers.get('content-type')).toBe('application/json')
  })

  test('that names no purchase fails before anything is sent', async () => {
    const { server, client } = setUp()
    const error = await errorOf(client.capturePurchase({ purchaseId: '..' }))
    expect(isProblem(error, 'validation_failed') && error.errors[0]?.path).toBe('purchaseId')
    expect(error.status).toBeUndefined()
    expect(server.requests).toEqual([])
  })
})

describe('idempotency keys', () => {
  const rows: [string, Operation][] = Object.entries(operations)
  const mutations = rows.filter(([, row]) => row.mutation)

  test('the table has mutations to check', () => {
    expect(mutations.length).toBeGreaterThan(14)
  })

  test.each(mutations)(
    '%s never leaves without a key, the same over all tries of a call',
    async (name, row) => {
      const { server, client } = setUp()
      const mutation = name as MutationName
      server.on(mutation, broken)
      const input = Object.fromEntries(pathParameters(row.path).map((key) => [key, 'id_1']))
      const call = client[mutation] as (input: object) => Promise<unknown>
      await errorOf(call(input))
      await errorOf(call(input))
      const keys = server.requests.map(({ headers }) => headers.get('idempotency-key'))
      expect(keys).toHaveLength(8)
      expect(keys.every((key) => key && /^[0-9a-f-]{36}$/.test(key))).toBe(true)
      expect(new Set(keys.slice(0, 4)).size).toBe(1)
      expect(new Set(keys).size).toBe(2)
    },
  )

  test('a key of the caller is sent as it is; session headers cannot take its place', async () => {
    const { server, client } = setUp({ getHeaders: () => ({ 'Idempotency-Key': 'host' }) })
    server.on('createPurchase', problem('internal'), json(purchase, 201))
    const call = client.createPurchase(draft, { idempotencyKey: 'mine' })
    await vi.runAllTimersAsync()
    await call
    expect(server.requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['mine', 'mine'])
  })

  test('a read carries none', async () => {
    const { server, client } = setUp()
    server.on('listPlans', json(plans))
    await client.listPlans()
    expect(server.requests[0]?.headers.has('idempotency-key')).toBe(false)
  })
})

describe('tries', () => {
  test('a read whose connection breaks is tried again and answers', async () => {
    const { server, client } = setUp()
    server.on('listPlans', broken, html(503), json(plans))
    const call = client.listPlans()
    await vi.runAllTimersAsync()
    expect(await call).toEqual(plans)
    expect(server.requests).toHaveLength(3)
  })

  test('waits as long as the server asks before the next try', async () => {
    const { server, client } = setUp()
    server.on('listPlans', problem('rate_limited', { retryAfterSeconds: 10 }), json(plans))
    const call = client.listPlans()
    await vi.advanceTimersByTimeAsync(9_999)
    expect(server.requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await call).toEqual(plans)
  })

  test('a definite no is answered once', async () => {
    const { server, client } = setUp()
    server.on(
      'capturePurchase',
      problem('payment_declined', { declineCode: 'insufficient_funds', retryable: true }),
    )
    const error = await errorOf(client.capturePurchase({ purchaseId: 'pur_1' }))
    expect(isProblem(error, 'payment_declined') && error.problem.retryable).toBe(true)
    expect(server.requests).toHaveLength(1)
  })

  test('failing session headers are a failed try: nothing leaves without them', async () => {
    let calls = 0
    const { server, client } = setUp({
      getHeaders: () => {
        calls += 1
        if (calls === 1) throw new Error('Token service is down')
        return {}
      },
    })
    server.on('listPlans', json(plans))
    const call = client.listPlans()
    await vi.runAllTimersAsync()
    expect(await call).toEqual(plans)
    expect(server.requests).toHaveLength(1)
  })
})

describe('patience', () => {
  test('a server that never answers is a timeout of every try, even where fetch heeds no signal', async () => {
    const { server, client } = setUp({ timeoutMs: 1_000 })
    server.on('listPlans', silent)
    const startedAt = Date.now()
    const error = await errorOf(client.listPlans())
    expect(error.code).toBe('timeout')
    expect(server.requests).toHaveLength(4)
    expect(server.requests[0]?.init.signal?.aborted).toBe(true)
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(4_000)
  })

  test('a body that never ends is a timeout too', async () => {
    const { server, client } = setUp({ retry: false })
    server.on(
      'listPlans',
      () => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array([123])) })),
    )
    expect((await errorOf(client.listPlans({}, { timeoutMs: 500 }))).code).toBe('timeout')
  })

  test('session headers that never come are a timeout too', async () => {
    const { client } = setUp({ retry: false, getHeaders: () => new Promise(() => {}) })
    expect((await errorOf(client.listPlans())).code).toBe('timeout')
  })

  test('the caller gives up: before, during a try, or between two', async () => {
    const { server, client } = setUp()
    server.on('listPlans', silent)
    const before = await errorOf(client.listPlans({}, { signal: AbortSignal.abort() }))
    expect(before.code).toBe('aborted')
    expect(server.requests).toHaveLength(0)

    const during = new AbortController()
    const first = errorOf(client.listPlans({}, { signal: during.signal, timeoutMs: 1e6 }))
    during.abort()
    expect((await first).code).toBe('aborted')

    server.on('listPlans', problem('rate_limited', { retryAfterSeconds: 20 }))
    const between = new AbortController()
    const second = client.listPlans({}, { signal: between.signal }).catch((error: CreditsError) => error.code)
    await vi.advanceTimersByTimeAsync(5_000)
    between.abort()
    expect(await second).toBe('aborted')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('nothing is left behind by a call that has ended: no timer, no listener', async () => {
    const { server, client } = setUp()
    server.on('listPlans', json(plans))
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await client.listPlans({}, { signal })
    expect(removed.mock.calls.length).toBe(added.mock.calls.length)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('hooks', () => {
  test('hear of requests, answers and failed tries, and of nothing personal', async () => {
    const heard: unknown[] = []
    const hear = (info: unknown) => void heard.push(info)
    const { server, client } = setUp({ onRequest: hear, onResponse: hear, onProblem: hear })
    server.on(
      'adminListUsers',
      broken,
      json({ items: [], nextCursor: null }, 200, { 'x-request-id': 'req_9' }),
    )
    const call = client.adminListUsers({ q: 'ada@example.com' })
    await vi.runAllTimersAsync()
    await call
    const operation = 'adminListUsers'
    expect(heard).toEqual([
      { operation, attempt: 1 },
      {
        operation,
        attempt: 1,
        code: 'network',
        status: undefined,
        requestId: undefined,
        durationMs: 0,
        retryInMs: 225,
      },
      { operation, attempt: 2 },
      { operation, attempt: 2, status: 200, requestId: 'req_9', durationMs: 0 },
    ])
    expect(JSON.stringify(heard)).not.toContain('ada')
  })

  test('that throw disturb nothing', async () => {
    const { server, client } = setUp({
      onRequest: () => {
        throw new Error('Telemetry is down')
      },
    })
    server.on('listPlans', json(plans))
    expect(await client.listPlans()).toEqual(plans)
  })
})
