import type { HoldRecord, LedgerTransaction, WalletBook } from '../ledger/index'
import { table } from '../store/index'

/** The books of all wallets, one row an account and wallet. `byDue` leads to those in which something runs out. */
export const walletBooks = table<WalletBook>()('wallet_books', {
  byAccount: (book) => [book.accountId, book.walletId],
  byDue: (book) => (book.dueAt === null ? null : [book.dueAt]),
})

/** A transaction with its place in the history of the whole store: `seq` grows, and moves when a pending one completes. */
export interface TransactionRow extends LedgerTransaction {
  readonly seq: number
}

/**
 * The history. The lists that customers read end in `postedAt, seq`: walked descending they are newest first, and a
 * span of time is found without reading what lies outside it. Wallet, type and status have an index in every
 * combination, so that a page of a long history never passes over rows that the filter does not want; an index costs
 * nothing until it is walked for the first time.
 */
export const transactions = table<TransactionRow>()('transactions', {
  byAccount: (row) => [row.accountId, row.postedAt, row.seq],
  byWallet: (row) => [row.accountId, row.walletId, row.postedAt, row.seq],
  byType: (row) => [row.accountId, row.type, row.postedAt, row.seq],
  byStatus: (row) => [row.accountId, row.status, row.postedAt, row.seq],
  byWalletType: (row) => [row.accountId, row.walletId, row.type, row.postedAt, row.seq],
  byWalletStatus: (row) => [row.accountId, row.walletId, row.status, row.postedAt, row.seq],
  byTypeStatus: (row) => [row.accountId, row.type, row.status, row.postedAt, row.seq],
  byWalletTypeStatus: (row) => [row.accountId, row.walletId, row.type, row.status, row.postedAt, row.seq],
  byReference: (row) => (row.reference ? [row.reference.type, row.reference.id, row.seq] : null),
  byPayment: (row) =>
    row.payment?.paymentId ? [row.payment.provider, row.payment.paymentId, row.seq] : null,
  byExternalId: (row) =>
    row.externalId === undefined ? null : [row.accountId, row.walletId, row.externalId, row.seq],
})

/** Every hold that ever was, with how it ended. */
export const holds = table<HoldRecord>()('holds', {
  byAccount: (hold) => [hold.accountId, hold.createdAt],
})
