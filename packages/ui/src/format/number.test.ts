import { amount, isAsset, MAX_SCALE } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencySymbol, formatMoney, formatNumber, formatPercent, formatQuantity } from './number'

const LARGEST = 9_007_199_254_740_991
const atScale = (minor: number, scale: number) => {
  const asset = `X/${scale}`
  if (!isAsset(asset)) throw new RangeError(asset)
  return amount(minor, asset)
}

describe('formatQuantity', () => {
  test('writes the largest amount exactly at every scale', () => {
    const digits = String(LARGEST)
    for (let scale = 0; scale <= MAX_SCALE; scale++) {
      const written = formatQuantity('en', atScale(LARGEST, scale), { allDecimals: true })
      const plain = written.replaceAll(',', '')
      expect(plain).toBe(scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`)
    }
  })

  test('keeps every digit of any amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: MAX_SCALE }), (minor, scale) => {
        const written = formatQuantity('en', atScale(minor, scale), { allDecimals: true })
        const whole = BigInt(written.replace('\u2212', '-').replaceAll(/[,.]/g, ''))
        expect(whole).toBe(BigInt(minor))
      }),
    )
  })

  test('a whole amount has no decimals and any other all of them; in a column each has all of them', () => {
    expect(formatQuantity('en', amount(2750, 'SKY/2'))).toBe('27.50')
    expect(formatQuantity('en', amount(2700, 'SKY/2'))).toBe('27')
    expect(formatQuantity('en', amount(-50, 'SKY/2'))).toBe('−0.50')
    expect(formatQuantity('en', amount(0, 'SKY/2'))).toBe('0')
    expect(formatQuantity('en', amount(1500, 'KWH/3'))).toBe('1.500')
    expect(formatQuantity('en', amount(2700, 'SKY/2'), { allDecimals: true })).toBe('27.00')
  })

  test('looks the same in a text and in a column unless it is whole', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: MAX_SCALE }), (minor, scale) => {
        const value = atScale(minor, scale)
        const [text, column] = [
          formatQuantity('de', value),
          formatQuantity('de', value, { allDecimals: true }),
        ]
        const isWhole = BigInt(minor) % 10n ** BigInt(scale) === 0n
        expect(text).toBe(isWhole ? column.split(',')[0] : column)
      }),
    )
  })

  test('groups as the locale does', () => {
    const value = amount(123_456_789, 'SKY/2')
    expect(formatQuantity('en', value)).toBe('1,234,567.89')
    expect(formatQuantity('de', value)).toBe('1.234.567,89')
    expect(formatQuantity('fr', value)).toBe('1\u202f234\u202f567,89')
    expect(formatQuantity('en-IN', value)).toBe('12,34,567.89')
    expect(formatQuantity('ar-EG', value)).toBe('١٬٢٣٤٬٥٦٧٫٨٩')
  })

  test('signs a change where it is asked to, and never writes a signed zero', () => {
    expect(formatQuantity('en', amount(5, 'CREDIT/0'), { sign: 'always' })).toBe('+5')
    expect(formatQuantity('en', amount(-5, 'CREDIT/0'), { sign: 'always' })).toBe('−5')
    expect(formatQuantity('en', amount(0, 'CREDIT/0'), { sign: 'always' })).toBe('0')
    expect(formatQuantity('en', amount(-0, 'CREDIT/0'))).toBe('0')
  })

  test('rounds only when asked to shorten', () => {
    expect(formatQuantity('en', amount(12_345, 'CREDIT/0'))).toBe('12,345')
    expect(formatQuantity('en', amount(12_345, 'CREDIT/0'), { compact: true })).toBe('12.3K')
    expect(formatQuantity('en', amount(1_200_050, 'SKY/2'), { compact: true })).toBe('12K')
  })
})

describe('formatMoney', () => {
  test('follows the scale of the asset, not a table of currencies', () => {
    expect(formatMoney('en', amount(2550, 'USD/2'))).toBe('$25.50')
    expect(formatMoney('en', amount(2550, 'JPY/0'))).toBe('¥2,550')
    expect(formatMoney('en', amount(2550, 'KWD/3'))).toBe('KWD\u00a02.550')
    expect(formatMoney('en', amount(25_500, 'USD/4'))).toBe('$2.5500')
  })

  test('is exact for the largest amount', () => {
    expect(formatMoney('en', amount(LARGEST, 'USD/2'))).toBe('$90,071,992,547,409.91')
    expect(formatMoney('de', amount(-LARGEST, 'EUR/2'))).toBe('−90.071.992.547.409,91\u00a0€')
  })

  test('drops zeros only where asked, and only all of them', () => {
    expect(formatMoney('en', amount(2500, 'USD/2'), { trimZeros: true })).toBe('$25')
    expect(formatMoney('en', amount(2550, 'USD/2'), { trimZeros: true })).toBe('$25.50')
  })

  test('writes an asset that is no currency as a number and its code', () => {
    expect(formatMoney('en', amount(2550, 'POINTS/2'))).toBe('25.50 POINTS')
  })

  test('holds a Latin currency together where text runs from right to left', () => {
    expect(formatMoney('ar-EG', amount(1000, 'USD/2'))).toContain('\u2066US$\u2069')
    expect(currencySymbol('ar-EG', 'USD')?.symbol).toMatch(/^(\$|\u2066US\$\u2069)$/)
    expect(formatMoney('ar-EG', amount(1000, 'EGP/2'))).not.toContain('\u2066')
    expect(formatMoney('en', amount(1000, 'USD/2'))).toBe('$10.00')
  })

  test('writes the code where the symbol would not be clear', () => {
    expect(formatMoney('en', amount(2500, 'USD/2'), { code: true })).toBe('USD\u00a025.00')
  })
})

test('what is below zero has a minus that is said aloud, never a hyphen, in every locale', () => {
  for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar', 'sv', 'fa']) {
    const written = [
      formatNumber(locale, -1234),
      formatQuantity(locale, amount(-1250, 'SKY/2'), { sign: 'always' }),
      formatMoney(locale, amount(-1250, 'USD/2')),
      formatNumber(locale, -1_250_000, { compact: true }),
    ]
    for (const text of written) expect(text).toMatch(/^[^-]*\u2212[^-]*$/)
  }
})

test('formatNumber is exact for every safe integer, and past them for bigints', () => {
  expect(formatNumber('en', BigInt(LARGEST) * 3n)).toBe('27,021,597,764,222,973')
  expect(formatNumber('en', LARGEST)).toBe('9,007,199,254,740,991')
  expect(formatNumber('de', -1234)).toBe('−1.234')
})

test('formatPercent writes a share of one', () => {
  expect(formatPercent('en', 0.8)).toBe('80%')
  expect(formatPercent('de', 0.8)).toBe('80\u00a0%')
})

test('currencySymbol stands where the locale puts it', () => {
  expect(currencySymbol('en', 'USD')).toEqual({ symbol: '$', side: 'start' })
  expect(currencySymbol('de', 'EUR')).toEqual({ symbol: '€', side: 'end' })
  expect(currencySymbol('en', 'CREDIT')).toBeNull()
})
