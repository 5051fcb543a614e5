import { CreditsError } from '@creditkit/client'
import { amount, type Branding, type KnownBalance, type Wallet } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import type { PlacedWallet } from './dual-balance.model'
import { toWalletCardModel } from './wallet-card.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const at = '2026-11-01T09:00:00.000Z'
const tokens = (minor: number) => amount(minor, 'VFT/0')
const branding: Branding = { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: at }
const wallet: Wallet = {
  id: 'virtfusion',
  kind: 'external',
  asset: 'VFT/0',
  name: { one: 'VirtFusion Token', other: 'VirtFusion Tokens' },
  description: 'For virtual servers only',
  rate: { credits: tokens(100), money: amount(100, 'USD/2') },
  purchasable: true,
  limits: { min: amount(100, 'USD/2'), max: amount(1000, 'USD/2') },
  presets: [],
  providers: [],
  spendOrder: 2,
}
const sky: Wallet = { ...wallet, id: 'credits', kind: 'internal', asset: 'SKY/2' }
const place: PlacedWallet = { wallet, branding, order: { first: false, after: sky } }

function balanceOf(available: number, changes: Partial<KnownBalance> = {}): KnownBalance {
  return {
    status: 'ok',
    walletId: wallet.id,
    available: tokens(available),
    held: tokens(0),
    pending: tokens(0),
    totalPurchased: tokens(0),
    totalUsed: tokens(0),
    lowBalance: false,
    version: 1,
    updatedAt: at,
    ...changes,
  }
}
function read(balance: KnownBalance, changes: object = {}) {
  const data = { balance, lastKnown: balance, wallet, branding }
  return { data, error: null, isStale: false, updatedAt: at, ...changes }
}
const nothing = { data: undefined, error: null, isStale: false, updatedAt: null }

describe('whatever its balance', () => {
  test('says what the credits are called, worth and for, and when they are spent', () => {
    expect(toWalletCardModel(place, nothing, format).wallet).toEqual({
      walletId: 'virtfusion',
      name: 'VirtFusion Tokens',
      description: 'For virtual servers only',
      branding: null,
      rate: { credits: '100\u00a0VirtFusion Tokens', money: '$1.00' },
      order: { after: 'Sky Credits' },
      canBuy: true,
    })
  })

  test('the brand names credits of the product itself', () => {
    const own = toWalletCardModel({ wallet: sky, branding, order: { first: true } }, nothing, format)
    expect(own.wallet).toMatchObject({ name: 'Sky Credits', branding, order: { after: null } })
  })
})

describe('unknown is never zero', () => {
  test('while it loads', () => {
    expect(toWalletCardModel(place, nothing, format)).toMatchObject({ status: 'loading' })
  })

  test('when it could not be loaded, and when the answer does not have it', () => {
    const error = new CreditsError({ code: 'internal', operation: 'getBalances', message: 'x' })
    expect(toWalletCardModel(place, { ...nothing, error }, format)).toMatchObject({ status: 'unknown' })
    expect(toWalletCardModel(place, { ...nothing, data: null }, format)).toMatchObject({ status: 'unknown' })
  })

  test('during an outage: what was known before comes with its time', () => {
    const unavailable = { status: 'unavailable', walletId: wallet.id, updatedAt: at } as const
    const data = { balance: unavailable, lastKnown: null, wallet, branding }
    expect(toWalletCardModel(place, { ...nothing, data }, format)).toMatchObject({
      status: 'unavailable',
      lastKnown: null,
    })
    const before = { ...data, lastKnown: balanceOf(2844) }
    expect(toWalletCardModel(place, { ...nothing, data: before }, format)).toMatchObject({
      lastKnown: {
        text: '2,844\u00a0VirtFusion Tokens',
        asOf: expect.stringMatching(/^Nov 1, 2026, 9:00.AM$/),
      },
    })
  })
})

describe('once it is known', () => {
  test('has a line only for what there is', () => {
    expect(toWalletCardModel(place, read(balanceOf(5)), format)).toMatchObject({ lines: [] })
    const busy = balanceOf(5, {
      held: tokens(2),
      pending: tokens(100),
      expiringNext: { amount: tokens(1), at: '2026-11-10T09:00:00.000Z' },
    })
    expect(toWalletCardModel(place, read(busy), format)).toMatchObject({
      lines: [
        { kind: 'expiring', quantity: '1', date: 'Nov 10, 2026', when: 'in 9 days' },
        { kind: 'held', quantity: '2' },
        { kind: 'pending', quantity: '100' },
      ],
    })
  })

  test('says no distance to an expiry that the reader’s clock has passed', () => {
    const late = balanceOf(5, { expiringNext: { amount: tokens(1), at: '2026-10-10T09:00:00.000Z' } })
    expect(toWalletCardModel(place, read(late), format)).toMatchObject({ lines: [{ when: null }] })
  })

  test('tells how well it is filled for every amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.boolean(), (minor, lowBalance) => {
        const expected = minor < 0 ? 'owed' : minor === 0 ? 'zero' : lowBalance ? 'low' : 'normal'
        const model = toWalletCardModel(place, read(balanceOf(minor, { lowBalance })), format)
        expect(model).toMatchObject({ status: 'ready', level: expected })
      }),
    )
  })

  test('says since when it is stale, and nothing while it is current', () => {
    expect(toWalletCardModel(place, read(balanceOf(5)), format)).toMatchObject({ staleSince: null })
    expect(toWalletCardModel(place, read(balanceOf(5), { isStale: true }), format)).toMatchObject({
      staleSince: expect.stringMatching(/^9:00.AM$/),
    })
  })
})
