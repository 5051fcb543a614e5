import type { MessageKey } from '../../i18n/index'

/** The name of a text that says why a payment was declined. */
export type DeclineText = Extract<MessageKey, `purchaseCredits.decline.${string}`>

/**
 * Each reason with the providers' own words for it, in lower_snake_case, as the contract has them. What a bank says of
 * lost and stolen cards and of fraud is told to nobody but the merchant: https://docs.stripe.com/declines/codes
 */
const REASONS = [
  ['purchaseCredits.decline.instrument', 'instrument_declined'],
  ['purchaseCredits.decline.funds', 'insufficient_funds'],
  ['purchaseCredits.decline.limit', 'card_velocity_exceeded withdrawal_count_limit_exceeded'],
  [
    'purchaseCredits.decline.card',
    'approve_with_id call_issuer card_declined do_not_honor do_not_try_again fraudulent generic_decline lost_card merchant_blacklist no_action_taken not_permitted pickup_card restricted_card revocation_of_all_authorizations revocation_of_authorization security_violation service_not_allowed stolen_card stop_payment_order testmode_decline transaction_not_allowed',
  ],
  ['purchaseCredits.decline.bank', 'debit_not_authorized payment_method_provider_decline'],
  ['purchaseCredits.decline.account', 'account_closed invalid_account new_account_information_available'],
  ['purchaseCredits.decline.expired', 'expired_card'],
  [
    'purchaseCredits.decline.check',
    'incorrect_cvc incorrect_number invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number',
  ],
  ['purchaseCredits.decline.address', 'incorrect_address incorrect_zip'],
  ['purchaseCredits.decline.unsupported', 'card_not_supported currency_not_supported'],
  [
    'purchaseCredits.decline.authentication',
    'authentication_failure authentication_not_handled authentication_required mobile_device_authentication_required payment_intent_authentication_failure',
  ],
  ['purchaseCredits.decline.duplicate', 'duplicate_transaction'],
  ['purchaseCredits.decline.unreachable', 'issuer_not_available reenter_transaction try_again_later'],
  [
    'purchaseCredits.decline.payer',
    'payer_action_required payer_cannot_pay redirect_payer_for_alternate_funding',
  ],
  ['purchaseCredits.decline.attempts', 'max_number_of_payment_attempts_exceeded'],
  ['purchaseCredits.decline.refused', 'compliance_violation decimals_not_supported transaction_refused'],
  ['purchaseCredits.decline.processing', 'processing_error'],
  ['purchaseCredits.decline.mismatch', 'amount_mismatch'],
] as const satisfies readonly (readonly [DeclineText, string])[]

const WORDS: ReadonlyMap<string, DeclineText> = new Map(
  REASONS.flatMap(([text, words]) => words.split(' ').map((word) => [word, text] as const)),
)

/** Why a payment was declined, in a reader's words; a word that the kit does not know is not shown. */
export function declineText(declineCode: string): DeclineText {
  return WORDS.get(declineCode) ?? 'purchaseCredits.decline.other'
}
