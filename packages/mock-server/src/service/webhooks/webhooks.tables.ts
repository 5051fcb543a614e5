import type { Instant } from '@creditkit/contract'
import { table } from '../../store/index'

/** A webhook that has proved where it comes from; a duplicate of its event finds it here. `purchaseId` is null when it was of no concern. */
export interface WebhookEventRow {
  readonly id: string
  readonly type: string
  readonly purchaseId: string | null
  readonly receivedAt: Instant
}
export const webhookEvents = table<WebhookEventRow>()('webhook_events', {})
