import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { amount, type Balance, type ServicePlan, type Subscription } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type ServicePlansInput, toServicePlansModel } from './service-plans.model'
import {
  balanceRecord,
  configRecord,
  planRecord,
  sky,
  subscriptionRecord,
  walletRecord,
} from './testing/records'

const at = '2026-11-01T09:00:00.000Z'
const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'listPlans', message: 'x', requestId: 'req_1' })
const read = <Data>(data: Data) => ({ data, error: null, isStale: false, updatedAt: at })
const nothing = { data: undefined, error: null, isStale: false, updatedAt: null }

function model(changes: Partial<ServicePlansInput> = {}) {
  return toServicePlansModel({
    plans: read([planRecord()]),
    subscriptions: { ...read<readonly Subscription[]>([]), isComplete: true },
    balances: [balanceRecord(2750)],
    config: read(configRecord()),
    walletId: undefined,
    payments: undefined,
    limitLabels: {},
    format: createFormatter('en', { timeZone: 'UTC' }),
    ...changes,
  })
}

const subscribed = (changes: Partial<Subscription> = {}, isComplete = true) => ({
  subscriptions: { ...read([subscriptionRecord(changes)]), isComplete },
})
/** The one card. */
function card(changes: Partial<ServicePlansInput> = {}) {
  const made = model(changes)
  return made.status === 'ready' ? made.cards[0] : made
}
const plans = (...records: readonly ServicePlan[]) => ({ plans: read(records) })

describe('while something is not known', () => {
  test.each([
    ['plans', { plans: nothing }],
    ['subscriptions', { subscriptions: { ...nothing, isComplete: true } }],
    ['what credits are called', { config: nothing }],
  ])('%s: it is loading', (_, changes) => {
    expect(model(changes)).toEqual({ status: 'loading' })
  })

  test.each([
    ['unauthenticated', { status: 'signed_out' }],
    ['forbidden', { status: 'forbidden' }],
    ['internal', { status: 'error', message: 'common.error.internal', requestId: 'req_1', canRetry: true }],
    ['unsupported', { status: 'error', canRetry: false }],
  ] as const)('%s is said to be that', (code, expected) => {
    expect(model({ plans: { ...nothing, error: failure(code) } })).toMatchObject(expected)
    expect(model({ config: { ...nothing, error: failure(code) } })).toMatchObject(expected)
  })

  test('subscriptions that do not load leave the plans, and none of them is said to be free to take', () => {
    const changes = { subscriptions: { ...nothing, error: failure('internal'), isComplete: true } }
    expect(model(changes)).toMatchObject({ status: 'ready', partial: 'common.error.internal' })
    expect(card(changes)).toMatchObject({ state: { kind: 'unknown' }, cancels: null })
  })

  test('a page of subscriptions that has not come is like that for plans that are not on those that have', () => {
    const changes = { ...plans(planRecord(), planRecord({ id: 'basic' })), ...subscribed({}, false) }
    expect(model(changes)).toMatchObject({
      partial: null,
      cards: [{ state: { kind: 'renews' } }, { state: { kind: 'unknown' } }],
    })
  })

  test('a balance that is not known is no shortfall', () => {
    const outage: Balance = { status: 'unavailable', walletId: 'credits', updatedAt: at }
    for (const balances of [undefined, [], [outage]]) {
      expect(model({ balances })).toMatchObject({ status: 'ready', balance: null })
      expect(card({ balances, ...subscribed() })).toMatchObject({ state: { missing: null }, need: null })
    }
  })

  test('what could not be refreshed says since when', () => {
    const stale = { isStale: true, error: failure('network') }
    expect(model({ plans: { ...read([planRecord()]), ...stale } })).toMatchObject({
      staleSince: expect.stringMatching(/^9:00\sAM$/),
    })
    expect(model({ subscriptions: { ...read([]), ...stale, isComplete: true } })).toMatchObject({
      staleSince: expect.stringMatching(/^9:00\sAM$/),
    })
  })
})

describe('a plan', () => {
  test('is written out: price, what that is in money, limits under readable names', () => {
    expect(card({ limitLabels: { zones: 'Domains' } })).toMatchObject({
      price: { text: '15\u00a0Sky Credits', quantity: '15', unit: 'Sky Credits' },
      money: '$15.00',
      limits: [
        { key: 'zones', label: 'Domains', value: '50' },
        { key: 'queriesPerMonth', label: 'Queries per month', value: '20,000,000' },
      ],
      state: { kind: 'offered' },
    })
  })

  test('of a wallet that is not known has no price in money', () => {
    expect(card(plans(planRecord({ walletId: 'gone' })))).toMatchObject({ money: null })
  })

  test('that is not sold is there for who has it only', () => {
    const classic = planRecord({ available: false })
    expect(model(plans(classic))).toEqual({ status: 'empty' })
    expect(card({ ...plans(classic), ...subscribed() })).toMatchObject({ state: { kind: 'renews' } })
    const unknown = { subscriptions: { ...nothing, error: failure('internal'), isComplete: true } }
    expect(model({ ...plans(classic), ...unknown })).toEqual({ status: 'empty' })
  })

  test('of another wallet is left out where one is named', () => {
    expect(model({ walletId: 'tokens' })).toEqual({ status: 'empty' })
  })

  test('several wallets have no one balance', () => {
    expect(model(plans(planRecord(), planRecord({ id: 'b', walletId: 'tokens' })))).toMatchObject({
      balance: undefined,
    })
  })

  test.each([
    [{}, { kind: 'renews', date: 'Dec 1, 2026', missing: null }, true],
    [{ autoRenew: false }, { kind: 'ends', date: 'Dec 1, 2026' }, false],
    [{ autoRenew: false, status: 'canceled' }, { kind: 'canceled', date: 'Dec 1, 2026' }, false],
    [{ status: 'past_due' }, { kind: 'past_due', date: 'Dec 1, 2026', missing: null }, true],
    [{ autoRenew: false, status: 'ended', renewsAt: null }, { kind: 'offered' }, false],
    [{ renewsAt: null }, { kind: 'running' }, true],
  ] as const)('with the subscription %j is %j, and can be canceled: %s', (changes, state, cancels) => {
    expect(card(subscribed(changes))).toMatchObject({
      state,
      cancels: cancels ? expect.objectContaining({ id: 'sub_1' }) : null,
    })
  })
})

describe('a renewal that the balance does not bear', () => {
  const short = { ...subscribed(), balances: [balanceRecord(900)] }

  test('says what is missing, and what to buy', () => {
    expect(card(short)).toMatchObject({
      state: { kind: 'renews', missing: '6\u00a0Sky Credits' },
      need: {
        walletId: 'credits',
        shortfall: sky(600),
        offer: { type: 'money', money: amount(600, 'USD/2') },
      },
    })
  })

  test.each([
    [
      'the wallet is not sold',
      { config: read(configRecord({ wallets: [walletRecord({ purchasable: false })] })) },
    ],
    ['the server has no provider for it', { config: read(configRecord({ providers: [] })) }],
    ['the page has none', { payments: [] }],
  ])('offers no purchase where %s', (_, changes) => {
    expect(card({ ...short, ...changes })).toMatchObject({
      state: { missing: '6\u00a0Sky Credits' },
      need: null,
    })
  })

  test('is nothing to one that does not renew', () => {
    const changes = { ...subscribed({ autoRenew: false }), balances: [balanceRecord(900)] }
    expect(card(changes)).toMatchObject({ state: { kind: 'ends' }, need: null })
  })
})
