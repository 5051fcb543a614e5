import { type Amount, type Asset, amount } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ForecastData, forecastExpiry } from './expiry-forecast.model'

const NOW = '2026-11-01T09:00:00.000Z'
const MS_PER_DAY = 86_400_000
const days = (count: number) => new Date(Date.parse(NOW) + count * MS_PER_DAY).toISOString()
const sky = (minor: number) => amount(minor, 'SKY/2')

type Row = ForecastData['rows'][number]
const row = (minor: number, daysAgo: number, changes: Partial<Row> = {}): Row => ({
  amount: sky(minor),
  type: 'usage',
  status: 'completed',
  createdAt: days(-daysAgo),
  ...changes,
})
const bought = row(100_000, 60, { type: 'purchase' })
const expiring = (minor: number, inDays: number) => ({ amount: sky(minor), at: days(inDays) })
const forecast = (lot: ForecastData['expiring'], rows: readonly Row[]) =>
  forecastExpiry({ expiring: lot, rows, now: NOW })
/** Spendings on so many days in a row, newest first, after a purchase 60 days ago. */
const each = (minor: number, ...daysAgo: number[]) => [...daysAgo.map((day) => row(-minor, day)), bought]

describe('at the pace of the last 30 days', () => {
  test('credits that will be used before they expire are said to be used', () => {
    expect(forecast(expiring(900, 9), each(1000, 1, 10, 20))).toEqual({ outcome: 'used' })
  })

  test('of others it says about how many will be left over', () => {
    // 30.00 in 30 days are 9.00 in 9 days, so that 11.00 of 20.00 are left.
    expect(forecast(expiring(2000, 9), each(1000, 1, 10, 20))).toEqual({
      outcome: 'unused',
      about: sky(1100),
    })
  })

  test('what was spent before those 30 days does not count', () => {
    const rows = [row(-1000, 1), row(-1000, 2), row(-1000, 3), row(-90_000, 31), bought]
    expect(forecast(expiring(2000, 9), rows)).toEqual({ outcome: 'unused', about: sky(1100) })
  })

  test('a wallet that is younger has the pace of its own days', () => {
    const young = [row(-1000, 1), row(-1000, 3), row(-1000, 5), row(5000, 10, { type: 'purchase' })]
    expect(forecast(expiring(2000, 9), young)).toEqual({ outcome: 'used' })
  })

  test('rows that reach back less than 30 days tell the pace of the days they reach back', () => {
    const busy = Array.from({ length: 25 }, (_, index) => row(-100, 0.01 + index / 8))
    // 24 spendings of 1.00 after the oldest row, in three days: 8.00 a day.
    expect(forecast(expiring(10_000, 5), busy)).toEqual({ outcome: 'unused', about: sky(6000) })
  })
})

describe('nothing is said', () => {
  const lot = expiring(2000, 9)

  test.each<[string, readonly Row[]]>([
    ['without a history', []],
    ['of fewer than three spendings', each(1000, 1, 10)],
    ['of less than a week', [row(-1, 1), row(-1, 2), row(-1, 3), row(5000, 6, { type: 'purchase' })]],
    ['of less than a day, however busy', Array.from({ length: 25 }, (_, index) => row(-1, index / 30))],
  ])('%s', (_, rows) => {
    expect(forecast(lot, rows)).toBeNull()
  })

  test('where the expiry has passed by the reader’s clock', () => {
    expect(forecast(expiring(2000, 0), each(1000, 1, 10, 20))).toBeNull()
    expect(forecast(expiring(2000, -1), each(1000, 1, 10, 20))).toBeNull()
  })
})

describe('only use counts', () => {
  const real = each(1000, 1, 10, 20)

  test.each<[string, Row]>([
    ['credits that came', row(5000, 2, { type: 'purchase' })],
    ['credits that expired', row(-5000, 2, { type: 'expiry' })],
    ['credits that were paid back', row(-5000, 2, { type: 'refund' })],
    ['a dispute', row(-5000, 2, { type: 'dispute' })],
    ['what an administrator took', row(-5000, 2, { type: 'admin_remove' })],
    ['a transfer', row(-5000, 2, { type: 'transfer' })],
    ['a spending that is pending', row(-5000, 2, { status: 'pending' })],
    ['a spending that failed', row(-5000, 2, { status: 'failed' })],
    ['a spending that was reversed', row(-5000, 2, { status: 'reversed' })],
    ['other credits', row(-5000, 2, { amount: amount(-5000, 'VFT/0') })],
  ])('and not %s', (_, other) => {
    expect(forecast(expiring(2000, 9), [other, ...real])).toEqual(forecast(expiring(2000, 9), real))
  })

  test('and a type that only the host knows', () => {
    const rows = [row(-1000, 2, { type: 'render_job' }), ...real]
    expect(forecast(expiring(2000, 9), rows)).toEqual({ outcome: 'unused', about: sky(800) })
  })
})

describe('about how many', () => {
  const left = (minor: number, asset: Asset) => {
    const rows = [0, 1, 2].map((day) => row(-0, day, { amount: { minor: -1, asset } }))
    const lot: { amount: Amount; at: string } = { amount: amount(minor, asset), at: days(1 / 24) }
    const result = forecastExpiry({ expiring: lot, rows: [...rows, row(1, 40)], now: NOW })
    return result?.outcome === 'unused' ? result.about.minor : result
  }

  test.each<[number, Asset, number]>([
    [123_456, 'SKY/2', 120_000],
    [1234, 'SKY/2', 1200],
    [533, 'SKY/2', 500],
    [45, 'SKY/2', 45],
    [1234, 'VFT/0', 1200],
    [7, 'VFT/0', 7],
  ])('%i of %s are about %i', (minor, asset, about) => {
    expect(left(minor, asset)).toBe(about)
  })
})

test('never more are left than there are, never fewer than none, and it is exact for the largest amounts', () => {
  const minor = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
  fc.assert(
    fc.property(minor, minor, fc.integer({ min: 1, max: 4000 }), (total, spent, inDays) => {
      const result = forecast(expiring(total, inDays), each(spent, 1, 2, 3))
      if (result?.outcome !== 'unused') return
      expect(Number.isSafeInteger(result.about.minor)).toBe(true)
      expect(result.about.minor).toBeGreaterThan(0)
      expect(result.about.minor).toBeLessThanOrEqual(total)
    }),
  )
})
