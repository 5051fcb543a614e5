import { fromBase64, hmacSha256, sameText, toBase64 } from '../../payments/hmac'
import { isRecord, type JsonRecord, parseJson, recordAt, recordsAt, textAt } from '../../wire/json'
import { METADATA, toDodoOutcome } from './dodo-outcome'
import { type WebhookDelivery, type WebhookNews, WebhookRejectedError } from './payment-gateway'

/** How far a webhook's timestamp may be off, into the past and into the future: https://www.standardwebhooks.com. */
const TOLERANCE_S = 300

const PREFIX = 'whsec_'

/**
 * Reads a webhook of Dodo's once one of the secrets has proved it. A payment that is there or on its way is told by the
 * event itself, as it stands at delivery. For anything else the order is to be looked up: a later attempt may have gone
 * through, and an event of a refund or a dispute may come before that of its payment, which then tells of it.
 */
export async function readDodoWebhook(
  { rawBody, headers, now }: WebhookDelivery,
  secrets: readonly string[],
): Promise<WebhookNews> {
  const eventId = headers.get('webhook-id')
  const timestamp = headers.get('webhook-timestamp') ?? ''
  const signatures = headers.get('webhook-signature')
  if (!eventId || !signatures || !/^\d{1,12}$/.test(timestamp))
    throw new WebhookRejectedError('The webhook lacks its Standard Webhooks headers.')
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE_S)
    throw new WebhookRejectedError('The webhook is too old or too new.')
  if (!(await isSigned(`${eventId}.${timestamp}.${rawBody}`, signatures, secrets)))
    throw new WebhookRejectedError('The webhook is not signed with any secret that is known here.')
  const event = parseJson(rawBody)
  const type = isRecord(event) ? textAt(event, 'type') : null
  if (!isRecord(event) || type === null)
    throw new WebhookRejectedError('The webhook is no event of DodoPayments.')
  return { eventId, type, ...toNews(recordAt(event, 'data')) }
}

function toNews(data: JsonRecord): Omit<WebhookNews, 'eventId' | 'type'> {
  if (textAt(data, 'payload_type') !== 'Payment')
    return { purchaseId: null, orderId: null, paymentId: textAt(data, 'payment_id'), outcome: null }
  // A refund here lacks the key that it was asked for under.
  const outcome = recordsAt(data, 'refunds').length > 0 ? null : toDodoOutcome(data, [], false)
  const isTaken = outcome?.status === 'completed' || outcome?.status === 'pending'
  return {
    purchaseId: textAt(recordAt(data, 'metadata'), METADATA.purchase),
    orderId: textAt(data, 'checkout_session_id'),
    paymentId: textAt(data, 'payment_id'),
    outcome: isTaken ? outcome : null,
  }
}

async function isSigned(text: string, signatures: string, secrets: readonly string[]): Promise<boolean> {
  const given = signatures.split(' ').filter((signature) => signature.startsWith('v1,'))
  const expected = await Promise.all(secrets.map((secret) => signatureOf(text, secret)))
  return expected.flatMap((one) => given.map((other) => sameText(one, other))).some(Boolean)
}

async function signatureOf(text: string, secret: string): Promise<string> {
  const key = fromBase64(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret)
  if (!key?.length) throw new RangeError('A webhook secret of DodoPayments is `whsec_` and base64.')
  return `v1,${toBase64(await hmacSha256(key, text))}`
}
