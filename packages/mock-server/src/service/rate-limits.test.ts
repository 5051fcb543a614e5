import { describe, expect, it } from 'vitest'
import { createCallCounter } from './call-counter'
import { openWorkshop } from './testing/workshop'

const limit = { operation: 'getBalances', calls: 2, perSeconds: 10 } as const

describe('a rate limit', () => {
  it('refuses the call past it, says when to come back, and means it', async () => {
    const { mock, send, call, refused } = openWorkshop({ rateLimits: [limit] })
    await call('getBalances', {})
    mock.clock.advance({ milliseconds: 2500 })
    await call('getBalances', {})
    const response = await send('getBalances')
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('8')
    expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 8 })
    mock.clock.advance({ milliseconds: 7499 })
    expect(await refused('getBalances', {})).toMatchObject({ retryAfterSeconds: 1 })
    mock.clock.advance({ milliseconds: 1 })
    await call('getBalances', {})
    expect(await refused('getBalances', {})).toMatchObject({ code: 'rate_limited' })
  })

  it('is each user’s own, and of the operation that it names', async () => {
    const { call, refused } = openWorkshop({ rateLimits: [limit] })
    for (const token of ['mock_ada', 'mock_ben']) {
      await call('getBalances', {}, { token })
      await call('getBalances', {}, { token })
      expect(await refused('getBalances', {}, { token })).toMatchObject({ code: 'rate_limited' })
      await call('getConfig', {}, { token })
    }
  })

  it('over everything counts everything, also the stream and the file', async () => {
    const { send, refused } = openWorkshop({ rateLimits: [{ operation: '*', calls: 3, perSeconds: 60 }] })
    const statuses: number[] = []
    for (const name of ['getConfig', 'streamEvents', 'exportTransactions'] as const) {
      const { status, body } = await send(name)
      statuses.push(status)
      await body?.cancel()
    }
    expect(statuses).toEqual([200, 200, 200])
    for (const name of ['getConfig', 'streamEvents', 'exportTransactions', 'createHold'] as const) {
      expect(await refused(name, {})).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 60 })
    }
  })

  it('burns no idempotency key and changes nothing', async () => {
    const { mock, call, refused } = openWorkshop({
      rateLimits: [{ operation: 'createHold', calls: 1, perSeconds: 10 }],
    })
    const draft = { walletId: 'credits', description: 'A run' }
    const low = { ...draft, run: { tool: 'upscale', complexity: 'low' as const } }
    const high = { ...draft, run: { tool: 'upscale', complexity: 'high' as const } }
    await call('createHold', low, { key: 'first' })
    const before = await mock.snapshot()
    expect(await refused('createHold', low, { key: 'second' })).toMatchObject({ code: 'rate_limited' })
    expect(await mock.snapshot()).toEqual(before)
    mock.clock.advance({ milliseconds: 10_000 })
    expect(await call('createHold', high, { key: 'second' })).toMatchObject({ status: 'active' })
  })

  it('begins anew with the world', async () => {
    const { mock, call } = openWorkshop({ rateLimits: [{ ...limit, calls: 1 }] })
    await call('getBalances', {})
    await mock.reset()
    await call('getBalances', {})
  })
})

describe('a call counter', () => {
  it('lets no span of the limit’s length hold more calls than it allows, wherever the span begins', () => {
    const counter = createCallCounter()
    const rules = [{ operation: '*', calls: 3, perSeconds: 1 }] as const
    const allowed = Array.from({ length: 5000 }, (_, at) => at).filter(
      (at) => counter.count('ada', rules, at) === 0,
    )
    expect(allowed.slice(0, 4)).toEqual([0, 1, 2, 1000])
    for (const [index, at] of allowed.entries()) {
      const fourth = allowed[index + 3]
      if (fourth !== undefined) expect(fourth - at).toBeGreaterThanOrEqual(1000)
    }
  })

  it('asks to wait for the slowest of several limits, and counts a refused call on none', () => {
    const counter = createCallCounter()
    const burst = { operation: '*', calls: 1, perSeconds: 1 } as const
    const steady = { operation: '*', calls: 2, perSeconds: 60 } as const
    expect(counter.count('ada', [burst, steady], 0)).toBe(0)
    expect(counter.count('ada', [burst, steady], 400)).toBe(600)
    expect(counter.count('ada', [burst, steady], 1000)).toBe(0)
    expect(counter.count('ada', [burst, steady], 1500)).toBe(58_500)
    expect(counter.count('ada', [burst], 2000)).toBe(0)
  })
})

describe('Retry-After', () => {
  it.each([
    ['rate_limited', '1'],
    ['idempotency_in_progress', '1'],
    ['wallet_unavailable', '30'],
    ['internal', null],
    ['not_found', null],
  ] as const)('of an injected %s is %s', async (code, seconds) => {
    const { mock, send } = openWorkshop()
    mock.fail('getBalances', { code })
    mock.fail('getConfig', { code, when: 'after' })
    for (const name of ['getBalances', 'getConfig'] as const) {
      expect((await send(name)).headers.get('retry-after')).toBe(seconds)
    }
  })
})
