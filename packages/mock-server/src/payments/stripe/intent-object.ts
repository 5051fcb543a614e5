import type Stripe from 'stripe'
import type { StripeWork } from './call'
import type { IntentDraft, IntentRow } from './tables'

/** What a new payment is made of. Amounts are minor units. */
export interface NewIntent extends IntentDraft {
  readonly amount: number
  readonly currency: string
  readonly customer: string | null
  readonly paymentMethod: string | null
  readonly confirmationMethod: 'automatic' | 'manual'
  readonly allowRedirects: 'always' | 'never'
  /** The types asked for; null leaves it to the account, as `automatic_payment_methods` does. */
  readonly types: readonly string[] | null
  readonly shipping: Stripe.PaymentIntent.Shipping | null
  readonly sessionId: string | null
}

/** A payment before anybody has tried to pay it. */
export function newIntent(work: StripeWork, draft: NewIntent): IntentRow {
  const { id, seq } = work.identifiers.next(work.tx, 'pi_3')
  const object: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: draft.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: draft.types ? null : { allow_redirects: draft.allowRedirects, enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: draft.captureMethod,
    client_secret: work.identifiers.clientSecret(id, seq),
    confirmation_method: draft.confirmationMethod,
    created: work.seconds,
    currency: draft.currency,
    customer: draft.customer,
    customer_account: null,
    description: draft.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...draft.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: draft.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    },
    payment_method_types: [...(draft.types ?? defaultTypes(draft.currency))],
    payment_record: null,
    processing: null,
    receipt_email: draft.receiptEmail,
    review: null,
    setup_future_usage: draft.setupFutureUsage,
    shipping: draft.shipping,
    source: null,
    statement_descriptor: draft.statementDescriptor,
    statement_descriptor_suffix: draft.statementDescriptorSuffix,
    status: draft.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
    transfer_data: null,
    transfer_group: draft.transferGroup,
  }
  return { id, seq, object, sessionId: draft.sessionId, returnUrl: null }
}

/** What an account takes that leaves the choice to Stripe: cards, and bank debits of dollars. */
export function defaultTypes(currency: string): readonly string[] {
  return currency === 'usd' ? ['card', 'us_bank_account'] : ['card']
}

const BROWSER_FIELDS = [
  'id',
  'object',
  'allowed_payment_method_types',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'excluded_payment_method_types',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
] as const satisfies readonly (keyof Stripe.PaymentIntent)[]

/** The payment as a browser sees it that has only its secret. */
export function forBrowser(intent: Stripe.PaymentIntent): object {
  return Object.fromEntries(BROWSER_FIELDS.map((field) => [field, intent[field]]))
}
