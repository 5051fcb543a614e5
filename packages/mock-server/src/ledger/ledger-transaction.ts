import type { Amount, Instant, Transaction } from '@creditkit/contract'
import type { LotPart } from './lots'
import type { Posting } from './postings'
import type { GrantSource } from './wallet-book'

/**
 * A transaction with what the customer is not shown.
 *
 * A line is written `completed`, or `pending` and later `completed` or `failed`. Only a completed line can be reversed,
 * and then both it and the line that undoes it (`reverses`) are `reversed`: they cancel out, so that neither counts
 * among the completed ones and neither can be reversed again. Both stay in the chain of balances, since each moved the
 * balance when it was written.
 */
export interface LedgerTransaction extends Readonly<Transaction> {
  /** Available plus held before it; this ledger keeps the running balance of every line. */
  readonly balanceBefore: Amount
  /** `balanceBefore` plus `amount`. */
  readonly balanceAfter: Amount
  /** When it took its place in the history: written, or completed when it had been pending before. Never earlier than the line before it. */
  readonly postedAt: Instant
  /** None while pending or when failed. */
  readonly postings: readonly Posting[]
  /** The parts of lots that it took, in the order taken; none when it gave credits. Where it left a debt, the parts come to less than its amount. */
  readonly drawn: readonly LotPart[]
  /** What the lot of a credit is, or, while it is pending, will be. */
  readonly grant?: { readonly source: GrantSource; readonly expiresAt: Instant | null }
}

/** What a transaction says about itself besides its amount. */
export interface TransactionDetails
  extends Readonly<
    Partial<Pick<Transaction, 'money' | 'payment' | 'admin' | 'reference' | 'externalId' | 'metadata'>>
  > {
  readonly description: string
}

/** What is said about a transaction, and nothing else that the object may carry. */
export function stated(details: TransactionDetails) {
  const { description, money, payment, admin, reference, externalId, metadata = {} } = details
  return {
    description,
    ...(money && { money }),
    ...(payment && { payment }),
    ...(admin && { admin }),
    ...(reference && { reference }),
    ...(externalId !== undefined && { externalId }),
    metadata,
  }
}

/** Tells whether a transaction moved the balance: it is completed, or was until it was reversed. */
export function isPosted(transaction: Pick<Transaction, 'status'>): boolean {
  return transaction.status === 'completed' || transaction.status === 'reversed'
}
