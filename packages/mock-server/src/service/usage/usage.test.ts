import {
  amount,
  type Balance,
  type OperationOutput,
  type Page,
  problemsOf,
  type UsageMeter,
  type UsagePoint,
} from '@creditkit/contract'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMockBackend, type MockBackend } from '../../index'
import { extend } from '../../scenarios/index'
import { openApi } from '../testing/api'

const sky = (minor: number) => amount(minor, 'SKY/2')
const ben = 'acct_ben'
const scenario = extend('dual-billing', {
  history: [
    {
      accountId: ben,
      kind: 'credit',
      walletId: 'credits',
      amount: sky(2000),
      type: 'purchase',
      source: 'purchase',
      description: 'Credits bought',
      minutesAgo: 60,
    },
  ],
})

let mock: MockBackend
let api: ReturnType<typeof openApi>

beforeEach(() => {
  mock = createMockBackend({
    scenario,
    onUnexpected: (error) => {
      throw error
    },
  })
  api = openApi(mock)
})

const use = (quantity: number, meterId = 'api-calls') =>
  api.done<OperationOutput<'recordUsage'>>(
    '/api/usage',
    { accountId: ben, meterId, quantity },
    { token: 'mock_service' },
  )
const refused = (body: unknown, token = 'mock_service') => api.refused('/api/usage', body, { token })
const history = (query: string) => api.get<Page<UsagePoint>>(`/api/usage/history?${query}`, 'mock_ben')

async function meter(id = 'api-calls'): Promise<UsageMeter | undefined> {
  const { meters } = await api.get<{ meters: UsageMeter[] }>('/api/usage', 'mock_ben')
  return meters.find((each) => each.id === id)
}

async function available() {
  const balance = await api.get<Balance>('/api/credits/balance?walletId=credits', 'mock_ben')
  return balance.status === 'ok' ? balance.available : null
}

describe('recording usage', () => {
  it('uses the allowance first, then pays each begun block with credits', async () => {
    const within = await use(10_000)
    expect(within).toMatchObject({ meter: { used: 10_000, overage: 0, level: 'critical' } })
    expect(within.transaction).toBeUndefined()
    const past = await use(101)
    expect(past).toMatchObject({
      meter: { used: 10_101, overage: 101, level: 'exceeded' },
      transaction: {
        type: 'usage',
        accountId: ben,
        amount: sky(-10),
        reference: { type: 'meter', id: 'api-calls' },
      },
      balance: { available: sky(1990) },
    })
    const rest = await use(99)
    expect(rest.transaction).toBeUndefined()
    expect(await available()).toEqual(sky(1990))
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('costs the same in many small records as in one big one', async () => {
    await use(9990)
    for (const quantity of [7, 50, 60, 1, 92]) await use(quantity)
    const inSmall = await available()
    mock.clock.advance({ days: 31 })
    const before = await available()
    await use(10_200)
    const inOne = await available()
    expect(2000 - (inSmall?.minor ?? 0)).toBe(10)
    expect((before?.minor ?? 0) - (inOne?.minor ?? 0)).toBe(10)
  })

  it('is refused as a whole when the credits do not suffice, and counts nothing', async () => {
    await use(10_000)
    const before = await mock.snapshot()
    expect(await refused({ accountId: ben, meterId: 'api-calls', quantity: 40_001 })).toMatchObject({
      code: 'insufficient_credits',
      status: 402,
      required: sky(2005),
      available: sky(2000),
      walletId: 'credits',
      errors: [{ path: 'quantity' }],
    })
    const after = await mock.snapshot()
    expect(after.tables.usage).toEqual(before.tables.usage)
    expect(after.tables.transactions).toEqual(before.tables.transactions)
    await use(40_000)
    expect(await available()).toEqual(sky(0))
  })

  it('counts once under one key', async () => {
    const body = { accountId: ben, meterId: 'api-calls', quantity: 5 }
    const options = { key: 'once', token: 'mock_service' }
    const first = await api.done('/api/usage', body, options)
    const again = await api.send('/api/usage', body, options)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.json()).toEqual(first)
    expect(await meter()).toMatchObject({ used: 5 })
  })

  it('is about the caller’s own account unless another one is named', async () => {
    await api.done('/api/usage', { meterId: 'traffic', quantity: 3 }, { token: 'mock_service' })
    const { meters } = await api.get<{ meters: UsageMeter[] }>('/api/usage', 'mock_service')
    expect(meters).toMatchObject([{ used: 0 }, { used: 3 }])
    expect(await meter('traffic')).toMatchObject({ used: 0 })
  })

  it.each([
    [{ meterId: 'nope', quantity: 1 }, 'not_found', 'meterId'],
    [{ accountId: 'nobody', meterId: 'traffic', quantity: 1 }, 'not_found', 'accountId'],
    [{ meterId: 'traffic', quantity: 0 }, 'validation_failed', 'quantity'],
    [{ meterId: 'traffic', quantity: 1.5 }, 'validation_failed', 'quantity'],
    [{ meterId: 'traffic', quantity: Number.MAX_SAFE_INTEGER }, 'validation_failed', 'quantity'],
  ])('%j is refused as %s at %s', async (body, code, path) => {
    expect(await refused(body)).toMatchObject({ code, errors: [{ path }] })
    expect(problemsOf('recordUsage')).toContain(code)
  })

  it('is not for customers', async () => {
    expect(await refused({ meterId: 'traffic', quantity: 1 }, 'mock_ben')).toMatchObject({
      code: 'forbidden',
    })
  })

  it('waits with what has to be paid while the wallet cannot be reached, and goes on within the allowance', async () => {
    await mock.setReachable('credits', false)
    expect(await use(500, 'traffic')).toMatchObject({ balance: { status: 'unavailable' } })
    expect(await refused({ accountId: ben, meterId: 'traffic', quantity: 1 })).toMatchObject({
      code: 'wallet_unavailable',
      walletId: 'credits',
    })
    expect(problemsOf('recordUsage')).toContain('wallet_unavailable')
  })

  it('is told to the account', async () => {
    await use(8000)
    const { tables } = await mock.snapshot()
    expect(tables.events?.at(-1)).toMatchObject({
      accountId: ben,
      event: { type: 'usage.updated', data: { used: 8000, level: 'warning' } },
    })
  })
})

describe('a meter', () => {
  it.each([
    [7999, 'ok'],
    [8000, 'warning'],
    [9499, 'warning'],
    [9500, 'critical'],
    [10_000, 'critical'],
    [10_001, 'exceeded'],
  ])('at %i of 10 000 is %s', async (quantity, level) => {
    await use(quantity)
    expect(await meter()).toMatchObject({ used: quantity, level })
  })

  it('says what use past the allowance costs, and from which wallet', async () => {
    expect(await meter()).toMatchObject({
      overagePrice: { units: 100, credits: sky(5), walletId: 'credits' },
    })
  })

  it('without a limit counts for nothing, whatever is used', async () => {
    const [first, ...others] = scenario.meters
    if (!first) throw new Error('The scenario has meters.')
    await mock.reset(extend(scenario, { meters: [{ ...first, included: null }, ...others] }))
    expect(await meter()).toMatchObject({ used: 0, included: null, overage: 0, level: 'ok' })
    expect(await meter()).not.toHaveProperty('overagePrice')
    const { transaction, ...after } = await use(5_000_000)
    expect(transaction).toBeUndefined()
    expect(after).toMatchObject({
      meter: { used: 5_000_000, included: null, overage: 0, level: 'ok' },
      balance: { available: sky(2000) },
    })
  })

  it('begins anew with the calendar month of UTC', async () => {
    mock.clock.advance({ days: 29, hours: 14, minutes: 59, seconds: 59, milliseconds: 999 })
    await use(9600)
    expect(await meter()).toMatchObject({ used: 9600, resetsAt: '2026-12-01T00:00:00.000Z' })
    mock.clock.advance({ milliseconds: 1 })
    expect(await meter()).toMatchObject({ used: 0, level: 'ok', resetsAt: '2027-01-01T00:00:00.000Z' })
    expect(await use(400)).toMatchObject({ meter: { used: 400 } })
  })
})

describe('the history of usage', () => {
  it('has a point for every stretch, newest first, with 0 where nothing was used', async () => {
    await use(10_050)
    mock.clock.advance({ days: 2 })
    await use(30)
    expect(await history('meterId=api-calls')).toEqual({
      items: [day(3, 30, 0), day(2, 0, 0), day(1, 10_050, 5)],
      nextCursor: null,
    })
    const { items } = await history('meterId=api-calls&granularity=month')
    expect(items).toEqual([
      {
        meterId: 'api-calls',
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
        used: 10_080,
        credits: sky(5),
      },
    ])
    const hours = await history('meterId=api-calls&granularity=hour&limit=100')
    expect(hours.items).toHaveLength(49)
    expect(hours.items.at(-1)).toMatchObject({ from: '2026-11-01T09:00:00.000Z', used: 10_050 })
  })

  it('begins in the stretch that `from` is in and ends with the last that begins before `to`', async () => {
    mock.clock.advance({ days: 4 })
    await use(1)
    const span = 'from=2026-11-02T12:00:00.000Z&to=2026-11-04T00:00:00.000Z'
    const { items } = await history(`meterId=api-calls&${span}`)
    expect(items).toEqual([day(3, 0, 0), day(2, 0, 0)])
    const open = await history('meterId=api-calls&from=2026-11-04T00:00:00.000Z&to=2027-01-01T00:00:00.000Z')
    expect(open.items).toEqual([day(5, 1, 0), day(4, 0, 0)])
  })

  it('is empty for an account that used nothing, a meter that is not there and a span ahead', async () => {
    expect(await history('')).toEqual({ items: [], nextCursor: null })
    await use(1)
    expect(await history('meterId=nope&from=2026-01-01T00:00:00.000Z')).toMatchObject({ items: [] })
    expect(await history('from=2027-01-01T00:00:00.000Z')).toMatchObject({ items: [] })
  })

  it('is paged without gaps or repeats while time goes on', async () => {
    await use(1)
    mock.clock.advance({ days: 5 })
    const first = await history('limit=3')
    mock.clock.advance({ days: 1 })
    const seen = [...first.items]
    for (let { nextCursor } = first; nextCursor; ) {
      const page = await history(`limit=3&cursor=${encodeURIComponent(nextCursor)}`)
      seen.push(...page.items)
      nextCursor = page.nextCursor
    }
    expect(seen.map(({ from, meterId }) => `${from.slice(8, 10)} ${meterId}`)).toEqual(
      ['06', '05', '04', '03', '02', '01'].flatMap((date) => [`${date} api-calls`, `${date} traffic`]),
    )
  })

  it.each(['made-up', '["x","y"]', '[1]', '["2026-11-01T09:30:00.000Z","api-calls"]'])(
    'refuses the cursor %s',
    async (cursor) => {
      await use(1)
      expect(await history(`cursor=${encodeURIComponent(cursor)}`)).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'cursor' }],
      })
    },
  )

  it('sums up to the same by hour, day and month', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ hours: fc.nat(900), quantity: fc.integer({ min: 1, max: 400 }) }), {
          maxLength: 12,
        }),
        async (records) => {
          await mock.reset()
          for (const { hours, quantity } of records) {
            mock.clock.advance({ hours })
            await use(quantity, 'traffic').catch(() => {})
          }
          const totals = await Promise.all(
            ['hour', 'day', 'month'].map(async (granularity) => {
              let used = 0
              let credits = 0
              let cursor = ''
              do {
                const page = await history(`meterId=traffic&limit=100&granularity=${granularity}${cursor}`)
                for (const point of page.items) {
                  used += point.used
                  credits += point.credits.minor
                }
                cursor = page.nextCursor === null ? '' : `&cursor=${encodeURIComponent(page.nextCursor)}`
              } while (cursor !== '')
              return [used, credits]
            }),
          )
          expect(totals[1]).toEqual(totals[0])
          expect(totals[2]).toEqual(totals[0])
          expect(2000 - (totals[0]?.[1] ?? 0)).toBe((await available())?.minor)
        },
      ),
      { numRuns: 15 },
    )
  })
})

function day(date: number, used: number, credits: number): UsagePoint {
  const at = (each: number) => `2026-11-0${each}T00:00:00.000Z`
  return { meterId: 'api-calls', from: at(date), to: at(date + 1), used, credits: sky(credits) }
}
