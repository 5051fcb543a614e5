import { amount, parse, toDecimal } from '@creditkit/contract'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { nativeAmount, toNativeAmount, toNativeNumber } from './native-amount'

const minorOf = (native: number | string, asset: `${string}/${bigint}` = 'USD/2') =>
  toNativeAmount(native, asset)?.minor ?? null

const ASSETS = ['JPY/0', 'USD/2', 'KWD/3', 'TOKEN/6', 'FINE/15'] as const
const assets = fc.constantFrom(...ASSETS)

/** Smallest units of which a double holds every digit. */
const certain = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 })
const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })

describe('an amount written as a number', () => {
  test('reads as the exact decimal, never multiplied', () => {
    expect([19.99, 0.1, 1.1, 4.35, 1.005e2, 1e3, -0.01, 0, -0].map((native) => minorOf(native))).toEqual([
      1999, 10, 110, 435, 10050, 100000, -1, 0, 0,
    ])
    expect(Object.is(minorOf(-0), 0)).toBe(true)
  })

  test('reads every decimal of the scale back exactly', () => {
    fc.assert(
      fc.property(assets, certain, (asset, minor) => {
        const written: number = JSON.parse(String(Number(toDecimal(amount(minor, asset)))))
        expect(toNativeAmount(written, asset)).toEqual({ minor, asset })
      }),
    )
  })

  test('reads the sum of floats as the exact sum', () => {
    const payments = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 200 })
    fc.assert(
      fc.property(payments, fc.constantFrom('USD/2', 'KWD/3'), (minors, asset) => {
        const float = minors.reduce((total, minor) => total + Number(toDecimal(amount(minor, asset))), 0)
        expect(minorOf(float, asset)).toBe(minors.reduce((total, minor) => total + minor, 0))
      }),
    )
  })

  test('reads a large balance that floats were added to', () => {
    const payment = fc.integer({ min: 1, max: 100_000 })
    const opening = fc.integer({ min: 0, max: 90_000_000_000 })
    fc.assert(
      fc.property(opening, fc.array(payment, { maxLength: 30 }), (minor, minors) => {
        const floats = [minor, ...minors].map((each) => Number(toDecimal(amount(each, 'USD/2'))))
        const float = floats.reduce((total, each) => total + each, 0)
        expect(minorOf(float)).toBe(minors.reduce((total, each) => total + each, minor))
      }),
    )
    expect([0.1 + 0.2, 0.7 + 0.1, 1000000.1 - 1000000.01, 33.3 * 3].map((native) => minorOf(native))).toEqual(
      [30, 80, 9, 9990],
    )
  })

  test('bears the noise of ninety additions that all round the same way, up to a billion', () => {
    let balance = 999_999_000
    for (let times = 0; times < 90; times += 1) balance += 0.1
    expect(balance).not.toBe(999_999_009)
    expect(minorOf(balance)).toBe(99_999_900_900)
  })

  test('is refused where it has a real fraction of the smallest unit', () => {
    fc.assert(
      fc.property(
        // Up to seven digits of whole dollars: five are looked at behind the cent, one more than are written.
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 1, max: 9_999 }),
        (minor, tail) => {
          const text = `${toDecimal(amount(minor, 'USD/2'))}${String(tail).padStart(4, '0')}`
          expect(minorOf(Number(text))).toBeNull()
          expect(minorOf(text)).toBeNull()
        },
      ),
    )
    expect([0.305, 19.995, 0.001, 1e-7, 12345678901.234].map((native) => minorOf(native))).toEqual(
      Array.from({ length: 5 }, () => null),
    )
  })

  test('is no noise where too few digits are left to tell noise from a fraction', () => {
    expect(minorOf(999999999.99 + 0.01)).toBe(100_000_000_000)
    expect(minorOf(9999999.009999)).toBeNull()
    expect(minorOf(10000000.009999)).toBe(1_000_000_001)
    expect(minorOf(10000000.00999)).toBeNull()
    expect(minorOf(99999999999.001)).toBeNull()
    expect(minorOf(99999999999.999)).toBeNull()
  })

  test('is refused where two amounts share one double', () => {
    expect(Number('80000000000000.01')).toBe(Number('80000000000000.02'))
    expect(minorOf(Number('80000000000000.01'))).toBeNull()
    expect(minorOf('80000000000000.01')).toBe(8_000_000_000_000_001)
    expect(minorOf(9999999999999.99)).toBe(999_999_999_999_999)
    expect(minorOf(10000000000000)).toBeNull()
    expect(minorOf('10000000000000.00')).toBe(1_000_000_000_000_000)
  })

  test('counts whole units exactly up to the largest safe integer', () => {
    fc.assert(fc.property(safe, (minor) => minorOf(minor, 'CREDIT/0') === minor))
    expect(minorOf(Number.MAX_SAFE_INTEGER, 'CREDIT/0')).toBe(Number.MAX_SAFE_INTEGER)
    expect(minorOf(Number.MAX_SAFE_INTEGER + 1, 'CREDIT/0')).toBeNull()
    expect(minorOf(12.5, 'CREDIT/0')).toBeNull()
  })

  test('may be written with an exponent', () => {
    expect([1e21, -1e21, 1.5e300].map((native) => minorOf(native, 'CREDIT/0'))).toEqual([null, null, null])
    expect(minorOf(1.5e-7, 'FINE/15')).toBe(150_000_000)
    expect(minorOf(5e-324)).toBe(0)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'is none when it is %d',
    (native) => {
      expect(minorOf(native)).toBeNull()
    },
  )
})

describe('an amount written as a text', () => {
  test('reads back exactly, as far as there are safe integers', () => {
    fc.assert(
      fc.property(assets, safe, (asset, minor) => {
        expect(toNativeAmount(toDecimal(amount(minor, asset)), asset)).toEqual({ minor, asset })
      }),
    )
  })

  test('may have more zeros than the scale, and nothing else', () => {
    expect(['25', '25.5', '25.500', '-0.01', '0.00'].map((native) => minorOf(native))).toEqual([
      2500, 2550, 2550, -1, 0,
    ])
    const wrong = ['', ' 1', '1e3', '+1', '1,000.00', '$5.00', 'NaN', '0.305', '0.30000000000000004', '.5']
    expect(wrong.map((native) => minorOf(native))).toEqual(wrong.map(() => null))
  })
})

describe('the number for a body', () => {
  test('is the exact decimal, and reads back as the same amount', () => {
    expect(toNativeNumber(amount(1999, 'USD/2'))).toBe(19.99)
    fc.assert(
      fc.property(assets, certain, (asset, minor) => {
        const number = toNativeNumber(amount(minor, asset))
        expect(number === null ? null : minorOf(number, asset)).toBe(minor)
      }),
    )
  })

  test('is null where no number says it for certain', () => {
    expect(toNativeNumber(amount(1_000_000_000_000_000, 'USD/2'))).toBeNull()
    expect(toNativeNumber(amount(999_999_999_999_999, 'USD/2'))).toBe(9999999999999.99)
  })
})

describe('the schema', () => {
  const Schema = v.object({ balance: nativeAmount('USD/2') })

  test('reads numbers and texts', () => {
    expect(parse(Schema, { balance: 0.1 + 0.2 })).toEqual({
      ok: true,
      value: { balance: amount(30, 'USD/2') },
    })
    expect(parse(Schema, { balance: '12.34' })).toEqual({
      ok: true,
      value: { balance: amount(1234, 'USD/2') },
    })
  })

  test.each([[null], [true], [0.305], ['five'], [{}], [undefined]])('names the place of %j', (balance) => {
    const parsed = parse(Schema, { balance })
    expect(!parsed.ok && parsed.errors.map(({ path }) => path)).toEqual(['balance'])
  })
})
