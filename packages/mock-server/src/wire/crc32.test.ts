import { crc32 as nodeCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from './crc32'

describe('a checksum', () => {
  it('is the one that everybody else computes', () => {
    expect(crc32('123456789')).toBe(0xcbf43926)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => crc32(text) === nodeCrc32(text)))
  })
})
