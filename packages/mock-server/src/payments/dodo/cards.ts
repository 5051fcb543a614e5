/** What a test card comes to. */
export type CardFate =
  | { readonly kind: 'succeeds' | 'challenges' }
  | { readonly kind: 'fails'; readonly code: string; readonly message: string }

/** A card of test mode. */
export interface TestCard {
  readonly number: string
  readonly network: string
  /** What the hosted page says of it. */
  readonly label: string
  readonly fate: CardFate
}

const fails = (code: string, message: string): CardFate => ({ kind: 'fails', code, message })

/** The card that goes through at once. */
export const GOOD_CARD = '4242424242424242'

/** Test mode's cards, after https://docs.dodopayments.com/miscellaneous/testing-process. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: GOOD_CARD, network: 'VISA', label: 'Succeeds', fate: { kind: 'succeeds' } },
  {
    number: '4000002500003155',
    network: 'VISA',
    label: 'Asks for 3-D Secure',
    fate: { kind: 'challenges' },
  },
  {
    number: '4000000000000002',
    network: 'VISA',
    label: 'Is declined',
    fate: fails('CARD_DECLINED', 'The card was declined by the issuing bank.'),
  },
  {
    number: '4000000000009995',
    network: 'VISA',
    label: 'Has insufficient funds',
    fate: fails('INSUFFICIENT_FUNDS', 'The account does not have enough funds.'),
  },
  {
    number: '4000000000000069',
    network: 'VISA',
    label: 'Has expired',
    fate: fails('EXPIRED_CARD', 'The card has expired.'),
  },
  {
    number: '4000000000000119',
    network: 'VISA',
    label: 'Fails while processing',
    fate: fails('PROCESSING_ERROR', 'An error occurred while processing the card.'),
  },
  {
    number: '5555555555554444',
    network: 'MASTERCARD',
    label: 'Mastercard, succeeds',
    fate: { kind: 'succeeds' },
  },
]

/**
 * The test card with a number, spaces and dashes aside; undefined when there is none. The cards that do not go through
 * are told by their last four digits.
 */
export function testCard(number: string): TestCard | undefined {
  const digits = number.replace(/[\s-]/g, '')
  const exact = TEST_CARDS.find((card) => card.number === digits)
  if (exact || !/^4000\d{12}$/.test(digits)) return exact
  return TEST_CARDS.find(
    (card) => card.number.startsWith('4000') && card.number.slice(-4) === digits.slice(-4),
  )
}
