/** How one of Stripe's test numbers behaves; a number without any of these is simply charged. */
export interface CardBehaviour {
  /** The reason it is declined for when charged; with a challenge, after it has been passed. */
  readonly decline?: string
  /** Whether it can be saved although it is declined when charged. */
  readonly isSavable?: boolean
  /** When its bank asks the buyer: always, whenever the buyer is there, or until it has been set up. */
  readonly challenge?: 'always' | 'until_set_up' | 'when_present'
  /** The reason of the dispute that follows the charge at once. */
  readonly dispute?: 'fraudulent' | 'product_not_received'
  /** Whether that dispute is only an inquiry. */
  readonly isInquiry?: boolean
  /** What becomes of its refunds. */
  readonly refunds?: 'succeeds_later' | 'fails_later'
  readonly risk?: 'elevated' | 'highest' | 'blocked'
}

/** What is printed on a card, as far as a merchant sees it. */
export interface CardFace {
  readonly brand: CardBrand
  readonly funding: 'credit' | 'debit' | 'prepaid'
  readonly country: string
}

type CardBrand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay'

interface TestCard extends Partial<CardFace> {
  readonly tokens: string
  readonly behaviour?: CardBehaviour
}

// Numbers and tokens of https://docs.stripe.com/testing; a token is written without its pm_card_ or tok_.
const CARDS: Readonly<Record<string, TestCard>> = {
  '4242424242424242': { tokens: 'visa us' },
  '4000056655665556': { tokens: 'visa_debit', funding: 'debit' },
  '5555555555554444': { tokens: 'mastercard', brand: 'mastercard' },
  '2223003122003222': { tokens: 'mastercard_2', brand: 'mastercard' },
  '5200828282828210': { tokens: 'mastercard_debit', brand: 'mastercard', funding: 'debit' },
  '5105105105105100': { tokens: 'mastercard_prepaid', brand: 'mastercard', funding: 'prepaid' },
  '378282246310005': { tokens: 'amex', brand: 'amex' },
  '371449635398431': { tokens: 'amex_2', brand: 'amex' },
  '6011111111111117': { tokens: 'discover', brand: 'discover' },
  '6011000990139424': { tokens: 'discover_2', brand: 'discover' },
  '6011981111111113': { tokens: 'discover_debit', brand: 'discover', funding: 'debit' },
  '3056930009020004': { tokens: 'diners', brand: 'diners' },
  '36227206271667': { tokens: 'diners_14', brand: 'diners' },
  '3566002020360505': { tokens: 'jcb', brand: 'jcb', country: 'JP' },
  '6200000000000005': { tokens: 'unionpay', brand: 'unionpay', country: 'CN' },
  '6200000000000047': { tokens: 'unionpay_debit', brand: 'unionpay', funding: 'debit', country: 'CN' },
  '4000008260000000': { tokens: 'gb', country: 'GB' },
  '4000002760000016': { tokens: 'de', country: 'DE' },
  '4000002500000003': { tokens: 'fr', country: 'FR' },
  '4000001240000000': { tokens: 'ca', country: 'CA' },
  '4000003920000003': { tokens: 'jp', country: 'JP' },
  '4000000360000006': { tokens: 'au', country: 'AU' },
  '4000000760000002': { tokens: 'br', country: 'BR' },
  '4000004840008001': { tokens: 'mx', country: 'MX' },
  '4000003560000008': { tokens: 'in', country: 'IN' },
  '4000000000000077': { tokens: 'bypassPending' },
  ...declined('4000000000000002', 'generic_decline', 'visa_chargeDeclined chargeDeclined'),
  ...declined(
    '4000000000009995',
    'insufficient_funds',
    'visa_chargeDeclinedInsufficientFunds chargeDeclinedInsufficientFunds',
  ),
  ...declined('4000000000009987', 'lost_card', 'visa_chargeDeclinedLostCard chargeDeclinedLostCard'),
  ...declined('4000000000009979', 'stolen_card', 'visa_chargeDeclinedStolenCard chargeDeclinedStolenCard'),
  ...declined('4000000000000069', 'expired_card', 'chargeDeclinedExpiredCard visa_chargeDeclinedExpiredCard'),
  ...declined(
    '4000000000000127',
    'incorrect_cvc',
    'chargeDeclinedIncorrectCvc visa_chargeDeclinedIncorrectCvc',
  ),
  ...declined(
    '4000000000000119',
    'processing_error',
    'chargeDeclinedProcessingError visa_chargeDeclinedProcessingError',
  ),
  ...declined(
    '4000000000006975',
    'card_velocity_exceeded',
    'visa_chargeDeclinedVelocityLimitExceeded chargeDeclinedVelocityLimitExceeded',
  ),
  '4100000000000019': {
    tokens: 'radarBlock chargeDeclinedFraudulent',
    behaviour: { decline: 'fraudulent', risk: 'blocked', isSavable: true },
  },
  '4000000000004954': {
    tokens: 'riskLevelHighest',
    behaviour: { decline: 'fraudulent', risk: 'highest', isSavable: true },
  },
  '4000000000009235': { tokens: 'riskLevelElevated', behaviour: { risk: 'elevated' } },
  '4000000000000341': {
    tokens: 'chargeCustomerFail visa_chargeCustomerFail',
    behaviour: { decline: 'generic_decline', isSavable: true },
  },
  '4000000000000259': { tokens: 'createDispute', behaviour: { dispute: 'fraudulent' } },
  '4000000000002685': {
    tokens: 'createDisputeProductNotReceived',
    behaviour: { dispute: 'product_not_received' },
  },
  '4000000000001976': {
    tokens: 'createDisputeInquiry',
    behaviour: { dispute: 'fraudulent', isInquiry: true },
  },
  '4000000000007726': { tokens: 'pendingRefund', behaviour: { refunds: 'succeeds_later' } },
  '4000000000005126': { tokens: 'refundFail', behaviour: { refunds: 'fails_later' } },
  '4000002500003155': { tokens: 'authenticationRequiredOnSetup', behaviour: { challenge: 'until_set_up' } },
  '4000002760003184': { tokens: 'authenticationRequired', behaviour: { challenge: 'always' } },
  '4000003800000446': {
    tokens: 'authenticationRequiredSetupForOffSession',
    behaviour: { challenge: 'when_present' },
  },
  '4000008260003178': {
    tokens: 'authenticationRequiredChargeDeclinedInsufficientFunds',
    behaviour: { challenge: 'when_present', decline: 'insufficient_funds', isSavable: true },
  },
  '4000000000003220': { tokens: 'threeDSecure2Required', behaviour: { challenge: 'always' } },
  '4000000000003063': { tokens: 'threeDSecureRequired', behaviour: { challenge: 'always' } },
  '4000008400001629': {
    tokens: 'threeDSecureRequiredChargeDeclined',
    behaviour: { challenge: 'always', decline: 'generic_decline' },
  },
  '4000008400001280': {
    tokens: 'threeDSecureRequiredProcessingError',
    behaviour: { challenge: 'always', decline: 'processing_error' },
  },
  '4000000000003055': { tokens: 'threeDSecureOptional' },
}

/** How a card number behaves; an unknown number is simply charged. */
export function cardBehaviour(number: string): CardBehaviour {
  return CARDS[number]?.behaviour ?? {}
}

/** What is printed on a card, from its number. */
export function cardFace(number: string): CardFace {
  const { brand = brandOf(number), funding = 'credit', country = 'US' } = CARDS[number] ?? {}
  return { brand, funding, country }
}

const NUMBERS_BY_TOKEN: ReadonlyMap<string, string> = new Map(
  Object.entries(CARDS).flatMap(([number, { tokens }]) =>
    tokens.split(' ').map((token) => [token, number] as const),
  ),
)

/** The number behind a test token (`pm_card_visa`, `tok_visa`); null when it is none. */
export function numberOfToken(token: string): string | null {
  const name = /^(?:pm_card_|tok_)(\w+)$/.exec(token)?.[1]
  return name === undefined ? null : (NUMBERS_BY_TOKEN.get(name) ?? null)
}

/** Tells whether a number is well-formed: 12 to 19 digits whose check digit is right. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  let sum = 0
  for (const [place, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Stripe's test bank accounts (routing 110000000) by how their debit ends. */
export const BANK_ACCOUNTS: ReadonlyMap<
  string,
  'succeeded' | 'account_closed' | 'insufficient_funds' | 'debit_not_authorized'
> = new Map([
  ['000123456789', 'succeeded'],
  ['000111111113', 'account_closed'],
  ['000222222227', 'insufficient_funds'],
  ['000333333335', 'debit_not_authorized'],
] as const)

/** The bank account behind a test token; null when it is none. */
export function accountOfToken(token: string): string | null {
  const accounts: Readonly<Record<string, string>> = {
    pm_usBankAccount_success: '000123456789',
    pm_usBankAccount_processing: '000123456789',
    pm_usBankAccount: '000123456789',
    pm_usBankAccount_accountClosed: '000111111113',
    pm_usBankAccount_insufficientFunds: '000222222227',
    pm_usBankAccount_debitNotAuthorized: '000333333335',
  }
  return accounts[token] ?? null
}

/** How many digits the security code of a brand has. */
export function cvcLength(brand: CardBrand): number {
  return brand === 'amex' ? 4 : 3
}

/** The brand's name as Stripe displays it. */
export function displayBrand(brand: CardBrand): string {
  return brand === 'amex' ? 'american_express' : brand === 'diners' ? 'diners_club' : brand
}

function declined(number: string, decline: string, tokens: string): Record<string, TestCard> {
  return { [number]: { tokens, behaviour: { decline } } }
}

function brandOf(number: string): CardBrand {
  if (/^3[47]/.test(number)) return 'amex'
  if (/^3[068]/.test(number)) return 'diners'
  if (/^35/.test(number)) return 'jcb'
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard'
  if (/^(6011|65|64)/.test(number)) return 'discover'
  return /^62/.test(number) ? 'unionpay' : 'visa'
}
