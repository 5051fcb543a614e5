import type { JsonRecord } from '../../wire/json'

/** What PayPal tells a merchant's webhooks of, as https://developer.paypal.com/api/rest/webhooks/event-names/ words it. */
export const eventTypes = {
  'CHECKOUT.ORDER.APPROVED': 'A buyer approved a checkout order.',
  'CHECKOUT.ORDER.COMPLETED': 'A checkout order is processed.',
  'CHECKOUT.ORDER.VOIDED': 'A checkout order is voided.',
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED': 'A problem occurred after the buyer approved the order.',
  'PAYMENT.AUTHORIZATION.CREATED': 'A payment authorization is created.',
  'PAYMENT.AUTHORIZATION.VOIDED': 'A payment authorization is voided.',
  'PAYMENT.CAPTURE.COMPLETED': 'A payment capture completes.',
  'PAYMENT.CAPTURE.PENDING': 'The state of a payment capture changes to pending.',
  'PAYMENT.CAPTURE.DECLINED': 'A payment capture is declined.',
  'PAYMENT.CAPTURE.DENIED': 'A payment capture is denied.',
  'PAYMENT.CAPTURE.REFUNDED': 'A merchant refunds a payment capture.',
  'PAYMENT.CAPTURE.REVERSED': 'PayPal reverses a payment capture.',
  'PAYMENT.REFUND.PENDING': 'A payment refund is pending.',
  'PAYMENT.REFUND.FAILED': 'A payment refund fails.',
  'CUSTOMER.DISPUTE.CREATED': 'A dispute is created.',
  'CUSTOMER.DISPUTE.UPDATED': 'A dispute is updated.',
  'CUSTOMER.DISPUTE.RESOLVED': 'A dispute is resolved.',
  'VAULT.PAYMENT-TOKEN.CREATED': 'A payment token is created.',
  'VAULT.PAYMENT-TOKEN.DELETED': 'A payment token is deleted.',
} as const satisfies Record<string, string>

/** The name of an event. */
export type PaypalEventType = keyof typeof eventTypes

/** Tells whether a text is the name of an event. */
export function isEventType(text: string): text is PaypalEventType {
  return Object.hasOwn(eventTypes, text)
}

/** Something that happened: the resource is what REST answers for it at that moment, whole. */
export interface PaypalNews {
  readonly type: PaypalEventType
  readonly resource: JsonRecord
}
