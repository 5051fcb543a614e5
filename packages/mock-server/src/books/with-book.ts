import type { Asset } from '@creditkit/contract'
import {
  bookId,
  type Change,
  type LedgerContext,
  lapse,
  openBook,
  type Result,
  type WalletBook,
} from '../ledger/index'
import type { Reader, Tx } from '../store/index'
import { holds, type TransactionRow, transactions, walletBooks } from './tables'

/** Whose credits: an account's wallet, with the asset that it counts in for when its book is not open yet. */
export interface BookKey {
  readonly accountId: string
  readonly walletId: string
  readonly asset: Asset
}

/** The book as it stands stored, or an empty one at version 0; reading opens nothing. */
export function readBook(reader: Reader, key: BookKey, context: LedgerContext): WalletBook {
  const { accountId, walletId, asset } = key
  return reader.get(walletBooks, bookId(accountId, walletId)) ?? openBook(accountId, walletId, asset, context)
}

/** Runs a ledger command on a stored book and stores what it did; on a problem nothing is stored. */
export function withBook<Done extends Change>(
  tx: Tx,
  key: BookKey,
  context: LedgerContext,
  run: (book: WalletBook) => Result<Done>,
): Result<Done> {
  const result = run(readBook(tx, key, context))
  if (result.ok) saveChange(tx, result.value)
  return result
}

/** Lapses everything in every book that is due by now, soonest first; gives back what that changed. */
export function lapseDueBooks(tx: Tx, context: LedgerContext): readonly Change[] {
  const changes: Change[] = []
  for (const book of tx.walk(walletBooks, 'byDue')) {
    if (book.dueAt === null || book.dueAt > context.now) break
    const change = lapse(book, context)
    saveChange(tx, change)
    changes.push(change)
  }
  return changes
}

/**
 * Stores all that a command did: the book, its holds, and its transactions, the new ones at the end of the history.
 *
 * @throws Error when the command ran on a book or a transaction that has changed since it was read.
 */
export function saveChange(tx: Tx, change: Change): void {
  saveBook(tx, change.book)
  for (const hold of change.holds) tx.put(holds, hold)
  for (const transaction of change.written) {
    assertFrom(tx.get(transactions, transaction.id), [undefined, 'pending'])
    tx.put(transactions, { ...transaction, seq: tx.next('transaction') })
  }
  for (const transaction of change.amended) {
    const stored = tx.get(transactions, transaction.id)
    assertFrom(stored, [transaction.status === 'reversed' ? 'completed' : 'pending'])
    if (stored) tx.put(transactions, { ...transaction, seq: stored.seq })
  }
}

function saveBook(tx: Tx, book: WalletBook): void {
  const version = tx.get(walletBooks, book.id)?.version ?? 0
  if (book.version === version) return
  if (book.version !== version + 1) throw new Error(`The book ${book.id} has changed since it was read.`)
  tx.put(walletBooks, book)
}

function assertFrom(stored: TransactionRow | undefined, statuses: readonly (string | undefined)[]): void {
  if (statuses.includes(stored?.status)) return
  throw new Error(`The transaction ${stored?.id} has changed since it was read: it is ${stored?.status}.`)
}
