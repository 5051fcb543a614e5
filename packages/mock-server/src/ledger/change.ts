import type { HoldRecord } from './hold-record'
import type { LedgerTransaction } from './ledger-transaction'
import type { WalletBook } from './wallet-book'

/** What a command did: the next book, and every record that goes with it. Storing all of it, or nothing, is the caller's part. */
export interface Change {
  readonly book: WalletBook
  /** Transactions that took their place at the end of the history, in order. A pending one that completed is among them. */
  readonly written: readonly LedgerTransaction[]
  /** Earlier transactions that now stand elsewhere; their place in the history stays. */
  readonly amended: readonly LedgerTransaction[]
  /** Holds that began or ended. */
  readonly holds: readonly HoldRecord[]
}

/** A change that has a transaction as its point. */
export interface TransactionChange extends Change {
  readonly transaction: LedgerTransaction
}

/** A change that has a hold as its point. */
export interface HoldChange extends Change {
  readonly hold: HoldRecord
}

/** No change yet. */
export function unchanged(book: WalletBook): Change {
  return { book, written: [], amended: [], holds: [] }
}

/** A change with another book. */
export function withBook(change: Change, part: Partial<WalletBook>): Change {
  return { ...change, book: { ...change.book, ...part } }
}
