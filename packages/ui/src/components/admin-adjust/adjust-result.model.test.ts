import { type AdjustmentResult, amount } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { toAdjustOutcome } from './adjust-result.model'

const at = '2026-11-01T09:00:00.000Z'
const sky = (minor: number) => amount(minor, 'SKY/2')

const bare: AdjustmentResult = {
  balance: {
    status: 'ok',
    walletId: 'credits',
    available: sky(3250),
    held: sky(0),
    pending: sky(0),
    lowBalance: false,
    version: 8,
    updatedAt: at,
  },
}
const transaction: NonNullable<AdjustmentResult['transaction']> = {
  id: '5935279a-f394-439a-8877-d87ddb954aa1',
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: sky(500),
  type: 'admin_add',
  status: 'completed',
  description: 'Goodwill',
  metadata: {},
  createdAt: at,
  updatedAt: at,
}
const audit: NonNullable<AdjustmentResult['audit']> = {
  id: 'aud_1',
  actor: { id: 'usr_grace', name: 'Grace Okafor' },
  action: 'credits.adjust',
  reason: 'Goodwill',
  createdAt: at,
}

const words = { unit: { one: 'Sky Credit', other: 'Sky Credits' }, format: createFormatter('en') }
const outcomeOf = (result: Partial<AdjustmentResult>, isReversal = false) =>
  toAdjustOutcome({ ...bare, ...result }, isReversal, words)

describe('what came of an adjustment', () => {
  test('is the new balance, its proof, and the way back', () => {
    expect(outcomeOf({ transaction, audit })).toEqual({
      isReversal: false,
      available: '32.50\u00a0Sky Credits',
      audit: { actor: 'Grace Okafor', reason: 'Goodwill' },
      transactionId: transaction.id,
      undo: { walletId: 'credits', amount: sky(-500), reverses: transaction.id },
    })
  })

  test('is the new balance alone where the server proves nothing, and cannot be undone then', () => {
    expect(outcomeOf({})).toEqual({
      isReversal: false,
      available: '32.50\u00a0Sky Credits',
      audit: null,
      transactionId: null,
      undo: null,
    })
  })

  test('can be undone without an audit entry, and not with nothing but one', () => {
    expect(outcomeOf({ transaction }).undo).toMatchObject({ reverses: transaction.id })
    expect(outcomeOf({ audit })).toMatchObject({ audit: { reason: 'Goodwill' }, undo: null })
  })

  test('is an undoing because that was asked for, whatever the server tells, and is not undone again', () => {
    expect(outcomeOf({}, true)).toMatchObject({ isReversal: true, undo: null })
    const reversal = { ...transaction, reverses: 'another' }
    expect(outcomeOf({ transaction: reversal }, true)).toMatchObject({ isReversal: true, undo: null })
  })

  test('is no sum where the wallet cannot be reached', () => {
    const balance = { status: 'unavailable', walletId: 'credits', updatedAt: at } as const
    expect(outcomeOf({ balance, transaction }).available).toBeNull()
  })
})
