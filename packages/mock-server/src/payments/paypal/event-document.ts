import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import type { PaypalWork } from './call'
import { eventTypes, type PaypalEventType, type PaypalNews } from './events'
import type { EventRow } from './tables'

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
