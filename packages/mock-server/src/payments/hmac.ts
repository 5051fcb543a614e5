/** HMAC-SHA256 of a text (UTF-8) under a secret, 32 bytes. */
export async function hmacSha256(secret: Uint8Array, text: string): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', secret.slice(), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
}

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes as standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** The bytes of a base64 text; null when it is none. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** Compares two texts in a time that tells nothing of where they differ. */
export function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length
  for (let place = 0; place < left.length; place += 1)
    difference |= left.charCodeAt(place) ^ right.charCodeAt(place % Math.max(1, right.length))
  return difference === 0
}
