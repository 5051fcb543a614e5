import type { Purchase } from '@creditkit/contract'
import { Webhook } from 'standardwebhooks'
import type { WebhookDelivery } from '../../control/webhook-courier'
import { signTransmission } from '../../payments/paypal/webhooks/transmission'
import type { JsonRecord } from '../../wire/json'
import type { Shop } from './shop'

/** A webhook as it goes over the wire. */
export interface Letter {
  readonly rawBody: string
  readonly headers: Readonly<Record<string, string>>
}

/** What differs from how the provider itself signs now. */
export interface Manner {
  readonly secret?: string
  /** Milliseconds since 1970. */
  readonly at?: number
}

const PATHS = {
  paypal: '/api/webhooks/paypal',
  stripe: '/api/webhooks/stripe',
  stripe_checkout: '/api/webhooks/stripe',
  dodo: '/api/webhooks/dodo',
} as const satisfies Record<Purchase['provider'], string>

/** Puts a letter into the box for a provider's webhooks; answers with the status and what stands in the way, if anything. */
export async function post(shop: Shop, provider: Purchase['provider'], { rawBody, headers }: Letter) {
  const response = await shop.mock.fetch(PATHS[provider], {
    method: 'POST',
    body: rawBody,
    headers: { 'content-type': 'application/json', ...headers },
  })
  const text = await response.text()
  return { status: response.status, code: text === '' ? null : JSON.parse(text).code }
}

/** Signs an event as the provider would: with its SDK's own signer, and with PayPal's key. `id` is the event's. */
export async function signed(
  { mock, sdk }: Shop,
  provider: Purchase['provider'],
  event: { readonly id: string; readonly body: JsonRecord },
  { secret, at = mock.clock.now() }: Manner = {},
): Promise<Letter> {
  const { secrets } = mock.providers
  if (provider === 'paypal') {
    const rawBody = JSON.stringify({ ...event.body, id: event.id })
    const time = new Date(at).toISOString().replace('.000Z', 'Z')
    const webhookId = secret ?? secrets.paypal.webhookId
    return signTransmission(
      { id: `t-${event.id}`, time, webhookId, rawBody },
      'https://api.sandbox.paypal.com',
      0,
    )
  }
  if (provider === 'dodo') {
    const rawBody = JSON.stringify(event.body)
    const moment = new Date(at)
    const signature = new Webhook(secret ?? String(secrets.dodo.webhookSecrets[0])).sign(
      event.id,
      moment,
      rawBody,
    )
    const timestamp = String(Math.floor(at / 1000))
    return {
      rawBody,
      headers: {
        'webhook-id': event.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      },
    }
  }
  const rawBody = JSON.stringify({ ...event.body, id: event.id })
  const header = sdk.stripe.webhooks.generateTestHeaderString({
    payload: rawBody,
    secret: secret ?? String(secrets.stripe.webhookSecrets[0]),
    timestamp: Math.floor(at / 1000),
  })
  return { rawBody, headers: { 'stripe-signature': header } }
}

/** The event by which each provider tells that a purchase is paid; its body, and where in it the money stands. */
export const PAID_EVENT = {
  paypal: 'PAYMENT.CAPTURE.COMPLETED',
  stripe: 'payment_intent.succeeded',
  stripe_checkout: 'payment_intent.succeeded',
  dodo: 'payment.succeeded',
} as const satisfies Record<Purchase['provider'], string>

/** What was delivered of a type, the newest. */
export function delivered({ mock }: Shop, type: string): WebhookDelivery & { readonly body: JsonRecord } {
  const found = mock.webhooks.deliveries.filter((delivery) => delivery.type === type).at(-1)
  if (!found) throw new Error(`No ${type} was delivered.`)
  return { ...found, body: JSON.parse(found.rawBody) }
}
