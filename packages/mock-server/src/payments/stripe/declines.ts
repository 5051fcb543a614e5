import type Stripe from 'stripe'

type ErrorCode = NonNullable<Stripe.PaymentIntent.LastPaymentError['code']>

/** Why a card (or bank) refuses: what Stripe says of it under `last_payment_error` and in the body of a 402. */
export interface CardTrouble {
  readonly code: ErrorCode
  readonly declineCode: string | null
  readonly message: string
}

const CARD_DECLINED = 'Your card was declined.'

// Codes that are errors of their own; every other reason is a `card_declined` with a decline code.
const OWN_CODES: readonly { readonly code: ErrorCode; readonly message: string }[] = [
  { code: 'expired_card', message: 'Your card has expired.' },
  { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  { code: 'incorrect_number', message: 'Your card number is incorrect.' },
  {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  {
    code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
]

const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    insufficient_funds: 'Your card has insufficient funds.',
    card_velocity_exceeded:
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    card_not_supported: 'Your card does not support this type of purchase.',
    currency_not_supported: 'Your card does not support this currency.',
    invalid_account: 'Your card was declined.',
  }),
)

/** The refusal with a code (`expired_card`) or a decline code (`insufficient_funds`); `card_declined` is the generic one. */
export function trouble(code: string): CardTrouble {
  const own = OWN_CODES.find((entry) => entry.code === code)
  if (own) return { ...own, declineCode: code }
  const declineCode = code === 'card_declined' ? 'generic_decline' : code
  return { code: 'card_declined', declineCode, message: REASONS.get(declineCode) ?? CARD_DECLINED }
}

/** Why a bank did not honour a debit, by the reasons that its test account numbers stand for. */
export function bankTrouble(
  reason: 'debit_not_authorized' | 'insufficient_funds' | 'account_closed',
): CardTrouble {
  return { ...BANK_REASONS[reason], declineCode: null }
}

const BANK_REASONS = {
  account_closed: {
    code: 'payment_method_provider_decline',
    message: "The customer's bank account has been closed.",
  },
  debit_not_authorized: {
    code: 'debit_not_authorized',
    message: 'The customer has notified their bank that this payment was unauthorized.',
  },
  insufficient_funds: {
    code: 'insufficient_funds',
    message: "The customer's account has insufficient funds to cover this payment.",
  },
} as const satisfies Record<string, Omit<CardTrouble, 'declineCode'>>
