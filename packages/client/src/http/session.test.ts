import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf, setUp } from './scripted-client'
import { broken, json, problem, type Reply } from './scripted-fetch'
import { createSessionKeeper } from './session'

const plans = { plans: [] }
const purchase = {
  id: 'pur_1',
  walletId: 'w1',
  credits: { minor: 100, asset: 'CREDIT/0' },
  price: { minor: 1000, asset: 'USD/2' },
  provider: 'paypal',
  status: 'processing',
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that takes only the newest token, and a session that hands tokens out. */
function tokens({ refresh = true }: { refresh?: boolean } = {}) {
  let token = 1
  let accepted = 2
  let renewals = 0
  const guarded =
    (reply: Reply): Reply =>
    (request) =>
      request.headers.get('authorization') === `Bearer ${accepted}`
        ? reply(request)
        : problem('unauthenticated')(request)
  return {
    guarded,
    renewals: () => renewals,
    expire: () => {
      accepted += 1
    },
    options: {
      getHeaders: () => ({ authorization: `Bearer ${token}` }),
      ...(refresh && {
        refreshSession: async () => {
          renewals += 1
          await new Promise((resolve) => setTimeout(resolve, 100))
          token = accepted
        },
      }),
    },
  }
}

async function settle<Value>(call: Promise<Value>): Promise<Value> {
  call.catch(() => {})
  await vi.runAllTimersAsync()
  return call
}

describe('a session that has run out', () => {
  test('is renewed once, and the request is sent again with the new headers', async () => {
    const session = tokens()
    const { server, client } = setUp(session.options)
    server.on('listPlans', session.guarded(json(plans)))
    expect(await settle(client.listPlans())).toEqual(plans)
    expect(server.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer 1',
      'Bearer 2',
    ])
    expect(session.renewals()).toBe(1)
  })

  test('is renewed once for all calls that meet it, also for those that are refused after the renewal', async () => {
    const session = tokens()
    const { server, client } = setUp(session.options)
    const late: Reply = async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      return session.guarded(json({ meters: [] }))(request)
    }
    server.on('listPlans', session.guarded(json(plans)))
    server.on('getPurchase', session.guarded(json(purchase)))
    // This one left with the old session and is refused long after the others have renewed it.
    server.on('listUsageMeters', late)
    const calls = [
      client.listPlans(),
      client.listPlans(),
      client.getPurchase({ purchaseId: 'pur_1' }),
      client.listUsageMeters(),
    ]
    await settle(Promise.all(calls))
    expect(session.renewals()).toBe(1)
  })

  test('that runs out again later is renewed again', async () => {
    const session = tokens()
    const { server, client } = setUp(session.options)
    server.on('listPlans', session.guarded(json(plans)))
    await settle(client.listPlans())
    session.expire()
    expect(await settle(client.listPlans())).toEqual(plans)
    expect(session.renewals()).toBe(2)
  })

  test('of a mutation: the second request carries the same idempotency key', async () => {
    const session = tokens()
    const { server, client } = setUp(session.options)
    server.on('capturePurchase', session.guarded(json(purchase)))
    await settle(client.capturePurchase({ purchaseId: 'pur_1' }))
    const keys = server.requests.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  test('that stays refused after its renewal is the problem, not a loop', async () => {
    const { server, client } = setUp({ refreshSession: () => undefined })
    server.on('listPlans', problem('unauthenticated'))
    expect((await errorOf(client.listPlans())).code).toBe('unauthenticated')
    expect(server.requests).toHaveLength(2)
  })

  test.each([
    ['says false', () => false],
    ['throws', () => Promise.reject(new Error('The refresh token is gone'))],
  ])('whose renewal %s is the problem that the server answered', async (_, refreshSession) => {
    const { server, client } = setUp({ refreshSession })
    server.on('listPlans', problem('unauthenticated'))
    expect((await errorOf(client.listPlans())).code).toBe('unauthenticated')
    expect(server.requests).toHaveLength(1)
  })

  test('and has no renewal is the problem at once', async () => {
    const { server, client } = setUp()
    server.on('listPlans', problem('unauthenticated'))
    expect((await errorOf(client.listPlans())).code).toBe('unauthenticated')
    expect(server.requests).toHaveLength(1)
  })

  test('whose renewal never ends is a timeout', async () => {
    const { server, client } = setUp({ retry: false, refreshSession: () => new Promise(() => {}) })
    server.on('listPlans', problem('unauthenticated'))
    expect((await errorOf(client.listPlans())).code).toBe('timeout')
  })

  test('opens the event stream again too', async () => {
    const session = tokens()
    const { server, client } = setUp(session.options)
    const stream: Reply = () =>
      new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
    server.on('streamEvents', session.guarded(stream))
    const bytes = await settle(client.streamEvents({ signal: new AbortController().signal }))
    expect(bytes).toBeInstanceOf(ReadableStream)
  })

  test('a renewal that failed is tried again by the next call that needs it', async () => {
    let calls = 0
    const keeper = createSessionKeeper(() => {
      calls += 1
      if (calls === 1) throw new Error('Offline')
    })
    expect(await keeper.renew(0)).toBe(false)
    expect(await keeper.renew(0)).toBe(true)
    expect(keeper.generation()).toBe(1)
  })
})

describe('proof against forgery', () => {
  test('goes with every request that is no GET, under the name that the host gives it', async () => {
    const { server, client } = setUp({ csrf: { token: async () => 'token-1', header: 'x-xsrf-token' } })
    server.on('listPlans', json(plans))
    server.on('capturePurchase', json(purchase))
    server.on('quoteTool', broken)
    await settle(client.listPlans())
    await settle(client.capturePurchase({ purchaseId: 'pur_1' }))
    await errorOf(client.quoteTool({ tool: 't', complexity: 'low' }))
    const sent = server.requests.map(({ method, headers }) => [method, headers.get('x-xsrf-token')])
    expect(sent[0]).toEqual(['GET', null])
    expect(new Set(sent.slice(1).map(String))).toEqual(new Set(['POST,token-1']))
  })

  test('without a name goes as X-CSRF-Token; without a token nothing goes', async () => {
    let token: string | undefined = 'a'
    const { server, client } = setUp({ csrf: { token: () => token } })
    server.on('capturePurchase', json(purchase))
    await settle(client.capturePurchase({ purchaseId: 'pur_1' }))
    token = undefined
    await settle(client.capturePurchase({ purchaseId: 'pur_1' }))
    expect(server.requests.map(({ headers }) => headers.get('x-csrf-token'))).toEqual(['a', null])
  })
})

describe('slow calls', () => {
  test('are told once, while they are still under way, with nothing but their name', async () => {
    const heard: unknown[] = []
    const { server, client } = setUp({ onSlow: (info) => heard.push(info) })
    server.on('adminListUsers', async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      return json({ items: [], nextCursor: null })(request)
    })
    const call = client.adminListUsers({ q: 'ada@example.com' })
    await vi.advanceTimersByTimeAsync(999)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(heard).toEqual([{ operation: 'adminListUsers', waitedMs: 1_000 }])
    await settle(call)
    expect(heard).toHaveLength(1)
  })

  test('that are quick enough are not told, and leave no timer', async () => {
    const heard: unknown[] = []
    const { server, client } = setUp({ slowAfterMs: 50, onSlow: (info) => heard.push(info) })
    server.on('listPlans', json(plans))
    await client.listPlans()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(100)
    expect(heard).toEqual([])
  })

  test('count their retries: three quick failures in a row are slow', async () => {
    const heard: unknown[] = []
    const { server, client } = setUp({ slowAfterMs: 500, onSlow: (info) => heard.push(info) })
    server.on('listPlans', broken)
    await errorOf(client.listPlans())
    expect(heard).toEqual([{ operation: 'listPlans', waitedMs: 500 }])
  })
})
