import { amount } from '@creditkit/contract'
import { expect, test } from 'vitest'
import { toStripeMoney } from './stripe-money'

test.each([
  [amount(1234, 'USD/2'), { amount: 1234, currency: 'usd' }],
  [amount(500, 'JPY/0'), { amount: 500, currency: 'jpy' }],
  [amount(50000, 'JPY/2'), { amount: 500, currency: 'jpy' }],
  [amount(7, 'ISK/0'), { amount: 700, currency: 'isk' }],
  [amount(1230, 'KWD/3'), { amount: 1230, currency: 'kwd' }],
  [amount(12_340_000, 'USD/6'), { amount: 1234, currency: 'usd' }],
  [amount(99_999_999, 'USD/2'), { amount: 99_999_999, currency: 'usd' }],
])('%o is written as Stripe counts it', (price, money) => {
  expect(toStripeMoney(price)).toEqual(money)
})

test.each([
  ['a part of the smallest unit', amount(12_345_678, 'USD/6')],
  ['a part of a yen', amount(150, 'JPY/2')],
  ['more than eight digits', amount(100_000_000, 'USD/2')],
  ['nothing', amount(0, 'USD/2')],
])('%s is nothing that Stripe charges', (_, price) => {
  expect(toStripeMoney(price)).toBeNull()
})
