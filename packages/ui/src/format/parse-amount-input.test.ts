import type { Asset } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAmountInput } from './parse-amount-input'

const read = (text: string, locale = 'en', asset: Asset = 'USD/2') => {
  const result = parseAmountInput(text, asset, locale)
  return result.ok ? result.amount.minor : result.fault === 'not_a_number' ? result.reason : result.fault
}

describe('what people type', () => {
  test.each([
    ['25', 'en', 2500],
    ['25.5', 'en', 2550],
    ['25.50', 'en', 2550],
    ['25.', 'en', 2500],
    ['.5', 'en', 50],
    ['025', 'en', 2500],
    ['+25', 'en', 2500],
    ['1,000', 'en', 100_000],
    ['1,000.50', 'en', 100_050],
    ['1,234,567.89', 'en', 123_456_789],
    ['1 000', 'en', 100_000],
    ['1\u00a0000,50', 'fr', 100_050],
    ['1\u202f000,50', 'fr', 100_050],
    ['25.5', 'fr', 2550],
    ['25,5', 'de', 2550],
    ['1.000,50', 'de', 100_050],
    ['1.000', 'de', 100_000],
    ["1'000.50", 'de-CH', 100_050],
    ['1’000.50', 'de-CH', 100_050],
    ['12,34,567', 'en-IN', 123_456_700],
    ['٢٥٫٥', 'ar-EG', 2550],
    ['١٬٠٠٠', 'ar-EG', 100_000],
    ['25.5', 'ar-EG', 2550],
    ['۲۵', 'fa', 2500],
    ['२५', 'hi', 2500],
    ['２５', 'ja', 2500],
    ['  25  ', 'en', 2500],
    ['$25', 'en', 2500],
    ['$ 25.50', 'en', 2550],
    ['25 usd', 'en', 2500],
    ['USD 25', 'en', 2500],
    ['\u200e$25\u200f', 'en', 2500],
    // Two kinds of separators in their right order have one reading in any locale.
    ['1.000,50', 'en', 100_050],
    ['1,000.50', 'de', 100_050],
    ['1.000.000', 'en', 100_000_000],
    // So has a decimal mark of another locale, where too little follows for a group.
    ['25,50', 'en', 2550],
    ['25,5', 'en', 2550],
    ['0,500', 'en-ZA', 50],
    ['25.5', 'de', 2550],
    ['25.50', 'es', 2550],
    // Paste from price lists, mails and tables.
    ['\u00a0$\u202f1,234.50\t', 'en', 123_450],
    ['US$25', 'en', 2500],
    ['25,– ', 'de', 2500],
    ['25.-', 'de-CH', 2500],
    ['2\u00ad5', 'en', 2500],
    ['２５．５０', 'ja', 2550],
    ['＄１，０００', 'ja', 100_000],
    ['٢٥،٥', 'ar-EG', 2550],
    ['١٫٠٠٠', 'ar-EG', 100],
    ['۱٬۲۳۴٫۵', 'fa', 123_450],
  ])('%s in %s', (text, locale, minor) => {
    expect(read(text, locale)).toBe(minor)
  })

  test.each([
    ['€ 25,50', 'de', 'EUR/2', 2550],
    ['25,50 €', 'de', 'EUR/2', 2550],
    ['25,50 €', 'fr', 'EUR/2', 2550],
    ['€ 25,50', 'en', 'EUR/2', 2550],
    ['25,– €', 'de', 'EUR/2', 2500],
    ["CHF 1'000.–", 'de-CH', 'CHF/2', 100_000],
    ['kr 25', 'sv', 'SEK/2', 2500],
    ['￥2,500', 'ja', 'JPY/0', 2500],
    ['1.250', 'en', 'KWD/3', 1250],
    ['2,500', 'en', 'CREDIT/0', 2500],
    ['9007199254740991', 'en', 'CREDIT/0', 9_007_199_254_740_991],
  ] as const)('%s in %s of %s', (text, locale, asset, minor) => {
    expect(read(text, locale, asset)).toBe(minor)
  })
})

describe('what is refused', () => {
  test.each([
    ['', 'en', 'empty'],
    [' \u00a0 ', 'en', 'empty'],
    // A dollar, or a thousand dollars? The reader has to say.
    ['1.000', 'en', 'ambiguous'],
    ['1,000', 'fr', 'ambiguous'],
    ['1,0000', 'en', 'malformed'],
    ['1,2,3', 'en', 'malformed'],
    ['25 50', 'en', 'malformed'],
    ['1.2.3', 'en', 'malformed'],
    ['1,000.50,00', 'en', 'malformed'],
    ["1.000'50", 'en', 'malformed'],
    [".,'", 'en', 'malformed'],
    ['.', 'en', 'malformed'],
    ['25 credits', 'en', 'foreign_text'],
    ['1e3', 'en', 'foreign_text'],
    ['0x10', 'en', 'foreign_text'],
    ['NaN', 'en', 'foreign_text'],
    ['Infinity', 'en', 'foreign_text'],
    ['$', 'en', 'foreign_text'],
    ['-', 'en', 'foreign_text'],
    ['25.555', 'en', 'too_many_decimals'],
    ['25,555', 'fr', 'too_many_decimals'],
    ['€25', 'en', 'other_currency'],
    ['25 €', 'en', 'other_currency'],
    ['EUR 25', 'en', 'other_currency'],
    ['A$25', 'en', 'other_currency'],
    ['€', 'en', 'foreign_text'],
    ['€ten', 'en', 'foreign_text'],
    ['0.125', 'en', 'too_many_decimals'],
    ['25.5555', 'en', 'too_many_decimals'],
    ['-25', 'en', 'negative'],
    ['−25', 'en', 'negative'],
    ['-$25', 'en', 'negative'],
    ['$-25', 'en', 'negative'],
    ['25-', 'en', 'negative'],
    ['99999999999999999999', 'en', 'too_large'],
  ])('%j in %s is %s', (text, locale, fault) => {
    expect(read(text, locale)).toBe(fault)
  })

  test('says how many decimals there may be', () => {
    expect(parseAmountInput('25.5', 'CREDIT/0', 'en')).toMatchObject({
      fault: 'too_many_decimals',
      scale: 0,
    })
  })
})

describe('what may have been meant', () => {
  const readings = (text: string, locale: string, asset: Asset) => {
    const result = parseAmountInput(text, asset, locale)
    return 'readings' in result ? result.readings.map(({ minor }) => minor) : null
  }
  test.each([
    // Both readings of a text that has two; the first takes the mark for that of decimals.
    ['1.000', 'en', 'USD/2', [100, 100_000]],
    ['1,000', 'fr', 'USD/2', [100, 100_000]],
    ['2.500', 'fr', 'KWD/3', [2500, 2_500_000]],
    // Without the decimals that are too many; and the thousand that somebody else would read.
    ['0.125', 'en', 'USD/2', [12]],
    ['25.555', 'en', 'USD/2', [2555, 2_555_500]],
    ['2.500', 'en', 'JPY/0', [2, 2500]],
    ['25.5', 'en', 'JPY/0', [25]],
    ['-25', 'en', 'USD/2', [2500]],
    ['-0', 'en', 'USD/2', []],
    ['€25,50', 'en', 'USD/2', [2550]],
    ['abc', 'en', 'USD/2', null],
    ['25', 'en', 'USD/2', null],
  ] as const)('%s in %s of %s', (text, locale, asset, minors) => {
    expect(readings(text, locale, asset)).toEqual(minors)
  })

  test('is never more than two amounts, all of the asset asked for', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-€$]?[0-9.,' ]{1,12}$/),
        fc.constantFrom('en', 'de', 'fr'),
        (text, locale) => {
          const result = parseAmountInput(text, 'USD/2', locale)
          if (!('readings' in result)) return
          expect(result.readings.length).toBeLessThanOrEqual(2)
          expect(new Set(result.readings.map(({ minor }) => minor)).size).toBe(result.readings.length)
          expect(result.readings.every(({ asset }) => asset === 'USD/2')).toBe(true)
        },
      ),
    )
  })
})
