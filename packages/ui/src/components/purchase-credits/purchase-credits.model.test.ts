import { describe, expect, test } from 'vitest'
import {
  balanceRecord,
  configRecord,
  creditsError,
  flowStates,
  packageRecord,
  walletRecord,
} from '../../testing/purchase-records'
import type { PurchaseCreditsInput } from './purchase-credits.model'
import { checkoutOf, modelOf } from './testing/model-of'

describe('before anything can be bought', () => {
  const failing = (code: Parameters<typeof creditsError>[0]) => ({
    config: { data: undefined, error: creditsError(code, [], 'req_1') },
    wallet: undefined,
  })

  test.each<[string, Partial<PurchaseCreditsInput>]>([
    ['loading', { config: { data: undefined, error: null }, wallet: undefined }],
    ['missing', { wallet: null }],
    ['signed_out', failing('unauthenticated')],
    ['forbidden', failing('forbidden')],
    ['error', failing('internal')],
    ['not_purchasable', { wallet: walletRecord({ purchasable: false }) }],
    [
      'unavailable',
      { balance: { status: 'unavailable', walletId: 'credits', updatedAt: '2026-11-01T12:00:00.000Z' } },
    ],
    ['no_provider', { payments: [] }],
    ['no_provider', { payments: ['stripe'] }],
    ['no_provider', { wallet: walletRecord({ providers: ['stripe'] }), payments: ['stripe'] }],
  ])('it is %s', (status, changes) => {
    expect(modelOf(changes).status).toBe(status)
  })

  test('no answer at all is told from an answer that is an error', () => {
    expect(modelOf(failing('network'))).toMatchObject({ status: 'error', isOffline: true })
    expect(modelOf(failing('internal'))).toMatchObject({ isOffline: false, requestId: 'req_1' })
  })

  test('is asked for again only where that may help', () => {
    expect(modelOf(failing('internal'))).toMatchObject({ canRetry: true })
    expect(modelOf(failing('network'))).toMatchObject({ canRetry: true })
    expect(modelOf(failing('not_found'))).toMatchObject({ status: 'error', canRetry: false })
  })

  test('is loading while a purchase is looked for that somebody comes back from', () => {
    expect(modelOf({ isFinding: true }).status).toBe('loading')
  })

  test('a running purchase is shown whatever has become of its wallet', () => {
    const gone = { wallet: walletRecord({ purchasable: false }), balance: undefined }
    expect(modelOf({ ...gone, flow: flowStates.settling }).status).toBe('checkout')
    expect(modelOf({ ...gone, flow: flowStates.succeeded }).status).toBe('succeeded')
  })
})

describe('the form', () => {
  test('says what the choice brings, costs and leaves', () => {
    expect(checkoutOf().summary).toEqual({
      quantity: '10',
      unit: 'Sky Credits',
      told: null,
      price: '$10.00',
      balanceAfter: '37.50\u00a0Sky Credits',
    })
    expect(checkoutOf().form?.amount.rate).toEqual({ credits: '1\u00a0Sky Credit', money: '$1.00' })
  })

  test('says what is left where the server keeps no totals', () => {
    const { totalPurchased: _, totalUsed: __, ...balance } = balanceRecord(2750)
    expect(checkoutOf({ balance }).summary.balanceAfter).toBe('37.50\u00a0Sky Credits')
  })

  test('counts the bonus of a package in, and names it', () => {
    const config = { data: configRecord({ packages: [packageRecord()] }), error: null }
    expect(checkoutOf({ config, mode: 'packages' }).summary).toMatchObject({
      quantity: '94.50',
      unit: 'Sky Credits',
      bonus: '4.50\u00a0Sky Credits',
      price: '$90.00',
    })
  })

  test('names no balance that is not known, and no sum of what cannot be bought', () => {
    expect(checkoutOf({ balance: undefined }).summary).not.toHaveProperty('balanceAfter')
    expect(checkoutOf({ edits: { amountText: 'abc', isChecked: false } }).summary).toEqual({
      quantity: null,
      unit: 'Sky Credits',
      told: null,
      price: null,
      balanceAfter: null,
    })
  })

  test('cannot be paid where there is no package to pay for', () => {
    expect(checkoutOf({ mode: 'packages' }).canPay).toBe(false)
    expect(checkoutOf({ isOnline: false })).toMatchObject({ canPay: false, phase: 'offline' })
  })
})
