import type Stripe from 'stripe'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { emit } from './events'
import { readReturnUrl } from './intent-confirm'
import { BROWSER_CONFIRM } from './intent-params'
import { checkSecret, readCustomer, readMethod } from './intent-read'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { requireMethod } from './method-create'
import { type Known, openParams, type Params } from './params'
import { cannot, noSuch } from './refusal'
import { attemptSetup, changeSetup } from './setup-confirm'
import { newSetup } from './setup-object'
import { idOf, setups } from './tables'

const CONFIRM = {
  allowed_payment_method_types: true,
  confirmation_token: true,
  expand: true,
  mandate_data: true,
  payment_method: true,
  payment_method_data: true,
  payment_method_options: true,
  return_url: true,
  use_stripe_sdk: true,
} as const satisfies Record<keyof Stripe.SetupIntentConfirmParams, true>

// Gone from the newest version of the API, but what code of every earlier one sends.
const OLD_NAMES = { payment_method_types: true } as const satisfies Known

const UPDATE = {
  ...OLD_NAMES,
  allowed_payment_method_types: true,
  attach_to_self: true,
  customer: true,
  customer_account: true,
  description: true,
  excluded_payment_method_types: true,
  expand: true,
  flow_directions: true,
  metadata: true,
  payment_method: true,
  payment_method_configuration: true,
  payment_method_data: true,
  payment_method_options: true,
} as const satisfies Record<keyof Stripe.SetupIntentUpdateParams, true>

const CREATE = {
  ...UPDATE,
  automatic_payment_methods: true,
  confirm: true,
  confirmation_token: true,
  mandate_data: true,
  on_behalf_of: true,
  return_url: true,
  single_use: true,
  usage: true,
  use_stripe_sdk: true,
} as const satisfies Record<keyof Stripe.SetupIntentCreateParams, true>

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'] as const

/** `POST /v1/setup_intents` */
export function createSetup(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE)
  const customer = readCustomer(call, params)
  const row = newSetup(call, {
    customer,
    paymentMethod: readMethod(call, params, customer),
    usage: params.oneOf('usage', ['off_session', 'on_session']) ?? 'off_session',
    description: params.unsettable('description') ?? null,
    metadata: mergeMetadata(null, params),
    types: params.texts('payment_method_types') ?? null,
    returnUrl: null,
  })
  call.tx.put(setups, row)
  emit(call, 'setup_intent.created', row.object)
  const refusal = params.bool('confirm') === true ? confirm(call, row.object, params) : undefined
  return refusal ?? requireSetup(call, row.id)
}

/** `GET /v1/setup_intents/:id` */
export function getSetup(call: StripeCall): StripeReply {
  const params = openParams(call.form, { client_secret: true, is_stripe_sdk: true, _stripe_version: true })
  const setup = requireSetup(call, call.params.id ?? '')
  checkSecret(call, params, setup)
  return setup
}

/** `GET /v1/setup_intents` */
export function listSetups(call: StripeCall): StripeReply {
  const params = openListParams(call, {
    attach_to_self: true,
    created: true,
    customer: true,
    customer_account: true,
    payment_method: true,
  })
  const customer = params.text('customer')
  const method = params.text('payment_method')
  return listPage(call, params, {
    table: setups,
    kind: 'setup_intent',
    index: customer !== undefined ? 'customer' : method !== undefined ? 'payment_method' : 'newest',
    prefix: customer !== undefined ? [customer] : method !== undefined ? [method] : [],
    keep: ({ object }) => method === undefined || object.payment_method === method,
    url: '/v1/setup_intents',
  })
}

/** `POST /v1/setup_intents/:id` */
export function updateSetup(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE)
  const setup = requireSetup(call, call.params.id ?? '')
  const customer = params.has('customer') ? readCustomer(call, params) : idOf(setup.customer)
  const method = readMethod(call, params, customer)
  if (method !== null) refuseOver(setup, 'update')
  const description = params.unsettable('description')
  const updated: Stripe.SetupIntent = {
    ...setup,
    customer,
    description: description === undefined ? setup.description : description,
    metadata: mergeMetadata(setup.metadata, params),
    payment_method: method ?? setup.payment_method,
    status: method === null ? setup.status : 'requires_confirmation',
  }
  changeSetup(call, updated)
  return updated
}

/** `POST /v1/setup_intents/:id/confirm`, from a server or with the set-up's secret from a browser. */
export function confirmSetup(call: StripeCall): StripeReply {
  const params = openParams(
    call.form,
    call.key === 'secret' ? { ...CONFIRM, client_secret: true } : BROWSER_CONFIRM,
  )
  const setup = requireSetup(call, call.params.id ?? '')
  checkSecret(call, params, setup)
  return confirm(call, setup, params) ?? requireSetup(call, setup.id)
}

/** `POST /v1/setup_intents/:id/cancel` */
export function cancelSetup(call: StripeCall): StripeReply {
  const params = openParams(call.form, { cancellation_reason: true })
  const setup = requireSetup(call, call.params.id ?? '')
  const reason =
    params.oneOf('cancellation_reason', ['abandoned', 'duplicate', 'requested_by_customer']) ?? null
  refuseOver(setup, 'cancel')
  const canceled: Stripe.SetupIntent = {
    ...setup,
    status: 'canceled',
    cancellation_reason: reason,
    next_action: null,
  }
  changeSetup(call, canceled)
  emit(call, 'setup_intent.canceled', canceled)
  return canceled
}

function confirm(work: StripeWork, setup: Stripe.SetupIntent, params: Params) {
  refuseOver(setup, 'confirm')
  const id = readMethod(work, params, idOf(setup.customer)) ?? idOf(setup.payment_method)
  if (id === null) {
    throw cannot(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
      { code: 'setup_intent_unexpected_state', setup_intent: setup },
    )
  }
  const row = work.tx.get(setups, setup.id)
  const returnUrl = readReturnUrl(params)
  if (row && returnUrl !== null) work.tx.put(setups, { ...row, returnUrl })
  const usesSdk = params.bool('use_stripe_sdk') ?? false
  return attemptSetup(work, setup, requireMethod(work, id, 'payment_method'), { usesSdk })
}

function refuseOver(setup: Stripe.SetupIntent, verb: 'update' | 'confirm' | 'cancel'): void {
  if (OPEN.some((status) => status === setup.status)) return
  throw cannot(
    `You cannot ${verb} this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be ${verb === 'cancel' ? 'canceled' : `${verb}ed`}: ${OPEN.join(', ')}.`,
    { code: 'setup_intent_unexpected_state', setup_intent: setup },
  )
}

function requireSetup({ tx }: StripeWork, id: string): Stripe.SetupIntent {
  const row = tx.get(setups, id)
  if (!row) throw noSuch('setupintent', id, 'intent')
  return row.object
}
