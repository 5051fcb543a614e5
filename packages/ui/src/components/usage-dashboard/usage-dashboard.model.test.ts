import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import type { UsageMeter } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { byAttention, inOrder, toUsageDashboardModel } from './usage-dashboard.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const texts = { format, credits: ({ minor }: { minor: number }) => `${minor} credits` }
const heardAt = '2026-11-22T09:00:00.000Z'

function meter(id: string, changes: Partial<UsageMeter> = {}): UsageMeter {
  return {
    id,
    name: id,
    unit: 'call',
    used: 10,
    included: 100,
    overage: 0,
    resetsAt: '2026-12-01T00:00:00.000Z',
    level: 'ok',
    ...changes,
  }
}

const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'listUsageMeters', message: 'x', requestId: 'req_1' })
const model = (data: readonly UsageMeter[] | undefined, changes: object = {}) =>
  toUsageDashboardModel(
    { data, error: null, isStale: false, updatedAt: heardAt, ...changes },
    { points: [], isPending: false },
    texts,
  )

describe('what there is to draw', () => {
  test('is that it loads, that it failed, or that there is nothing', () => {
    expect(model(undefined)).toEqual({ status: 'loading' })
    expect(model([])).toEqual({ status: 'empty' })
    expect(model(undefined, { error: failure('internal') })).toEqual({
      status: 'error',
      message: 'usageDashboard.error.internal',
      requestId: 'req_1',
      canRetry: true,
    })
    expect(model(undefined, { error: failure('forbidden') })).toMatchObject({
      status: 'error',
      canRetry: false,
    })
  })

  test('stays when a refresh fails, with the time it is from', () => {
    expect(model([meter('a')], { error: failure('internal'), isStale: true })).toMatchObject({
      status: 'ready',
      staleSince: expect.stringMatching(/^9:00/),
    })
    expect(model([meter('a')])).toMatchObject({ staleSince: null })
  })
})

describe('the reset', () => {
  test('stands once where all meters share it, and with each where they do not', () => {
    const shared = { date: 'Dec 1, 2026', when: 'in 9 days' }
    expect(model([meter('a'), meter('b')])).toMatchObject({
      reset: shared,
      rows: [{ reset: null }, { reset: null }],
    })
    const other = meter('b', { resetsAt: '2026-11-24T00:00:00.000Z' })
    expect(model([meter('a'), other])).toMatchObject({
      reset: null,
      rows: [{ reset: shared }, { reset: { date: 'Nov 24, 2026', when: 'in 2 days' } }],
    })
  })

  test('that has passed is not said to come', () => {
    expect(model([meter('a', { resetsAt: heardAt })])).toMatchObject({ reset: { when: null } })
  })
})

describe('help', () => {
  const price = { units: 1, credits: { minor: 1, asset: 'CREDIT/0' }, walletId: 'tokens' } as const

  test('is with the wallet that pays for what wants most attention', () => {
    const almost = meter('b', { level: 'critical', used: 96, overagePrice: price })
    expect(model([meter('a', { level: 'warning', used: 80 }), almost])).toMatchObject({
      help: { walletId: 'tokens' },
    })
    expect(model([meter('a', { level: 'warning', used: 80 })])).toMatchObject({ help: { walletId: null } })
  })

  test('is none where nothing is near its end, or has one', () => {
    expect(model([meter('a'), meter('b', { included: null })])).toMatchObject({ help: null })
  })
})

describe('the order', () => {
  const rows = (['normal', 'close', 'unlimited', 'over', 'paid', 'reached', 'almost'] as const).map(
    (level) => ({
      id: level,
      level,
    }),
  )

  test('is by attention, and otherwise that of the server', () => {
    expect(byAttention(rows).map(({ id }) => id)).toEqual([
      'over',
      'reached',
      'almost',
      'close',
      'normal',
      'unlimited',
      'paid',
    ])
  })

  test('that was settled stays, and what is new comes last', () => {
    expect(inOrder(rows.slice(0, 4), ['over', 'gone', 'normal']).map(({ id }) => id)).toEqual([
      'over',
      'normal',
      'close',
      'unlimited',
    ])
  })
})
