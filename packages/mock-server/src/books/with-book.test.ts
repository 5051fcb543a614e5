import { amount } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import {
  type Change,
  completePending,
  credit,
  debit,
  failPending,
  type GrantSource,
  type LedgerContext,
  placeHold,
  type Result,
  reverse,
  type WalletBook,
  writePending,
} from '../ledger/index'
import { createMemoryStore, type Tx } from '../store/index'
import {
  type BookKey,
  lapseDueBooks,
  readBook,
  saveChange,
  transactions,
  walletBooks,
  withBook,
} from './index'

const START = Date.parse('2026-11-01T09:00:00.000Z')
const credits = (minor: number) => amount(minor, 'CREDIT/0')
const key = (accountId: string, walletId = 'main'): BookKey => ({ accountId, walletId, asset: 'CREDIT/0' })

/** A store with a clock and identifiers of its own, and short words for what happens to its books. */
function open() {
  const store = createMemoryStore()
  let now = START
  let ids = 0
  const context: LedgerContext = {
    get now() {
      return new Date(now).toISOString()
    },
    newId() {
      ids += 1
      return `id_${ids}`
    },
  }
  const inMs = (ms: number) => new Date(now + ms).toISOString()
  const give = (tx: Tx, of: BookKey, minor: number, ms: number | null = null, type = 'promo') => {
    const grant: { source: GrantSource; expiresAt: string | null } = {
      source: 'promo',
      expiresAt: ms === null ? null : inMs(ms),
    }
    return withBook(tx, of, context, (book) =>
      credit(book, { ...grant, amount: credits(minor), type, description: 'gift' }, context),
    )
  }
  return {
    store,
    context,
    inMs,
    give,
    wait(ms: number) {
      now += ms
    },
  }
}

const versions = (books: Iterable<WalletBook>) =>
  [...books].map(({ accountId, version }) => [accountId, version])

describe('a command on a stored book', () => {
  test('stores the book and its transactions, numbered through the whole store', async () => {
    const { store, give } = open()
    await store.transaction((tx) => {
      give(tx, key('ada'), 5)
      give(tx, key('bob'), 6)
      give(tx, key('ada'), 7)
    })
    await store.read((reader) => {
      expect(reader.get(walletBooks, 'ada:main')).toMatchObject({ balance: credits(12), version: 2 })
      const ofAda = [...reader.walk(transactions, 'byAccount', { prefix: ['ada'], order: 'descending' })]
      expect(ofAda.map(({ seq, amount }) => [seq, amount.minor])).toEqual([
        [3, 7],
        [1, 5],
      ])
    })
  })

  test('that is refused stores nothing, and opens no book', async () => {
    const { store, context } = open()
    const before = await store.dump()
    const spend = { amount: credits(1), type: 'usage', description: 'no' }
    const result = await store.transaction((tx) =>
      withBook(tx, key('ada'), context, (book) => debit(book, spend, context)),
    )
    expect(result).toMatchObject({ ok: false, problem: { code: 'insufficient_credits' } })
    expect(await store.dump()).toEqual(before)
    expect(await store.read((reader) => readBook(reader, key('ada'), context))).toMatchObject({ version: 0 })
  })

  test('is undone with the transaction that it is part of', async () => {
    const { store, give } = open()
    const failing = store.transaction((tx) => {
      give(tx, key('ada'), 5)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.dump()).toEqual({ counters: {}, tables: {} })
  })
})

describe('what has changed since it was read', () => {
  test('a book is not overwritten: the transaction fails', async () => {
    const { store, context, give } = open()
    const gift = { amount: credits(1), type: 'promo', source: 'promo', description: 'gift' } as const
    const failing = store.transaction((tx) => {
      const stale = readBook(tx, key('ada'), context)
      give(tx, key('ada'), 5)
      give(tx, key('ada'), 5)
      const result = credit(stale, gift, context)
      if (result.ok) saveChange(tx, result.value)
    })
    await expect(failing).rejects.toThrow('The book ada:main has changed')
    expect(await store.dump()).toEqual({ counters: {}, tables: {} })
  })

  test('a transaction is neither reversed nor completed twice, not even from an old copy', async () => {
    const { store, context, give } = open()
    const { given, waiting } = await store.transaction((tx) => {
      const gift = give(tx, key('ada'), 5)
      const grant = { source: 'promo', expiresAt: null } as const
      const later = { amount: credits(1), type: 'promo', grant, description: 'later' }
      const pending = withBook(tx, key('ada'), context, (book) => writePending(book, later, context))
      if (!gift.ok || !pending.ok) throw new Error('refused')
      return { given: gift.value.transaction, waiting: pending.value.transaction }
    })
    const twice = (command: (book: WalletBook) => Result<Change>) =>
      store.transaction((tx) => {
        withBook(tx, key('ada'), context, command)
        withBook(tx, key('ada'), context, command)
      })
    const undo = { description: 'undo' }
    await store.transaction((tx) => give(tx, key('ada'), 50))
    await expect(twice((book) => reverse(book, given, undo, context))).rejects.toThrow('it is reversed')
    await expect(twice((book) => completePending(book, waiting, context))).rejects.toThrow('it is completed')
    await expect(twice((book) => failPending(book, waiting, context))).rejects.toThrow()
    expect(await store.read((reader) => reader.get(walletBooks, 'ada:main'))).toMatchObject({ version: 3 })
  })
})

describe('the history', () => {
  test('is found by wallet, type, status, reference, payment and the other system’s identifier', async () => {
    const { store, context } = open()
    const details = {
      amount: credits(5),
      source: 'purchase',
      type: 'purchase',
      description: 'bought',
      payment: { provider: 'paypal', paymentId: 'P1' },
      reference: { type: 'purchase', id: 'pur_1' },
      externalId: 'ext_1',
    } as const
    const plain = { amount: credits(1), type: 'promo', source: 'promo', description: 'gift' } as const
    const grant = { source: 'promo', expiresAt: null } as const
    await store.transaction((tx) => {
      withBook(tx, key('ada'), context, (book) => credit(book, details, context))
      withBook(tx, key('ada', 'tokens'), context, (book) => credit(book, plain, context))
      withBook(tx, key('ada'), context, (book) => writePending(book, { ...plain, grant }, context))
    })
    await store.read((reader) => {
      const seqs = (
        index: Parameters<typeof reader.walk<never, keyof typeof transactions.indexes>>[1],
        prefix: string[],
      ) => [...reader.walk(transactions, index, { prefix })].map(({ seq }) => seq)
      expect(seqs('byAccount', ['ada'])).toEqual([1, 2, 3])
      expect(seqs('byWallet', ['ada', 'main'])).toEqual([1, 3])
      expect(seqs('byType', ['ada', 'promo'])).toEqual([2, 3])
      expect(seqs('byStatus', ['ada', 'pending'])).toEqual([3])
      expect(seqs('byReference', ['purchase', 'pur_1'])).toEqual([1])
      expect(seqs('byPayment', ['paypal', 'P1'])).toEqual([1])
      expect(seqs('byExternalId', ['ada', 'main', 'ext_1'])).toEqual([1])
    })
  })
})

describe('lapsing what is due', () => {
  test('touches the books in which something ran out, and no other', async () => {
    const { store, context, give, wait, inMs } = open()
    await store.transaction((tx) => {
      give(tx, key('ada'), 5, 10)
      give(tx, key('bob'), 5, 20)
      give(tx, key('cleo'), 5)
      give(tx, key('dora'), 5)
      const hold = { amount: credits(2), expiresAt: inMs(10), description: 'a run' }
      withBook(tx, key('dora'), context, (book) => placeHold(book, hold, context))
    })
    const lapse = () =>
      store.transaction((tx) => versions(lapseDueBooks(tx, context).map(({ book }) => book)))
    wait(9)
    expect(await lapse()).toEqual([])
    wait(1)
    expect(await lapse()).toEqual([
      ['ada', 2],
      ['dora', 3],
    ])
    expect(await lapse()).toEqual([])
    wait(10)
    expect(await lapse()).toEqual([['bob', 2]])
    const left = await store.read((reader) =>
      [...reader.walk(walletBooks, 'byAccount')].map((book) => book.balance.minor),
    )
    expect(left).toEqual([0, 0, 5, 5])
  })
})
