import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import type { CreditBalance } from '@creditkit/client/react'
import { amount, type Balance, type Branding, type KnownBalance, type Wallet } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { toCreditBalanceModel } from './credit-balance.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const sky = (minor: number) => amount(minor, 'SKY/2')
const at = '2026-11-01T09:00:00.000Z'

const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: { one: 'Own Credit', other: 'Own Credits' },
  description: 'For everything',
  rate: { credits: sky(100), money: amount(100, 'USD/2') },
  purchasable: true,
  limits: { min: amount(100, 'USD/2'), max: amount(100_000, 'USD/2') },
  presets: [],
  providers: ['paypal'],
  spendOrder: 1,
}
const branding: Branding = { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at }

function known(minor: number, changes: Partial<KnownBalance> = {}): KnownBalance {
  return {
    status: 'ok',
    walletId: 'credits',
    available: sky(minor),
    held: sky(0),
    pending: sky(0),
    totalPurchased: sky(minor),
    totalUsed: sky(0),
    lowBalance: false,
    version: 3,
    updatedAt: at,
    ...changes,
  }
}

function read(balance: Balance, changes: Partial<CreditBalance> = {}) {
  const lastKnown = balance.status === 'ok' ? balance : null
  return {
    data: { balance, lastKnown, wallet, branding, ...changes },
    error: null,
    isStale: false,
    updatedAt: at,
  }
}

const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'getBalances', message: 'x', requestId: 'req_1' })
const nothing = { data: undefined, error: null, isStale: false, updatedAt: null }

describe('while nothing is known', () => {
  test('it is loading', () => {
    expect(toCreditBalanceModel(nothing, { format })).toEqual({ status: 'loading' })
  })

  test('a failure is an error with the reference of the request', () => {
    expect(toCreditBalanceModel({ ...nothing, error: failure('network') }, { format })).toEqual({
      status: 'error',
      message: 'common.error.network',
      requestId: 'req_1',
      canRetry: true,
    })
  })

  test.each(['unauthenticated', 'forbidden', 'not_found', 'unsupported'] as const)(
    '%s is not worth another try',
    (code) => {
      expect(toCreditBalanceModel({ ...nothing, error: failure(code) }, { format })).toMatchObject({
        canRetry: false,
      })
    },
  )

  test('a wallet that does not exist is missing, which is not zero', () => {
    expect(toCreditBalanceModel({ ...nothing, data: null }, { format })).toEqual({ status: 'missing' })
  })
})

describe('once it is known', () => {
  test('it is written out in the locale and in the right plural', () => {
    expect(toCreditBalanceModel(read(known(150)), { format })).toMatchObject({
      status: 'ready',
      text: '1.50\u00a0Sky Credits',
      staleSince: null,
    })
    expect(toCreditBalanceModel(read(known(100)), { format })).toMatchObject({ text: '1\u00a0Sky Credit' })
    expect(
      toCreditBalanceModel(read(known(Number.MAX_SAFE_INTEGER)), { format: createFormatter('de') }),
    ).toMatchObject({ text: '90.071.992.547.409,91\u00a0Sky Credits' })
  })

  test("our own credits carry the product's brand, others their own name and no brand", () => {
    const external = { ...wallet, kind: 'external' } as const
    expect(toCreditBalanceModel(read(known(500)), { format })).toMatchObject({
      wallet: { name: 'Sky Credits', branding },
    })
    expect(toCreditBalanceModel(read(known(500), { wallet: external }), { format })).toMatchObject({
      wallet: { name: 'Own Credits', branding: null },
      text: '5\u00a0Own Credits',
    })
  })

  test('carries its level, the line on it and the breakdown', () => {
    const balance = known(500, { lowBalance: true, held: sky(25) })
    expect(toCreditBalanceModel(read(balance), { format })).toMatchObject({
      level: 'low',
      note: { kind: 'low' },
      lines: [{ quantity: '5.00' }, { kind: 'held', quantity: '0.25' }, { kind: 'pending' }],
    })
    expect(toCreditBalanceModel(read(balance), { format, lowBalanceAt: sky(100) })).toMatchObject({
      level: 'normal',
      note: { kind: 'held' },
    })
  })

  test('tells whether its credits can be bought', () => {
    const given = { ...wallet, purchasable: false }
    expect(toCreditBalanceModel(read(known(500)), { format })).toMatchObject({ wallet: { canBuy: true } })
    expect(toCreditBalanceModel(read(known(500), { wallet: given }), { format })).toMatchObject({
      wallet: { canBuy: false },
    })
  })

  test('after a failed refresh it stays, with the time it was true', () => {
    const stale = { ...read(known(500)), error: failure('network'), isStale: true }
    const model = toCreditBalanceModel(stale, { format })
    expect(model).toMatchObject({ status: 'ready', staleSince: expect.stringMatching(/^9:00\sAM$/) })
  })
})

describe('while the wallet cannot be reached', () => {
  const outage: Balance = { status: 'unavailable', walletId: 'credits', updatedAt: at }

  test('there is no amount, because unknown is not zero', () => {
    expect(toCreditBalanceModel(read(outage), { format })).toMatchObject({
      status: 'unavailable',
      lastKnown: null,
    })
  })

  test('what it was before is told with its time', () => {
    expect(toCreditBalanceModel(read(outage, { lastKnown: known(500) }), { format })).toMatchObject({
      status: 'unavailable',
      lastKnown: { text: '5\u00a0Sky Credits', asOf: expect.stringContaining('Nov 1, 2026') },
    })
  })
})
