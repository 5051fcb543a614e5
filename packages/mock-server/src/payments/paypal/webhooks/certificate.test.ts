import { checkPrimeSync, createVerify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CERTIFICATES, certificateNamed, certificateOf } from './certificate'
import { primesOf, sign } from './rsa-key'

const data = new TextEncoder().encode('69cd13f0|2026-01-01T00:00:00Z|4JH86294D6297924G|3421780262')
const every = Array.from({ length: CERTIFICATES }, (_, number) => number)

describe('a certificate of the fake', () => {
  it.each(every)('is one that Node reads and that its own key has signed (%i)', async (number) => {
    const { pem } = await certificateOf(number)
    const read = new X509Certificate(pem)
    expect(read.subject).toContain('CN=messageverificationcerts.paypal.com')
    expect(read.verify(read.publicKey)).toBe(true)
    expect(read.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65537n })
    expect(Date.parse(read.validFrom)).toBeLessThan(Date.parse('2025-01-01'))
    expect(Date.parse(read.validTo)).toBeGreaterThan(Date.parse('2049-01-01'))
  })

  it.each(every)('proves what its key has signed, and nothing else (%i)', async (number) => {
    const { key, pem } = await certificateOf(number)
    const signature = await sign(key, data)
    const proves = (text: Uint8Array, certificate = pem) =>
      createVerify('RSA-SHA256').update(text).verify(new X509Certificate(certificate).publicKey, signature)
    expect(proves(data)).toBe(true)
    expect(proves(data.slice(1))).toBe(false)
    expect(proves(data, (await certificateOf((number + 1) % CERTIFICATES)).pem)).toBe(false)
  })

  it('is the same wherever it is made, and found by its name', async () => {
    const { id } = await certificateOf(0)
    expect(id).toBe('CERT-70015bed-542d190e-a5c10143')
    expect(await certificateNamed(id)).toBe(await certificateOf(0))
    expect(await certificateNamed('CERT-0-0-0')).toBeNull()
  })
})

describe('a key made from a label', () => {
  it('has two different primes that suit its exponent', async () => {
    const { p, q } = await primesOf({ label: 'CreditKit mock PayPal, certificate 1', toP: 146n, toQ: 56n })
    for (const prime of [p, q]) {
      expect(checkPrimeSync(prime)).toBe(true)
      expect(prime % 65537n).not.toBe(1n)
    }
    expect(p).not.toBe(q)
  })
})
