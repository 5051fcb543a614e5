import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { amount, type Balance, type Branding, type Wallet } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { toDualBalanceModel } from './dual-balance.model'

const at = '2026-11-01T09:00:00.000Z'
const branding: Branding = { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at }
const wallet = (id: string): Wallet => ({
  id,
  kind: 'internal',
  asset: 'SKY/2',
  name: branding.name,
  description: '',
  rate: { credits: amount(100, 'SKY/2'), money: amount(100, 'USD/2') },
  purchasable: true,
  limits: { min: amount(100, 'USD/2'), max: amount(1000, 'USD/2') },
  presets: [],
  providers: [],
  spendOrder: 1,
})
const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'getConfig', message: 'x', requestId: 'req_1' })

const nothing = { data: undefined, error: null }
const known = (...ids: string[]) => ({ data: ids.map(wallet), error: null })
const noBalances: { data: readonly Balance[]; error: null } = { data: [], error: null }

describe('while the wallets are not known', () => {
  test('they are loading, also when the balances are there already', () => {
    expect(toDualBalanceModel({ wallets: nothing, branding: undefined, balances: noBalances })).toEqual({
      status: 'loading',
    })
  })

  test('a failure is an error that says whether asking again may help', () => {
    const read = (code: CreditsErrorCode) =>
      toDualBalanceModel({
        wallets: { data: undefined, error: failure(code) },
        branding: undefined,
        balances: nothing,
      })
    expect(read('internal')).toEqual({
      status: 'error',
      fault: { message: 'dualBalance.error.internal', requestId: 'req_1', canRetry: true },
    })
    expect(read('unauthenticated')).toMatchObject({ fault: { canRetry: false } })
  })
})

test('no wallets are empty, which is not an error', () => {
  expect(toDualBalanceModel({ wallets: known(), branding, balances: noBalances })).toEqual({
    status: 'empty',
  })
})

test('wallets are shown although their balances could not be loaded', () => {
  const balances = { data: undefined, error: failure('network') }
  expect(toDualBalanceModel({ wallets: known('a', 'b'), branding, balances })).toMatchObject({
    status: 'ready',
    wallets: [{ wallet: { id: 'a' } }, { wallet: { id: 'b' } }],
    fault: { message: 'common.error.network' },
  })
})

test('balances that are known stay without a fault when a later request fails', () => {
  const balances = { data: [], error: failure('network') }
  expect(toDualBalanceModel({ wallets: known('a'), branding, balances })).toMatchObject({ fault: null })
})

describe('the order of spending', () => {
  const orders = (...ids: string[]) => {
    const model = toDualBalanceModel({ wallets: known(...ids), branding, balances: noBalances })
    return model.status === 'ready' ? model.wallets.map(({ order }) => order) : null
  }

  test('is not said of a single wallet', () => {
    expect(orders('a')).toEqual([null])
  })

  test('names the wallet before, for any number of wallets', () => {
    expect(orders('a', 'b', 'c')).toMatchObject([
      { first: true },
      { first: false, after: { id: 'a' } },
      { first: false, after: { id: 'b' } },
    ])
  })
})
