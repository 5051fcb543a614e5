import { amount } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCredits } from './credits'
import { formatMoney, formatQuantity } from './number'
import { parseAmountInput } from './parse-amount-input'

describe('whatever the kit writes, it reads back', () => {
  const locales = [
    'en',
    'en-IN',
    'en-ZA',
    'de',
    'de-AT',
    'de-CH',
    'fr',
    'fr-CH',
    'es',
    'it',
    'pt-BR',
    'pt-PT',
    'nl',
    'pl',
    'ru',
    'sv',
    'tr',
    'ja',
    'zh-CN',
    'ko',
    'hi',
    'bn',
    'mr',
    'ar',
    'ar-EG',
    'ar-AE',
    'fa',
    'he',
    'th',
    'my',
    'et',
    'bg',
    'lv',
  ]
  const assets = [
    'USD/0',
    'USD/1',
    'USD/2',
    'USD/3',
    'USD/4',
    'EUR/2',
    'JPY/0',
    'KWD/3',
    'IRR/0',
    'CHF/2',
    'SEK/2',
    'BRL/2',
    'CNY/2',
    'INR/2',
    'SAR/2',
    'AUD/2',
  ] as const

  test.each(locales)('%s', (locale) => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom(...assets), (minor, asset) => {
        const value = amount(minor, asset)
        const back = { ok: true, amount: value }
        expect(parseAmountInput(formatMoney(locale, value), value.asset, locale)).toEqual(back)
        expect(parseAmountInput(formatMoney(locale, value, { code: true }), value.asset, locale)).toEqual(
          back,
        )
        expect(
          parseAmountInput(formatQuantity(locale, value, { allDecimals: true }), value.asset, locale),
        ).toEqual(back)
        expect(
          parseAmountInput(formatMoney(locale, value, { trimZeros: true }), value.asset, locale),
        ).toEqual(back)
        expect(parseAmountInput(formatQuantity(locale, value), value.asset, locale)).toEqual(back)
      }),
      { numRuns: 100 },
    )
  })

  test('any text is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...locales), (text, locale) => {
        expect(parseAmountInput(text, 'USD/2', locale)).toHaveProperty('ok')
      }),
    )
  })

  test('formatted credits are refused with their name, since a name is no number', () => {
    const text = formatCredits('en', amount(5, 'CREDIT/0'), { one: 'Credit', other: 'Credits' })
    expect(parseAmountInput(text, 'CREDIT/0', 'en')).toMatchObject({ fault: 'not_a_number' })
  })
})
