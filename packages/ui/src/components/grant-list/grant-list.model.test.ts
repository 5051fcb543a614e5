import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { amount, type Branding, type Grant, type Wallet } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type GrantListReads, toGrantListModel } from './grant-list.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const at = '2026-11-01T09:00:00.000Z'
const sky = (minor: number) => amount(minor, 'SKY/2')
const branding: Branding = { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at }
const credits: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: branding.name,
  description: '',
  rate: { credits: sky(100), money: amount(100, 'USD/2') },
  purchasable: true,
  limits: { min: amount(100, 'USD/2'), max: amount(1000, 'USD/2') },
  presets: [],
  providers: [],
  spendOrder: 1,
}
const lot = (id: string, changes: Partial<Grant> = {}): Grant => ({
  id,
  walletId: 'credits',
  source: 'purchase',
  original: sky(1000),
  remaining: sky(500),
  createdAt: '2026-10-11T09:00:00.000Z',
  expiresAt: null,
  ...changes,
})
const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'listGrants', message: 'x', requestId: 'req_1' })

const wallet = { data: credits, error: null }
const nothing = {
  data: undefined,
  error: null,
  isStale: false,
  updatedAt: null,
  hasMore: false,
  loadMoreError: null,
}
const loaded = (...data: Grant[]) => ({ ...nothing, data, updatedAt: at })
const model = (reads: Partial<GrantListReads>) =>
  toGrantListModel({ wallet, branding, grants: nothing, ...reads }, format)
const rowsOf = (...data: Grant[]) => {
  const made = model({ grants: loaded(...data) })
  return made.status === 'ready' ? made.rows : null
}

describe('while the lots are not known', () => {
  test('they are loading, also while it is not known whose they are', () => {
    expect(model({})).toEqual({ status: 'loading' })
    expect(model({ wallet: { data: undefined, error: null }, grants: null })).toEqual({ status: 'loading' })
  })

  test('a wallet that does not exist is missing', () => {
    expect(model({ wallet: { data: null, error: null } })).toEqual({ status: 'missing' })
  })

  test.each<[CreditsErrorCode, object]>([
    ['forbidden', { status: 'forbidden' }],
    ['wallet_unavailable', { status: 'unavailable', walletName: 'Sky Credits' }],
    ['network', { status: 'error', message: 'common.error.network', requestId: 'req_1', canRetry: true }],
    [
      'internal',
      { status: 'error', message: 'grantList.error.internal', requestId: 'req_1', canRetry: true },
    ],
    ['unauthenticated', { status: 'error', requestId: 'req_1', canRetry: false }],
  ])('%s is told as what it is', (code, expected) => {
    expect(model({ grants: { ...nothing, error: failure(code) } })).toMatchObject(expected)
  })

  test('an error of the configuration is an error, too', () => {
    const reads = {
      wallet: { data: undefined, error: failure('network') },
      branding: undefined,
      grants: null,
    }
    expect(model(reads)).toMatchObject({ status: 'error', message: 'common.error.network' })
  })
})

describe('once they are known', () => {
  test('none are empty, which is not an error', () => {
    expect(model({ grants: loaded() })).toEqual({ status: 'empty', walletName: 'Sky Credits' })
  })

  test('the first is the one that is used next, in the order in which the server gives them', () => {
    expect(rowsOf(lot('a'), lot('b'), lot('c'))?.map(({ id, isNext }) => [id, isNext])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
  })

  test('what is left of how many is written with all decimals', () => {
    expect(rowsOf(lot('a'))).toMatchObject([
      { remaining: '5.00', original: '10.00', permille: 500, since: 'Oct 11, 2026', expiry: null },
    ])
  })

  test('the expiry is told by its date and its distance', () => {
    const dated = (expiresAt: string) => rowsOf(lot('a', { expiresAt }))?.[0]?.expiry
    expect(dated('2026-11-10T09:00:00.000Z')).toEqual({ date: 'Nov 10, 2026', when: 'in 9 days' })
    expect(dated('2026-10-30T09:00:00.000Z')).toEqual({ date: 'Oct 30, 2026', when: null })
  })

  test('after a failed refresh they stay, with the time they are from', () => {
    const stale = { ...loaded(lot('a')), error: failure('network'), isStale: true }
    expect(model({ grants: stale })).toMatchObject({
      status: 'ready',
      staleSince: expect.stringMatching(/^9:00\sAM$/),
    })
    expect(model({ grants: loaded(lot('a')) })).toMatchObject({ staleSince: null })
  })

  test('a next page that could not be loaded leaves the rows as they are', () => {
    const cut = { ...loaded(lot('a')), hasMore: true, loadMoreError: failure('network') }
    expect(model({ grants: cut })).toMatchObject({
      status: 'ready',
      hasMore: true,
      isCutShort: true,
      staleSince: null,
    })
  })
})

test('the bar is full only of what is whole, and empty only of nothing, for all amounts there are', () => {
  const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
  fc.assert(
    fc.property(whole, whole, (left, right) => {
      const [remaining, original] = left < right ? [left, right] : [right, left]
      const [row] = rowsOf(lot('a', { remaining: sky(remaining), original: sky(original) })) ?? []
      expect(row?.permille).toBeGreaterThan(0)
      expect(row?.permille === 1000).toBe(remaining === original)
    }),
  )
})
