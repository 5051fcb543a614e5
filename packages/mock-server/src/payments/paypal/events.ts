import type { JsonRecord } from '../../wire/json'

/** What PayPal tells a merchant's webhooks of. */
export type PaypalEventType =
  | 'CHECKOUT.ORDER.APPROVED'
  | 'CHECKOUT.ORDER.COMPLETED'
  | 'CHECKOUT.ORDER.VOIDED'
  | 'CHECKOUT.PAYMENT-APPROVAL.REVERSED'
  | 'PAYMENT.CAPTURE.COMPLETED'
  | 'PAYMENT.CAPTURE.PENDING'
  | 'PAYMENT.CAPTURE.DENIED'
  | 'PAYMENT.CAPTURE.REFUNDED'

/** Something that happened: the resource is what REST answers for it at that moment, whole. */
export interface PaypalEvent {
  readonly type: PaypalEventType
  readonly resourceType: 'checkout-order' | 'capture' | 'refund'
  readonly resource: JsonRecord
  /** Milliseconds since 1970. */
  readonly createdAt: number
}
