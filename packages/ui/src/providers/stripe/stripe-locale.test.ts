import { expect, test } from 'vitest'
import { toStripeLocale } from './stripe-locale'

test.each([
  ['en', 'en'],
  ['en-US', 'en'],
  ['en-GB', 'en-GB'],
  ['de-AT', 'de'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['es', 'es'],
  ['es-ES', 'es'],
  ['es-MX', 'es-419'],
  ['es-419', 'es-419'],
  ['fr-CA', 'fr-CA'],
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['zh-CN', 'zh'],
  ['zh-Hans-SG', 'zh'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-HK', 'zh-HK'],
  ['zh-TW', 'zh-TW'],
  ['ar-EG', 'ar'],
  ['uk', 'auto'],
  ['en-XA', 'en'],
])('the language of a page in %s is %s at Stripe', (tag, locale) => {
  expect(toStripeLocale(tag)).toBe(locale)
})
