import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import {
  type ChartMeter,
  type ChartQuestion,
  customFault,
  daysAskedFor,
  isEnough,
  meterChoices,
  periodStart,
  toHistoryFilter,
} from './chart-question.model'
import type { UsageDay } from './day-series.model'

const DAY = 86_400_000
const format = createFormatter('en', { timeZone: 'UTC' })
const meter = (id: string, unit: string): ChartMeter => ({
  id,
  name: id,
  unit,
  included: 100,
  resetsAt: '2026-12-01T00:00:00.000Z',
})
const calls = meter('calls', 'call')
const traffic = meter('traffic', 'GB')

function ask(changes: Partial<ChartQuestion> = {}): ChartQuestion {
  const choice = { id: 'meter:calls', meters: [calls] }
  return { choice, range: '30d', custom: { from: '', to: '' }, ...changes }
}

function daysFrom(first: string, count: number): UsageDay[] {
  const at = (index: number) => new Date(Date.parse(first) + index * DAY).toISOString()
  return Array.from({ length: count }, (_, index) => ({
    from: at(index),
    to: at(index + 1),
    used: [1n],
    total: 1n,
    credits: [],
    isRunning: false,
  }))
}
const names = (days: readonly UsageDay[]) => days.map(({ from }) => from.slice(0, 10))

describe('what can be chosen', () => {
  test('never has two units together', () => {
    const unit = fc.constantFrom('call', 'GB', 'scan', '')
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 9 }), (units) => {
        const choices = meterChoices(units.map((each, index) => meter(`m${index}`, each)))
        for (const { meters } of choices) expect(new Set(meters.map((each) => each.unit)).size).toBe(1)
        expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length)
      }),
    )
  })

  test('has meters of one unit together first, then each by itself', () => {
    const choices = meterChoices([calls, traffic, meter('hooks', 'call')])
    expect(choices.map(({ id }) => id)).toEqual(['unit:call', 'meter:calls', 'meter:traffic', 'meter:hooks'])
    expect(choices[0]?.meters.map(({ id }) => id)).toEqual(['calls', 'hooks'])
  })

  test('never has meters together whose unit is not known', () => {
    expect(meterChoices([meter('a', ''), meter('b', '')]).map(({ id }) => id)).toEqual(['meter:a', 'meter:b'])
  })
})

describe('the question for the server', () => {
  test('begins before what is wanted by the server’s own calendar, and has no end', () => {
    expect(toHistoryFilter(ask())).toEqual({
      granularity: 'day',
      limit: 100,
      meterId: 'calls',
      from: '2026-10-02T00:00:00.000Z',
    })
    expect(toHistoryFilter(ask({ range: 'period' })).from).toBe('2026-11-01T00:00:00.000Z')
  })

  test('is about all meters where several are wanted, or where they are known by their use alone', () => {
    expect(toHistoryFilter(ask({ choice: { id: 'unit:call', meters: [calls, calls] } }))).not.toHaveProperty(
      'meterId',
    )
    const unknown = { ...calls, unit: '', resetsAt: '' }
    expect(toHistoryFilter(ask({ choice: { id: 'x', meters: [unknown] } }))).toEqual({
      granularity: 'day',
      limit: 100,
    })
  })

  test('has a day more on both sides of one’s own choice, for every zone', () => {
    const custom = { from: '2026-11-03', to: '2026-11-05' }
    expect(toHistoryFilter(ask({ range: 'custom', custom }))).toMatchObject({
      from: '2026-11-02T00:00:00.000Z',
      to: '2026-11-07T00:00:00.000Z',
    })
  })

  test.each(['Pacific/Kiritimati', 'Asia/Tokyo', 'UTC', 'America/New_York', 'Pacific/Pago_Pago'])(
    'of one’s own choice has every day that is called so in %s, and the answer keeps no other',
    (timeZone) => {
      const zoned = createFormatter('en', { timeZone })
      const custom = { from: '2026-10-31', to: '2026-11-02' }
      const question = ask({ range: 'custom', custom })
      const { from = '', to = '' } = toHistoryFilter(question)
      const all = daysFrom('2026-10-20T00:00:00.000Z', 30)
      const answered = all.filter((day) => day.to > from && day.from < to)
      const kept = daysAskedFor(answered, question, zoned)
      expect(names(kept)).toEqual(names(daysAskedFor(all, question, zoned)))
      expect(kept).toHaveLength(3)
    },
  )
})

describe('the days that are shown', () => {
  const days = daysFrom('2026-09-01T00:00:00.000Z', 82)

  test('are the newest so many, or those of the period', () => {
    expect(daysAskedFor(days, ask({ range: '7d' }), format)).toHaveLength(7)
    expect(names(daysAskedFor(days, ask({ range: '7d' }), format)).at(-1)).toBe('2026-11-21')
    expect(names(daysAskedFor(days, ask({ range: 'period' }), format))[0]).toBe('2026-11-01')
    expect(daysAskedFor(days, ask({ range: '90d' }), format)).toHaveLength(82)
  })

  test('of one’s own choice are both ends and all between', () => {
    const custom = { from: '2026-10-31', to: '2026-11-02' }
    expect(names(daysAskedFor(days, ask({ range: 'custom', custom }), format))).toEqual([
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ])
  })

  test('are enough without a beginning once there is one to spare', () => {
    expect([isEnough(7, '7d'), isEnough(8, '7d'), isEnough(30, '30d'), isEnough(91, '90d')]).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect([isEnough(500, 'period'), isEnough(500, 'custom')]).toEqual([false, false])
  })
})

test('days of one’s own choice may be unfinished, reversed or too many', () => {
  const fault = (from: string, to: string) => customFault({ from, to })
  expect(fault('', '2026-11-02')).toBe('unfinished')
  expect(fault('0002-11-01', '2026-11-02')).toBe('unfinished')
  expect(fault('2026-11-03', '2026-11-02')).toBe('reversed')
  expect(fault('2026-11-02', '2026-11-02')).toBeNull()
  expect(fault('2026-01-01', '2027-01-01')).toBeNull()
  expect(fault('2026-01-01', '2027-01-02')).toBe('tooLong')
})

test('a period begins a calendar month before it ends, on a day that month has', () => {
  expect(periodStart('2026-12-01T00:00:00.000Z')).toBe('2026-11-01T00:00:00.000Z')
  expect(periodStart('2027-01-15T06:30:00.000Z')).toBe('2026-12-15T06:30:00.000Z')
  expect(periodStart('2027-03-31T00:00:00.000Z')).toBe('2027-02-28T00:00:00.000Z')
  expect(periodStart('')).toBeNull()
})
