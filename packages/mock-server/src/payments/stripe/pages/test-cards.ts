/** A number that Stripe's test mode, and so the fake, does something with. */
export interface TestCard {
  readonly number: string
  /** What becomes of a payment with it. */
  readonly outcome: string
}

/** The test cards that are offered wherever a card can be entered, of https://docs.stripe.com/testing. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242 4242 4242 4242', outcome: 'Is paid' },
  { number: '4000 0025 0000 3155', outcome: 'Asks for 3-D Secure' },
  { number: '4000 0000 0000 0002', outcome: 'Is declined' },
  { number: '4000 0000 0000 9995', outcome: 'Has insufficient funds' },
  { number: '4000 0000 0000 0069', outcome: 'Has expired' },
  { number: '4000 0000 0000 0119', outcome: 'Meets a processing error' },
  { number: '4000 0000 0000 0259', outcome: 'Is paid, then disputed' },
]
