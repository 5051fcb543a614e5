import { hmacSha256, toHex } from '../hmac'
import type { OutgoingWebhook } from '../provider-fake'
import type { StripeEventObject } from './tables'

/** An event as a webhook: each delivery is signed at its own moment, with every active secret of the endpoint. */
export function outgoingWebhook(event: StripeEventObject, secrets: readonly string[]): OutgoingWebhook {
  const rawBody = JSON.stringify(event, null, 2)
  return {
    provider: 'stripe',
    id: event.id,
    type: event.type,
    async sign(atMs) {
      const timestamp = Math.floor(atMs / 1000)
      const signatures = await Promise.all(
        secrets.map((secret) => hmacSha256(new TextEncoder().encode(secret), `${timestamp}.${rawBody}`)),
      )
      return {
        rawBody,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': [
            `t=${timestamp}`,
            ...signatures.map((signature) => `v1=${toHex(signature)}`),
          ].join(','),
        },
      }
    },
  }
}
