import { amount } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { paypalAsset, paypalFee, readMoney, writeMoney } from './money'

describe('money at PayPal', () => {
  it.each([
    ['USD', 'USD/2', 2550, '25.50'],
    ['JPY', 'JPY/0', 500, '500'],
    ['HUF', 'HUF/0', 500, '500'],
    ['TWD', 'TWD/0', 500, '500'],
  ] as const)('is counted in %s as %s', (currency, asset, minor, value) => {
    expect(paypalAsset(currency)).toBe(asset)
    expect(writeMoney(amount(minor, asset))).toEqual({ currency_code: currency, value })
    expect(readMoney({ currency_code: currency, value })).toEqual(amount(minor, asset))
  })

  it('is not counted in currencies that PayPal does not take', () => {
    expect(paypalAsset('KWD')).toBeNull()
    expect(() => readMoney({ currency_code: 'KWD', value: '1.000' })).toThrow(RangeError)
  })
})

describe('the fee', () => {
  it.each([
    ['3.49 % to the nearest cent, and the fixed part', 1000, 84],
    ['half a cent rounded to the even one', 5000, 223],
    ['no more than the payment itself', 30, 30],
  ])('is %s', (_, gross, fee) => {
    expect(paypalFee(amount(gross, 'USD/2'))).toEqual(amount(fee, 'USD/2'))
  })
})
