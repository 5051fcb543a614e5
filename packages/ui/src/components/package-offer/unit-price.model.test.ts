import { amount, type CreditPackage } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packageOf } from './testing/packages'
import { comparablesOf, compareUnitPrices, unitPrices } from './unit-price.model'

const pricesOf = (packages: readonly CreditPackage[]) => {
  const priceOf = unitPrices(comparablesOf(packages))
  return packages.map((offer) => {
    const found = priceOf(offer)
    return found && [found.price.minor, found.count]
  })
}

describe('the price of a credit', () => {
  test('is that of the package shared out over credits and bonus', () => {
    expect(pricesOf([packageOf(9000, 450, 9000)])).toEqual([[95, 1]])
    expect(pricesOf([packageOf(9000, 450, 9000), packageOf(1000, 0, 1000)])).toEqual([
      [95, 1],
      [100, 1],
    ])
  })

  test('is given by the hundred, by the thousand and by the million where fewer cost too little, all of the list alike', () => {
    const tokens = (credits: number, price: number) =>
      packageOf(credits, 0, price, { credits: amount(credits, 'VFT/0'), bonus: amount(0, 'VFT/0') })
    expect(pricesOf([tokens(1000, 1000), tokens(5500, 5000)])).toEqual([
      [100, 100],
      [91, 100],
    ])
    expect(pricesOf([tokens(100_000, 1000), tokens(1000, 1000)])).toEqual([
      [10, 1000],
      [1000, 1000],
    ])
    expect(pricesOf([tokens(1_000_000, 500)])).toEqual([[500, 1_000_000]])
  })

  test('is told by so many credits that what differs looks different', () => {
    // 95.238095 and 95.237994 cents a credit: the same by the hundred, and nearly so by the thousand.
    expect(pricesOf([packageOf(9450, 0, 9000), packageOf(945_001, 0, 900_000)])).toEqual([
      [95_238_095, 1_000_000],
      [95_237_994, 1_000_000],
    ])
  })

  test('is none of a package that costs or brings nothing, or in another money', () => {
    const other = packageOf(1000, 0, 1000, { price: amount(900, 'EUR/2') })
    expect(pricesOf([packageOf(1000, 0, 0), packageOf(0, 0, 1000), packageOf(1000, 0, 1000), other])).toEqual(
      [undefined, undefined, [100, 1], undefined],
    )
    expect(pricesOf([])).toEqual([])
  })

  test('is no wrong number where it would leave the safe integers', () => {
    expect(pricesOf([packageOf(1, 0, Number.MAX_SAFE_INTEGER)])).toEqual([undefined])
    expect(pricesOf([packageOf(Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER)])).toEqual([[100, 1]])
  })
})

test('comparing is exact where floats are not', () => {
  // 9007199254740991/9007199254740990 and 9007199254740990/9007199254740989 are one number to a float.
  const most = Number.MAX_SAFE_INTEGER
  const [left, right] = comparablesOf([packageOf(most - 1, 0, most), packageOf(most - 2, 0, most - 1)])
  if (!left || !right) throw new Error('Both can be compared.')
  expect(most / (most - 1)).toBe((most - 1) / (most - 2))
  expect(compareUnitPrices(left, right)).toBe(-1)
  expect(compareUnitPrices(right, left)).toBe(1)
  expect(compareUnitPrices(left, left)).toBe(0)
})

test('prices as they are shown never stand in another order than the exact ones', () => {
  const offer = fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.nat(1e6), fc.integer({ min: 1, max: 1e9 }))
  fc.assert(
    fc.property(fc.array(offer, { minLength: 2, maxLength: 6 }), (given) => {
      const packages = given.map(([credits, bonus, price]) => packageOf(credits, bonus, price))
      const comparables = comparablesOf(packages)
      const priceOf = unitPrices(comparables)
      for (const left of comparables) {
        for (const right of comparables) {
          const shown = [priceOf(left.offer)?.price.minor, priceOf(right.offer)?.price.minor]
          const [one = 0, other = 0] = shown
          if (shown.includes(undefined)) continue
          if (compareUnitPrices(left, right) < 0) expect(one).toBeLessThanOrEqual(other)
        }
      }
    }),
  )
})
