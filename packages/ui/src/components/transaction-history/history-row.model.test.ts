import {
  amount,
  type Branding,
  KNOWN_TRANSACTION_TYPES,
  type Transaction,
  type Wallet,
} from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type HistoryRowOptions, hasBalances, toHistoryRow, toHistoryType } from './history-row.model'

const at = '2026-11-01T09:00:00.000Z'
const sky = (minor: number) => amount(minor, 'SKY/2')
const branding: Branding = {
  name: { one: 'Sky-Credit', other: 'Sky-Credits' },
  version: 1,
  updatedAt: at,
}
const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: { one: 'Own', other: 'Owns' },
  description: '',
  rate: { credits: sky(100), money: amount(100, 'USD/2') },
  purchasable: true,
  limits: { min: amount(100, 'USD/2'), max: amount(1000, 'USD/2') },
  presets: [],
  providers: [],
  spendOrder: 1,
}
const options: HistoryRowOptions = {
  format: createFormatter('en', { timeZone: 'UTC' }),
  wallets: [wallet],
  branding,
}

function transaction(changes: Partial<Transaction> = {}): Transaction {
  return {
    id: '5935279a-f394-439a-8877-d87ddb954aa1',
    accountId: 'acct_ada',
    walletId: 'credits',
    amount: sky(-500),
    type: 'usage',
    status: 'completed',
    description: 'A server, one hour',
    balanceBefore: sky(3250),
    balanceAfter: sky(2750),
    metadata: {},
    createdAt: at,
    updatedAt: at,
    ...changes,
  }
}
const row = (changes: Partial<Transaction> = {}) => toHistoryRow(transaction(changes), options)
const fact = (changes: Partial<Transaction>, kind: string) =>
  row(changes).details.facts.find((candidate) => candidate.kind === kind)?.text

describe('the amount', () => {
  test('is signed both ways, with all decimals of the asset', () => {
    expect(row()).toMatchObject({ amount: '\u22125.00', direction: 'out' })
    expect(row({ amount: sky(250) })).toMatchObject({ amount: '+2.50', direction: 'in' })
    expect(row({ amount: amount(-36, 'VFT/0') })).toMatchObject({ amount: '\u221236' })
  })

  test('of nothing has no sign', () => {
    expect(row({ amount: sky(0) })).toMatchObject({ amount: '0.00', direction: 'none' })
  })

  test('always says with its sign what its direction says', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const { amount: text, direction } = row({ amount: sky(minor) })
        const sign = { in: '+', out: '\u2212', none: '0' }[direction]
        expect(text.startsWith(sign)).toBe(true)
        expect(BigInt(text.replaceAll(/[,.+]/g, '').replace('\u2212', '-'))).toBe(BigInt(minor))
      }),
    )
  })
})

describe('the balance', () => {
  test('is shown before and after, in the name of the wallet', () => {
    expect(row()).toMatchObject({
      balanceAfter: '27.50',
      details: { balance: { before: '32.50\u00a0Sky-Credits', after: '27.50\u00a0Sky-Credits' } },
    })
  })

  test('below zero has a minus, and the name keeps its hyphen', () => {
    expect(row({ balanceAfter: sky(-50) })).toMatchObject({
      balanceAfter: '\u22120.50',
      details: { balance: { after: '\u22120.50\u00a0Sky-Credits' } },
    })
  })

  test.each(['pending', 'failed'] as const)(
    'is not told of a %s transaction, which does not count',
    (status) => {
      expect(row({ status })).toMatchObject({
        isCounted: false,
        balanceAfter: null,
        details: { balance: null },
      })
    },
  )

  test('is told of a reversed one, which did', () => {
    expect(row({ status: 'reversed' })).toMatchObject({ isCounted: true, balanceAfter: '27.50' })
  })

  test.each([
    [{ balanceBefore: undefined, balanceAfter: undefined }, null],
    [{ balanceBefore: undefined }, '27.50'],
    [{ balanceAfter: undefined }, null],
  ])('is never made up: without %j', (lacking, balanceAfter) => {
    expect(row(lacking)).toMatchObject({ isCounted: true, balanceAfter, details: { balance: null } })
  })

  test('of nothing is a balance', () => {
    expect(row({ balanceBefore: sky(500), balanceAfter: sky(0) })).toMatchObject({
      balanceAfter: '0.00',
      details: { balance: { after: '0\u00a0Sky-Credits' } },
    })
  })

  test('has a column unless the server keeps none of what counts', () => {
    const untold = transaction({ balanceBefore: undefined, balanceAfter: undefined })
    const uncounted = transaction({ status: 'pending' })
    expect(hasBalances([transaction(), untold])).toBe(true)
    expect(hasBalances([untold, uncounted])).toBe(false)
    expect(hasBalances([uncounted])).toBe(true)
    expect(hasBalances([])).toBe(true)
  })
})

describe('what it was', () => {
  test('every known type has its word', () => {
    for (const type of KNOWN_TRANSACTION_TYPES) expect(toHistoryType(type)).toEqual({ known: type })
  })

  test('an unknown type is its own name made readable', () => {
    expect(toHistoryType('dns_plan_renewal')).toEqual({ text: 'Dns plan renewal' })
    expect(toHistoryType('x')).toEqual({ text: 'X' })
  })

  test('no type is left without a word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9_]{0,63}$/), (type) => {
        const shown = toHistoryType(type)
        expect('known' in shown ? shown.known : shown.text.trim()).not.toBe('')
      }),
    )
  })

  test('an empty description and an empty reason are none', () => {
    const admin = { id: 'usr_grace', name: 'Grace', reason: ' ' }
    expect(row({ description: '  ', admin })).toMatchObject({ description: null, reason: null })
    expect(fact({ admin }, 'reason')).toBeUndefined()
    expect(fact({ admin }, 'admin')).toBe('Grace')
  })
})

test('only what a purchase has written has a receipt', () => {
  const reference = { type: 'purchase', id: 'pur_1' }
  expect(row({ type: 'purchase', amount: sky(500), reference })).toMatchObject({ purchaseId: 'pur_1' })
  expect(row({ type: 'purchase', status: 'pending', reference })).toMatchObject({ purchaseId: null })
  expect(row({ type: 'refund', reference })).toMatchObject({ purchaseId: null })
  expect(row({ type: 'purchase', reference: { type: 'order', id: 'o' } })).toMatchObject({ purchaseId: null })
  expect(fact({ type: 'refund', reference }, 'purchase')).toBe('pur_1')
  expect(fact({ type: 'refund', reference }, 'reference')).toBeUndefined()
})

describe('the details', () => {
  test('name what the server knows and nothing else', () => {
    expect(row().details.facts.map(({ kind }) => kind)).toEqual(['date', 'wallet', 'id'])
    const all = row({
      money: amount(1050, 'USD/2'),
      payment: { provider: 'paypal', orderId: 'order-1', paymentId: 'payment-1' },
      admin: { id: 'usr_grace', name: 'Grace', reason: 'Outage' },
      reference: { type: 'zone', id: 'marsh.example' },
      externalId: 'crm-1',
      reverses: 'another',
      updatedAt: '2026-11-02T09:00:00.000Z',
    })
    expect(all.details.provider).toBe('paypal')
    expect(all.details.facts.filter(({ copy }) => copy).map(({ kind }) => kind)).toEqual([
      'id',
      'order',
      'payment',
      'external',
    ])
  })

  test('say money as paid or as paid back', () => {
    const money = amount(1050, 'USD/2')
    expect(fact({ amount: sky(1050), money }, 'paid')).toBe('$10.50')
    expect(fact({ amount: sky(-1050), money }, 'paidBack')).toBe('$10.50')
    expect(fact({ amount: sky(-1050), money: amount(-1050, 'USD/2') }, 'paidBack')).toBe('$10.50')
  })
})

test('without the configuration the wallet is told by its identifier', () => {
  const unknown = toHistoryRow(transaction(), { ...options, wallets: undefined, branding: undefined })
  expect(unknown).toMatchObject({ wallet: 'credits', details: { balance: { after: '27.50' } } })
})
