import type DodoPayments from 'dodopayments'
import type { Store } from '../../store/store'
import { fromBase64, hmacSha256, toBase64 } from '../hmac'
import type { OutgoingWebhook } from '../provider-fake'
import type { DodoView } from './call'
import { toFullDispute } from './dispute-view'
import { requireDispute } from './disputes'
import type { DodoEvent } from './events'
import type { DodoMerchant } from './merchant'
import { requirePayment } from './payment-life'
import { toPayment } from './payment-view'
import { toRefund } from './refund-view'
import { requireRefund } from './refunds'

const PREFIX = 'whsec_'

/** Where deliveries are written from, and what signs them. */
interface WebhookSource {
  readonly store: Store
  readonly merchant: DodoMerchant
  readonly keys: readonly Uint8Array[]
}

/**
 * One event on its way, in the manner of Standard Webhooks (https://www.standardwebhooks.com): each delivery is signed at
 * its own moment with every secret there is, and carries its object as it stands then.
 */
export function toWebhook(event: DodoEvent, { store, merchant, keys }: WebhookSource): OutgoingWebhook {
  return {
    provider: 'dodo',
    id: event.id,
    type: event.type,
    async sign(atMs) {
      const payload = await store.read((tx) => toPayload(event, { tx, merchant }))
      const rawBody = JSON.stringify(payload)
      const timestamp = String(Math.floor(atMs / 1000))
      const signatures = await Promise.all(
        keys.map((key) => hmacSha256(key, `${event.id}.${timestamp}.${rawBody}`)),
      )
      return {
        rawBody,
        headers: {
          'content-type': 'application/json',
          'webhook-id': event.id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signatures.map((signature) => `v1,${toBase64(signature)}`).join(' '),
        },
      }
    },
  }
}

function toPayload(event: DodoEvent, view: DodoView): DodoPayments.WebhookPayload {
  return {
    business_id: view.merchant.businessId,
    type: event.type,
    timestamp: new Date(event.createdAt).toISOString(),
    data: dataOf(event, view),
  }
}

function dataOf({ object, objectId }: DodoEvent, view: DodoView): DodoPayments.WebhookPayload['data'] {
  switch (object) {
    case 'Payment':
      return { payload_type: 'Payment', ...toPayment(requirePayment(view, objectId), view) }
    case 'Refund':
      return { payload_type: 'Refund', ...toRefund(requireRefund(view, objectId), view) }
    case 'Dispute':
      return { payload_type: 'Dispute', ...toFullDispute(requireDispute(view, objectId), view) }
  }
}

/** The key that a secret stands for; RangeError when it is none. */
export function webhookKey(secret: string): Uint8Array {
  const key = fromBase64(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret)
  if (!key?.length) throw new RangeError('A webhook secret of Dodo is `whsec_` and base64.')
  return key
}
