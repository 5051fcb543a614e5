import { type MutationName, type Operation, operations, toProblem } from '@creditkit/contract'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CallName } from './call'
import { createCreditsClient } from './create-client'
import { hostProblem } from './fault'
import type { AnswerSchema, Dialect, HostCall, HostOperations } from './host-operation'
import { isProblem } from './problem'
import { errorOf, setUp } from './scripted-client'

const plans = { plans: [] }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server of no dialect at all: answers what it is told and remembers what it was asked. */
function foreignServer(reply: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = []
  return {
    requests,
    fetch: async (url: string, init: RequestInit) => {
      const request = new Request(new URL(url, 'https://host.test'), init)
      requests.push(request)
      return reply(request.clone())
    },
  }
}

const speak = (name: CallName, run: (...args: never[]) => unknown): HostOperations => ({ [name]: run })

describe('an operation that a host’s function answers', () => {
  test('is asked of nobody else; the other operations go to the API', async () => {
    const { server, client } = setUp({ operations: { listPlans: () => plans } })
    expect(await client.listPlans()).toEqual(plans)
    expect(server.requests).toEqual([])
    const error = errorOf(client.listUsageMeters())
    expect((await error).code).toBe('network')
    expect(server.of('listUsageMeters').length).toBeGreaterThan(0)
  })

  test('is held to the contract: unknown fields go, a wrong shape names operation and place', async () => {
    const { client } = setUp({ operations: speak('listPlans', () => ({ ...plans, extra: 1 })) })
    expect(await client.listPlans()).toEqual(plans)
    for (const wrong of [undefined, null, 'plans', { plans: [{ id: 7 }] }]) {
      const broken = setUp({ operations: speak('listPlans', async () => wrong) })
      const error = await errorOf(broken.client.listPlans())
      expect(error).toMatchObject({ code: 'contract_violation', operation: 'listPlans' })
    }
    const { client: csv } = setUp({ operations: speak('exportTransactions', () => 7) })
    expect((await errorOf(csv.exportTransactions())).code).toBe('contract_violation')
  })

  test('may refuse with a problem, which is like one of the API', async () => {
    const required = { minor: 5, asset: 'CREDIT/0' } as const
    const available = { minor: 2, asset: 'CREDIT/0' } as const
    const problem = toProblem('insufficient_credits', 'Buy more.', '', {
      required,
      available,
      walletId: 'w1',
    })
    const { client } = setUp({
      operations: {
        createHold: () => {
          throw hostProblem('createHold', problem)
        },
      },
    })
    const error = await errorOf(client.createHold({ walletId: 'w1', amount: required, description: 'x' }))
    expect(isProblem(error, 'insufficient_credits') && error.problem.required).toEqual(required)
    expect(error.message).toBe('createHold: Buy more.')
  })

  test('that throws anything else has not answered: a read is asked again, a mutation is not', async () => {
    let reads = 0
    let writes = 0
    const { client } = setUp({
      operations: {
        listPlans: () => {
          reads += 1
          throw new Error('Database is down')
        },
        redeemCode: () => {
          writes += 1
          throw new Error('Database is down')
        },
      },
    })
    const read = await errorOf(client.listPlans())
    expect(read).toMatchObject({ code: 'network', message: 'listPlans: no answer (Database is down)' })
    expect((await errorOf(client.redeemCode({ code: 'A' }))).code).toBe('network')
    expect([reads, writes]).toEqual([4, 1])
  })

  test('that says it may be repeated is, under one key', async () => {
    const keys: (string | undefined)[] = []
    const { client } = setUp({
      operations: {
        redeemCode: {
          repeatable: true,
          run: (_, { idempotencyKey }) => {
            keys.push(idempotencyKey)
            throw new Error('Database is down')
          },
        },
      },
    })
    await errorOf(client.redeemCode({ code: 'A' }))
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is bounded by the patience of the call, and hears when it is over', async () => {
    let signal: AbortSignal | undefined
    const { client } = setUp({
      retry: false,
      operations: {
        listPlans: (_, call) => {
          signal = call.signal
          return new Promise(() => {})
        },
      },
    })
    expect((await errorOf(client.listPlans({}, { timeoutMs: 100 }))).code).toBe('timeout')
    expect(signal?.aborted).toBe(true)
  })

  test('can open the event stream', async () => {
    const stream = new ReadableStream<Uint8Array>()
    const asked: unknown[] = []
    const { client } = setUp({
      operations: {
        streamEvents: ({ lastEventId }) => {
          asked.push(lastEventId)
          return stream
        },
      },
    })
    const { signal } = new AbortController()
    expect(await client.streamEvents({ signal, lastEventId: 'e7' })).toBe(stream)
    expect(asked).toEqual(['e7'])
  })
})

describe('a request of another dialect', () => {
  const native = v.object({ total: v.number() })
  const dialect = (run: NonNullable<HostOperations['listPlans']>): Dialect => ({
    name: 'host',
    operations: { listPlans: run },
  })

  test('carries the session, its parameters encoded, its query without what is undefined, and a body with DELETE', async () => {
    const server = foreignServer(() => Response.json({ total: 1 }))
    const client = createCreditsClient({
      baseUrl: 'https://host.test/v1',
      fetch: server.fetch,
      getHeaders: () => ({ authorization: 'Bearer a' }),
      csrf: { token: () => 'c' },
      dialect: dialect(async (_, { send }) => {
        const path = '/users/:userId/credits'
        const query = { page: 2, all: true, q: undefined }
        await send({ method: 'DELETE', path, params: { userId: 'a/b' }, query, body: { n: 1 } }, native)
        return plans
      }),
    })
    await client.listPlans()
    const [request] = server.requests
    expect(request?.method).toBe('DELETE')
    expect(request?.url).toBe('https://host.test/v1/users/a%2Fb/credits?page=2&all=true')
    expect(request?.headers.get('authorization')).toBe('Bearer a')
    expect(request?.headers.get('x-csrf-token')).toBe('c')
    expect(await request?.json()).toEqual({ n: 1 })
  })

  test.each([
    ['another shape', () => Response.json({ total: '1' }), 'total'],
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'text/html'],
    [
      'half a body',
      () => new Response('{"total":', { headers: { 'content-type': 'application/json' } }),
      'broken',
    ],
    ['no body', () => new Response(null, { status: 204 }), '204'],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/login' } }), 'redirect'],
  ])('that is answered with %s is a contract violation of operation and path', async (_, reply, place) => {
    const server = foreignServer(reply)
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: dialect(async (_input, { send }) => {
        await send({ method: 'GET', path: '/users/:userId', params: { userId: 'ada' } }, native)
        return plans
      }),
    })
    const error = await errorOf(client.listPlans())
    expect(error).toMatchObject({ code: 'contract_violation', operation: 'listPlans' })
    expect(error.message).toContain('listPlans (GET /users/:userId)')
    expect(error.message).toContain(place)
    expect(error.message).not.toContain('ada')
  })

  test('that is refused becomes the problem that the dialect makes of it, else the one of its status', async () => {
    const server = foreignServer(({ url }) =>
      Response.json({ error: 'No' }, { status: url.endsWith('a') ? 400 : 403 }),
    )
    const refusals: unknown[] = []
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: {
        name: 'host',
        operations: {
          getReceipt: async ({ purchaseId }, { send }) => {
            await send({ method: 'GET', path: '/:purchaseId', params: { purchaseId } }, native)
            throw new Error('Not reached')
          },
        },
        toProblem: (refusal) => {
          refusals.push(refusal)
          return refusal.status === 400 ? toProblem('not_found', 'There is none.', '', {}) : undefined
        },
      },
    })
    const known = await errorOf(client.getReceipt({ purchaseId: 'a' }))
    expect(known).toMatchObject({ code: 'not_found', status: 400, message: 'getReceipt: There is none.' })
    expect((await errorOf(client.getReceipt({ purchaseId: 'b' }))).code).toBe('forbidden')
    expect(refusals[0]).toEqual({
      operation: 'getReceipt',
      input: { purchaseId: 'a' },
      status: 400,
      json: { error: 'No' },
    })
  })

  test('is read by a schema of any library that speaks Standard Schema, also one that takes its time', async () => {
    const server = foreignServer(() => Response.json({ total: [{ n: 'ada@example.com' }] }))
    const schema: AnswerSchema<number> = {
      '~standard': {
        version: 1,
        validate: async (value) =>
          value === 7
            ? { value: 7 }
            : { issues: [{ message: 'Not ada@example.com', path: ['total', { key: 0 }, 'n'] }] },
      },
    }
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: dialect(async (_, { send }) => {
        await send({ method: 'GET', path: '/a' }, schema)
        return plans
      }),
    })
    const error = await errorOf(client.listPlans())
    expect(error).toMatchObject({ code: 'contract_violation', errors: [{ path: 'total.0.n' }] })
    expect(JSON.stringify([error.message, error.errors])).not.toContain('ada@example.com')
  })

  test.each([
    ['the row', 200, 'was answered, and reading that failed (TypeError)'],
    ['the dialect, of a refusal,', 402, 'answered 402, and reading that failed (TypeError)'],
  ])('whose answer %s stumbles over is a fault of the code, not of the network', async (_, status, what) => {
    const server = foreignServer(() => Response.json({ total: 7 }, { status }))
    const stumble = (value: unknown) => Reflect.get(Object(Reflect.get(Object(value), 'none')), 'ada').length
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: {
        name: 'host',
        operations: {
          listPlans: async (_input, { send }) => stumble(await send({ method: 'GET', path: '/a' }, native)),
        },
        toProblem: stumble,
      },
    })
    const error = await errorOf(client.listPlans())
    expect(error).toMatchObject({ code: 'contract_violation', status })
    expect(error.message).toBe(`listPlans (GET /a): ${what}`)
    expect(server.requests).toHaveLength(1)
  })

  test('whose answer the row reads as something else names where it came from', async () => {
    const server = foreignServer(() => Response.json({ total: 7 }))
    const client = createCreditsClient({
      fetch: server.fetch,
      operations: speak('listPlans', async (_: unknown, { send }: HostCall) => {
        await send({ method: 'GET', path: '/a' }, native)
        return { plans: 7 }
      }),
    })
    expect((await errorOf(client.listPlans())).message).toBe(
      'listPlans (GET /a): answered in another shape (plans: invalid_type)',
    )
  })

  test('that breaks off after an earlier one was answered has no answer', async () => {
    let count = 0
    const server = foreignServer(() => {
      count += 1
      if (count > 1) throw new TypeError('fetch failed')
      return Response.json({ total: 7 })
    })
    const client = createCreditsClient({
      retry: false,
      fetch: server.fetch,
      operations: speak('listPlans', async (_: unknown, { send }: HostCall) => {
        await send({ method: 'GET', path: '/a' }, native)
        await send({ method: 'GET', path: '/b' }, native)
      }),
    })
    expect((await errorOf(client.listPlans())).code).toBe('network')
  })

  test('whose parameters no address can be made of is not sent', async () => {
    const server = foreignServer(() => Response.json({ total: 1 }))
    const client = createCreditsClient({
      fetch: server.fetch,
      dialect: dialect(async (_, { send }) => {
        await send({ method: 'GET', path: '/:id', params: { id: '..' } }, native)
        return plans
      }),
    })
    expect((await errorOf(client.listPlans())).code).toBe('validation_failed')
    expect(server.requests).toEqual([])
  })
})

describe('a dialect', () => {
  const rows: [string, Operation][] = Object.entries(operations)
  const mutations = rows.filter(([, { mutation }]) => mutation).map(([name]) => name as MutationName)

  test('is unsupported where it has no row: an error of its own, and nothing is sent', async () => {
    const server = foreignServer(() => Response.json({}))
    const client = createCreditsClient({ fetch: server.fetch, dialect: { name: 'bare', operations: {} } })
    const error = await errorOf(client.listPlans())
    expect(error).toMatchObject({ code: 'unsupported', operation: 'listPlans', status: undefined })
    expect(error.message).toContain('bare')
    const { signal } = new AbortController()
    expect((await errorOf(client.streamEvents({ signal }))).code).toBe('unsupported')
    expect(server.requests).toEqual([])
  })

  test('lets a page know what it has no row for before anything is asked', () => {
    const dialect = { name: 'bare', operations: { listPlans: () => plans } }
    const { server, client } = setUp({ dialect, operations: { listUsageMeters: () => ({ meters: [] }) } })
    expect(client.supports('listPlans')).toBe(true)
    expect(client.supports('listUsageMeters')).toBe(true)
    expect(client.supports('getReceipt')).toBe(false)
    expect(client.supports('streamEvents')).toBe(false)
    expect(setUp().client.supports('getReceipt')).toBe(true)
    expect(server.requests).toEqual([])
  })

  test('gives way to a function of the host', async () => {
    const client = createCreditsClient({
      dialect: { name: 'host', operations: { listPlans: () => Promise.reject(new Error('Not asked')) } },
      operations: { listPlans: () => plans },
    })
    expect(await client.listPlans()).toEqual(plans)
  })

  test.each(mutations)(
    '%s of another dialect never leaves without its key, whatever the row does',
    async (name) => {
      const server = foreignServer(() => Response.json({ total: 1 }))
      const run = async (_: unknown, { send }: HostCall) => {
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const) {
          await send({ method, path: '/a' }, v.looseObject({}))
        }
        throw new Error('That was all')
      }
      const client = createCreditsClient({
        fetch: server.fetch,
        getHeaders: () => ({ 'idempotency-key': 'of the host' }),
        operations: { [name]: run },
      })
      const call = client[name] as (input: object, options: object) => Promise<unknown>
      await errorOf(call({}, { idempotencyKey: 'k1' }))
      const sent = server.requests.map(({ method, headers }) => [method, headers.get('idempotency-key')])
      expect(sent).toEqual([
        ['POST', 'k1'],
        ['PUT', 'k1'],
        ['PATCH', 'k1'],
        ['DELETE', 'k1'],
        ['GET', null],
      ])
    },
  )
})
