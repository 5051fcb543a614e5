import { CreditsError } from '@creditkit/client'
import type { CreditBalance } from '@creditkit/client/react'
import { type AutoTopUp, amount, type Branding, type Wallet } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { toAutoTopUpModel } from './auto-top-up.model'

const usd = (minor: number) => amount(minor, 'USD/2')
const sky = (minor: number) => amount(minor, 'SKY/2')
const at = '2026-11-03T09:00:00.000Z'

const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: { one: 'Own Credit', other: 'Own Credits' },
  description: '',
  rate: { credits: sky(100), money: usd(100) },
  purchasable: true,
  limits: { min: usd(100), max: usd(100_000) },
  presets: [],
  providers: ['stripe'],
  spendOrder: 1,
}
const branding: Branding = { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at }
const rule: AutoTopUp = {
  enabled: true,
  walletId: 'credits',
  threshold: sky(500),
  amount: usd(2500),
  monthlyLimit: usd(10_000),
  provider: 'stripe',
  status: 'active',
}

function holding(minor: number): CreditBalance {
  const known = {
    status: 'ok',
    walletId: 'credits',
    available: sky(minor),
    held: sky(0),
    pending: sky(0),
    lowBalance: false,
    version: 1,
    updatedAt: at,
  } as const
  return { balance: known, lastKnown: known, wallet, branding }
}

function model(data: AutoTopUp | null, balance: CreditBalance | null = null, sold: Partial<Wallet> = {}) {
  return toAutoTopUpModel({
    rule: { data, error: null, isStale: false, updatedAt: at },
    wallet: { data: { ...wallet, ...sold }, error: null },
    branding,
    balance,
    format: createFormatter('en', { timeZone: 'UTC' }),
  })
}

describe('a rule', () => {
  test('that was never set has nothing to say but that', () => {
    expect(model(null)).toEqual({
      status: 'ready',
      standing: 'unset',
      unitName: 'Sky Credits',
      words: null,
      failure: null,
      month: null,
      last: null,
      next: null,
      staleSince: null,
    })
  })

  test.each([
    [500, { kind: 'after', credits: '0\u00a0Sky Credits' }],
    [2750, { kind: 'after', credits: '22.50\u00a0Sky Credits' }],
    [499, { kind: 'due' }],
    [-1, { kind: 'due' }],
  ])('with %i left buys next %j', (left, next) => {
    expect(model(rule, holding(left))).toMatchObject({ next })
  })

  test('whose balance is not known promises nothing', () => {
    expect(model(rule)).toMatchObject({ next: null })
  })

  test.each(['off', 'limit_reached', 'failing'] as const)('that is %s buys nothing next', (status) => {
    expect(model({ ...rule, status, enabled: status !== 'off' }, holding(100))).toMatchObject({ next: null })
  })

  test.each([
    [0, 0],
    [3333, 33],
    [9999, 99],
    [10_000, 100],
    [12_500, 100],
  ])('that bought for %i is %i percent of the way to its limit', (minor, percent) => {
    expect(model({ ...rule, boughtThisMonth: usd(minor) })).toMatchObject({ month: { percent } })
  })

  test('shows no month where the server does not keep it, and none while it is off', () => {
    expect(model(rule)).toMatchObject({ month: null })
    const off: AutoTopUp = { ...rule, enabled: false, status: 'off', boughtThisMonth: usd(1) }
    expect(model(off)).toMatchObject({ month: null })
  })

  test.each([
    ['card_declined', 'autoTopUp.decline.card'],
    ['authentication_required', 'autoTopUp.decline.authentication'],
    ['payment_method_missing', 'autoTopUp.decline.missing'],
    ['disputed', 'autoTopUp.decline.disputed'],
    ['a_word_of_the_future', 'autoTopUp.decline.other'],
  ])('that failed as %s says why', (declineCode, reason) => {
    expect(model({ ...rule, status: 'failing', lastFailure: { at, declineCode } })).toMatchObject({
      failure: { date: 'Nov 3, 2026', reason },
    })
  })

  test('is not available where the credits are not sold, unless it is on and must be turned off', () => {
    expect(model(null, null, { purchasable: false })).toEqual({
      status: 'unavailable',
      wallet: 'Sky Credits',
    })
    expect(model(null, null, { providers: [] })).toMatchObject({ status: 'unavailable' })
    expect(model(rule, null, { purchasable: false })).toMatchObject({ status: 'ready' })
  })
})

describe('no rule', () => {
  const format = createFormatter('en')
  const nothing = { data: undefined, error: null, isStale: false, updatedAt: null }
  const error = new CreditsError({ code: 'forbidden', operation: 'getAutoTopUp', message: 'x' })

  test('is loading until both rule and wallet are there', () => {
    const input = { rule: nothing, wallet: { data: wallet, error: null }, branding, balance: null, format }
    expect(toAutoTopUpModel(input)).toEqual({ status: 'loading' })
  })

  test('is an error that says whether asking again may help', () => {
    const input = {
      rule: { ...nothing, error },
      wallet: { data: wallet, error: null },
      branding,
      balance: null,
      format,
    }
    expect(toAutoTopUpModel(input)).toEqual({
      status: 'error',
      message: 'autoTopUp.error.forbidden',
      requestId: null,
      canRetry: false,
    })
  })

  test('is missing where there is no such wallet', () => {
    const input = { rule: nothing, wallet: { data: null, error: null }, branding, balance: null, format }
    expect(toAutoTopUpModel(input)).toEqual({ status: 'missing' })
  })
})
