import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate'
import { amount } from './amount'

const total = fc.maxSafeInteger()
const weights = fc
  .array(fc.oneof(fc.nat({ max: 9 }), fc.maxSafeNat()), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((weight) => weight > 0))

const units = (minor: number, parts: readonly number[]) =>
  allocate(amount(minor, 'USD/2'), parts).map((share) => share.minor)

describe('allocate', () => {
  test('loses and invents nothing, and gives each part its exact share to within one unit', () => {
    fc.assert(
      fc.property(total, weights, (minor, parts) => {
        const shares = units(minor, parts).map(BigInt)
        const whole = parts.reduce((all, weight) => all + BigInt(weight), 0n)
        expect(shares.reduce((all, share) => all + share, 0n)).toBe(BigInt(minor))
        for (const [index, weight] of parts.entries()) {
          const off = (shares[index] ?? 0n) * whole - BigInt(minor) * BigInt(weight)
          expect(off < whole && off > -whole).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('gives nothing to a part that weighs nothing, and mirrors a negative total', () => {
    fc.assert(
      fc.property(total, weights, (minor, parts) => {
        const shares = units(minor, parts)
        for (const [index, weight] of parts.entries()) if (weight === 0) expect(shares[index]).toBe(0)
        expect(units(-minor, parts)).toEqual(shares.map((share) => (share === 0 ? 0 : -share)))
      }),
    )
  })

  test('gives left-over units to the largest fractions, earlier parts first', () => {
    expect(units(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(units(5, [3, 7])).toEqual([2, 3])
    expect(units(10, [1, 5, 6])).toEqual([1, 4, 5])
    expect(units(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  })

  test('shares the largest amount there is by the largest weights', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(units(most, [most, most])).toEqual([(most + 1) / 2, (most - 1) / 2])
  })

  test.each([[[]], [[0, 0]], [[-1, 2]], [[0.5]], [[Number.NaN]], [[2 ** 53]]])(
    'refuses the weights %j',
    (parts) => {
      expect(() => units(100, parts)).toThrow(RangeError)
    },
  )
})
