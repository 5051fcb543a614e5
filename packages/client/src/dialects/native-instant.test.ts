import { InstantSchema, parse } from '@creditkit/contract'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { nativeInstant, toNativeInstant } from './native-instant'

describe('a timestamp of a backend', () => {
  test.each([
    ['2026-11-21T15:04:05.000Z', '2026-11-21T15:04:05.000Z'],
    ['2026-11-21T15:04:05Z', '2026-11-21T15:04:05.000Z'],
    ['2026-11-21T15:04:05.1Z', '2026-11-21T15:04:05.100Z'],
    ['2026-11-21T15:04:05.123987+00:00', '2026-11-21T15:04:05.123Z'],
    ['2026-11-21 15:04:05.123456+00', '2026-11-21T15:04:05.123Z'],
    ['2026-11-21T15:04:05+0530', '2026-11-21T09:34:05.000Z'],
    ['2026-11-21T23:04:05-08:00', '2026-11-22T07:04:05.000Z'],
    ['2026-11-21T15:04:05.123456', '2026-11-21T15:04:05.123Z'],
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (native, instant) => {
    expect(toNativeInstant(native)).toBe(instant)
  })

  test.each([
    '',
    'yesterday',
    '2026-11-21',
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T15:60:00Z',
    '2026-11-21T15:04:60Z',
    '2026-11-21T15:04Z',
    '2026-11-21T15:04:05.Z',
    '2026-11-21T15:04:05 Z',
    '9999-12-31T23:59:59-01:00',
    '0000-01-01T00:00:00+01:00',
    '1795273445000',
    'Sat, 21 Nov 2026 15:04:05 GMT',
  ])('%j is no moment', (native) => {
    expect(toNativeInstant(native)).toBeNull()
  })

  test('of any offset is the same moment, as the contract writes it', () => {
    const minutes = fc.integer({ min: -15 * 60, max: 15 * 60 })
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true }),
        minutes,
        (date, shift) => {
          const local = new Date(date.getTime() + shift * 60_000).toISOString().slice(0, -1)
          const size = Math.abs(shift)
          const two = (part: number) => String(part).padStart(2, '0')
          const offset = `${shift < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
          const read = toNativeInstant(local + offset)
          expect(read).toBe(date.toISOString())
          expect(parse(InstantSchema, read).ok).toBe(true)
        },
      ),
    )
  })

  test('that is none is named by its place', () => {
    const Schema = v.object({ createdAt: nativeInstant })
    expect(parse(Schema, { createdAt: '2026-11-21 15:04:05+00' })).toEqual({
      ok: true,
      value: { createdAt: '2026-11-21T15:04:05.000Z' },
    })
    for (const createdAt of ['soon', 1795273445000, null]) {
      const parsed = parse(Schema, { createdAt })
      expect(!parsed.ok && parsed.errors.map(({ path }) => path)).toEqual(['createdAt'])
    }
  })
})
