import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isProblem } from './problem'
import { errorOf, setUp } from './scripted-client'
import { broken, html, json, problem, type Reply } from './scripted-fetch'

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

describe('answers that are not what the contract promises', () => {
  const cases: [string, Reply][] = [
    ['a page instead of data', html()],
    ['half a body', () => new Response('{"plans":[', { headers: { 'content-type': 'application/json' } })],
    ['no body', () => new Response(null, { status: 204 })],
    ['an empty body', () => new Response('')],
    ['a missing field', json({})],
    ['a wrong type', json({ plans: 'none' })],
    ['null', json(null)],
    [
      'a redirect to a login page',
      () => new Response(null, { status: 302, headers: { location: '/login' } }),
    ],
    [
      'an opaque redirect',
      () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' }),
    ],
    ['a page instead of a problem', html(404)],
    ['a problem of an unknown code', json({ code: 'on_fire', status: 418 }, 418)],
  ]
  test.each(cases)(
    '%s is a contract violation of the operation, and is not asked for again',
    async (_, reply) => {
      const { server, client } = setUp()
      server.on('listPlans', reply)
      const error = await errorOf(client.listPlans())
      expect(error).toMatchObject({ code: 'contract_violation', operation: 'listPlans' })
      expect(error.message).toContain('listPlans')
      expect(server.requests).toHaveLength(1)
    },
  )

  test('the path of the fault is named, and nothing of what stood there', async () => {
    const { server, client } = setUp()
    server.on('getPurchase', json({ ...purchase, price: { minor: 'ada@example.com', asset: 'USD/2' } }))
    const error = await errorOf(client.getPurchase({ purchaseId: 'pur_1' }))
    expect(error.errors).toMatchObject([{ path: 'price.minor', message: 'Not what the contract promises.' }])
    expect(error.message).toContain('price.minor')
    expect(JSON.stringify([error.message, error.errors])).not.toContain('ada@example.com')
  })
})

describe('problems', () => {
  test('carry their code, status, request and typed extensions', async () => {
    const { server, client } = setUp()
    const required = { minor: 50, asset: 'CREDIT/0' }
    const available = { minor: 7, asset: 'CREDIT/0' }
    server.on('spend', problem('insufficient_credits', { required, available, walletId: 'w1' }))
    const error = await errorOf(
      client.spend({
        walletId: 'w1',
        amount: required as never,
        description: 'x',
        reference: { type: 't', id: '1' },
      }),
    )
    expect(error).toMatchObject({
      code: 'insufficient_credits',
      status: 402,
      requestId: 'req_1',
      operation: 'spend',
    })
    if (!isProblem(error, 'insufficient_credits')) throw new Error('Not narrowed')
    expect(error.problem.required).toEqual(required)
    expect(error.problem.available).toEqual(available)
    expect(isProblem(error, 'forbidden')).toBe(false)
  })

  test('of fields come with the fields', async () => {
    const { server, client } = setUp()
    const errors = [{ path: 'code', code: 'required', message: 'Type the code.' }]
    server.on('redeemCode', problem('validation_failed', { errors }))
    expect((await errorOf(client.redeemCode({ code: '' }))).errors).toEqual(errors)
  })

  test.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [429, 'rate_limited'],
    [500, 'internal'],
    [502, 'internal'],
  ])('a page answering %i in front of the API is told as %s', async (status, code) => {
    const { server, client } = setUp({ retry: false })
    server.on('listPlans', html(status))
    const error = await errorOf(client.listPlans())
    expect(error).toMatchObject({ code, status })
    expect(error.problem?.code).toBe(code)
  })

  test('say how long to wait, from the header as seconds or date, else from the problem', async () => {
    vi.setSystemTime('2026-11-01T09:00:00.000Z')
    const { server, client } = setUp({ retry: false })
    const limited = { retryAfterSeconds: 5 }
    server.on(
      'listPlans',
      problem('rate_limited', limited, { 'retry-after': '7' }),
      problem('rate_limited', limited),
    )
    expect((await errorOf(client.listPlans())).retryAfterMs).toBe(7_000)
    expect((await errorOf(client.listPlans())).retryAfterMs).toBe(5_000)
    server.on(
      'listPlans',
      problem('rate_limited', limited, { 'retry-after': 'Sun, 01 Nov 2026 09:00:09 GMT' }),
    )
    expect((await errorOf(client.listPlans())).retryAfterMs).toBe(9_000)
  })
})

describe('CSV', () => {
  test('comes as text, however long it takes as long as it keeps coming', async () => {
    const { server, client } = setUp({ timeoutMs: 1_000 })
    const rows = ['id,amount\r\n', 'é,1\r\n', 'b,2\r\n']
    server.on('exportTransactions', () => {
      const body = new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 900))
          const row = rows.shift()
          if (row === undefined) controller.close()
          else controller.enqueue(new TextEncoder().encode(row))
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8' } })
    })
    const call = client.exportTransactions({ walletId: 'w1' })
    await vi.runAllTimersAsync()
    expect(await call).toBe('id,amount\r\né,1\r\nb,2\r\n')
  })

  test('tells how much has arrived; a listener that throws disturbs nothing, and a new try begins at nothing', async () => {
    const { server, client } = setUp()
    const csv = (...pieces: string[]) => {
      const body = new ReadableStream({
        pull(controller) {
          const piece = pieces.shift()
          if (piece === '!') controller.error(new TypeError('reset'))
          else if (piece === undefined) controller.close()
          else controller.enqueue(new TextEncoder().encode(piece))
        },
      })
      return () => new Response(body, { headers: { 'content-type': 'text/csv' } })
    }
    server.on('exportTransactions', csv('id\né\n', '!'), csv('id\n', 'é\nb\n'))
    const seen: object[] = []
    const onProgress = (progress: object) => {
      seen.push(progress)
      throw new Error('a bug of the host')
    }
    const call = client.exportTransactions({}, { onProgress })
    await vi.runAllTimersAsync()
    expect(await call).toBe('id\né\nb\n')
    expect(seen).toEqual([
      { bytes: 6, rows: 1 },
      { bytes: 3, rows: 0 },
      { bytes: 8, rows: 2 },
    ])
  })

  test('a page instead of the file is a contract violation', async () => {
    const { server, client } = setUp()
    server.on('exportTransactions', html())
    expect((await errorOf(client.exportTransactions())).code).toBe('contract_violation')
  })
})

describe('the event stream', () => {
  test('opens with the session and the place to resume from, once', async () => {
    const { server, client } = setUp({ getHeaders: () => ({ authorization: 'Bearer 1' }) })
    server.on('streamEvents', () => new Response('', { headers: { 'content-type': 'text/event-stream' } }))
    await client.streamEvents({ signal: new AbortController().signal, lastEventId: 'e7' })
    const [request] = server.requests
    expect(request?.headers.get('last-event-id')).toBe('e7')
    expect(request?.headers.get('authorization')).toBe('Bearer 1')
    expect(request?.headers.get('accept')).toBe('text/event-stream')
    server.on('streamEvents', broken)
    expect((await errorOf(client.streamEvents({ signal: new AbortController().signal }))).code).toBe(
      'network',
    )
    expect(server.requests).toHaveLength(2)
  })

  test('stays open past the patience for its opening, and until the caller gives up', async () => {
    const { server, client } = setUp({ timeoutMs: 1_000 })
    const endless = () =>
      new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
    server.on('streamEvents', endless)
    const caller = new AbortController()
    await client.streamEvents({ signal: caller.signal })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.requests[0]?.init.signal?.aborted).toBe(false)
    caller.abort()
    expect(server.requests[0]?.init.signal?.aborted).toBe(true)
  })

  test('anything but an event stream is a contract violation', async () => {
    const { server, client } = setUp()
    server.on('streamEvents', html())
    const error = await errorOf(client.streamEvents({ signal: new AbortController().signal }))
    expect(error.code).toBe('contract_violation')
  })
})
