import type { Instant, Subscription } from '@creditkit/contract'
import { table } from '../../store/index'

/**
 * A subscription with what the customer is not shown. `months` have been paid for since it started; `dueAt` is when it
 * next renews, ends or asks for its credits again, null once it has ended.
 */
export interface SubscriptionRow extends Subscription {
  readonly accountId: string
  readonly walletId: string
  readonly seq: number
  readonly months: number
  readonly dueAt: Instant | null
}
export const subscriptions = table<SubscriptionRow>()('subscriptions', {
  byAccount: (row) => [row.accountId, row.seq],
  byRunning: (row) => (row.status === 'ended' ? null : [row.accountId, row.planId]),
  byWaiting: (row) => (row.status === 'past_due' ? [row.accountId, row.walletId, row.seq] : null),
  byDue: (row) => (row.dueAt === null ? null : [row.dueAt, row.seq]),
})
