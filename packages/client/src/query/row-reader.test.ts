import type { Transaction } from '@creditkit/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AskedPage, belongsTo } from './history'
import type { Heard } from './news'
import { createRowReader, toRows } from './row-reader'
import { transactionRecord } from './testing/records'

const page = (
  numbers: readonly number[],
  askedAt: number,
  nextCursor: string | null = 'more',
): AskedPage<Transaction> => ({
  items: numbers.map((number) => transactionRecord(number)),
  nextCursor,
  askedAt,
})
const everything = belongsTo({})

test('a page that is added costs no reading of those before it', () => {
  const reads = { first: 0 }
  const { items, ...rest } = page([9, 8], 0)
  const first = {
    ...rest,
    get items() {
      reads.first += 1
      return items
    },
  }
  const read = createRowReader<Transaction>()
  read([first], [], everything)
  const before = reads.first
  expect(before).toBeGreaterThan(0)
  expect(read([first, page([7, 6], 1)], [], everything)).toHaveLength(4)
  expect(reads.first).toBe(before)
})

test('rows that were handed out stay as they were', () => {
  const read = createRowReader<Transaction>()
  const first = page([9, 8], 0)
  const rows = read([first], [], everything)
  const kept = [...rows]
  read([first, page([8, 7], 1)], [{ value: transactionRecord(10), at: 2 }], everything)
  expect(rows).toEqual(kept)
})

test('however a list grows, shrinks and is told news, its rows are those of a first reading', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 })
  const pages = fc
    .array(ids, { maxLength: 6 })
    .map((lists) => lists.map((numbers, at) => page([...numbers].sort().reverse(), at)))
  const told = fc.array(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      at: fc.integer({ min: 0, max: 8 }),
      status: fc.constantFrom<Transaction['status']>('completed', 'reversed'),
    }),
    { maxLength: 4 },
  )
  const steps = fc.array(fc.record({ count: fc.nat(6), told, restart: fc.boolean() }), { maxLength: 8 })
  fc.assert(
    fc.property(pages, pages, steps, (one, other, asked) => {
      const read = createRowReader<Transaction>()
      for (const { count, told: heardNow, restart } of asked) {
        const loaded = (restart ? other : one).slice(0, count)
        const heard: Heard<Transaction>[] = heardNow.map(({ number, at, status }) => ({
          value: transactionRecord(number, { status }),
          at,
        }))
        const belongs = belongsTo({ status: 'completed' })
        expect(read(loaded, heard, belongs)).toEqual(toRows(loaded, heard, belongs))
      }
    }),
  )
})
