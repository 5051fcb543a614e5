import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { amount, type Transaction } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { holdBack } from './held-rows.model'
import { toTransactionHistoryModel } from './transaction-history.model'

const at = '2026-11-01T09:00:00.000Z'
const format = createFormatter('en', { timeZone: 'UTC' })
const transaction = (id: string): Transaction => ({
  id,
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: amount(1, 'SKY/2'),
  type: 'usage',
  status: 'completed',
  description: '',
  balanceBefore: amount(0, 'SKY/2'),
  balanceAfter: amount(1, 'SKY/2'),
  metadata: {},
  createdAt: at,
  updatedAt: at,
})
const rows = (...ids: string[]) => ids.map(transaction)
const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'listTransactions', message: 'x', requestId: 'req_1' })

const pending = {
  data: undefined,
  error: null,
  isStale: false,
  updatedAt: null,
  hasMore: false,
  isLoadingMore: false,
  loadMoreError: null,
}
const loaded = { ...pending, data: rows('c', 'b', 'a'), updatedAt: at }
const plain = { format, isFiltered: false, waiting: 0, earlier: null }

describe('while nothing is known', () => {
  test('it is loading', () => {
    expect(toTransactionHistoryModel(pending, plain)).toEqual({ status: 'loading' })
  })

  test('rows of the question before stand in until the answer comes', () => {
    expect(toTransactionHistoryModel(pending, { ...plain, earlier: rows('a') })).toMatchObject({
      status: 'ready',
      isOutdated: true,
      transactions: [{ id: 'a' }],
      more: { status: 'none' },
    })
    expect(toTransactionHistoryModel(pending, { ...plain, earlier: [] })).toEqual({ status: 'loading' })
  })

  test('no connection is not an error of ours', () => {
    const read = { ...pending, error: failure('network') }
    expect(toTransactionHistoryModel(read, { ...plain, earlier: rows('a') })).toEqual({ status: 'offline' })
  })

  test('a failure says whether asking again may help', () => {
    expect(toTransactionHistoryModel({ ...pending, error: failure('internal') }, plain)).toEqual({
      status: 'error',
      message: 'transactionHistory.error.internal',
      requestId: 'req_1',
      canRetry: true,
    })
    expect(toTransactionHistoryModel({ ...pending, error: failure('forbidden') }, plain)).toMatchObject({
      canRetry: false,
    })
  })
})

describe('once it is known', () => {
  test('nothing at all is empty, nothing behind filters is no match', () => {
    const none = { ...loaded, data: [] }
    expect(toTransactionHistoryModel(none, plain)).toEqual({ status: 'empty' })
    expect(toTransactionHistoryModel(none, { ...plain, isFiltered: true })).toEqual({ status: 'noMatch' })
  })

  test('rows stay when a later request fails, with the time they are from', () => {
    const read = { ...loaded, isStale: true, error: failure('internal') }
    expect(toTransactionHistoryModel(read, plain)).toMatchObject({
      status: 'ready',
      transactions: [{ id: 'c' }, { id: 'b' }, { id: 'a' }],
      stale: { since: expect.stringMatching(/^9:00.AM$/), isOffline: false },
    })
    expect(toTransactionHistoryModel({ ...read, error: failure('network') }, plain)).toMatchObject({
      stale: { isOffline: true },
    })
  })

  test('says what comes after the rows', () => {
    const more = (changes: object) => {
      const model = toTransactionHistoryModel({ ...loaded, ...changes }, plain)
      return model.status === 'ready' ? model.more : null
    }
    expect(more({})).toEqual({ status: 'none' })
    expect(more({ hasMore: true })).toEqual({ status: 'available' })
    expect(more({ hasMore: true, isLoadingMore: true })).toEqual({ status: 'loading' })
    expect(more({ hasMore: true, loadMoreError: failure('timeout') })).toEqual({
      status: 'failed',
      message: 'common.error.timeout',
    })
  })
})

describe('rows that are held back', () => {
  test('are those above the mark', () => {
    expect(holdBack(rows('c', 'b', 'a'), 'b')).toMatchObject({
      waiting: 1,
      shown: [{ id: 'b' }, { id: 'a' }],
    })
    expect(toTransactionHistoryModel(loaded, { ...plain, waiting: 2 })).toMatchObject({ waiting: 2 })
  })

  test('and the others are together always all of them, in their order', () => {
    const lists = fc.uniqueArray(fc.string(), { minLength: 1 }).map((ids) => ids.map((id) => ({ id })))
    fc.assert(
      fc.property(lists, fc.option(fc.string()), fc.nat(), (list, stray, index) => {
        const markId = stray ?? list[index % list.length]?.id ?? null
        const { waiting, shown } = holdBack(list, markId)
        expect([...list.slice(0, waiting), ...shown]).toEqual(list)
        const isMarked = list.some(({ id }) => id === markId)
        expect(isMarked ? shown[0]?.id === markId : waiting === 0).toBe(true)
      }),
    )
  })
})
