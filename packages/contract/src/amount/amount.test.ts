import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  absolute,
  add,
  amount,
  compare,
  equals,
  isNegative,
  isPositive,
  isZero,
  min,
  negate,
  subtract,
  sum,
  zero,
} from './amount'
import type { Asset } from './asset'

const safe = fc.maxSafeInteger()
const usd = (minor: number) => amount(minor, 'USD/2')

/** What whole-number arithmetic without a limit says, or RangeError where the answer is no safe integer. */
function agrees(exact: bigint, work: () => { minor: number }) {
  if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < BigInt(Number.MIN_SAFE_INTEGER)) {
    expect(work).toThrow(RangeError)
  } else {
    expect(BigInt(work().minor)).toBe(exact)
  }
}

describe('amount', () => {
  test.each([0.5, Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 1e308])(
    'refuses %s smallest units',
    (minor) => {
      expect(() => amount(minor, 'USD/2')).toThrow(RangeError)
    },
  )

  test.each([
    'USD',
    'usd/2',
    'USD/',
    'USD/-1',
    'USD/16',
    'USD/02',
    'USD/2\n',
    '/2',
    'A/B/2',
    'US D/2',
    'USD/1e1',
  ])('refuses the asset %j', (text) => {
    const asset: string = text
    expect(() => amount(1, asset as Asset)).toThrow(RangeError)
  })

  test('has one zero only', () => {
    expect(Object.is(amount(-0, 'USD/2').minor, 0)).toBe(true)
    expect(Object.is(negate(zero('USD/2')).minor, 0)).toBe(true)
    expect(Object.is(subtract(usd(5), usd(5)).minor, 0)).toBe(true)
  })
})

describe('addition', () => {
  test('is exact, or a RangeError past the safe integers, and never a wrong number', () => {
    fc.assert(
      fc.property(safe, safe, (left, right) => {
        agrees(BigInt(left) + BigInt(right), () => add(usd(left), usd(right)))
        agrees(BigInt(left) - BigInt(right), () => subtract(usd(left), usd(right)))
      }),
      {
        numRuns: 1000,
        examples: [
          [Number.MAX_SAFE_INTEGER, 1],
          [Number.MIN_SAFE_INTEGER, -1],
        ],
      },
    )
  })

  test('is undone by subtraction', () => {
    const half = fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 })
    fc.assert(
      fc.property(half, half, (left, right) => {
        expect(subtract(add(usd(left), usd(right)), usd(right))).toEqual(usd(left))
        expect(add(usd(left), negate(usd(left)))).toEqual(zero('USD/2'))
      }),
    )
  })

  test('of a list is the sum of its amounts, zero for none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (units) => {
        const total = units.reduce((all, unit) => all + BigInt(unit), 0n)
        expect(BigInt(sum(units.map(usd), 'USD/2').minor)).toBe(total)
      }),
    )
    expect(sum([], 'KWD/3')).toEqual({ minor: 0, asset: 'KWD/3' })
  })

  test('refuses two assets, also those that only the wire knows', () => {
    const euro: ReturnType<typeof amount<Asset>> = amount(1, 'EUR/2')
    const dollar: ReturnType<typeof amount<Asset>> = usd(1)
    expect(() => add(dollar, euro)).toThrow(new RangeError('Two assets: USD/2 and EUR/2'))
    expect(() => subtract(dollar, euro)).toThrow(RangeError)
    expect(() => compare(dollar, euro)).toThrow(RangeError)
    expect(() => min(dollar, euro)).toThrow(RangeError)
    expect(() => sum([dollar, euro], 'USD/2')).toThrow(RangeError)
    expect(() => add(amount(1, 'USD/3') as typeof dollar, dollar)).toThrow(RangeError)
  })
})

describe('comparison', () => {
  test('is a total order that agrees with equality, sign and difference', () => {
    fc.assert(
      fc.property(safe, safe, safe, (a, b, c) => {
        const [x, y, z] = [usd(a), usd(b), usd(c)]
        expect(compare(x, y)).toBe(Math.sign(Number(BigInt(a) - BigInt(b))))
        expect(compare(x, y)).toBe(0 - compare(y, x))
        if (compare(x, y) <= 0 && compare(y, z) <= 0) expect(compare(x, z)).toBeLessThanOrEqual(0)
        expect(equals(x, y)).toBe(compare(x, y) === 0)
        expect(min(x, y).minor).toBe(Math.min(a, b))
        expect([isNegative(x), isZero(x), isPositive(x)].filter(Boolean)).toHaveLength(1)
        expect(isNegative(absolute(x))).toBe(false)
        expect(equals(absolute(x), absolute(negate(x)))).toBe(true)
      }),
    )
  })

  test('finds two assets unequal, however many there are of each', () => {
    expect(equals(zero('USD/2'), zero('EUR/2'))).toBe(false)
  })
})
