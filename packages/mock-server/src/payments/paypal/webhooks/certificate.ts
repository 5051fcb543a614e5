import { toBase64, toHex } from '../../hmac'
import { type KeyOrigin, makeKey, type SigningKey, sign } from './rsa-key'

type Bytes = Uint8Array<ArrayBuffer>

/** A certificate that PayPal signs webhooks with. */
export interface PaypalCertificate {
  /** What its address ends with: `CERT-…`. */
  readonly id: string
  /** X.509, self-signed, valid from 2020 to 2049. */
  readonly pem: string
  readonly key: SigningKey
}

/** Two, so that one can take the other's place. */
const ORIGINS: readonly KeyOrigin[] = [
  { label: 'CreditKit mock PayPal, certificate 1', toP: 146n, toQ: 56n },
  { label: 'CreditKit mock PayPal, certificate 2', toP: 22n, toQ: 1276n },
]
/** How many certificates there are. */
export const CERTIFICATES = ORIGINS.length

const made = new Map<number, Promise<PaypalCertificate>>()

/** The certificate of a number from 0; it is made when it is first asked for, and the same everywhere. */
export function certificateOf(number: number): Promise<PaypalCertificate> {
  const origin = ORIGINS[number]
  if (!origin) throw new RangeError(`There is no certificate ${number}.`)
  const known = made.get(number) ?? make(origin, number + 1)
  made.set(number, known)
  return known
}

/** The certificate whose address ends so; null when there is none. */
export async function certificateNamed(id: string): Promise<PaypalCertificate | null> {
  const all = await Promise.all(ORIGINS.map((_, number) => certificateOf(number)))
  return all.find((certificate) => certificate.id === id) ?? null
}

async function make(origin: KeyOrigin, serial: number): Promise<PaypalCertificate> {
  const key = await makeKey(origin)
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey))
  const signed = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, bytes(2))),
    der(INTEGER, bytes(serial)),
    SHA256_WITH_RSA,
    NAME,
    der(SEQUENCE, der(UTC_TIME, ascii('200101000000Z')), der(UTC_TIME, ascii('491231235959Z'))),
    NAME,
    spki,
  )
  const signature = await sign(key, signed)
  const whole = der(SEQUENCE, signed, SHA256_WITH_RSA, der(BIT_STRING, bytes(0), signature))
  const print = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', spki)))
  return {
    id: `CERT-${print.slice(0, 8)}-${print.slice(8, 16)}-${print.slice(16, 24)}`,
    pem: toPem(whole),
    key,
  }
}

// X.509 in the distinguished encoding rules: a tag, a length, and what is inside.
const INTEGER = 0x02
const BIT_STRING = 0x03
const NULL = 0x05
const OBJECT_IDENTIFIER = 0x06
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const SEQUENCE = 0x30
const SET = 0x31
/** 1.2.840.113549.1.1.11 */
const SHA256_WITH_RSA = der(
  SEQUENCE,
  der(OBJECT_IDENTIFIER, bytes(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b)),
  der(NULL),
)
const NAME = der(
  SEQUENCE,
  namePart(0x03, 'messageverificationcerts.paypal.com'),
  namePart(0x0a, 'Mock of PayPal, no money moves'),
)

/** One part of a name; the common name is 2.5.4.3, the organisation 2.5.4.10. */
function namePart(kind: number, value: string): Bytes {
  const type = der(OBJECT_IDENTIFIER, bytes(0x55, 0x04, kind))
  return der(SET, der(SEQUENCE, type, der(UTF8_STRING, ascii(value))))
}

function der(tag: number, ...parts: readonly Bytes[]): Bytes {
  const length = parts.reduce((total, part) => total + part.length, 0)
  const head = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff]
  return Uint8Array.from([...head, ...parts.flatMap((part) => [...part])])
}

function bytes(...values: readonly number[]): Bytes {
  return Uint8Array.from(values)
}

function ascii(text: string): Bytes {
  return new TextEncoder().encode(text)
}

function toPem(whole: Bytes): string {
  const lines = toBase64(whole).match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
