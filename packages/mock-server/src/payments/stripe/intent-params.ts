import type Stripe from 'stripe'
import type { Known } from './params'

const METHOD_FIELDS = {
  payment_method: true,
  payment_method_data: true,
  payment_method_options: true,
  // Gone from the newest version of the API, but what code of every earlier one sends.
  payment_method_types: true,
} as const satisfies Known

/** What `POST /v1/payment_intents` takes. */
export const CREATE_INTENT = {
  ...METHOD_FIELDS,
  allowed_payment_method_types: true,
  amount: true,
  amount_details: true,
  application_fee_amount: true,
  automatic_payment_methods: true,
  capture_method: true,
  confirm: true,
  confirmation_method: true,
  confirmation_token: true,
  currency: true,
  customer: true,
  customer_account: true,
  description: true,
  error_on_requires_action: true,
  excluded_payment_method_types: true,
  expand: true,
  hooks: true,
  mandate: true,
  mandate_data: true,
  metadata: true,
  off_session: true,
  on_behalf_of: true,
  payment_details: true,
  payment_method_configuration: true,
  radar_options: true,
  receipt_email: true,
  return_url: true,
  setup_future_usage: true,
  shipping: true,
  statement_descriptor: true,
  statement_descriptor_suffix: true,
  transfer_data: true,
  transfer_group: true,
  use_stripe_sdk: true,
} as const satisfies Record<keyof Stripe.PaymentIntentCreateParams, true>

/** What `POST /v1/payment_intents/:id` takes. */
export const UPDATE_INTENT = {
  ...METHOD_FIELDS,
  allowed_payment_method_types: true,
  amount: true,
  amount_details: true,
  application_fee_amount: true,
  capture_method: true,
  currency: true,
  customer: true,
  customer_account: true,
  description: true,
  excluded_payment_method_types: true,
  expand: true,
  hooks: true,
  metadata: true,
  payment_details: true,
  payment_method_configuration: true,
  receipt_email: true,
  setup_future_usage: true,
  shipping: true,
  statement_descriptor: true,
  statement_descriptor_suffix: true,
  transfer_data: true,
  transfer_group: true,
} as const satisfies Record<keyof Stripe.PaymentIntentUpdateParams, true>

/** What `POST /v1/payment_intents/:id/confirm` takes. */
export const CONFIRM_INTENT = {
  ...METHOD_FIELDS,
  allowed_payment_method_types: true,
  amount_details: true,
  amount_to_confirm: true,
  capture_method: true,
  confirmation_token: true,
  error_on_requires_action: true,
  excluded_payment_method_types: true,
  expand: true,
  hooks: true,
  mandate: true,
  mandate_data: true,
  off_session: true,
  payment_details: true,
  radar_options: true,
  receipt_email: true,
  return_url: true,
  setup_future_usage: true,
  shipping: true,
  use_stripe_sdk: true,
} as const satisfies Record<keyof Stripe.PaymentIntentConfirmParams, true>

/** What Stripe.js sends along when a browser confirms. */
export const BROWSER_CONFIRM = {
  ...CONFIRM_INTENT,
  client_secret: true,
  client_attribution_metadata: true,
  expected_payment_method_type: true,
  key: true,
  referrer: true,
  _stripe_version: true,
} as const satisfies Known

/** What `POST /v1/payment_intents/:id/capture` takes. */
export const CAPTURE_INTENT = {
  amount_details: true,
  amount_to_capture: true,
  application_fee_amount: true,
  expand: true,
  final_capture: true,
  hooks: true,
  metadata: true,
  payment_details: true,
  statement_descriptor: true,
  statement_descriptor_suffix: true,
  transfer_data: true,
} as const satisfies Record<keyof Stripe.PaymentIntentCaptureParams, true>

/** What `POST /v1/payment_intents/:id/cancel` takes. */
export const CANCEL_INTENT = {
  cancellation_reason: true,
  expand: true,
} as const satisfies Record<keyof Stripe.PaymentIntentCancelParams, true>
