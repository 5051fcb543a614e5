import type { Balance } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, balancesOf, mergeBooks, shareBalances, shareBooks, toBalanceBook } from './balance-book'
import { hearBalance, NO_NEWS } from './news'
import { atSecond, balanceRecord } from './testing/records'

const outage: Balance = { status: 'unavailable', walletId: 'main', updatedAt: atSecond(0) }
const versionOf = (balance: Balance | undefined | null) =>
  balance?.status === 'ok' ? balance.version : balance?.status

describe('the balance of a wallet', () => {
  test('is the newest version of all that was answered or heard, in whatever order it came', () => {
    const told = fc.record({ version: fc.nat(20), by: fc.constantFrom('answer', 'event') })
    fc.assert(
      fc.property(fc.array(told, { minLength: 1 }), (sequence) => {
        let book = toBalanceBook([balanceRecord(0)], 0)
        let news = NO_NEWS
        for (const [at, { version, by }] of sequence.entries()) {
          const balance = balanceRecord(version)
          if (by === 'event') news = hearBalance(news, balance, at)
          else book = mergeBooks(book, toBalanceBook([balance], at))
        }
        const newest = Math.max(...sequence.map(({ version }) => version))
        expect(versionOf(balanceOf(book, news, 'main')?.balance)).toBe(newest)
      }),
    )
  })

  test('of a book loaded ahead gives way to what this browser asks, though a server’s clock made its version; once', () => {
    const ahead = { ...toBalanceBook([balanceRecord(9_000_600_000)], 1), isLoadedAhead: true as const }
    const asked = mergeBooks(ahead, toBalanceBook([balanceRecord(9_000_000_000)], 2))
    expect(versionOf(balanceOf(asked, NO_NEWS, 'main')?.balance)).toBe(9_000_000_000)
    const late = mergeBooks(asked, toBalanceBook([balanceRecord(8_000_000_000)], 3))
    expect(versionOf(balanceOf(late, NO_NEWS, 'main')?.balance)).toBe(9_000_000_000)
    const out = mergeBooks(ahead, toBalanceBook([outage], 2))
    expect(versionOf(balanceOf(out, NO_NEWS, 'main')?.lastKnown)).toBe(9_000_600_000)
  })

  test('is unavailable when that is the latest word, and remembers the newest amounts', () => {
    const book = mergeBooks(toBalanceBook([balanceRecord(5)], 1), toBalanceBook([outage], 2))
    const { balance, lastKnown } = balanceOf(book, NO_NEWS, 'main') ?? {}
    expect(versionOf(balance)).toBe('unavailable')
    expect(versionOf(lastKnown)).toBe(5)
  })

  test('is available again when an event after the outage says so, and not when the answer is later', () => {
    const book = mergeBooks(toBalanceBook([balanceRecord(5)], 1), toBalanceBook([outage], 3))
    const before = hearBalance(NO_NEWS, balanceRecord(6), 2)
    const after = hearBalance(NO_NEWS, balanceRecord(6), 4)
    expect(versionOf(balanceOf(book, before, 'main')?.balance)).toBe('unavailable')
    expect(versionOf(balanceOf(book, before, 'main')?.lastKnown)).toBe(6)
    expect(versionOf(balanceOf(book, after, 'main')?.balance)).toBe(6)
  })

  test('an older version that comes during an outage does not end it', () => {
    const news = hearBalance(hearBalance(NO_NEWS, balanceRecord(5), 1), outage, 2)
    expect(versionOf(balanceOf(undefined, hearBalance(news, balanceRecord(4), 3), 'main')?.balance)).toBe(
      'unavailable',
    )
    expect(versionOf(balanceOf(undefined, hearBalance(news, balanceRecord(6), 3), 'main')?.balance)).toBe(6)
  })

  test('is undefined where nobody has heard of the wallet', () => {
    expect(balanceOf(toBalanceBook([balanceRecord(1)], 0), NO_NEWS, 'second')).toBeUndefined()
  })
})

test('every wallet is listed in the order of the answer, those heard of alone come last', () => {
  const book = toBalanceBook([balanceRecord(1, 'b'), balanceRecord(1, 'a')], 0)
  const news = hearBalance(NO_NEWS, balanceRecord(1, 'c'), 1)
  expect(balancesOf(book, news).map(({ walletId }) => walletId)).toEqual(['b', 'a', 'c'])
})

describe('replacing an answer', () => {
  test('a wallet that the later answer does not have is gone', () => {
    const book = mergeBooks(
      toBalanceBook([balanceRecord(1), balanceRecord(1, 'second')], 0),
      toBalanceBook([balanceRecord(2)], 1),
    )
    expect(book.known.map(({ walletId }) => walletId)).toEqual(['main'])
  })

  test('whatever else the cache holds is replaced as it is', () => {
    expect(shareBooks(undefined, 'later')).toBe('later')
    expect(shareBooks({ balances: [] }, { balances: [balanceRecord(1)] })).toEqual({
      balances: [balanceRecord(1)],
    })
    expect(shareBalances(undefined, { balances: [] })).toEqual({ balances: [] })
  })

  test('a user’s balances keep their newer versions, and their outages', () => {
    const earlier = { user: 'ada', balances: [balanceRecord(5), balanceRecord(5, 'second')] }
    const later = { user: 'ada', balances: [balanceRecord(4), { ...outage, walletId: 'second' }] }
    expect(shareBalances(earlier, later)).toEqual({
      user: 'ada',
      balances: [balanceRecord(5), { ...outage, walletId: 'second' }],
    })
  })
})
