import type { Amount, AuditEntry, Instant, ProviderId } from '@creditkit/contract'
import { table } from '../../store/index'

/**
 * Money given back for a purchase, and the credits taken back for it. `requested` is what we have asked the provider
 * for without a definite answer yet; `failed` money never left, and its credits are back. `refundId` is the provider's,
 * null until it has told us; `attemptKey` is the idempotency key of the request that asked for it, null when it was
 * given back at the provider by other hands. `transactionId` is null where nothing had to be taken back. `askedAt` is
 * when the provider was asked last.
 */
export interface RefundRow {
  readonly id: string
  readonly seq: number
  readonly purchaseId: string
  readonly provider: ProviderId
  readonly attemptKey: string | null
  readonly refundId: string | null
  readonly status: 'requested' | 'pending' | 'completed' | 'failed'
  readonly money: Amount
  readonly credits: Amount
  readonly transactionId: string | null
  readonly askedAt: Instant
  readonly createdAt: Instant
}
export const refunds = table<RefundRow>()('refunds', {
  byPurchase: (refund) => [refund.purchaseId, refund.seq],
  byUnanswered: (refund) => (refund.status === 'requested' ? [refund.askedAt] : null),
})

/** A dispute of a purchase's payment, and the credits that are out of reach for it. */
export interface DisputeRow {
  readonly id: string
  readonly purchaseId: string
  readonly status: 'open' | 'won' | 'lost'
  readonly money: Amount
  readonly credits: Amount
  readonly transactionId: string | null
  readonly createdAt: Instant
}
export const disputes = table<DisputeRow>()('disputes', {
  byPurchase: (dispute) => [dispute.purchaseId, dispute.id],
})

/** Whom the audit trail names for what the payment providers did. */
export const PROVIDERS_ACTOR: AuditEntry['actor'] = { id: 'payments', name: 'Payments' }
