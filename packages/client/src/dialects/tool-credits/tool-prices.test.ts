import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toolPrices } from './tool-prices'

const complexities = ['low', 'medium', 'high'] as const

/** A decimal of at most six digits behind the point, and the same in millionths. */
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999_999 }))
  .filter(([whole, millionths]) => whole + millionths > 0)
  .map(([whole, millionths]) => ({
    number: Number(`${whole}.${String(millionths).padStart(6, '0')}`),
    millionths: BigInt(whole) * 1_000_000n + BigInt(millionths),
  }))

describe('the price of a tool', () => {
  test('is base cost times multiplier, rounded up, to the last credit', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), decimal, decimal, decimal, (base, low, medium, high) => {
        const multipliers = { low: low.number, medium: medium.number, high: high.number }
        const quote = toolPrices('w', { baseCosts: { tool: base }, multipliers })
        for (const complexity of complexities) {
          const cost = BigInt(quote({ tool: 'tool', complexity }).credits.minor) * 1_000_000n
          const exact = BigInt(base) * { low, medium, high }[complexity].millionths
          expect(cost >= exact && cost - exact < 1_000_000n).toBe(true)
        }
      }),
    )
  })

  test('is not a credit more where floats would make it one', () => {
    const quote = toolPrices('w', {
      baseCosts: { tool: 100 },
      multipliers: { low: 1.1, medium: 1.15, high: 2.3 },
    })
    expect(Math.ceil(100 * 1.1)).toBe(111)
    expect(complexities.map((complexity) => quote({ tool: 'tool', complexity }).credits.minor)).toEqual([
      110, 115, 230,
    ])
  })

  test('cannot be made of half a credit, or of a multiplier that is no such decimal', () => {
    const multipliers = { low: 1, medium: 1.5, high: 2 }
    for (const cost of [0.5, -1, Number.NaN]) {
      expect(() => toolPrices('w', { baseCosts: { tool: cost } })).toThrow(/^The cost of the tool tool/)
    }
    for (const high of [1 / 3, 0, -2, Number.NaN, 1e-7]) {
      expect(() => toolPrices('w', { multipliers: { ...multipliers, high } })).toThrow(/^The multiplier high/)
    }
    expect(() => toolPrices('w', { baseCosts: { tool: Number.MAX_SAFE_INTEGER } })).toThrow(RangeError)
  })
})
