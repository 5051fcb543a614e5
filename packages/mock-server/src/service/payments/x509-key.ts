import { fromBase64 } from '../../payments/hmac'

/** One element of DER: where it starts, where its inside starts and where it ends. */
interface Element {
  readonly tag: number
  readonly start: number
  readonly inside: number
  readonly end: number
}

/** The public key that an X.509 certificate (PEM) is about, as SubjectPublicKeyInfo; null when it is no certificate. */
export function publicKeyOf(pem: string): Uint8Array<ArrayBuffer> | null {
  const base64 = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END/.exec(pem)?.[1]
  const bytes = fromBase64((base64 ?? '').replace(/\s/g, ''))?.slice()
  const certificate = bytes && elementAt(bytes, 0)
  const signed = certificate && elementAt(bytes, certificate.inside)
  if (!signed) return null
  const parts: Element[] = []
  for (let at = signed.inside; at < signed.end; ) {
    const part = elementAt(bytes, at)
    if (!part) return null
    parts.push(part)
    at = part.end
  }
  // The version stands in front of serial, algorithm, issuer, validity, subject and key; the first version leaves it out.
  const key = parts[parts[0]?.tag === 0xa0 ? 6 : 5]
  return key ? bytes.slice(key.start, key.end) : null
}

function elementAt(bytes: Uint8Array, start: number): Element | null {
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined) return null
  const count = first < 0x80 ? 0 : first & 0x7f
  const inside = start + 2 + count
  const length =
    count === 0 ? first : bytes.slice(start + 2, inside).reduce((total, byte) => total * 256 + byte, 0)
  const end = inside + length
  return count > 3 || end > bytes.length ? null : { tag, start, inside, end }
}
