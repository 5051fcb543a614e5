import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { credits, setUpUsage } from '../testing/usage-client'

const HOUR_MS = 60 * 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 9, 30, 22, 30) })
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const kit = setUpUsage()
  kit.server.of('ada').creditsBalance = 1_000_000
  return kit
}

const told = (page: { items: readonly { from: string; used: number }[] }) =>
  page.items.map(({ from, used }) => [from, used])

describe('usage', () => {
  test('is told by the day, newest first, with nothing used where nothing was', async () => {
    const { server, client } = setUp()
    server.use('ada', 3)
    server.use('ada', 4)
    vi.advanceTimersByTime(50 * HOUR_MS)
    server.use('ada', 5)
    const page = await client.listUsageHistory()
    expect(told(page)).toEqual([
      ['2026-11-02T00:00:00.000Z', 5],
      ['2026-11-01T00:00:00.000Z', 0],
      ['2026-10-31T00:00:00.000Z', 0],
      ['2026-10-30T00:00:00.000Z', 7],
    ])
    expect(page.items[3]).toEqual({
      meterId: 'credits',
      from: '2026-10-30T00:00:00.000Z',
      to: '2026-10-31T00:00:00.000Z',
      used: 7,
      credits: credits(7),
    })
    expect(server.requests.map(({ url }) => url)).toEqual([
      'https://shop.test/api/credits/history?userId=ada&limit=100&type=usage',
    ])
  })

  test('is told by the hour and by the month', async () => {
    const { server, client } = setUp()
    server.use('ada', 3)
    vi.advanceTimersByTime(2 * HOUR_MS)
    server.use('ada', 5)
    expect(told(await client.listUsageHistory({ granularity: 'hour' }))).toEqual([
      ['2026-10-31T00:00:00.000Z', 5],
      ['2026-10-30T23:00:00.000Z', 0],
      ['2026-10-30T22:00:00.000Z', 3],
    ])
    vi.advanceTimersByTime(24 * HOUR_MS)
    server.use('ada', 1)
    expect(told(await client.listUsageHistory({ granularity: 'month' }))).toEqual([
      ['2026-11-01T00:00:00.000Z', 1],
      ['2026-10-01T00:00:00.000Z', 8],
    ])
  })

  test('is told from and to where it is asked for, whole stretches, page by page', async () => {
    const { server, client } = setUp()
    for (let day = 1; day <= 6; day += 1) {
      server.use('ada', day)
      vi.advanceTimersByTime(24 * HOUR_MS)
    }
    const asked = { from: '2026-10-31T12:00:00.000Z', to: '2026-11-03T00:00:00.000Z' }
    expect(told(await client.listUsageHistory(asked))).toEqual([
      ['2026-11-02T00:00:00.000Z', 4],
      ['2026-11-01T00:00:00.000Z', 3],
      ['2026-10-31T00:00:00.000Z', 2],
    ])
    const first = await client.listUsageHistory({ ...asked, limit: 2 })
    expect(first.items).toHaveLength(2)
    const cursor = first.nextCursor ?? 'none'
    expect(told(await client.listUsageHistory({ ...asked, limit: 2, cursor }))).toEqual([
      ['2026-10-31T00:00:00.000Z', 2],
    ])
  })

  test('of nobody yet, and of another meter, is nothing', async () => {
    const { client, routes } = setUp()
    expect(await client.listUsageHistory()).toEqual({ items: [], nextCursor: null })
    expect(await client.listUsageHistory({ meterId: 'api-calls' })).toEqual({ items: [], nextCursor: null })
    expect(routes()).toHaveLength(1)
    const bad = await client.listUsageHistory({ from: 'yesterday' }).catch((caught) => caught)
    expect(bad).toMatchObject({ code: 'validation_failed', operation: 'listUsageHistory' })
    expect(bad.errors[0].path).toBe('from')
  })

  test('never tells a stretch that the limit has cut', async () => {
    const { server, client } = setUp()
    for (let count = 0; count < 260; count += 1) {
      server.use('ada', 1)
      vi.advanceTimersByTime(HOUR_MS)
    }
    const perDay = 24
    const page = await client.listUsageHistory({ limit: 5 })
    expect(page.items.slice(1).map(({ used }) => used)).toEqual([perDay, perDay, perDay, perDay])
    const limits = server.requests.map(({ url }) => new URL(url).searchParams.get('limit'))
    expect(limits).toEqual(['100', '200'])
  })

  test('tells the stretch that `from` is in whole, and asks for no more than that takes', async () => {
    const { server, client, routes } = setUp()
    for (let count = 0; count < 260; count += 1) {
      server.use('ada', 1)
      vi.advanceTimersByTime(HOUR_MS)
    }
    const since = await client.listUsageHistory({ from: '2026-11-09T12:00:00.000Z' })
    expect(since.items.at(-1)).toMatchObject({ from: '2026-11-09T00:00:00.000Z', used: 24 })
    expect(routes()).toHaveLength(1)
    // Of this day the first hundred rows tell ten hours only.
    const further = await client.listUsageHistory({ from: '2026-11-06T20:00:00.000Z' })
    expect(further.items.at(-1)).toMatchObject({ from: '2026-11-06T00:00:00.000Z', used: 24 })
  })

  test('goes on to the present, and to what a server with a faster clock has written', async () => {
    const { server, client } = setUp()
    server.use('ada', 3)
    vi.advanceTimersByTime(24 * HOUR_MS)
    expect(told(await client.listUsageHistory())).toEqual([
      ['2026-10-31T00:00:00.000Z', 0],
      ['2026-10-30T00:00:00.000Z', 3],
    ])
    vi.advanceTimersByTime(2 * HOUR_MS)
    server.use('ada', 5)
    vi.setSystemTime(Date.UTC(2026, 9, 31, 23, 59))
    expect(told(await client.listUsageHistory())).toEqual([
      ['2026-11-01T00:00:00.000Z', 5],
      ['2026-10-31T00:00:00.000Z', 0],
      ['2026-10-30T00:00:00.000Z', 3],
    ])
  })

  test('adds up to the total used, whatever the granularity and the size of the pages', async () => {
    const use = fc.record({
      credits: fc.integer({ min: 1, max: 50 }),
      minutes: fc.integer({ min: 0, max: 4000 }),
    })
    const granularity = fc.constantFrom('hour' as const, 'day' as const, 'month' as const)
    const run = async (
      uses: readonly { credits: number; minutes: number }[],
      by: 'hour' | 'day' | 'month',
      limit: number,
    ) => {
      const { server, client } = setUp()
      for (const { credits, minutes } of uses) {
        server.use('ada', credits)
        vi.advanceTimersByTime(minutes * 60_000)
      }
      let total = 0
      let end: string | undefined
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof client.listUsageHistory>> = await client.listUsageHistory({
          granularity: by,
          limit,
          ...(cursor !== null && { cursor }),
        })
        for (const point of page.items) {
          total += point.used
          expect(point.to).toBe(end ?? point.to)
          end = point.from
        }
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(total).toBe(server.of('ada').creditsTotalUsed)
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(use, { maxLength: 130 }),
        granularity,
        fc.integer({ min: 20, max: 100 }),
        run,
      ),
      { numRuns: 25 },
    )
  })
})
