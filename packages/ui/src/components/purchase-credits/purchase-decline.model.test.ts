import { expect, test } from 'vitest'
import { en } from '../../i18n/en'
import { declineText } from './purchase-decline.model'

test.each([
  // What the fake Stripe declines with: its cards, its decline table, its bank accounts, its challenges.
  ['generic_decline', 'The bank declined the card.'],
  ['card_declined', 'The bank declined the card.'],
  ['do_not_honor', 'The bank declined the card.'],
  ['insufficient_funds', 'There is not enough money on the card or account.'],
  ['lost_card', 'The bank declined the card.'],
  ['stolen_card', 'The bank declined the card.'],
  ['fraudulent', 'The bank declined the card.'],
  ['expired_card', 'The card has expired.'],
  ['incorrect_cvc', 'The card’s number, expiry date or security code is not right.'],
  ['incorrect_number', 'The card’s number, expiry date or security code is not right.'],
  ['processing_error', '{provider} had trouble with the payment.'],
  ['card_velocity_exceeded', 'The card has reached a limit that its bank has set.'],
  ['card_not_supported', 'The card cannot be used for this payment or this currency.'],
  ['currency_not_supported', 'The card cannot be used for this payment or this currency.'],
  ['invalid_account', 'The account behind the card has changed or is closed.'],
  ['authentication_required', 'The bank could not make sure that it was you.'],
  ['payment_intent_authentication_failure', 'The bank could not make sure that it was you.'],
  ['debit_not_authorized', 'The bank declined the payment.'],
  ['payment_method_provider_decline', 'The bank declined the payment.'],
  // What else Stripe's documentation names.
  ['duplicate_transaction', 'The same amount was paid with this card a moment ago.'],
  ['issuer_not_available', 'The bank behind the card does not answer at the moment.'],
  ['incorrect_zip', 'The address or postal code does not belong to the card.'],
  // PayPal and DodoPayments.
  ['instrument_declined', 'The bank or card behind your {provider} account said no.'],
  ['payer_cannot_pay', '{provider} cannot take this payment from your account.'],
  ['max_number_of_payment_attempts_exceeded', 'It was tried too many times.'],
  ['transaction_refused', '{provider} refused the payment.'],
  ['authentication_failure', 'The bank could not make sure that it was you.'],
  ['amount_mismatch', 'The amount paid is not the amount that was asked for.'],
])('“%s” is said as: %s', (code, sentence) => {
  expect(en[declineText(code)]).toBe(sentence)
})

test('a reason that the kit does not know is never shown as a code', () => {
  expect(declineText('some_new_word')).toBe('purchaseCredits.decline.other')
})
