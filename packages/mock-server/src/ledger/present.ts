import {
  type Amount,
  add,
  compare,
  type Grant,
  type Instant,
  type KnownBalance,
  type Transaction,
} from '@creditkit/contract'
import { type LedgerTransaction, stated } from './ledger-transaction'
import { expiringLots, free, type Lot } from './lots'
import { available, type WalletBook } from './wallet-book'

/** When a balance counts as low: below this much available; null when it never does. */
export interface BalanceView {
  readonly lowBalanceAt: Amount | null
  readonly now: Instant
}

/** A balance with the totals, which this ledger always keeps. */
interface LedgerBalance extends KnownBalance {
  readonly totalPurchased: Amount
  readonly totalUsed: Amount
}

/**
 * The balance as the contract has it. `expiringNext` is all that expires at the soonest moment after `now`; what holds
 * pin is not in it, because it cannot expire. Bring the book up to date with `lapse` first.
 */
export function toBalance(book: WalletBook, { lowBalanceAt, now }: BalanceView): LedgerBalance {
  const spendable = available(book)
  const expiringNext = nextExpiry(book.grants, now)
  return {
    status: 'ok',
    walletId: book.walletId,
    available: spendable,
    held: book.held,
    pending: book.pending,
    totalPurchased: book.totalPurchased,
    totalUsed: book.totalUsed,
    ...(expiringNext && { expiringNext }),
    lowBalance: lowBalanceAt !== null && compare(spendable, lowBalanceAt) < 0,
    version: book.version,
    updatedAt: book.updatedAt,
  }
}

/** The lots that have something left as the contract has them, in the order in which they are spent. */
export function toGrants(book: WalletBook): Grant[] {
  return book.grants.map(({ id, source, original, remaining, createdAt, expiresAt }) => ({
    id,
    walletId: book.walletId,
    source,
    original,
    remaining,
    createdAt,
    expiresAt,
  }))
}

/** The transaction as the contract has it, without the ledger's own fields. */
export function toTransaction(line: LedgerTransaction): Transaction {
  const { id, accountId, walletId, amount, type, status, balanceBefore, balanceAfter, reverses } = line
  return {
    id,
    accountId,
    walletId,
    amount,
    type,
    status,
    ...stated(line),
    balanceBefore,
    balanceAfter,
    ...(reverses !== undefined && { reverses }),
    createdAt: line.createdAt,
    updatedAt: line.updatedAt,
  }
}

function nextExpiry(lots: readonly Lot[], now: Instant): KnownBalance['expiringNext'] {
  let next: KnownBalance['expiringNext']
  for (const lot of expiringLots(lots)) {
    if (lot.expiresAt <= now) continue
    if (next && next.at !== lot.expiresAt) break
    next = { amount: next ? add(next.amount, free(lot)) : free(lot), at: lot.expiresAt }
  }
  return next
}
