import { amount, type Transaction } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CreditsError, isCreditsError } from '../http/problem'
import { byCreation, pageOf, transactionPage } from './local-page'
import { serialUuid } from './serial-id'

const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 12, 0, second)).toISOString()

function transaction(number: number, changes: Partial<Transaction> = {}): Transaction {
  return {
    id: serialUuid(number),
    accountId: 'ada',
    walletId: 'main',
    amount: amount(100, 'USD/2'),
    type: 'purchase',
    status: 'completed',
    description: `Line ${number}`,
    metadata: {},
    createdAt: at(number),
    updatedAt: at(number),
    ...changes,
  }
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

/** Every page of a list, while `between` may change it. */
function walk(rows: Transaction[], limit: number, between: () => void = () => {}): Transaction[] {
  const seen: Transaction[] = []
  for (let cursor: string | undefined; ; ) {
    const page = transactionPage(rows, { limit, ...(cursor !== undefined && { cursor }) })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    if (seen.length > 200) throw new Error('The pages never end.')
    seen.push(...page.items)
    if (page.nextCursor === null) return seen
    cursor = page.nextCursor
    between()
  }
}

function refusal(run: () => unknown): CreditsError {
  try {
    run()
  } catch (error) {
    if (isCreditsError(error)) return error
  }
  throw new Error('It was not refused.')
}

describe('a page of a list that came whole', () => {
  test('shows every row once, newest first, whatever the order and the size of a page', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 })
    fc.assert(
      fc.property(seconds, fc.integer({ min: 1, max: 20 }), (moments, limit) => {
        const rows = moments.map((second, index) => transaction(index, { createdAt: at(second) }))
        const shown = walk(rows, limit)
        expect(idsOf(shown).sort()).toEqual(idsOf(rows).sort())
        const moment = shown.map(({ createdAt }) => createdAt)
        expect(moment).toEqual([...moment].sort().reverse())
      }),
    )
  })

  test('neither repeats nor hides a row while others arrive on top', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 7 }), (count, limit) => {
        const rows = Array.from({ length: count }, (_, index) => transaction(index))
        const before = [...rows]
        const shown = walk(rows, limit, () => void rows.unshift(transaction(rows.length)))
        expect(idsOf(shown)).toEqual(idsOf(before).reverse())
      }),
    )
  })

  test('goes on where it was, also after the last row shown has gone', () => {
    const rows = [1, 2, 3, 4].map((number) => transaction(number))
    const { nextCursor } = transactionPage(rows, { limit: 2 })
    const left = rows.filter(({ id }) => id !== serialUuid(3))
    expect(idsOf(transactionPage(left, { cursor: nextCursor ?? '' }).items)).toEqual([
      serialUuid(2),
      serialUuid(1),
    ])
  })

  test('holds 25 rows unless asked, and knows when it is the last', () => {
    const rows = Array.from({ length: 26 }, (_, index) => transaction(index))
    expect(transactionPage(rows, {}).items).toHaveLength(25)
    expect(transactionPage(rows, {}).nextCursor).not.toBeNull()
    expect(transactionPage(rows.slice(1), {}).nextCursor).toBeNull()
    expect(transactionPage([], {})).toEqual({ items: [], nextCursor: null })
  })

  test('can be of anything that has a moment and a name', () => {
    const points = [1, 2, 3].map((second) => ({ from: at(second), meterId: 'a b' }))
    const keyOf = (point: (typeof points)[number]) => ({ at: point.from, id: point.meterId })
    const first = pageOf(points, { limit: 2 }, keyOf, 'listUsageHistory')
    expect(first.items).toEqual([points[2], points[1]])
    const next = { limit: 2, cursor: first.nextCursor ?? '' }
    expect(pageOf(points, next, keyOf, 'listUsageHistory')).toEqual({ items: [points[0]], nextCursor: null })
  })

  test.each([0, 101, 1.5, Number.NaN])('refuses %d rows, as the API does', (limit) => {
    const error = refusal(() => pageOf([], { limit }, byCreation, 'listPurchases'))
    expect([error.code, error.operation, error.errors[0]?.path]).toEqual([
      'validation_failed',
      'listPurchases',
      'limit',
    ])
  })

  test.each(['2', 'nonsense', 'nonsense id', `${at(1)} `])('refuses the cursor %j', (cursor) => {
    const error = refusal(() => transactionPage([], { cursor }))
    expect([error.code, error.errors[0]?.path]).toEqual(['validation_failed', 'cursor'])
  })
})

describe('the filter of a history', () => {
  const rows = [
    transaction(1, { description: 'Added 10 credits', payment: { provider: 'paypal', orderId: 'ORDER-7' } }),
    transaction(2, { walletId: 'tokens', type: 'usage', reference: { type: 'tool', id: 'run-42' } }),
    transaction(3, { status: 'pending', externalId: 'vf-9', reverses: serialUuid(1) }),
    transaction(4, { admin: { id: 'grace', name: 'Grace', reason: 'A Gift' } }),
  ]
  const found = (input: Parameters<typeof transactionPage>[1]) =>
    transactionPage(rows, input).items.map(({ createdAt }) => new Date(createdAt).getUTCSeconds())

  test.each([
    [{}, [4, 3, 2, 1]],
    [{ walletId: 'tokens' }, [2]],
    [{ type: 'purchase' }, [4, 3, 1]],
    [{ status: 'pending' as const }, [3]],
    [{ walletId: 'tokens', status: 'pending' as const }, []],
    [{ from: at(2) }, [4, 3, 2]],
    [{ to: at(2) }, [1]],
    [{ from: at(2), to: at(4) }, [3, 2]],
    [{ q: 'added' }, [1]],
    [{ q: 'order-7' }, [1]],
    [{ q: ' RUN ' }, [2]],
    [{ q: 'TOOL' }, [2]],
    [{ q: 'vf-' }, [3]],
    [{ q: 'gift' }, [4]],
    [{ q: 'grace' }, []],
    [{ q: serialUuid(4) }, [4]],
    [{ q: serialUuid(1) }, [3, 1]],
    [{ q: '' }, [4, 3, 2, 1]],
    [{ q: 'paypal' }, []],
  ])('%j finds the lines of the seconds %j', (input, seconds) => {
    expect(found(input)).toEqual(seconds)
  })

  test.each([
    ['from', { from: '2026-11-01' }],
    ['to', { to: 'tomorrow' }],
    ['type', { type: 'No Such Type' }],
    ['limit', { limit: 500 }],
  ])('refuses a wrong %s, as the API does', (path, input) => {
    const error = refusal(() => transactionPage(rows, input))
    expect([error.code, error.errors[0]?.path]).toEqual(['validation_failed', path])
  })
})
