import type DodoPayments from 'dodopayments'

/** What Dodo tells a merchant's webhooks of. */
export type DodoEventType = Extract<
  DodoPayments.WebhookEventType,
  `payment.${string}` | `refund.${string}` | `dispute.${string}`
>

/** What kind of object an event is about, as its `payload_type` says it. */
export type DodoObject = 'Payment' | 'Refund' | 'Dispute'

/** Something that happened. It names its object only: a delivery carries whatever has become of it by then. */
export interface DodoEvent {
  readonly id: string
  readonly type: DodoEventType
  readonly object: DodoObject
  readonly objectId: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}
