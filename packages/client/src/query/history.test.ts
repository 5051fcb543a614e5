import type { Transaction } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AskedPage, belongsTo, cutPages, REFRESHED_PAGES } from './history'
import type { Heard } from './news'
import { toRows } from './row-reader'
import { transactionRecord } from './testing/records'

const page = (
  numbers: readonly number[],
  askedAt: number,
  nextCursor: string | null = null,
): AskedPage<Transaction> => ({
  items: numbers.map((number) => transactionRecord(number)),
  nextCursor,
  askedAt,
})
const heard = (at: number, ...args: Parameters<typeof transactionRecord>): Heard<Transaction> => ({
  value: transactionRecord(...args),
  at,
})
const everything = belongsTo({})
const numbers = (rows: readonly Transaction[]) =>
  rows.map(({ description }) => Number(description.split(' ')[1]))

describe('the rows of a list', () => {
  test('each row is there once and newest first, however pages and events overlap', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }))
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 5 }), (stored, told, size) => {
        const sorted = [...stored].sort((left, right) => right - left)
        const pages: AskedPage<Transaction>[] = []
        for (let start = 0; start < sorted.length; start += size) {
          const isLast = start + size >= sorted.length
          pages.push(page(sorted.slice(start, start + size), 0, isLast ? null : 'more'))
        }
        if (pages.length === 0) pages.push(page([], 0))
        const rows = numbers(
          toRows(
            pages,
            told.map((number) => heard(1, number)),
            everything,
          ),
        )
        const union = [...new Set([...stored, ...told])].sort((left, right) => right - left)
        expect(rows).toEqual(union)
      }),
    )
  })

  test('a row beyond the loaded pages waits for its page', () => {
    const loaded = [page([9, 8], 0, 'more')]
    expect(numbers(toRows(loaded, [heard(1, 5), heard(1, 10)], everything))).toEqual([10, 9, 8])
    expect(numbers(toRows([...loaded, page([7, 6], 2)], [heard(3, 5)], everything))).toEqual([9, 8, 7, 6, 5])
  })

  test('a row that a page asked for later does not have is gone', () => {
    expect(numbers(toRows([page([9, 7], 5)], [heard(4, 8)], everything))).toEqual([9, 7])
    expect(numbers(toRows([page([9, 7], 5)], [heard(5, 8)], everything))).toEqual([9, 8, 7])
  })

  test('of two states of a row the newer is shown, of the same moment the one learnt last', () => {
    const completed = [page([1], 5)]
    const statusOf = (news: Heard<Transaction>) => toRows(completed, [news], everything)[0]?.status
    const reversed = { status: 'reversed' } as const
    expect(statusOf(heard(1, 1, { ...reversed, updatedAt: transactionRecord(2).updatedAt }))).toBe('reversed')
    expect(statusOf(heard(9, 1, { ...reversed, updatedAt: transactionRecord(0).updatedAt }))).toBe(
      'completed',
    )
    expect(statusOf(heard(5, 1, reversed))).toBe('reversed')
    expect(statusOf(heard(4, 1, reversed))).toBe('completed')
  })

  test('two rows of one moment stand in the order they were heard, the last on top', () => {
    const { createdAt } = transactionRecord(5)
    const rows = toRows([page([4], 0)], [heard(1, 5), heard(2, 6, { createdAt })], everything)
    expect(numbers(rows)).toEqual([6, 5, 4])
  })

  test('what only the server can tell is never inserted, but what is shown is updated', () => {
    const search = belongsTo({ q: 'run' })
    const update = heard(2, 1, { status: 'failed', updatedAt: transactionRecord(3).updatedAt })
    const rows = toRows([page([1], 0)], [update, heard(2, 4)], search)
    expect(rows.map(({ status }) => status)).toEqual(['failed'])
  })

  test('an empty list that is fully loaded takes the first row', () => {
    expect(numbers(toRows([page([], 0)], [heard(1, 1)], everything))).toEqual([1])
  })
})

describe('whether a transaction belongs to a filter', () => {
  const transaction = transactionRecord(5)
  test.each([
    [{}, true],
    [{ walletId: 'main', type: 'usage', status: 'completed' }, true],
    [{ walletId: 'second' }, false],
    [{ type: 'refund' }, false],
    [{ status: 'pending' }, false],
    [{ from: transaction.createdAt }, true],
    [{ from: transactionRecord(6).createdAt }, false],
    [{ to: transaction.createdAt }, false],
    [{ to: transactionRecord(6).createdAt }, true],
    [{ q: 'run' }, null],
    [{ q: 'run', walletId: 'second' }, false],
  ] as const)('%o → %s', (filter, expected) => {
    expect(belongsTo(filter)(transaction)).toBe(expected)
  })
})

test('a list is cut to what a refresh may ask for, and left alone when it is short', () => {
  const list = (count: number) => ({
    pages: Array.from({ length: count }, () => page([], 0)),
    pageParams: Array.from({ length: count }, () => null),
  })
  expect(cutPages(undefined)).toBeUndefined()
  expect(cutPages(list(REFRESHED_PAGES))).toBeUndefined()
  expect(cutPages(list(REFRESHED_PAGES + 3))).toEqual(list(REFRESHED_PAGES))
})
