import { amount } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOfMonth } from './overage'

const meter = { included: 1000, overage: { units: 100, credits: amount(5, 'SKY/2') } }

describe('what a month of usage costs', () => {
  it.each([
    [0, 0n],
    [1000, 0n],
    [1001, 5n],
    [1100, 5n],
    [1101, 10n],
  ])('of %i units is %i, a block from its first unit on', (used, cost) => {
    expect(costOfMonth(meter, used)).toBe(cost)
  })

  it('is the same however it is cut into records, for any tariff', () => {
    const tariff = fc.record({
      included: fc.nat(5000),
      overage: fc.record({
        units: fc.integer({ min: 1, max: 700 }),
        credits: fc.nat(10_000).map((minor) => amount(minor, 'SKY/2')),
      }),
    })
    const records = fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 40 })
    fc.assert(
      fc.property(tariff, records, (offer, quantities) => {
        let used = 0
        let paid = 0n
        for (const quantity of quantities) {
          const price = costOfMonth(offer, used + quantity) - costOfMonth(offer, used)
          expect(price).toBeGreaterThanOrEqual(0n)
          paid += price
          used += quantity
        }
        const past = Math.max(0, used - offer.included)
        const blocks = BigInt(Math.ceil(past / offer.overage.units))
        expect(paid).toBe(blocks * BigInt(offer.overage.credits.minor))
      }),
    )
  })

  it('stays exact where a float would not', () => {
    const dear = { included: 0, overage: { units: 1, credits: amount(9_007_199_254_740_991, 'SKY/2') } }
    expect(costOfMonth(dear, 3)).toBe(27_021_597_764_222_973n)
  })
})
