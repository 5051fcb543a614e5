import type { PaymentIntent, PaymentIntentResult, StripeError } from '@stripe/stripe-js'
import { expect, test } from 'vitest'
import { outcomeOf, outcomeOfRejection } from './stripe-outcome'

/** As much of Stripe's answers as is read. */
const resultOf = (part: {
  readonly error?: Omit<Partial<StripeError>, 'payment_intent'> & { payment_intent?: Partial<PaymentIntent> }
  readonly paymentIntent?: Partial<PaymentIntent>
}): PaymentIntentResult => JSON.parse(JSON.stringify(part))

const declined = (declineCode: string) => ({ status: 'declined', failure: { declineCode, retryable: true } })

test.each(['succeeded', 'processing', 'requires_capture', 'requires_action', 'canceled'] as const)(
  'a payment that is %s is for the server to judge',
  (status) => {
    expect(outcomeOf(resultOf({ paymentIntent: { status } }))).toEqual({ status: 'approved' })
  },
)

test('a decline is told by the word of the bank, else by that of Stripe', () => {
  const type = 'card_error'
  expect(
    outcomeOf(resultOf({ error: { type, code: 'card_declined', decline_code: 'insufficient_funds' } })),
  ).toEqual(declined('insufficient_funds'))
  expect(outcomeOf(resultOf({ error: { type, code: 'expired_card' } }))).toEqual(declined('expired_card'))
  expect(outcomeOf(resultOf({ error: { type } }))).toEqual(declined('card_declined'))
})

test('an intent that waits for another card was declined', () => {
  const status = 'requires_payment_method'
  const last_payment_error = { type: 'card_error', code: 'incorrect_cvc' } as const
  expect(outcomeOf(resultOf({ paymentIntent: { status, last_payment_error } }))).toEqual(
    declined('incorrect_cvc'),
  )
})

test('a challenge that was failed or closed is a decline that another try can mend', () => {
  const code = 'payment_intent_authentication_failure'
  expect(outcomeOf(resultOf({ error: { type: 'invalid_request_error', code } }))).toEqual(declined(code))
})

test.each(['api_connection_error', 'api_error'] as const)('after an %s nobody knows', (type) => {
  expect(outcomeOf(resultOf({ error: { type } }))).toEqual({ status: 'lost' })
})

test.each(['invalid_request_error', 'rate_limit_error', 'idempotency_error', 'validation_error'] as const)(
  'an %s is a no to trying, and charges nothing',
  (type) => {
    expect(outcomeOf(resultOf({ error: { type } }))).toEqual({ status: 'failed' })
  },
)

test.each(['succeeded', 'processing', 'requires_capture'] as const)(
  'an error about a payment that is %s already is no error',
  (status) => {
    const error = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' } as const
    expect(outcomeOf(resultOf({ error: { ...error, payment_intent: { status } } }))).toEqual({
      status: 'approved',
    })
  },
)

test('what Stripe.js throws before it sends anything has charged nothing; anything else nobody knows', () => {
  const notSent = Object.assign(new Error('Call elements.submit() first.'), { name: 'IntegrationError' })
  expect(outcomeOfRejection(notSent)).toEqual({ status: 'failed' })
  expect(outcomeOfRejection(new TypeError('Something broke.'))).toEqual({ status: 'lost' })
})
