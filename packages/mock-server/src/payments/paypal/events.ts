import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import type { PaypalWork } from './call'
import type { EventRow } from './tables'

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

const VERSIONS: Readonly<Record<string, string>> = { dispute: '1.0', payment_token: '3.0' }

/** Writes news down as the event document that goes over the wire. */
export function toEvent({ type, resource }: PaypalNews, work: PaypalWork): EventRow {
  const id = work.identifiers.event(work.tx)
  const resourceType = resourceTypeOf(type)
  const self = `${work.addresses.api}/v1/notifications/webhooks-events/${id}`
  const document = {
    id,
    event_version: '1.0',
    create_time: new Date(work.now).toISOString(),
    resource_type: resourceType,
    resource_version: VERSIONS[resourceType] ?? '2.0',
    event_type: type,
    summary: summaryOf(type, resource),
    resource,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/resend`, rel: 'resend', method: 'POST' },
    ],
  }
  const related = recordAt(recordAt(resource, 'supplementary_data'), 'related_ids')
  const up = recordsAt(resource, 'links').find((link) => link.rel === 'up')
  const parent = up && textAt(up, 'href')?.split('/').at(-1)
  const about = [resource.id, resource.dispute_id, parent, ...Object.values(related)]
  return {
    id,
    type,
    document,
    about: about.filter((text) => typeof text === 'string'),
    createdAt: work.now,
  }
}

function resourceTypeOf(type: PaypalEventType): string {
  if (type.startsWith('CHECKOUT.')) return 'checkout-order'
  if (type.startsWith('CUSTOMER.')) return 'dispute'
  if (type.startsWith('VAULT.')) return 'payment_token'
  if (type.startsWith('PAYMENT.AUTHORIZATION.')) return 'authorization'
  // A capture that was given back or reversed comes as the refund that did it.
  const isRefund =
    type.startsWith('PAYMENT.REFUND.') ||
    type === 'PAYMENT.CAPTURE.REFUNDED' ||
    type === 'PAYMENT.CAPTURE.REVERSED'
  return isRefund ? 'refund' : 'capture'
}

function summaryOf(type: PaypalEventType, resource: JsonRecord): string {
  const amount = recordAt(resource, 'amount')
  const money = `${textAt(amount, 'value')} ${textAt(amount, 'currency_code')}`
  switch (type) {
    case 'CHECKOUT.ORDER.APPROVED':
      return 'An order has been approved by buyer'
    case 'PAYMENT.CAPTURE.COMPLETED':
      return `Payment completed for ${money}`
    case 'PAYMENT.CAPTURE.PENDING':
      return `Payment pending for ${money}`
    case 'PAYMENT.CAPTURE.DECLINED':
    case 'PAYMENT.CAPTURE.DENIED':
      return `Payment denied for ${money}`
    case 'PAYMENT.CAPTURE.REFUNDED':
      return `A ${money} capture payment was refunded`
    case 'PAYMENT.CAPTURE.REVERSED':
      return `A ${money} capture payment was reversed`
    case 'CUSTOMER.DISPUTE.CREATED':
      return `A new dispute opened with Case # ${textAt(resource, 'dispute_id')}`
    default:
      return eventTypes[type]
  }
}
