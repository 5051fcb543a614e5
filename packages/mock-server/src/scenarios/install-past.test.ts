import type { Page, Subscription, Transaction, UsageMeter, UsagePoint } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../control/clock'
import { createMockBackend } from '../index'
import { openApi } from '../service/testing/api'
import { extend, scenarios } from './index'

function begin(start?: string, scenario = scenarios['dual-billing']) {
  const clock = start === undefined ? createVirtualClock() : createVirtualClock(Date.parse(start))
  const mock = createMockBackend({
    scenario,
    clock,
    onUnexpected: (error) => {
      throw error
    },
  })
  return { mock, ...openApi(mock) }
}

describe('the past of the hosting company', () => {
  it('has a plan that ended, another one that renews, and payments for both', async () => {
    const { get } = begin()
    const { items } = await get<Page<Subscription>>('/api/subscriptions')
    expect(items).toMatchObject([
      { planId: 'dns-basic', status: 'active', autoRenew: true, renewsAt: '2026-11-30T07:30:00.000Z' },
      { planId: 'dns-pro', status: 'ended', endedAt: '2026-11-01T09:00:00.000Z' },
    ])
    const lines = await get<Page<Transaction>>('/api/credits/transactions?type=service_purchase')
    expect(lines.items.map(({ createdAt }) => createdAt.slice(0, 10))).toEqual([
      '2026-10-30',
      '2026-10-01',
      '2026-09-01',
    ])
  })

  it.each(['2026-11-01T09:00:00.000Z', '2027-03-01T00:00:00.000Z', '2028-02-29T23:59:59.999Z'])(
    'has used 83 %% of an allowance by %s, and the months before within theirs',
    async (start) => {
      const { get, mock } = begin(start)
      const { meters } = await get<{ meters: UsageMeter[] }>('/api/usage')
      expect(meters).toMatchObject([
        { id: 'api-calls', used: 8300, overage: 0, level: 'warning' },
        { id: 'traffic', used: 312, overage: 0, level: 'ok' },
      ])
      const months = await get<Page<UsagePoint>>('/api/usage/history?granularity=month&meterId=api-calls')
      expect(months.items.map(({ used }) => used)).toEqual([8300, 9120, 7480])
      const days = await get<Page<UsagePoint>>('/api/usage/history?granularity=day&limit=100')
      expect(days.items.every(({ from, used }) => used > 0 && from <= start)).toBe(true)
      expect(await mock.ledger.verify()).toEqual([])
    },
  )

  it('costs no credits and renews what runs, at its own time', async () => {
    const { get, mock } = begin()
    const { items } = await get<Page<Transaction>>('/api/credits/transactions?limit=100')
    expect(items).toHaveLength(10)
    mock.clock.advance({ days: 29 })
    const [renewal] = (await get<Page<Transaction>>('/api/credits/transactions?type=service_purchase')).items
    expect(renewal).toMatchObject({
      description: 'DNS Basic, renewal',
      createdAt: '2026-11-30T07:30:00.000Z',
      reference: { type: 'subscription', id: 'sub_dns_basic_of_ada' },
    })
  })

  it('is left out where the plans and meters are others', async () => {
    const { get } = begin(undefined, extend('dual-billing', { plans: [], meters: [] }))
    expect(await get('/api/subscriptions')).toMatchObject({ items: [] })
    expect(await get('/api/usage')).toEqual({ meters: [] })
  })
})
