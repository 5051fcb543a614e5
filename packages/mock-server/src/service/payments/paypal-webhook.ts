import { fromBase64 } from '../../payments/hmac'
import { crc32 } from '../../wire/crc32'
import { isRecord, type JsonRecord, parseJson, recordAt, recordsAt, textAt } from '../../wire/json'
import {
  type PaymentOutcome,
  PaymentUnavailableError,
  type WebhookDelivery,
  type WebhookNews,
  WebhookRejectedError,
} from './payment-gateway'
import type { PaypalGatewayOptions } from './paypal-http'
import { toCaptureOutcome } from './paypal-outcome'
import { publicKeyOf } from './x509-key'

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** Events whose resource is the capture itself, and says how the payment stands. */
const OF_CAPTURE = new Set([
  'PAYMENT.CAPTURE.COMPLETED',
  'PAYMENT.CAPTURE.PENDING',
  'PAYMENT.CAPTURE.DENIED',
  'PAYMENT.CAPTURE.DECLINED',
])

/**
 * Reads PayPal's webhooks. A delivery is believed when the key of a certificate that paypal.com serves has signed it for
 * one of our webhook ids; certificates are asked for once. PayPal bounds no delivery's age, so repeats are told by the
 * event's identifier alone.
 */
export function createPaypalWebhooks(
  options: Pick<PaypalGatewayOptions, 'fetch' | 'webhookSecrets' | 'timeoutMs'>,
) {
  const keys = new Map<string, Promise<CryptoKey>>()

  async function fetchKey(url: string): Promise<CryptoKey> {
    const signal = AbortSignal.timeout(options.timeoutMs ?? 20_000)
    const answer = await options.fetch(new Request(url, { signal })).catch(() => null)
    if (!answer || answer.status === 429 || answer.status >= 500)
      throw new PaymentUnavailableError('PayPal does not give its certificate.', null)
    const spki = answer.ok ? publicKeyOf(await answer.text()) : null
    if (!spki) throw new WebhookRejectedError('PayPal serves no such certificate.')
    return crypto.subtle.importKey('spki', spki, RSA, false, ['verify']).catch(() => {
      throw new WebhookRejectedError('The certificate holds no RSA key.')
    })
  }

  function keyAt(url: string): Promise<CryptoKey> {
    const known = keys.get(url) ?? fetchKey(url)
    keys.set(url, known)
    known.catch(() => keys.delete(url))
    return known
  }

  async function prove({ headers, rawBody }: WebhookDelivery): Promise<void> {
    const header = (name: string) => {
      const value = headers.get(`paypal-${name}`)
      if (value === null) throw new WebhookRejectedError(`The webhook has no PayPal-${name}.`)
      return value
    }
    const algorithm = header('auth-algo')
    if (algorithm !== 'SHA256withRSA')
      throw new WebhookRejectedError(`PayPal does not sign with ${algorithm}.`)
    const certificateUrl = header('cert-url')
    if (!isPaypal(certificateUrl)) throw new WebhookRejectedError('The certificate is not PayPal’s.')
    const [id, time] = [header('transmission-id'), header('transmission-time')]
    const signature = fromBase64(header('transmission-sig'))?.slice()
    const key = await keyAt(certificateUrl)
    for (const webhookId of options.webhookSecrets) {
      const text = new TextEncoder().encode([id, time, webhookId, crc32(rawBody)].join('|'))
      if (signature && (await crypto.subtle.verify(RSA.name, key, signature, text))) return
    }
    throw new WebhookRejectedError('PayPal did not sign this webhook for us.')
  }

  return {
    async read(delivery: WebhookDelivery): Promise<WebhookNews> {
      await prove(delivery)
      const event = parseJson(delivery.rawBody)
      const eventId = isRecord(event) ? textAt(event, 'id') : null
      const type = isRecord(event) ? textAt(event, 'event_type') : null
      if (!isRecord(event) || eventId === null || type === null)
        throw new WebhookRejectedError('The webhook is no event of PayPal.')
      return { eventId, type, ...toNews(type, recordAt(event, 'resource')) }
    },
  }
}

function toNews(type: string, resource: JsonRecord): Omit<WebhookNews, 'eventId' | 'type'> {
  const nothing = { purchaseId: null, orderId: null, paymentId: null, outcome: null }
  if (OF_CAPTURE.has(type)) {
    const related = recordAt(recordAt(resource, 'supplementary_data'), 'related_ids')
    return {
      purchaseId: textAt(resource, 'custom_id'),
      orderId: textAt(related, 'order_id'),
      paymentId: textAt(resource, 'id'),
      outcome: outcomeOf(resource),
    }
  }
  // Refunds and reversals name the payment by a link alone; their own custom_id is the refund's.
  if (type.startsWith('PAYMENT.CAPTURE.') || type.startsWith('PAYMENT.REFUND.')) {
    const up = recordsAt(resource, 'links').find((link) => link.rel === 'up')
    const paymentId = /\/captures\/([^/?]+)$/.exec((up && textAt(up, 'href')) ?? '')?.[1] ?? null
    return { ...nothing, paymentId }
  }
  if (type.startsWith('CUSTOMER.DISPUTE.')) {
    const [disputed] = recordsAt(resource, 'disputed_transactions')
    return { ...nothing, paymentId: disputed ? textAt(disputed, 'seller_transaction_id') : null }
  }
  if (type.startsWith('CHECKOUT.')) {
    const [unit] = recordsAt(resource, 'purchase_units')
    return {
      ...nothing,
      purchaseId: unit ? textAt(unit, 'custom_id') : null,
      orderId: textAt(resource, 'order_id') ?? textAt(resource, 'id'),
    }
  }
  return nothing
}

/** What cannot be read is looked up. */
function outcomeOf(capture: JsonRecord): PaymentOutcome | null {
  try {
    return toCaptureOutcome(capture)
  } catch {
    return null
  }
}

function isPaypal(url: string): boolean {
  return URL.canParse(url) && /^https:\/\/([a-z0-9-]+\.)*paypal\.com\//.test(new URL(url).href)
}
