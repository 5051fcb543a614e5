import { type Amount, add, negate, sum } from '@creditkit/contract'
import type { Change } from './change'
import { type LedgerTransaction, stated, type TransactionDetails } from './ledger-transaction'
import type { Posting, WorldAccount } from './postings'
import { type LedgerContext, later, type WalletBook } from './wallet-book'

/** A transaction about to be written: what the caller says about it, and what the command worked out. */
export interface Entry extends Partial<Pick<LedgerTransaction, 'status' | 'reverses' | 'drawn' | 'grant'>> {
  readonly details: TransactionDetails
  readonly type: string
  /** Signed. */
  readonly amount: Amount
  readonly postings: readonly Posting[]
  /** The pending transaction that this one completes: it keeps its identifier and the date it was made. */
  readonly completes?: LedgerTransaction
}

/** A change that now ends in a transaction. */
export interface Posted {
  readonly change: Change
  readonly transaction: LedgerTransaction
}

/** Writes a transaction at the end of the history; the balance and the totals move with it, the lots are the caller's part. */
export function post(change: Change, entry: Entry, context: LedgerContext): Posted {
  const { book } = change
  const transaction = lineOf(book, entry, context)
  const moved: WalletBook = {
    ...book,
    balance: transaction.balanceAfter,
    totalPurchased: add(
      book.totalPurchased,
      negate(flowInto(book, entry.postings, ['world:payments', 'world:disputes'])),
    ),
    totalUsed: add(book.totalUsed, flowInto(book, entry.postings, ['world:spent'])),
  }
  return { change: { ...change, book: moved, written: [...change.written, transaction] }, transaction }
}

/** The line of a transaction behind the book's last one, without writing it. */
export function lineOf(book: WalletBook, entry: Entry, { now, newId }: LedgerContext): LedgerTransaction {
  const { details, type, amount, postings, status = 'completed', drawn = [], completes } = entry
  return {
    id: completes?.id ?? newId(),
    accountId: book.accountId,
    walletId: book.walletId,
    amount,
    type,
    status,
    ...stated(details),
    ...(entry.reverses !== undefined && { reverses: entry.reverses }),
    ...(entry.grant && { grant: entry.grant }),
    balanceBefore: book.balance,
    balanceAfter: add(book.balance, amount),
    postings,
    drawn,
    createdAt: completes?.createdAt ?? now,
    updatedAt: now,
    postedAt: later(now, book.updatedAt),
  }
}

function flowInto(book: WalletBook, postings: readonly Posting[], accounts: readonly WorldAccount[]): Amount {
  const names: readonly string[] = accounts
  return sum(
    postings.filter(({ account }) => names.includes(account)).map(({ amount }) => amount),
    book.asset,
  )
}
