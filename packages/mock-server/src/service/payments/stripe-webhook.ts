import { hmacSha256, sameText, toHex } from '../../payments/hmac'
import { isRecord, type JsonRecord, parseJson, recordAt, textAt } from '../../wire/json'
import { type WebhookDelivery, type WebhookNews, WebhookRejectedError } from './payment-gateway'
import type { StripeGatewayOptions } from './stripe-http'
import { purchaseIdOf, type StripePayments, toIntentOutcome } from './stripe-payment'

/** How old a signature may be, in milliseconds: https://docs.stripe.com/webhooks#replay-attacks */
const TOLERANCE_MS = 300_000

/** Makes the reader of Stripe's webhooks; one endpoint takes the events of both ways of paying. */
export function createStripeWebhookReader(
  { webhookSecrets }: Pick<StripeGatewayOptions, 'webhookSecrets'>,
  payments: StripePayments,
) {
  return async (delivery: WebhookDelivery): Promise<WebhookNews> => {
    await prove(delivery, webhookSecrets)
    const event = parseJson(delivery.rawBody)
    const eventId = isRecord(event) ? textAt(event, 'id') : null
    const type = isRecord(event) ? textAt(event, 'type') : null
    if (!isRecord(event) || eventId === null || type === null)
      throw new WebhookRejectedError('This is signed by Stripe but is no event.')
    const object = recordAt(recordAt(event, 'data'), 'object')
    return { eventId, type, ...(await concernOf(object, type, payments)) }
  }
}

async function prove({ rawBody, headers, now }: WebhookDelivery, secrets: readonly string[]): Promise<void> {
  const parts = (headers.get('stripe-signature') ?? '').split(',').map((part) => part.trim().split('='))
  const seconds = parts.find(([name]) => name === 't')?.[1] ?? ''
  const signatures = parts.filter(([name]) => name === 'v1').map(([, value = '']) => value)
  if (!/^\d{1,12}$/.test(seconds) || signatures.length === 0)
    throw new WebhookRejectedError('The Stripe-Signature header is missing or is not one.')
  const expected = await Promise.all(
    secrets.map(async (secret) =>
      toHex(await hmacSha256(new TextEncoder().encode(secret), `${seconds}.${rawBody}`)),
    ),
  )
  if (!signatures.some((signature) => expected.some((own) => sameText(own, signature))))
    throw new WebhookRejectedError('No signature of this event is made with the secret of this endpoint.')
  if (now - Number(seconds) * 1000 > TOLERANCE_MS)
    throw new WebhookRejectedError('The signature of this event is older than five minutes.')
}

type Concern = Pick<WebhookNews, 'purchaseId' | 'orderId' | 'paymentId' | 'outcome'>

/** What an event is about. Events of a charge, a refund or a dispute name the PaymentIntent, and that names the purchase. */
async function concernOf(object: JsonRecord, type: string, payments: StripePayments): Promise<Concern> {
  const id = textAt(object, 'id')
  const purchaseId = purchaseIdOf(object)
  switch (textAt(object, 'object')) {
    case 'payment_intent': {
      const outcome = type === 'payment_intent.succeeded' ? toIntentOutcome(object) : null
      return { purchaseId, orderId: id, paymentId: id, outcome }
    }
    case 'checkout.session':
      return { purchaseId, orderId: id, paymentId: textAt(object, 'payment_intent'), outcome: null }
    case 'charge':
    case 'refund':
    case 'dispute': {
      const intentId = textAt(object, 'payment_intent')
      const intent =
        purchaseId === null && intentId !== null
          ? await payments.find(`/v1/payment_intents/${encodeURIComponent(intentId)}`)
          : null
      const named = purchaseId ?? (intent && purchaseIdOf(intent))
      return { purchaseId: named, orderId: intentId, paymentId: intentId, outcome: null }
    }
    default:
      return { purchaseId: null, orderId: null, paymentId: null, outcome: null }
  }
}
