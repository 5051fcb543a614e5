import { amount, type UsagePoint } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accumulate, middleOf, toDays, toSeries } from './day-series.model'

const DAY = 86_400_000
const START = Date.parse('2026-11-01T00:00:00.000Z')
const at = (ms: number) => new Date(ms).toISOString()
const credits = (minor: number) => amount(minor, 'CREDIT/0')

function point(day: number, used: number, changes: Partial<UsagePoint> = {}): UsagePoint {
  return {
    meterId: 'calls',
    from: at(START + day * DAY),
    to: at(START + (day + 1) * DAY),
    used,
    credits: credits(0),
    ...changes,
  }
}

const usedOf = (points: readonly UsagePoint[], meters = ['calls']) =>
  toDays(points, meters, null).map(({ total }) => total)

describe('days', () => {
  test('come oldest first, whatever order the points are in', () => {
    expect(usedOf([point(2, 3), point(0, 1), point(1, 2)])).toEqual([1n, 2n, 3n])
  })

  test('that the server leaves out are there and unknown, which is not zero', () => {
    expect(usedOf([point(4, 9), point(1, 0)])).toEqual([0n, null, null, 9n])
    const days = toDays([point(4, 9), point(1, 0)], ['calls'], null)
    expect(days.map(({ from }) => from.slice(0, 10))).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
    ])
  })

  test('of several meters are one day, and a meter without a point is unknown on it', () => {
    const points = [point(0, 5), point(0, 7, { meterId: 'hooks' }), point(1, 1, { meterId: 'hooks' })]
    const days = toDays(points, ['calls', 'hooks'], null)
    expect(days.map(({ used, total }) => ({ used, total }))).toEqual([
      { used: [5n, 7n], total: 12n },
      { used: [null, 1n], total: 1n },
    ])
  })

  test('leave out meters that were not asked for', () => {
    expect(usedOf([point(0, 5), point(0, 7, { meterId: 'other' })])).toEqual([5n])
  })

  test('stay days over a change of the clocks, though one has 25 hours', () => {
    const first = Date.parse('2026-10-31T04:00:00.000Z')
    const long = point(0, 1, { from: at(first), to: at(first + DAY) })
    const next = point(0, 2, { from: at(first + DAY), to: at(first + 2 * DAY + 3_600_000) })
    const last = point(0, 3, { from: at(first + 4 * DAY + 3_600_000), to: at(first + 5 * DAY + 3_600_000) })
    expect(usedOf([last, next, long])).toEqual([1n, 2n, null, null, 3n])
  })

  test('run while they are not over, the newest alone, and never where that is not known', () => {
    const points = [point(0, 1), point(1, 2)]
    const running = (heardAt: string | null) =>
      toDays(points, ['calls'], heardAt).map(({ isRunning }) => isRunning)
    expect(running(at(START + 1.5 * DAY))).toEqual([false, true])
    expect(running(at(START + 2 * DAY))).toEqual([false, false])
    expect(running(at(START))).toEqual([false, true])
    expect(running(null)).toEqual([false, false])
  })

  test('are few, even where the server leaves out years', () => {
    expect(toDays([point(0, 1), point(9000, 1)], ['calls'], null).length).toBeLessThanOrEqual(402)
  })

  test('are named by their middle', () => {
    expect(middleOf(point(0, 1))).toBe('2026-11-01T12:00:00.000Z')
  })

  test('tell what was paid for them, each kind of credits by itself', () => {
    const [day] = toDays(
      [
        point(0, 1, { credits: credits(5) }),
        point(0, 1, { meterId: 'hooks', credits: amount(250, 'SKY/2') }),
      ],
      ['calls', 'hooks'],
      null,
    )
    expect(day?.credits).toEqual([credits(5), amount(250, 'SKY/2')])
  })
})

describe('a series', () => {
  test('adds up exactly to the sum of its parts, however large they are', () => {
    const quantity = fc.nat({ max: Number.MAX_SAFE_INTEGER })
    const points = fc.array(fc.tuple(fc.nat(60), fc.constantFrom('a', 'b', 'c'), quantity, fc.nat(1000)), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(points, (rows) => {
        const meters = ['a', 'b', 'c']
        const made = rows.map(([day, meterId, used, paid]) =>
          point(day, used, { meterId, credits: credits(paid) }),
        )
        const series = toSeries(toDays(made, meters, null), meters.length)
        const sum = (values: readonly bigint[]) => values.reduce((left, right) => left + right, 0n)
        const wanted = sum(made.map(({ used }) => BigInt(used)))
        expect(series.total).toBe(wanted)
        expect(sum(series.totals)).toBe(wanted)
        expect(sum(series.days.map(({ total }) => total ?? 0n))).toBe(wanted)
        const paid = rows.reduce((all, [, , , each]) => all + each, 0)
        expect(series.credits).toEqual(paid === 0 ? [] : [credits(paid)])
        const running = accumulate(series.days).filter(({ total }) => total !== null)
        expect(running.at(-1)?.total ?? 0n).toBe(wanted)
      }),
    )
  })

  test('has neither gaps nor overlaps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(300), { maxLength: 30 }), (offsets) => {
        const days = toDays(
          offsets.map((day) => point(day, 1)),
          ['calls'],
          null,
        )
        for (const [index, day] of days.entries()) {
          expect(Date.parse(day.to) - Date.parse(day.from)).toBe(DAY)
          const next = days[index + 1]
          if (next) expect(next.from).toBe(day.to)
        }
        expect(days.filter(({ total }) => total !== null)).toHaveLength(offsets.length)
      }),
    )
  })

  test('knows the first of the days on which most was used, and none where nothing was', () => {
    expect(toSeries(toDays([point(0, 1), point(1, 7), point(2, 7)], ['calls'], null), 1).highest).toBe(1)
    expect(toSeries(toDays([point(0, 0), point(1, 0)], ['calls'], null), 1).highest).toBeNull()
    expect(toSeries([], 1)).toEqual({ days: [], totals: [0n], total: 0n, credits: [], highest: null })
  })

  test('as a running total never falls, and leaves unknown days unknown', () => {
    const days = accumulate(toDays([point(0, 4), point(2, 0), point(3, 5)], ['calls'], null))
    expect(days.map(({ total }) => total)).toEqual([4n, null, 4n, 9n])
  })
})
