import type Stripe from 'stripe'
import type { StripeWork } from './call'
import type { IntentDraft, ItemObject, SessionRow } from './tables'

/** What a new session is made of. Amounts are minor units, instants seconds since 1970. */
export interface NewSession {
  readonly mode: 'payment' | 'setup'
  readonly uiMode: 'hosted_page' | 'embedded_page' | 'elements' | 'form'
  readonly successUrl: string | null
  readonly cancelUrl: string | null
  readonly returnUrl: string | null
  readonly redirect: 'always' | 'if_required' | 'never' | null
  readonly customer: string | null
  readonly email: string | null
  readonly creation: 'always' | 'if_required' | null
  readonly items: readonly ItemObject[]
  readonly total: number | null
  readonly currency: string | null
  readonly expiresAt: number
  readonly metadata: Record<string, string>
  readonly clientReference: string | null
  readonly allowsPromotionCodes: boolean | null
  readonly billingAddress: 'auto' | 'required' | null
  readonly locale: string | null
  readonly submitType: Stripe.Checkout.Session.SubmitType | null
  readonly collectsPhone: boolean
  readonly types: readonly string[]
  readonly intent: IntentDraft
}

/** A session that waits for its buyer. */
export function newSession(work: StripeWork, draft: NewSession): SessionRow {
  const { id, seq } = work.identifiers.next(work.tx, 'cs_test_a1')
  const isHosted = draft.uiMode === 'hosted_page'
  const object: Stripe.Checkout.Session = {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: draft.allowsPromotionCodes,
    allowed_payment_method_types: null,
    amount_subtotal: draft.total,
    amount_total: draft.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: draft.billingAddress,
    cancel_url: draft.cancelUrl,
    client_reference_id: draft.clientReference,
    client_secret: isHosted ? null : work.identifiers.clientSecret(id, seq),
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    consent: null,
    consent_collection: null,
    created: work.seconds,
    currency: draft.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: draft.customer,
    customer_account: null,
    customer_creation: draft.creation,
    customer_details: draft.email === null ? null : detailsOf(draft.email, null),
    customer_email: draft.email,
    discounts: [],
    expires_at: draft.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation:
      draft.mode === 'payment'
        ? {
            enabled: false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: null,
              footer: null,
              issuer: null,
              metadata: {},
              rendering_options: null,
            },
          }
        : null,
    livemode: false,
    locale: draft.locale,
    managed_payments: null,
    metadata: draft.metadata,
    mode: draft.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: draft.mode === 'payment' ? 'if_required' : 'always',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: [...draft.types],
    payment_status: draft.total === null || draft.total === 0 ? 'no_payment_required' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: draft.collectsPhone },
    recovered_from: null,
    ...(!isHosted && { redirect_on_completion: draft.redirect ?? 'always' }),
    ...(draft.returnUrl !== null && { return_url: draft.returnUrl }),
    saved_payment_method_options:
      draft.customer === null
        ? null
        : {
            allow_redisplay_filters: ['always'],
            payment_method_remove: 'disabled',
            payment_method_save: null,
          },
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: draft.submitType,
    subscription: null,
    success_url: draft.successUrl,
    total_details: draft.total === null ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: draft.uiMode,
    url: isHosted ? work.pageUrl(`/stripe/checkout/${id}`) : null,
    wallet_options: null,
  }
  return { id, seq, object, items: draft.items, intent: draft.intent, intentId: null }
}

/** Who the buyer is, as far as the page has asked. */
export function detailsOf(
  email: string | null,
  name: string | null,
): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}
