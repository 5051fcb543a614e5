import { CreditsError } from '@creditkit/client'
import { amount, type UsagePoint } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import type { ChartMode } from './chart-figure.model'
import type { ChartMeter, ChartQuestion } from './chart-question.model'
import { metersIn, questionKey, toUsageChartModel, type WholeHistory } from './usage-chart.model'

const DAY = 86_400_000
const START = Date.parse('2026-11-01T00:00:00.000Z')
const at = (ms: number) => new Date(ms).toISOString()
const texts = {
  format: createFormatter('en', { timeZone: 'UTC' }),
  credits: ({ minor }: { minor: number }) => `${minor} credits`,
}
const calls: ChartMeter = {
  id: 'calls',
  name: 'API calls',
  unit: 'call',
  included: 10,
  resetsAt: '2026-12-01T00:00:00.000Z',
}
const question: ChartQuestion = {
  choice: { id: 'meter:calls', meters: [calls] },
  range: 'period',
  custom: { from: '', to: '' },
}

const point = (day: number, used: number, paid = 0): UsagePoint => ({
  meterId: 'calls',
  from: at(START + day * DAY),
  to: at(START + (day + 1) * DAY),
  used,
  credits: amount(paid, 'CREDIT/0'),
})

function model(
  points: readonly UsagePoint[] | undefined,
  changes: Partial<WholeHistory> = {},
  mode: ChartMode = 'day',
) {
  const read = { data: points, error: null, isStale: false, updatedAt: at(START + 2.5 * DAY), cutBy: null }
  const made = toUsageChartModel({ ...read, ...changes }, question, mode, texts)
  return made
}

const failure = new CreditsError({
  code: 'internal',
  operation: 'listUsageHistory',
  message: 'x',
  requestId: 'req_1',
})

test('while nothing is known it is loading, and failed where that is known', () => {
  expect(model(undefined)).toEqual({ status: 'loading' })
  expect(model(undefined, { error: failure })).toEqual({
    status: 'error',
    message: 'usageChart.error.internal',
    requestId: 'req_1',
    canRetry: true,
  })
})

test('says in short what the days come to', () => {
  expect(model([point(0, 4), point(1, 9, 3), point(2, 1)])).toMatchObject({
    summary: {
      total: '14',
      from: 'Nov 1, 2026',
      to: 'Nov 3, 2026',
      firstDay: '2026-11-01',
      lastDay: '2026-11-03',
      highest: { day: 'Nov 2', quantity: '9' },
      credits: ['3 credits'],
    },
    notes: { isRunning: true, hasMissing: false, staleSince: null, cutAt: null, dayBegins: null },
  })
})

test('claims nothing where there is no day', () => {
  expect(model([])).toMatchObject({ status: 'ready', summary: null, figure: { days: [] } })
})

describe('a running total', () => {
  const days = [point(0, 4), point(1, 9), point(3, 1)]

  test('is cut where the allowance ends, and what is cut adds up', () => {
    expect(model(days, {}, 'running')).toMatchObject({
      figure: {
        limit: { value: 10n, text: '10' },
        series: [{ kind: 'within' }, { kind: 'past' }],
        days: [
          { parts: [4n, 0n], total: '4' },
          { parts: [10n, 3n], total: '13' },
          { parts: [null, null], total: null },
          { parts: [10n, 4n], total: '14' },
        ],
      },
    })
  })

  test('has an axis that holds the allowance, even where little is used', () => {
    const made = model([point(0, 1)], {}, 'running')
    expect(made.status === 'ready' && made.figure.ticks.at(-1)?.value).toBe(15n)
  })
})

test('notes what is stale, cut off or unknown', () => {
  expect(model([point(0, 4), point(2, 1)], { isStale: true, cutBy: failure })).toMatchObject({
    notes: { staleSince: expect.stringMatching(/^12:00/), cutAt: 'Nov 1, 2026', hasMissing: true },
  })
})

test('names the time at which days begin where that is not midnight here', () => {
  const zoned = { ...texts, format: createFormatter('en', { timeZone: 'Asia/Tokyo' }) }
  const read = { data: [point(0, 4)], error: null, isStale: false, updatedAt: null, cutBy: null }
  expect(toUsageChartModel(read, question, 'day', zoned)).toMatchObject({
    notes: { dayBegins: expect.stringMatching(/^9:00/), isRunning: false },
  })
})

test('tells questions apart by what they ask', () => {
  const other: ChartQuestion = { ...question, range: '7d' }
  expect(questionKey(question)).not.toBe(questionKey(other))
  expect(questionKey({ ...question, custom: { from: '2026-11-01', to: '' } })).toBe(questionKey(question))
})

test('knows meters by their use alone, each once', () => {
  expect(metersIn([point(0, 1), point(1, 2), { ...point(0, 1), meterId: 'hooks' }])).toMatchObject([
    { id: 'calls', name: 'calls', unit: '' },
    { id: 'hooks', name: 'hooks', unit: '' },
  ])
})
