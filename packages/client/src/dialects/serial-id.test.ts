import { parse } from '@creditkit/contract'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { serialId, serialOf, serialUuid } from './serial-id'

const serials = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('the UUID of a numbered row', () => {
  test('is a version 8 UUID that holds the number and nothing else', () => {
    expect(serialUuid(1)).toBe('00000000-0000-8000-8000-000000000001')
    expect(serialUuid(Number.MAX_SAFE_INTEGER)).toBe('00000000-0000-8000-801f-ffffffffffff')
  })

  test('reads back as the number, and is one that the contract takes', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        expect(serialOf(serialUuid(serial))).toBe(serial)
        expect(serialOf(serialUuid(serial).toUpperCase())).toBe(serial)
        expect(parse(v.pipe(v.string(), v.uuid()), serialUuid(serial)).ok).toBe(true)
      }),
    )
  })

  test('sorts as the numbers do', () => {
    fc.assert(
      fc.property(serials, serials, (left, right) => {
        expect(serialUuid(left) < serialUuid(right)).toBe(left < right)
      }),
    )
  })

  test.each([-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('is none for %d', (serial) => {
    expect(() => serialUuid(serial)).toThrow(RangeError)
    expect(parse(serialId, serial).ok).toBe(false)
  })

  test.each([
    '00000000-0000-4000-8000-000000000001',
    '10000000-0000-8000-8000-000000000001',
    '00000000-0000-8000-8fff-ffffffffffff',
    '1',
    '',
  ])('is not read from %j, which is none of ours', (uuid) => {
    expect(serialOf(uuid)).toBeUndefined()
  })

  test('comes out of the schema', () => {
    expect(parse(serialId, 42)).toEqual({ ok: true, value: serialUuid(42) })
    expect(parse(serialId, '42').ok).toBe(false)
  })
})
