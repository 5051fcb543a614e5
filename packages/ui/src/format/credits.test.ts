import { amount } from '@creditkit/contract'
import { expect, test } from 'vitest'
import { formatCredits, pluralCategory } from './credits'

const sky = { one: 'Sky Credit', other: 'Sky Credits' }
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('writes the unit in the plural that goes with the amount', () => {
  expect(plain(formatCredits('en', amount(1, 'CREDIT/0'), sky))).toBe('1 Sky Credit')
  expect(plain(formatCredits('en', amount(25, 'CREDIT/0'), sky))).toBe('25 Sky Credits')
  expect(plain(formatCredits('en', amount(0, 'CREDIT/0'), sky))).toBe('0 Sky Credits')
  expect(plain(formatCredits('en', amount(150, 'SKY/2'), sky))).toBe('1.50 Sky Credits')
  expect(plain(formatCredits('en', amount(100, 'SKY/2'), sky))).toBe('1 Sky Credit')
  expect(plain(formatCredits('en', amount(-1, 'CREDIT/0'), sky))).toBe('−1 Sky Credit')
})

test('asks the locale, not English, which amounts are singular', () => {
  expect(plain(formatCredits('fr', amount(0, 'CREDIT/0'), sky))).toBe('0 Sky Credit')
  expect(plain(formatCredits('fr', amount(150, 'SKY/2'), sky))).toBe('1,50 Sky Credit')
  expect(plain(formatCredits('ja', amount(1, 'CREDIT/0'), sky))).toBe('1 Sky Credits')
})

test('keeps number and name on one line', () => {
  expect(formatCredits('en', amount(25, 'CREDIT/0'), sky)).toBe('25\u00a0Sky Credits')
})

test('tells a plural category by locale', () => {
  expect(pluralCategory('ar', 3)).toBe('few')
  expect(pluralCategory('en', 1)).toBe('one')
})
