/** A key pair that webhooks are signed with: RSA of 2048 bits, PKCS #1 v1.5 with SHA-256. */
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

/** What a key is made from: two primes are the first ones so far behind what the label hashes to. */
export interface KeyOrigin {
  readonly label: string
  readonly toP: bigint
  readonly toQ: bigint
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const EXPONENT = 65537n

/**
 * Makes the key of an origin, the same every time. It needs no search: the distances to the primes are known, and are
 * worth no more to anybody than the label is. Anybody can make this key, which is all right for a mock alone.
 */
export async function makeKey(origin: KeyOrigin): Promise<SigningKey> {
  const { p, q } = await primesOf(origin)
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n))
  const publicJwk = { kty: 'RSA', n: toBase64Url(p * q), e: toBase64Url(EXPONENT) }
  const privateJwk = {
    ...publicJwk,
    d: toBase64Url(d),
    p: toBase64Url(p),
    q: toBase64Url(q),
    dp: toBase64Url(d % (p - 1n)),
    dq: toBase64Url(d % (q - 1n)),
    qi: toBase64Url(inverse(q, p)),
  }
  return {
    privateKey: await crypto.subtle.importKey('jwk', privateJwk, ALGORITHM, false, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', publicJwk, ALGORITHM, true, ['verify']),
  }
}

/** The two primes of an origin, 1024 bits each. */
export async function primesOf({ label, toP, toQ }: KeyOrigin): Promise<{ p: bigint; q: bigint }> {
  return { p: (await startAt(`${label}, p`)) + toP, q: (await startAt(`${label}, q`)) + toQ }
}

/** Signs a text; the same key and text give the same bytes. */
export async function sign(key: SigningKey, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM.name, key.privateKey, data))
}

/** Tells whether a signature of a text was made with the key. */
export function verify(
  key: SigningKey,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  return crypto.subtle.verify(ALGORITHM.name, key.publicKey, signature, data)
}

/** An odd number of 1024 bits; the two highest are set, so that a product of two has 2048. */
async function startAt(label: string): Promise<bigint> {
  let number = 0n
  for (const part of [0, 1, 2, 3]) {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${label} ${part}`))
    for (const byte of new Uint8Array(hash)) number = (number << 8n) | BigInt(byte)
  }
  return number | (3n << 1022n) | 1n
}

/** The inverse of a number modulo another, by Euclid's extended algorithm. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, number % modulus]
  let [factor, nextFactor] = [0n, 1n]
  while (next !== 0n) {
    const times = rest / next
    ;[rest, next] = [next, rest - times * next]
    ;[factor, nextFactor] = [nextFactor, factor - times * nextFactor]
  }
  return factor < 0n ? factor + modulus : factor
}

function toBase64Url(number: bigint): string {
  const hex = number.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  const bytes = (even.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
  return btoa(bytes.join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
