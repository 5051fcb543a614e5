import type Stripe from 'stripe'
import type { Known } from './params'

// Gone from the newest version of the API, but what code of every earlier one sends.
const OLD_NAMES = { payment_method_types: true } as const satisfies Known

/** What `POST /v1/checkout/sessions` takes. */
export const CREATE_SESSION = {
  ...OLD_NAMES,
  adaptive_pricing: true,
  after_expiration: true,
  allow_promotion_codes: true,
  allowed_payment_method_types: true,
  automatic_tax: true,
  billing_address_collection: true,
  branding_settings: true,
  cancel_url: true,
  client_reference_id: true,
  consent_collection: true,
  currency: true,
  custom_fields: true,
  custom_text: true,
  customer: true,
  customer_account: true,
  customer_creation: true,
  customer_email: true,
  customer_update: true,
  discounts: true,
  excluded_payment_method_types: true,
  expand: true,
  expires_at: true,
  integration_identifier: true,
  invoice_creation: true,
  line_items: true,
  locale: true,
  managed_payments: true,
  metadata: true,
  mode: true,
  name_collection: true,
  optional_items: true,
  origin_context: true,
  payment_intent_data: true,
  payment_method_collection: true,
  payment_method_configuration: true,
  payment_method_data: true,
  payment_method_options: true,
  permissions: true,
  phone_number_collection: true,
  redirect_on_completion: true,
  return_url: true,
  saved_payment_method_options: true,
  setup_intent_data: true,
  shipping_address_collection: true,
  shipping_options: true,
  submit_type: true,
  subscription_data: true,
  success_url: true,
  tax_id_collection: true,
  ui_mode: true,
  wallet_options: true,
} as const satisfies Record<keyof Stripe.Checkout.SessionCreateParams, true>

/** What `payment_intent_data` takes. */
export const INTENT_DATA = {
  application_fee_amount: true,
  capture_method: true,
  description: true,
  metadata: true,
  on_behalf_of: true,
  receipt_email: true,
  setup_future_usage: true,
  shipping: true,
  statement_descriptor: true,
  statement_descriptor_suffix: true,
  transfer_data: true,
  transfer_group: true,
} as const satisfies Record<keyof Stripe.Checkout.SessionCreateParams.PaymentIntentData, true>

/** What `POST /v1/checkout/sessions/:id` takes. */
export const UPDATE_SESSION = {
  collected_information: true,
  expand: true,
  line_items: true,
  metadata: true,
  payment_intent_data: true,
  shipping_options: true,
} as const satisfies Record<keyof Stripe.Checkout.SessionUpdateParams, true>

/** What `GET /v1/checkout/sessions` filters by. */
export const SESSION_FILTERS = {
  created: true,
  customer: true,
  customer_account: true,
  customer_details: true,
  payment_intent: true,
  payment_link: true,
  status: true,
  subscription: true,
} as const satisfies Known

/** How a session is shown; the names of earlier versions of the API mean the same. */
export const UI_MODES = {
  hosted_page: 'hosted_page',
  embedded_page: 'embedded_page',
  elements: 'elements',
  form: 'form',
  hosted: 'hosted_page',
  embedded: 'embedded_page',
  custom: 'elements',
} as const
