import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { amount, type Purchase, type Receipt, toProblem } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { toPurchaseReceiptModel } from './purchase-receipt.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const usd = (minor: number) => amount(minor, 'USD/2')
const sky = (minor: number) => amount(minor, 'SKY/2')
const at = '2026-11-01T23:30:00.000Z'

const purchase: Purchase = {
  id: 'pur_1',
  walletId: 'credits',
  credits: sky(9450),
  price: usd(9000),
  provider: 'paypal',
  status: 'succeeded',
  transactionId: 'txn_1',
  createdAt: at,
  updatedAt: at,
}
const receipt: Receipt = {
  number: 'R-2026-000001',
  issuedAt: at,
  seller: { name: 'Nordlys', address: ['Storgata 12', 'Norway'], taxId: 'NO 1' },
  buyer: { name: 'Ada', email: 'ada@marsh.example' },
  purchase,
  lines: [{ description: 'Team', credits: sky(9450), price: usd(9000) }],
  total: usd(9000),
  refunded: usd(0),
}

const read = (changes: Partial<Receipt> = {}) => ({
  data: { ...receipt, ...changes },
  error: null,
  isStale: false,
  updatedAt: at,
})
const nothing = { data: undefined, error: null, isStale: false, updatedAt: null }
const failed = (code: CreditsErrorCode) => ({
  ...nothing,
  error: new CreditsError({ code, operation: 'getReceipt', message: 'x', requestId: 'req_1' }),
})
const standsAt = (from: string) => ({
  ...nothing,
  error: new CreditsError({
    code: 'invalid_state',
    operation: 'getReceipt',
    message: 'x',
    problem: toProblem('invalid_state', 'x', 'req_1', { from, to: 'succeeded' }),
  }),
})

describe('a receipt', () => {
  test('is written out as the server has issued it', () => {
    expect(toPurchaseReceiptModel(read(), format)).toEqual({
      status: 'ready',
      staleSince: null,
      receipt: {
        number: 'R-2026-000001',
        date: 'Nov 1, 2026',
        standing: 'paid',
        seller: { name: 'Nordlys', address: ['Storgata 12', 'Norway'], taxId: 'NO 1' },
        buyer: { name: 'Ada', email: 'ada@marsh.example' },
        lines: [{ description: 'Team', credits: '94.50', price: '$90.00' }],
        currency: 'USD',
        total: '$90.00',
        refunded: null,
        remaining: null,
        provider: 'paypal',
        purchaseId: 'pur_1',
      },
    })
  })

  test('has the date of the time zone that the host names', () => {
    const oslo = createFormatter('en', { timeZone: 'Europe/Oslo' })
    expect(toPurchaseReceiptModel(read(), oslo)).toMatchObject({ receipt: { date: 'Nov 2, 2026' } })
  })

  test('leaves out what the server does not say', () => {
    const changes = { seller: { name: 'Nordlys', address: [] }, buyer: { name: 'Ada' } }
    expect(toPurchaseReceiptModel(read(changes), format)).toMatchObject({
      receipt: { seller: { address: [], taxId: null }, buyer: { email: null } },
    })
  })

  test.each([
    ['succeeded', 0, 'paid', null, null],
    ['partially_refunded', 1050, 'partially_refunded', '−$10.50', '$79.50'],
    ['refunded', 9000, 'refunded', '−$90.00', '$0.00'],
    ['disputed', 0, 'disputed', null, null],
    ['processing', 0, null, null, null],
  ] as const)(
    'of a purchase that is %s with %i given back',
    (status, minor, standing, refunded, remaining) => {
      const changes = { refunded: usd(minor), purchase: { ...purchase, status } }
      expect(toPurchaseReceiptModel(read(changes), format)).toMatchObject({
        receipt: { standing, refunded, remaining },
      })
    },
  )

  test('makes no sum of two currencies', () => {
    const changes = { refunded: amount(100, 'EUR/2') }
    expect(toPurchaseReceiptModel(read(changes), format)).toMatchObject({
      receipt: { refunded: '−€1.00', remaining: null },
    })
  })

  test('stays when it cannot be refreshed, with the time it was true', () => {
    const stale = { ...read(), ...{ error: failed('network').error, isStale: true } }
    expect(toPurchaseReceiptModel(stale, format)).toMatchObject({
      status: 'ready',
      staleSince: expect.stringMatching(/^11:30\sPM$/),
    })
  })
})

describe('no receipt', () => {
  test('is loading at first', () => {
    expect(toPurchaseReceiptModel(nothing, format)).toEqual({ status: 'loading' })
  })

  test.each(['created', 'requires_action', 'processing'])(
    'while a purchase is %s is still to come',
    (from) => {
      expect(toPurchaseReceiptModel(standsAt(from), format)).toEqual({ status: 'waiting' })
    },
  )

  test.each(['failed', 'canceled', 'expired'])('of a purchase that is %s will ever come', (from) => {
    expect(toPurchaseReceiptModel(standsAt(from), format)).toEqual({ status: 'none' })
  })

  test('of a purchase that this account has not', () => {
    expect(toPurchaseReceiptModel(failed('not_found'), format)).toEqual({ status: 'missing' })
  })

  test.each([
    ['network', 'common.error.network', true],
    ['internal', 'purchaseReceipt.error.internal', true],
    ['forbidden', 'purchaseReceipt.error.forbidden', false],
    ['unsupported', 'common.error.unsupported', false],
  ] as const)('because of %s is an error', (code, message, canRetry) => {
    expect(toPurchaseReceiptModel(failed(code), format)).toEqual({
      status: 'error',
      message,
      requestId: 'req_1',
      canRetry,
    })
  })
})
