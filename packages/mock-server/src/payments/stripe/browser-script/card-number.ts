/** The brands that a number can be of, in Stripe's spelling. */
export type CardBrand =
  | 'visa'
  | 'mastercard'
  | 'amex'
  | 'discover'
  | 'diners'
  | 'jcb'
  | 'unionpay'
  | 'unknown'

const STARTS: readonly (readonly [CardBrand, RegExp])[] = [
  ['visa', /^4/],
  ['mastercard', /^(5[1-5]|2[2-7])/],
  ['amex', /^3[47]/],
  ['discover', /^6(011|4[4-9]|5)/],
  ['diners', /^3([0689])/],
  ['jcb', /^35/],
  ['unionpay', /^62/],
]

const NAMES: Readonly<Record<CardBrand, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'Amex',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  unknown: '',
}

/** The brand that the first digits tell. */
export function brandOf(digits: string): CardBrand {
  return STARTS.find(([, start]) => start.test(digits))?.[0] ?? 'unknown'
}

/** The brand's name, as a buyer knows it; empty for an unknown one. */
export function brandName(brand: CardBrand): string {
  return NAMES[brand]
}

/** How many digits a number that starts like this has. */
export function numberLength(digits: string): number {
  if (brandOf(digits) === 'amex') return 15
  return /^3[689]/.test(digits) ? 14 : 16
}

/** How many digits the security code of a brand has. */
export function cvcLength(brand: CardBrand): number {
  return brand === 'amex' ? 4 : 3
}

/** Writes a number in groups, as it stands on the card. */
export function groupDigits(digits: string): string {
  const groups =
    numberLength(digits) === 16
      ? /^(\d{1,4})(\d{1,4})?(\d{1,4})?(\d{1,4})?/
      : /^(\d{1,4})(\d{1,6})?(\d{1,5})?/
  return (groups.exec(digits) ?? []).slice(1).filter(Boolean).join(' ')
}

/** Tells whether the check digit of a number is right. */
export function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
