import { CreditsError } from '@creditkit/client'
import { amount, type Balance, type Branding, type KnownBalance, type Wallet } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type LowBalanceOptions, toLowBalanceBannerModel } from './low-balance-banner.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const at = '2026-11-01T09:00:00.000Z'
const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')
const branding: Branding = { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at }
const wallet = (id: string, changes: Partial<Wallet> = {}): Wallet => ({
  id,
  kind: 'internal',
  asset: 'SKY/2',
  name: branding.name,
  description: '',
  rate: { credits: sky(100), money: usd(50) },
  purchasable: true,
  limits: { min: usd(100), max: usd(1000) },
  presets: [],
  providers: [],
  spendOrder: 1,
  ...changes,
})
function known(walletId: string, minor: number, changes: Partial<KnownBalance> = {}): KnownBalance {
  return {
    status: 'ok',
    walletId,
    available: sky(minor),
    held: sky(0),
    pending: sky(0),
    totalPurchased: sky(500),
    totalUsed: sky(500),
    lowBalance: false,
    version: 1,
    updatedAt: at,
    ...changes,
  }
}
const failure = new CreditsError({ code: 'network', operation: 'getBalances', message: 'x' })
const nothing = { data: undefined, error: null, isStale: false, updatedAt: null }
const loaded = (...data: Balance[]) => ({ data, error: null, isStale: false, updatedAt: at })

const read = (
  balances: ReturnType<typeof loaded> | typeof nothing,
  options: Partial<LowBalanceOptions> = {},
  wallets = [wallet('a'), wallet('b')],
) =>
  toLowBalanceBannerModel(
    { wallets: { data: wallets, error: null }, branding, balances },
    { format, ...options },
  )
function bannersOf(...given: Parameters<typeof read>) {
  const model = read(...given)
  return model.status === 'ready' ? model.banners : null
}

describe('unknown is never low', () => {
  test('while the balances load, or when they cannot be loaded', () => {
    expect(read(nothing)).toEqual({ status: 'loading' })
    const wallets = { data: [wallet('a')], error: null }
    const lost = { ...nothing, error: failure }
    expect(toLowBalanceBannerModel({ wallets, branding, balances: lost }, { format })).toEqual({
      status: 'error',
    })
    const unknown = { data: undefined, error: failure }
    expect(
      toLowBalanceBannerModel({ wallets: unknown, branding: undefined, balances: loaded() }, { format }),
    ).toEqual({ status: 'error' })
  })

  test('while a wallet cannot be reached, and of one that the server does not tell', () => {
    expect(bannersOf(loaded({ status: 'unavailable', walletId: 'a', updatedAt: at }))).toEqual([])
    expect(bannersOf(loaded())).toEqual([])
  })
})

describe('there is a banner', () => {
  test.each<[number, boolean, string | null]>([
    [500, false, null],
    [500, true, 'low'],
    [0, true, 'zero'],
    [-1, true, 'owed'],
  ])('for a balance of %i with the mark %j: %s', (minor, lowBalance, level) => {
    const banners = bannersOf(loaded(known('a', minor, { lowBalance })))
    expect(banners?.map((banner) => banner.level)).toEqual(level ? [level] : [])
  })

  test('for each wallet in need, in spend order, or for the named one alone', () => {
    const balances = loaded(known('b', 0), known('a', -5))
    expect(bannersOf(balances)?.map(({ walletId }) => walletId)).toEqual(['a', 'b'])
    expect(bannersOf(balances, { walletId: 'b' })?.map(({ walletId }) => walletId)).toEqual(['b'])
  })

  test('at the host’s own mark', () => {
    expect(bannersOf(loaded(known('a', 500)), { lowBalanceAt: sky(500) })).toMatchObject([{ level: 'low' }])
    expect(bannersOf(loaded(known('a', 500)), { lowBalanceAt: amount(900, 'VFT/0') })).toEqual([])
  })

  test('for an empty wallet that never held credits only when it is named', () => {
    const fresh = known('a', 0, { totalPurchased: sky(0), totalUsed: sky(0) })
    expect(bannersOf(loaded(fresh))).toEqual([])
    expect(bannersOf(loaded(fresh), { walletId: 'a' })).toMatchObject([{ level: 'zero' }])
    const untold: KnownBalance = { ...known('a', 0), totalPurchased: undefined, totalUsed: undefined }
    expect(bannersOf(loaded(untold))).toMatchObject([{ level: 'zero' }])
  })
})

describe('it says', () => {
  test('how much is left or owed, without a minus', () => {
    expect(bannersOf(loaded(known('a', 425, { lowBalance: true })))).toMatchObject([
      { credits: '4.25\u00a0Sky Credits', walletName: 'Sky Credits', settlingAmount: null, asOf: null },
    ])
    expect(bannersOf(loaded(known('a', -1250)))).toMatchObject([{ credits: '12.50\u00a0Sky Credits' }])
  })

  test('what is on its way', () => {
    expect(bannersOf(loaded(known('a', 0, { pending: sky(2500) })))).toMatchObject([
      { pending: { quantity: '25\u00a0Sky Credits', count: 25 } },
    ])
    expect(bannersOf(loaded(known('a', 0)))).toMatchObject([{ pending: null }])
  })

  test('from when it is, after a failed refresh', () => {
    const stale = { ...loaded(known('a', 0)), isStale: true }
    expect(bannersOf(stale)).toMatchObject([{ asOf: expect.stringMatching(/^9:00\sAM$/) }])
  })

  test('whether credits can be bought', () => {
    const wallets = [wallet('a', { purchasable: false })]
    expect(bannersOf(loaded(known('a', 0)), {}, wallets)).toMatchObject([{ canBuy: false }])
  })
})

describe('the amount that settles what is owed', () => {
  const settling = (minor: number) => bannersOf(loaded(known('a', minor)))?.[0]?.settlingAmount

  test('is its price at the rate, rounded up, within what one purchase may cost', () => {
    expect(settling(-1250)).toEqual(usd(625))
    expect(settling(-1251)).toEqual(usd(626))
    expect(settling(-1)).toEqual(usd(100))
    expect(settling(-99_999)).toEqual(usd(1000))
  })

  test('is always an amount that can be bought', () => {
    fc.assert(
      fc.property(fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: -1 }), (minor) => {
        const value = settling(minor)
        expect(value?.minor).toBeGreaterThanOrEqual(100)
        expect(value?.minor).toBeLessThanOrEqual(1000)
      }),
    )
  })
})
