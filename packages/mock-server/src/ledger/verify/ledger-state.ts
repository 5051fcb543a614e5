import type { Amount, AuditEntry, Purchase } from '@creditkit/contract'
import type { HoldRecord } from '../hold-record'
import type { LedgerTransaction } from '../ledger-transaction'
import type { WalletBook } from '../wallet-book'

/** What the invariants look at of a purchase. */
export interface PurchaseFacts
  extends Readonly<
    Pick<Purchase, 'id' | 'walletId' | 'status' | 'credits' | 'price' | 'refunded' | 'transactionId'>
  > {
  readonly accountId: string
}

/** Money paid back for a purchase, with the credits that were taken back for it. */
export interface RefundFacts {
  readonly id: string
  readonly purchaseId: string
  readonly money: Amount
  readonly credits: Amount
}

/** What the invariants look at of an entry of the audit trail. */
export type AuditFacts = Readonly<Pick<AuditEntry, 'id' | 'actor' | 'reason' | 'transactionId' | 'amount'>>

/**
 * Everything that the invariants speak of, as plain data. Transactions are in the order of the history, at least within
 * each wallet. Credits bought carry the reference `{ type: 'purchase', id }`, and so do refunds and disputes of them.
 */
export interface LedgerState {
  readonly books: readonly WalletBook[]
  readonly transactions: readonly LedgerTransaction[]
  readonly holds: readonly HoldRecord[]
  readonly purchases: readonly PurchaseFacts[]
  readonly refunds: readonly RefundFacts[]
  readonly audit: readonly AuditFacts[]
}
