import type { Hold, Instant, Transaction } from '@creditkit/contract'
import type { LotPart } from './lots'
import type { Posting } from './postings'

/** Credits that a hold set aside or gave back, without a transaction: the balance stays the same. */
export interface HoldMovement {
  readonly at: Instant
  readonly postings: readonly Posting[]
}

/**
 * A hold with what the customer is not shown: the parts of lots that it pins (none once it has ended) and what it
 * moved. What it captured is the transaction `transactionId`.
 */
export interface HoldRecord extends Readonly<Hold> {
  readonly accountId: string
  readonly pins: readonly LotPart[]
  readonly movements: readonly HoldMovement[]
  readonly reference?: NonNullable<Transaction['reference']>
  readonly metadata: Transaction['metadata']
  readonly transactionId?: string
  readonly updatedAt: Instant
}
