import { expect, test } from 'vitest'
import { knownLocale, localeDirection } from './locale'

test('a script decides the direction before the language does', () => {
  expect(localeDirection('en')).toBe('ltr')
  expect(localeDirection('ar-EG')).toBe('rtl')
  expect(localeDirection('az-Arab')).toBe('rtl')
  expect(localeDirection('ar-Latn')).toBe('ltr')
})

test('a malformed locale is read as English', () => {
  expect(knownLocale('de-CH')).toBe('de-CH')
  expect(knownLocale('not a locale')).toBe('en')
  expect(knownLocale('')).toBe('en')
})
