import { crc32 } from '../../../wire/crc32'
import { fromBase64, toBase64, toHex } from '../../hmac'
import type { SignedWebhook } from '../../provider-fake'
import { certificateNamed, certificateOf } from './certificate'
import { sign, verify } from './rsa-key'

/** PayPal's one way to sign. */
const ALGORITHM = 'SHA256withRSA'

/** Where PayPal keeps its certificates. The host is the API's old name, without the `-m`. */
export const CERTIFICATE_PATH = '/v1/notifications/certs/'

/** What of a delivery is signed: who it is for, what it says and when it was sent. */
export interface Transmission {
  readonly id: string
  /** ISO 8601, whole seconds. */
  readonly time: string
  readonly webhookId: string
  readonly rawBody: string
}

/** What a delivery claims, as the merchant hands it to the verify call. */
export interface TransmissionClaim extends Transmission {
  readonly signature: string
  readonly algorithm: string
  readonly certificateUrl: string
}

/** Signs a delivery: the event as it goes over the wire, and PayPal's headers. */
export async function signTransmission(
  transmission: Transmission,
  certificateOrigin: string,
  certificateNumber: number,
): Promise<SignedWebhook> {
  const certificate = await certificateOf(certificateNumber)
  const signature = await sign(certificate.key, signedText(transmission))
  return {
    rawBody: transmission.rawBody,
    headers: {
      'content-type': 'application/json',
      'paypal-transmission-id': transmission.id,
      'paypal-transmission-time': transmission.time,
      'paypal-transmission-sig': toBase64(signature),
      'paypal-cert-url': `${certificateOrigin}${CERTIFICATE_PATH}${certificate.id}`,
      'paypal-auth-algo': ALGORITHM,
    },
  }
}

/** Tells whether a delivery is what one of the fake's own certificates has signed. */
export async function verifyTransmission(claim: TransmissionClaim): Promise<boolean> {
  const [address, id] = claim.certificateUrl.split(CERTIFICATE_PATH)
  const isPaypal = /^https:\/\/api(-m)?(\.sandbox)?\.paypal\.com$/.test(address ?? '')
  const certificate = isPaypal && id !== undefined ? await certificateNamed(id) : null
  const signature = fromBase64(claim.signature)
  if (claim.algorithm !== ALGORITHM || !certificate || !signature) return false
  return verify(certificate.key, signature.slice(), signedText(claim))
}

/** A transmission's identifier: a UUID that follows from what is sent, to whom and when. */
export async function transmissionId(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const hex = toHex(hash)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** `id|time|webhookId|crc32`, https://developer.paypal.com/api/rest/webhooks/rest/#link-verifysignature. */
function signedText({ id, time, webhookId, rawBody }: Transmission): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${id}|${time}|${webhookId}|${crc32(rawBody)}`)
}
