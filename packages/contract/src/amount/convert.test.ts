import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount } from './amount'
import type { Asset } from './asset'
import { creditsToMoney, divide, moneyToCredits, proportion, type Rate, type Rounding } from './convert'

const roundings: readonly Rounding[] = ['down', 'up', 'half-even']
const rounding = fc.constantFrom(...roundings)
const big = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })

/** Written the other way round than `divide`: floor first, then choose between the two whole numbers beside the quotient. */
function oracle(dividend: bigint, divisor: bigint, how: Rounding): bigint {
  const floor = (dividend - (((dividend % divisor) + divisor) % divisor)) / divisor
  if (floor * divisor === dividend) return floor
  const towardZero = dividend < 0n ? floor + 1n : floor
  if (how === 'down') return towardZero
  if (how === 'up') return dividend < 0n ? floor : floor + 1n
  const below = dividend - floor * divisor
  const above = (floor + 1n) * divisor - dividend
  if (below === above) return floor % 2n === 0n ? floor : floor + 1n
  return below < above ? floor : floor + 1n
}

function agrees(exact: bigint, work: () => { minor: number }) {
  if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < BigInt(Number.MIN_SAFE_INTEGER)) {
    expect(work).toThrow(RangeError)
  } else {
    expect(BigInt(work().minor)).toBe(exact)
  }
}

describe('divide', () => {
  test('agrees with an oracle for every sign, size and rounding', () => {
    const divisor = fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
    const dividend = fc.oneof(fc.bigInt({ min: -40n, max: 40n }), big)
    fc.assert(
      fc.property(dividend, divisor, rounding, (top, bottom, how) => {
        expect(divide(top, bottom, how)).toBe(oracle(top, bottom, how))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    [5n, 2n, 2n, 3n, 2n],
    [7n, 2n, 3n, 4n, 4n],
    [-5n, 2n, -2n, -3n, -2n],
    [-7n, 2n, -3n, -4n, -4n],
    [1n, 3n, 0n, 1n, 0n],
    [-1n, 3n, 0n, -1n, 0n],
    [2n, 3n, 0n, 1n, 1n],
    [6n, 3n, 2n, 2n, 2n],
  ])('%i / %i is %i down, %i up, %i half-even', (top, bottom, down, up, halfEven) => {
    expect(roundings.map((how) => divide(top, bottom, how))).toEqual([down, up, halfEven])
  })

  test.each([0n, -1n])('refuses the divisor %i', (bottom) => {
    expect(() => divide(1n, bottom, 'down')).toThrow(RangeError)
  })
})

describe('a rate', () => {
  const rate = { credits: amount(100, 'TOKEN/0'), money: amount(100, 'USD/2') }

  test('turns money into credits and back', () => {
    expect(moneyToCredits(amount(2500, 'USD/2'), rate)).toEqual(amount(2500, 'TOKEN/0'))
    expect(creditsToMoney(amount(2500, 'TOKEN/0'), rate)).toEqual(amount(2500, 'USD/2'))
  })

  test('gives no fraction of a credit away: credits round down, money rounds up', () => {
    const uneven = { credits: amount(3, 'TOKEN/0'), money: amount(7, 'USD/2') }
    expect(moneyToCredits(amount(10, 'USD/2'), uneven).minor).toBe(4)
    expect(moneyToCredits(amount(10, 'USD/2'), uneven, 'up').minor).toBe(5)
    expect(creditsToMoney(amount(4, 'TOKEN/0'), uneven).minor).toBe(10)
    expect(creditsToMoney(amount(4, 'TOKEN/0'), uneven, 'half-even').minor).toBe(9)
  })

  test('is exact to the last unit, or a RangeError past the safe integers', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), positive, positive, rounding, (minor, credits, money, how) => {
        const any = { credits: amount(credits, 'TOKEN/0'), money: amount(money, 'USD/2') }
        const bought = oracle(BigInt(minor) * BigInt(credits), BigInt(money), how)
        const priced = oracle(BigInt(minor) * BigInt(money), BigInt(credits), how)
        agrees(bought, () => moneyToCredits(amount(minor, 'USD/2'), any, how))
        agrees(priced, () => creditsToMoney(amount(minor, 'TOKEN/0'), any, how))
      }),
      { numRuns: 1000 },
    )
  })

  test('never sells credits below their price', () => {
    const small = fc.integer({ min: 1, max: 10 ** 6 })
    fc.assert(
      fc.property(small, small, small, (minor, credits, money) => {
        const any = { credits: amount(credits, 'TOKEN/0'), money: amount(money, 'USD/2') }
        const bought = moneyToCredits(amount(minor, 'USD/2'), any)
        expect(creditsToMoney(bought, any).minor).toBeLessThanOrEqual(minor)
      }),
    )
  })

  test('refuses money of another currency, and a side that is not above zero', () => {
    const euro: ReturnType<typeof amount<Asset>> = amount(1, 'EUR/2')
    const wide: Rate = rate
    expect(() => moneyToCredits(euro, wide)).toThrow(RangeError)
    expect(() => creditsToMoney(euro, wide)).toThrow(RangeError)
    expect(() => moneyToCredits(amount(1, 'USD/2'), { ...rate, money: amount(0, 'USD/2') })).toThrow(
      RangeError,
    )
    expect(() => moneyToCredits(amount(1, 'USD/2'), { ...rate, money: amount(-1, 'USD/2') })).toThrow(
      RangeError,
    )
  })
})

describe('proportion', () => {
  test('is whole × part ÷ of, rounded once', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), positive, rounding, (whole, part, of, how) => {
        const exact = oracle(BigInt(whole) * BigInt(part), BigInt(of), how)
        agrees(exact, () =>
          proportion(amount(whole, 'SKY/2'), amount(part, 'USD/2'), amount(of, 'USD/2'), how),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('of all is the whole, of nothing is nothing', () => {
    const [credits, paid] = [amount(1001, 'SKY/2'), amount(333, 'USD/2')]
    expect(proportion(credits, paid, paid, 'down')).toEqual(credits)
    expect(proportion(credits, amount(0, 'USD/2'), paid, 'up').minor).toBe(0)
    expect(() => proportion(credits, paid, amount(0, 'USD/2'), 'down')).toThrow(RangeError)
  })
})
