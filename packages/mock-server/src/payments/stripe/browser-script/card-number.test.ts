import { describe, expect, it } from 'vitest'
import { TEST_CARDS } from '../pages/test-cards'
import { brandOf, cvcLength, groupDigits, hasCheckDigit, numberLength } from './card-number'

describe('a card number', () => {
  it.each([
    ['4242424242424242', 'visa', '4242 4242 4242 4242'],
    ['5555555555554444', 'mastercard', '5555 5555 5555 4444'],
    ['2223003122003222', 'mastercard', '2223 0031 2200 3222'],
    ['378282246310005', 'amex', '3782 822463 10005'],
    ['6011111111111117', 'discover', '6011 1111 1111 1117'],
    ['36227206271667', 'diners', '3622 720627 1667'],
    ['3056930009020004', 'diners', '3056 9300 0902 0004'],
    ['3566002020360505', 'jcb', '3566 0020 2036 0505'],
    ['6200000000000005', 'unionpay', '6200 0000 0000 0005'],
  ])('%s is of %s, and written %s', (digits, brand, written) => {
    expect(brandOf(digits)).toBe(brand)
    expect(numberLength(digits)).toBe(digits.length)
    expect(hasCheckDigit(digits)).toBe(true)
    expect(groupDigits(digits)).toBe(written)
  })

  it('is grouped while it is typed', () => {
    const typed = ['', '4', '4242', '42424', '424242424'].map(groupDigits)
    expect(typed).toEqual(['', '4', '4242', '4242 4', '4242 4242 4'])
    expect(['3782', '37828', '3782822463', '37828224631'].map(groupDigits)).toEqual([
      '3782',
      '3782 8',
      '3782 822463',
      '3782 822463 1',
    ])
  })

  it('with a wrong or swapped digit does not pass', () => {
    expect(['4242424242424241', '2442424242424242'].map(hasCheckDigit)).toEqual([false, false])
  })

  it('of Amex has a longer security code', () => {
    expect([cvcLength('amex'), cvcLength('visa'), cvcLength('unknown')]).toEqual([4, 3, 3])
  })

  it('of each test card on offer passes', () => {
    const digits = TEST_CARDS.map(({ number }) => number.replaceAll(' ', ''))
    expect(digits.filter((number) => !hasCheckDigit(number))).toEqual([])
  })
})
