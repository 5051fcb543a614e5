import {
  amount,
  type Balance,
  type OperationOutput,
  type Page,
  problemsOf,
  type ServicePlan,
  type Subscription,
  type Transaction,
} from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMockBackend, type MockBackend } from '../../index'
import { extend } from '../../scenarios/index'
import { openApi } from '../testing/api'

const sky = (minor: number) => amount(minor, 'SKY/2')
const scenario = extend('dual-billing', {
  history: [
    {
      accountId: 'acct_ben',
      kind: 'credit',
      walletId: 'credits',
      amount: sky(4000),
      type: 'purchase',
      source: 'purchase',
      description: 'Credits bought',
      minutesAgo: 60,
    },
  ],
})
const ben = { token: 'mock_ben' }

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

type Subscribed = OperationOutput<'subscribe'>
const subscribe = (planId: string, autoRenew = true) =>
  api.done<Subscribed>(`/api/plans/${planId}/subscribe`, { autoRenew }, ben)
const refused = (planId: string) => api.refused(`/api/plans/${planId}/subscribe`, { autoRenew: true }, ben)
const cancel = (id: string) => api.done<Subscription>(`/api/subscriptions/${id}/cancel`, {}, ben)

async function only(): Promise<Subscription | undefined> {
  const { items } = await api.get<Page<Subscription>>('/api/subscriptions', 'mock_ben')
  return items[0]
}

async function available(): Promise<number | undefined> {
  const balance = await api.get<Balance>('/api/credits/balance?walletId=credits', 'mock_ben')
  return balance.status === 'ok' ? balance.available.minor : undefined
}

async function payments(): Promise<string[]> {
  const { items } = await api.get<Page<Transaction>>(
    '/api/credits/transactions?type=service_purchase',
    'mock_ben',
  )
  return items.map((line) => `${line.createdAt} ${line.description} ${line.amount.minor}`).reverse()
}

/** Grace gives Ben credits. */
const give = (minor: number) =>
  api.done(
    '/api/admin/credits/adjust',
    { userId: 'usr_ben', walletId: 'credits', amount: sky(minor), reason: 'Goodwill' },
    { token: 'mock_grace' },
  )

/** Grace takes all but so many credits. */
const leave = async (minor: number) => give(minor - ((await available()) ?? 0))

describe('the plans', () => {
  it('are listed, also those that are not sold any more', async () => {
    const { plans } = await api.get<{ plans: ServicePlan[] }>('/api/plans')
    expect(plans.map(({ id, available }) => [id, available])).toEqual([
      ['dns-basic', true],
      ['dns-pro', true],
      ['dns-enterprise', true],
      ['dns-classic', false],
    ])
  })
})

describe('subscribing', () => {
  it('pays the first month and runs until the same day of the next', async () => {
    const { subscription, transaction, balance } = await subscribe('dns-pro')
    expect(subscription).toEqual({
      id: expect.any(String),
      planId: 'dns-pro',
      status: 'active',
      autoRenew: true,
      startedAt: '2026-11-01T09:00:00.000Z',
      renewsAt: '2026-12-01T09:00:00.000Z',
      endedAt: null,
    })
    expect(transaction).toMatchObject({
      type: 'service_purchase',
      amount: sky(-1500),
      description: 'DNS Pro, first month',
      reference: { type: 'subscription', id: subscription.id },
    })
    expect(balance).toMatchObject({ available: sky(2500) })
    expect(await only()).toEqual(subscription)
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('happens once under one key', async () => {
    const options = { ...ben, key: 'once' }
    const first = await api.done('/api/plans/dns-pro/subscribe', { autoRenew: true }, options)
    const again = await api.send('/api/plans/dns-pro/subscribe', { autoRenew: true }, options)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.json()).toEqual(first)
    expect(await available()).toBe(2500)
  })

  it.each([
    ['dns-enterprise', { code: 'insufficient_credits', required: sky(5000), available: sky(4000) }],
    ['dns-classic', { code: 'plan_unavailable', status: 409 }],
    ['nope', { code: 'not_found', status: 404 }],
  ] as const)('to %s is refused with %j, names the plan and changes nothing', async (planId, problem) => {
    const before = await mock.snapshot()
    expect(await refused(planId)).toMatchObject({ ...problem, errors: [{ path: 'planId' }] })
    expect(problemsOf('subscribe')).toContain(problem.code)
    const after = await mock.snapshot()
    expect(after.tables.transactions).toEqual(before.tables.transactions)
    expect(await only()).toBeUndefined()
  })

  it('to what is running is refused, also when it is canceled but paid for, and possible again after its end', async () => {
    const { subscription } = await subscribe('dns-basic')
    expect(await refused('dns-basic')).toMatchObject({
      code: 'already_subscribed',
      errors: [{ path: 'planId' }],
    })
    await cancel(subscription.id)
    expect(await refused('dns-basic')).toMatchObject({ code: 'already_subscribed' })
    expect(await subscribe('dns-pro')).toMatchObject({ subscription: { status: 'active' } })
    mock.clock.advance({ days: 30 })
    expect(await subscribe('dns-basic')).toMatchObject({ subscription: { status: 'active' } })
  })

  it('waits while the wallet cannot be reached', async () => {
    await mock.setReachable('credits', false)
    expect(await refused('dns-pro')).toMatchObject({ code: 'wallet_unavailable', walletId: 'credits' })
    expect(problemsOf('subscribe')).toContain('wallet_unavailable')
  })
})

describe('a subscription', () => {
  it('renews at its own moments, however far the clock jumps', async () => {
    await give(10_000)
    await subscribe('dns-pro')
    mock.clock.advance({ days: 95 })
    expect(await only()).toMatchObject({ status: 'active', renewsAt: '2027-03-01T09:00:00.000Z' })
    expect(await payments()).toEqual([
      '2026-11-01T09:00:00.000Z DNS Pro, first month -1500',
      '2026-12-01T09:00:00.000Z DNS Pro, renewal -1500',
      '2027-01-01T09:00:00.000Z DNS Pro, renewal -1500',
      '2027-02-01T09:00:00.000Z DNS Pro, renewal -1500',
    ])
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('that began on a 31st renews on the last day of short months and on the 31st of long ones', async () => {
    await give(10_000)
    mock.clock.advance({ days: 91 })
    await subscribe('dns-pro')
    mock.clock.advance({ days: 89 })
    expect((await payments()).map((line) => line.slice(0, 10))).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ])
  })

  it('is paid in order of time among all that is due: what expired before cannot pay', async () => {
    await subscribe('dns-pro')
    await leave(0)
    await api.done('/api/credits/redeem', { code: 'WELCOME10' }, ben)
    await give(500)
    // 1 000 of the 1 500 last for 30 days, to the very moment of the renewal.
    mock.clock.advance({ days: 31 })
    expect(await only()).toMatchObject({ status: 'past_due' })
    expect(await available()).toBe(500)
  })

  it('without renewal, and a canceled one, ends when what is paid for has run out', async () => {
    const once = await subscribe('dns-basic', false)
    expect(once.subscription).toMatchObject({ status: 'active', autoRenew: false })
    const { subscription } = await subscribe('dns-pro')
    const canceled = await cancel(subscription.id)
    expect(canceled).toEqual({ ...subscription, status: 'canceled', autoRenew: false })
    expect(await cancel(subscription.id)).toEqual(canceled)

    mock.clock.advance({ days: 29, hours: 23 })
    expect(await only()).toEqual(canceled)
    mock.clock.advance({ days: 3 })
    const { items } = await api.get<Page<Subscription>>('/api/subscriptions', 'mock_ben')
    const end = { status: 'ended', renewsAt: null, endedAt: '2026-12-01T09:00:00.000Z', autoRenew: false }
    expect(items).toMatchObject([end, end])
    expect(await payments()).toHaveLength(2)
    expect(await api.refused(`/api/subscriptions/${subscription.id}/cancel`, {}, ben)).toMatchObject({
      code: 'invalid_state',
      from: 'ended',
      to: 'canceled',
    })
  })

  it('is nobody else’s to see or to cancel', async () => {
    const { subscription } = await subscribe('dns-pro')
    expect(await api.refused(`/api/subscriptions/${subscription.id}/cancel`, {})).toMatchObject({
      code: 'not_found',
      errors: [{ path: 'subscriptionId' }],
    })
    expect(await api.refused('/api/subscriptions/nope/cancel', {}, ben)).toMatchObject({ code: 'not_found' })
  })

  it('is listed newest first and paged', async () => {
    await subscribe('dns-basic')
    await subscribe('dns-pro')
    const first = await api.get<Page<Subscription>>('/api/subscriptions?limit=1', 'mock_ben')
    expect(first.items).toMatchObject([{ planId: 'dns-pro' }])
    const cursor = encodeURIComponent(first.nextCursor ?? '')
    const rest = await api.get<Page<Subscription>>(`/api/subscriptions?cursor=${cursor}`, 'mock_ben')
    expect(rest).toMatchObject({ items: [{ planId: 'dns-basic' }], nextCursor: null })
  })
})

describe('a renewal that lacks credits', () => {
  beforeEach(async () => {
    await subscribe('dns-pro')
    await leave(1499)
    mock.clock.advance({ days: 30 })
  })

  it('makes the subscription past due and is made up for as soon as there are credits', async () => {
    expect(await only()).toMatchObject({ status: 'past_due', renewsAt: '2026-12-01T09:00:00.000Z' })
    expect(await refused('dns-pro')).toMatchObject({ code: 'already_subscribed' })
    mock.clock.advance({ days: 2, hours: 3 })
    await give(1)
    expect(await only()).toMatchObject({ status: 'active', renewsAt: '2027-01-01T09:00:00.000Z' })
    expect(await payments()).toContain('2026-12-03T12:00:00.000Z DNS Pro, renewal -1500')
    expect(await available()).toBe(0)
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('ends it after seven days of asking once a day', async () => {
    mock.clock.advance({ days: 6, hours: 23, minutes: 59 })
    expect(await only()).toMatchObject({ status: 'past_due' })
    mock.clock.advance({ days: 20 })
    expect(await only()).toMatchObject({ status: 'ended', endedAt: '2026-12-08T09:00:00.000Z' })
    expect(await available()).toBe(1499)
    expect(await payments()).toHaveLength(1)
  })

  it('ends it at once when it is canceled', async () => {
    const subscription = await only()
    expect(await cancel(subscription?.id ?? '')).toMatchObject({
      status: 'ended',
      endedAt: '2026-12-01T09:00:00.000Z',
    })
    await give(5000)
    mock.clock.advance({ days: 60 })
    expect(await payments()).toHaveLength(1)
  })

  it('pays two that wait as far as the credits go', async () => {
    await leave(500)
    await subscribe('dns-basic')
    mock.clock.advance({ days: 6 })
    await give(1500)
    expect(await only()).toMatchObject({ planId: 'dns-basic', status: 'active' })
    const { items } = await api.get<Page<Subscription>>('/api/subscriptions', 'mock_ben')
    expect(items.map(({ status }) => status)).toEqual(['active', 'active'])
    expect(await available()).toBe(0)
  })
})

describe('two renewals that lack credits', () => {
  it('are made up for in order, and what is left keeps to its own days', async () => {
    await subscribe('dns-pro')
    await subscribe('dns-basic')
    await leave(0)
    mock.clock.advance({ days: 30, hours: 3 })
    await give(1500)
    const { items } = await api.get<Page<Subscription>>('/api/subscriptions', 'mock_ben')
    expect(items).toMatchObject([
      { planId: 'dns-basic', status: 'past_due' },
      { planId: 'dns-pro', status: 'active', renewsAt: '2027-01-01T09:00:00.000Z' },
    ])
    mock.clock.advance({ days: 20 })
    expect(await only()).toMatchObject({ status: 'ended', endedAt: '2026-12-08T09:00:00.000Z' })
  })
})

describe('a wallet out of reach at a renewal', () => {
  it('delays it like a lack of credits', async () => {
    await subscribe('dns-pro')
    await mock.setReachable('credits', false)
    mock.clock.advance({ days: 30 })
    expect(await only()).toMatchObject({ status: 'past_due' })
    await mock.setReachable('credits', true)
    mock.clock.advance({ days: 1 })
    expect(await only()).toMatchObject({ status: 'active', renewsAt: '2027-01-01T09:00:00.000Z' })
    expect(await payments()).toContain('2026-12-02T09:00:00.000Z DNS Pro, renewal -1500')
  })
})
