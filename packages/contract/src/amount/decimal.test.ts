import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount } from './amount'
import { type Asset, isAsset, MAX_SCALE } from './asset'
import { parseDecimal, toDecimal } from './decimal'

const scales = Array.from({ length: MAX_SCALE + 1 }, (_, scale) => scale)

function scaled(scale: number): Asset {
  const text = `COIN/${scale}`
  if (!isAsset(text)) throw new Error(text)
  return text
}

describe('parseDecimal', () => {
  test.each(scales)('reads back exactly what toDecimal writes at scale %i', (scale) => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const value = amount(minor, scaled(scale))
        expect(parseDecimal(toDecimal(value), value.asset)).toEqual({ ok: true, amount: value })
      }),
      { examples: [[Number.MAX_SAFE_INTEGER], [Number.MIN_SAFE_INTEGER], [0], [-1]] },
    )
  })

  test.each([
    ['25', 'USD/2', 2500],
    ['25.5', 'USD/2', 2550],
    ['25.500', 'USD/2', 2550],
    ['-0.01', 'USD/2', -1],
    ['0.1', 'USD/2', 10],
    ['1.005', 'KWD/3', 1005],
    ['007', 'USD/2', 700],
    ['90071992547409.91', 'USD/2', Number.MAX_SAFE_INTEGER],
    ['-9007199254740991', 'JPY/0', Number.MIN_SAFE_INTEGER],
    ['5.00', 'JPY/0', 5],
  ] as const)('reads %s of %s as %i smallest units', (text, asset, minor) => {
    expect(parseDecimal(text, asset)).toEqual({ ok: true, amount: { minor, asset } })
  })

  test.each(['0', '-0', '-0.00', '0.000'])('reads %s as the one zero', (text) => {
    const parsed = parseDecimal(text, 'USD/2')
    expect(parsed.ok && Object.is(parsed.amount.minor, 0)).toBe(true)
  })

  test.each([
    '',
    ' ',
    'abc',
    '1e9',
    '1E9',
    '0x10',
    '0b1',
    ' 25',
    '25 ',
    '25\n',
    '٢٥',
    '\uff12\uff15',
    '1,000',
    '1.000,00',
    '1_000',
    '--5',
    '+5',
    '5-',
    '−5',
    '.5',
    '5.',
    '.',
    '-',
    '1.2.3',
    'Infinity',
    '-Infinity',
    'NaN',
    'null',
    '$5',
    '5\u0000',
  ])('does not take %j for a number', (text) => {
    expect(parseDecimal(text, 'USD/2')).toEqual({ ok: false, fault: 'not_a_number' })
  })

  test.each([
    ['0.001', 'USD/2'],
    ['25.555', 'USD/2'],
    ['0.0000000000000001', 'USD/2'],
    ['1.5', 'JPY/0'],
    ['1.0005', 'KWD/3'],
  ] as const)('drops no digit of %s %s', (text, asset) => {
    expect(parseDecimal(text, asset)).toEqual({ ok: false, fault: 'too_many_decimals' })
  })

  test.each([
    '90071992547409.92',
    '-90071992547409.92',
    '90071992547409.93',
    '9'.repeat(400),
    `1${'0'.repeat(308)}`,
  ])('refuses %s, which no safe integer of cents can hold', (text) => {
    expect(parseDecimal(text, 'USD/2')).toEqual({ ok: false, fault: 'too_large' })
  })

  test('throws on no text whatever, and takes none for anything but a safe integer', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^-?[0-9]{1,18}\.?[0-9]{0,18}$/),
    )
    fc.assert(
      fc.property(anyText, fc.constantFrom(...scales), (text, scale) => {
        const parsed = parseDecimal(text, scaled(scale))
        if (parsed.ok) expect(Number.isSafeInteger(parsed.amount.minor)).toBe(true)
      }),
    )
  })
})

describe('toDecimal', () => {
  test.each([
    [2550, 'USD/2', '25.50'],
    [-1, 'USD/2', '-0.01'],
    [0, 'USD/2', '0.00'],
    [500, 'JPY/0', '500'],
    [1, 'KWD/3', '0.001'],
    [Number.MAX_SAFE_INTEGER, 'SKY/15', '9.007199254740991'],
  ] as const)('writes %i of %s as %s', (minor, asset, text) => {
    expect(toDecimal(amount(minor, asset))).toBe(text)
  })

  test.each([Number.NaN, 0.5, Infinity, 2 ** 53])('writes no text for %s units', (minor) => {
    expect(() => toDecimal({ minor, asset: 'USD/2' })).toThrow(RangeError)
  })
})
