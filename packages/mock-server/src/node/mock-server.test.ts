import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { amount, parseOutput } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type MockServer, type MockServerOptions, startMockServer } from './index'

let folder: string
let servers: MockServer[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'creditkit-'))
})

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
  await rm(folder, { recursive: true })
})

async function start(options: MockServerOptions = {}): Promise<MockServer> {
  const server = await startMockServer({ port: 0, ...options })
  servers.push(server)
  return server
}

function call(server: MockServer, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const { url } = server
  if (body === undefined) return fetch(`${url}${path}`, { headers })
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
    body: JSON.stringify(body),
  })
}

async function spend(server: MockServer, minor: number, key: string = crypto.randomUUID()) {
  const draft = { accountId: 'acct_ada', walletId: 'credits', amount: amount(minor, 'SKY/2') }
  const headers = { authorization: 'Bearer mock_service', 'idempotency-key': key }
  const response = await call(
    server,
    '/api/credits/spend',
    { ...draft, description: 'A job', reference: { type: 'job', id: 'job_1' } },
    headers,
  )
  const parsed = parseOutput('spend', await response.json())
  if (!parsed.ok) throw new Error(`The spending was refused with ${response.status}.`)
  return { ...parsed.value, replayed: response.headers.get('idempotent-replayed') }
}

async function available(server: MockServer): Promise<unknown> {
  const answer = await (await call(server, '/api/credits/balance?walletId=credits')).json()
  return answer.available
}

describe('over HTTP', () => {
  it('answers the API, with the same rules as in the process', async () => {
    const server = await start()
    const refused = await call(server, '/api/credits/purchase', {})
    expect(refused.status).toBe(400)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    const spent = await spend(server, 100, 'once')
    expect(spent.replayed).toBeNull()
    expect(await spend(server, 100, 'once')).toEqual({ ...spent, replayed: 'true' })
    expect(await server.backend.ledger.verify()).toEqual([])
  })

  it('says how it is, and describes itself', async () => {
    const server = await start({ scenario: 'empty' })
    expect(await (await call(server, '/health')).json()).toEqual({
      status: 'ok',
      version: '0.1.0',
      scenario: 'empty',
      now: '2026-11-01T09:00:00.000Z',
      uptimeSeconds: expect.any(Number),
    })
    const openapi = await call(server, '/openapi.json')
    expect(openapi.headers.get('content-type')).toBe('application/json')
    expect(await openapi.json()).toMatchObject({ paths: { '/api/credits/spend': {} } })
  })

  it('is driven by the control plane, faults that break the connection among it', async () => {
    const server = await start()
    await call(server, '/__mock/fail', { operation: 'getBalances', times: 1 })
    await expect(call(server, '/api/billing/balance')).rejects.toThrow('fetch failed')
    expect((await call(server, '/api/billing/balance')).status).toBe(200)
  })

  it('streams events at once, and those that were missed to whoever comes back', async () => {
    const server = await start()
    const listen = async (headers: Record<string, string>) => {
      const gone = new AbortController()
      const response = await fetch(`${server.url}/api/credits/events`, { headers, signal: gone.signal })
      expect(response.headers.get('content-type')).toBe('text/event-stream')
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      return {
        async until(pattern: RegExp): Promise<string> {
          while (!pattern.test(text)) text += (await reader?.read())?.value ?? ''
          return text
        },
        leave: () => gone.abort(),
      }
    }
    const first = await listen({})
    await first.until(/retry/)
    await spend(server, 100)
    const seen = /^id: (.+)$/m.exec(await first.until(/balance.*\n\n/))?.[1] ?? ''
    first.leave()

    const missed = await spend(server, 250)
    const second = await listen({ 'last-event-id': seen })
    const text = await second.until(new RegExp(missed.transaction.id))
    expect(text).not.toContain(`id: ${seen}\n`)
    second.leave()
  })

  it('takes at least the latency for each answer of the API, and no longer for the control plane', async () => {
    const server = await start({ latency: 150 })
    const time = async (path: string) => {
      const begun = performance.now()
      await call(server, path)
      return performance.now() - begun
    }
    expect(await time('/api/billing/config')).toBeGreaterThan(145)
    expect(await time('/api/nowhere')).toBeGreaterThan(145)
    expect(await time('/health')).toBeLessThan(145)
  })

  it('serves the providers below its own address', async () => {
    const server = await start()
    const purchase = await call(server, '/api/credits/purchase', {
      walletId: 'credits',
      provider: 'paypal',
      money: amount(2500, 'USD/2'),
    })
    const { nextAction } = await purchase.json()
    const order = await call(server, `/__providers/paypal/mock/orders/${nextAction.orderId}`)
    expect(order.status).toBe(200)
  })

  it('ends event streams when it stops', async () => {
    const server = await start()
    const stream = await call(server, '/api/credits/events')
    await Promise.all([server.close(), expect(stream.text()).resolves.toContain('retry')])
  })
})

describe('with a state file', () => {
  const fileOf = () => join(folder, 'state.json')

  it('goes on where it stopped: balances, keys, identifiers, time, scenario and seed', async () => {
    const state = fileOf()
    const before = await start({ state, seed: 7, scenario: 'low-balance' })
    const spent = await spend(before, 100, 'once')
    before.backend.clock.advance({ hours: 3 })
    const left = await available(before)
    await before.close()

    const after = await start({ state })
    expect(after).toMatchObject({ seed: 7, scenario: { name: 'low-balance' } })
    expect(await available(after)).toEqual(left)
    expect(after.backend.clock.now()).toBe(before.backend.clock.now())
    expect(await spend(after, 100, 'once')).toEqual({ ...spent, replayed: 'true' })
    const next = await spend(after, 50)
    await after.close()

    const straight = await start({ seed: 7, scenario: 'low-balance' })
    await spend(straight, 100, 'once')
    straight.backend.clock.advance({ hours: 3 })
    expect((await spend(straight, 50)).transaction.id).toBe(next.transaction.id)
  })

  it('keeps what a clock was ahead of the machine, and never goes back in time', async () => {
    const state = fileOf()
    const before = await start({ state, realClock: true })
    before.backend.clock.advance({ days: 40 })
    const closedAt = before.backend.clock.now()
    await before.close()
    const real = await start({ state, realClock: true })
    expect(real.backend.clock.now()).toBeGreaterThanOrEqual(closedAt)
    expect(real.backend.clock.now()).toBeLessThan(before.backend.clock.now() + 60_000)
    await real.close()
    const virtual = await start({ state })
    expect(virtual.backend.clock.now()).toBeGreaterThan(Date.now())
  })

  it('is written soon after a change, without being asked', async () => {
    const state = fileOf()
    const server = await start({ state })
    const { transaction } = await spend(server, 100)
    await vi.waitFor(async () => expect(await readFile(state, 'utf8')).toContain(transaction.id), 5000)
    expect((await readdir(folder)).sort()).toEqual(['state.json', 'state.json.lock'])
    await server.close()
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it.each([
    ['no JSON', 'not json', 'it is no JSON'],
    ['something else', '{"name":"my-app"}', 'it is no state of this mock server'],
    ['of another format', '{"kind":"creditkit-mock-server","format":1}', 'it has the format 1'],
    [
      'damaged inside',
      '{"kind":"creditkit-mock-server","format":2,"scenario":"empty","seed":1,"clock":{"now":1,"aheadMs":null},"store":{"counters":{},"tables":{"users":[{}]}}}',
      'A table of the dump is not a list of rows with identifiers',
    ],
  ])('that is %s is moved aside and said to be, and a fresh world begins', async (_, text, reason) => {
    const state = fileOf()
    await writeFile(state, text)
    const onNotice = vi.fn()
    const server = await start({ state, onNotice })
    expect((await call(server, '/api/billing/balance')).status).toBe(200)
    const aside = (await readdir(folder)).filter((name) => name.startsWith('state.json.damaged-'))
    expect(aside).toHaveLength(1)
    expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe(text)
    expect(onNotice.mock.calls.flat()).toEqual([
      expect.stringMatching(`^${state} cannot be used: ${reason}.*It was moved to .*damaged-`),
    ])
  })

  it('never moves one aside onto another, not even in the same millisecond', async () => {
    const state = fileOf()
    const now = vi.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000)
    for (const text of ['first', 'second']) {
      await writeFile(state, text)
      const server = await start({ state })
      await server.close()
    }
    now.mockRestore()
    const names = await readdir(folder)
    const texts = await Promise.all(
      names.filter((name) => name.includes('damaged')).map((name) => readFile(join(folder, name), 'utf8')),
    )
    expect(texts.sort()).toEqual(['first', 'second'])
  })

  it('says when it cannot be written, and leaves nothing behind', async () => {
    const nowhere = join(folder, 'missing', 'state.json')
    await expect(start({ state: nowhere })).rejects.toThrow(
      `The state cannot be written to ${nowhere}: ENOENT`,
    )
    await expect(start({ state: folder })).rejects.toThrow(/^The state cannot be read from/)
    expect(existsSync(`${folder}.lock`)).toBe(false)
  })

  it('belongs to one server at a time; a lock whose process is gone is none', async () => {
    const state = fileOf()
    await writeFile(`${state}.lock`, `${process.ppid}\n`)
    await expect(start({ state })).rejects.toThrow(`${state} is in use by process ${process.ppid}`)
    await writeFile(`${state}.lock`, '999999999\n')
    expect((await call(await start({ state }), '/health')).status).toBe(200)
  })
})

it('lets go of everything when its second port is taken', async () => {
  const first = await start()
  const taken = Number(new URL(first.url).port)
  const state = join(folder, 'state.json')
  await expect(start({ state, providersPort: taken })).rejects.toThrow('--providers-port')
  expect(await readdir(folder)).toEqual([])
})
