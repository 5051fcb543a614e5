import { amount, type UsageMeter, type UsagePoint } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type MonthlyUsage, toMeterRow } from './meter-row.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const texts = { format, credits: ({ minor }: { minor: number }) => `${minor} credits` }
const credits = (minor: number) => amount(minor, 'CREDIT/0')
const resetsAt = '2026-12-01T00:00:00.000Z'
const nothing: MonthlyUsage = { points: [], isPending: false }

function meter(changes: Partial<UsageMeter> = {}): UsageMeter {
  return {
    id: 'calls',
    name: 'API calls',
    unit: 'call',
    used: 10,
    included: 100,
    overage: 0,
    resetsAt,
    level: 'ok',
    ...changes,
  }
}

function month(to: string, paid: number, meterId = 'calls'): UsagePoint {
  return { meterId, from: '2026-11-01T00:00:00.000Z', to, used: 1, credits: credits(paid) }
}

const row = (changes: Partial<UsageMeter>, monthly = nothing) => toMeterRow(meter(changes), monthly, texts)

test.each([
  [{ level: 'ok' }, 'normal'],
  [{ level: 'warning' }, 'close'],
  [{ level: 'critical', used: 99 }, 'almost'],
  [{ level: 'critical', used: 100 }, 'reached'],
  [{ level: 'exceeded', used: 101, overage: 1 }, 'over'],
  [{ level: 'ok', included: null }, 'unlimited'],
  [{ level: 'ok', included: 0, used: 0 }, 'paid'],
  [{ level: 'exceeded', included: 0, used: 5, overage: 5 }, 'paid'],
] as const)('%j is %s', (changes, level) => {
  expect(row(changes).level).toBe(level)
})

describe('the share', () => {
  test.each([
    [0, 100, '0%', false],
    [1, 10_000, '1%', true],
    [29, 100, '29%', false],
    [9_999, 10_000, '99%', false],
    [10_000, 10_000, '100%', false],
    [10_340, 10_000, '103%', false],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, '99%', false],
  ])('of %i in %i is %s', (used, included, text, isLess) => {
    expect(row({ used, included }).percent).toEqual({ text, isLess })
  })

  test('is 100 % or more only once all of the allowance is used, for any numbers', () => {
    const quantity = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(quantity, quantity, (used, included) => {
        const percent = Number(row({ used, included }).percent?.text.replaceAll(/[%,]/g, ''))
        expect(percent >= 100).toBe(used >= included)
      }),
    )
  })

  test('is none without an allowance', () => {
    expect(row({ included: null }).percent).toBeNull()
    expect(row({ included: 0 }).percent).toBeNull()
  })
})

test('what is used and what is left are the allowance, exactly', () => {
  const largest = Number.MAX_SAFE_INTEGER
  expect(row({ used: 1, included: largest })).toMatchObject({ usedText: '1', left: '9,007,199,254,740,990' })
  expect(row({ name: 'Traffic', unit: 'GB' })).toMatchObject({
    usedText: '10',
    includedText: '100\u00a0GB',
    left: '90\u00a0GB',
  })
  expect(row({ used: 100 }).left).toBeNull()
})

describe('what was paid', () => {
  const over = { used: 130, overage: 30, level: 'exceeded' } as const

  test('is that of the stretch which ends when the meter resets, and of no other', () => {
    const points = [month('2026-11-01T00:00:00.000Z', 99), month(resetsAt, 7, 'other'), month(resetsAt, 5)]
    expect(row(over, { points, isPending: false }).paid).toEqual({ status: 'known', credits: '5 credits' })
  })

  test('is unknown where the server tells of no such stretch, and on its way while it is loaded', () => {
    const points = [month('2026-11-15T00:00:00.000Z', 99)]
    expect(row(over, { points, isPending: false }).paid).toEqual({ status: 'unknown' })
    expect(row(over, { points: undefined, isPending: true }).paid).toEqual({ status: 'loading' })
  })

  test('is nothing where nothing is past the allowance', () => {
    expect(row({}, { points: [month(resetsAt, 0)], isPending: false }).paid).toBeNull()
  })
})

describe('the price of more', () => {
  const price = (units: number, changes: Partial<UsageMeter> = {}) =>
    row({ overagePrice: { units, credits: credits(5), walletId: 'credits' }, ...changes }).price

  test('is told for a block, a unit that has a name, or a single one', () => {
    expect(price(100)).toEqual({ quantity: '100', credits: '5 credits', per: 'block' })
    expect(price(1, { name: 'Traffic', unit: 'GB' })).toEqual({
      quantity: '1\u00a0GB',
      credits: '5 credits',
      per: 'unit',
    })
    expect(price(1)?.per).toBe('single')
  })

  test('is not told where the server does not say it', () => {
    expect(row({}).price).toBeNull()
    expect(row({}).walletId).toBeNull()
  })
})
