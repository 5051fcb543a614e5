import type Stripe from 'stripe'
import type { StripeCall, StripeReply } from './call'
import { checkAmount, readCurrency } from './currencies'
import { emit } from './events'
import { confirmIntent } from './intent-confirm'
import { forBrowser, newIntent } from './intent-object'
import { CREATE_INTENT, UPDATE_INTENT } from './intent-params'
import {
  checkSecret,
  readCustomer,
  readDescriptor,
  readEmail,
  readMethod,
  readShippingOf,
  requireIntent,
} from './intent-read'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, type Params, required } from './params'
import { cannot, invalid } from './refusal'
import { idOf, intents } from './tables'

/** `POST /v1/payment_intents` */
export function createIntent(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_INTENT)
  const amount = required(params.integer('amount', 1), 'amount')
  const currency = readCurrency(required(params.text('currency'), 'currency'))
  checkAmount(amount, currency)
  const customer = readCustomer(call, params)
  const confirms = params.bool('confirm') ?? false
  if (!confirms) refuseConfirmOnly(params)
  const automatic = params.record('automatic_payment_methods', { enabled: true, allow_redirects: true })
  const isAutomatic =
    automatic === undefined || required(automatic.bool('enabled'), automatic.path('enabled'))
  const types = params.texts('payment_method_types') ?? params.texts('allowed_payment_method_types')
  if (types?.length && automatic && isAutomatic) {
    throw invalid(
      'You may only specify one of these parameters: automatic_payment_methods, payment_method_types.',
      { param: 'automatic_payment_methods' },
    )
  }
  const draft = {
    amount,
    currency,
    customer,
    confirmationMethod: params.oneOf('confirmation_method', ['automatic', 'manual']) ?? 'automatic',
    allowRedirects: automatic?.oneOf('allow_redirects', ['always', 'never']) ?? 'always',
    types: types ?? (isAutomatic ? null : ['card']),
    captureMethod:
      params.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']) ?? 'automatic_async',
    description: params.unsettable('description') ?? null,
    metadata: mergeMetadata(null, params),
    receiptEmail: readEmail(params),
    setupFutureUsage: params.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
    shipping: readShippingOf(params),
    statementDescriptor: readDescriptor(params, 'statement_descriptor'),
    statementDescriptorSuffix: readDescriptor(params, 'statement_descriptor_suffix'),
    transferGroup: params.unsettable('transfer_group') ?? null,
    sessionId: null,
  } as const
  const method = readMethod(call, params, customer)
  // Confirming sets the way to pay itself; what is created before it tells of none yet.
  const row = newIntent(call, { ...draft, paymentMethod: method })
  call.tx.put(intents, row)
  emit(call, 'payment_intent.created', row.object)
  const refusal = confirms ? confirmIntent(call, row, params) : undefined
  return refusal ?? call.tx.get(intents, row.id)?.object ?? row.object
}

/** `GET /v1/payment_intents/:id` */
export function getIntent(call: StripeCall): StripeReply {
  const params = openParams(call.form, {
    client_secret: true,
    key: true,
    is_stripe_sdk: true,
    _stripe_version: true,
  })
  const { object } = requireIntent(call, call.params.id ?? '')
  checkSecret(call, params, object)
  return call.key === 'secret' ? object : forBrowser(object)
}

/** `GET /v1/payment_intents` */
export function listIntents(call: StripeCall): StripeReply {
  const params = openListParams(call, { created: true, customer: true, customer_account: true })
  const customer = params.text('customer')
  return listPage(call, params, {
    table: intents,
    kind: 'payment_intent',
    index: customer === undefined ? 'newest' : 'customer',
    prefix: customer === undefined ? [] : [customer],
    url: '/v1/payment_intents',
  })
}

/** `POST /v1/payment_intents/:id` */
export function updateIntent(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE_INTENT)
  const row = requireIntent(call, call.params.id ?? '')
  const { object } = row
  const currency = params.has('currency') ? readCurrency(params.text('currency') ?? '') : object.currency
  const amount = params.integer('amount', 1) ?? object.amount
  const customer = params.has('customer') ? readCustomer(call, params) : idOf(object.customer)
  const owner = idOf(object.customer)
  if (owner !== null && customer !== owner) {
    throw invalid(
      'You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a different Customer, cancel this PaymentIntent and create a new one.',
      { param: 'customer' },
    )
  }
  for (const name of [
    'amount',
    'currency',
    'customer',
    'payment_method',
    'payment_method_data',
    'setup_future_usage',
  ] as const) {
    if (params.has(name)) refuseUpdate(object, name)
  }
  if (params.has('amount') || params.has('currency')) checkAmount(amount, currency)
  const method = readMethod(call, params, customer) ?? idOf(object.payment_method)
  const usage = params.oneOfOrUnset('setup_future_usage', ['off_session', 'on_session'])
  const types = params.texts('payment_method_types')
  const updated: Stripe.PaymentIntent = {
    ...object,
    amount,
    currency,
    customer,
    capture_method:
      params.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']) ?? object.capture_method,
    description: kept(params.unsettable('description'), object.description),
    metadata: mergeMetadata(object.metadata, params),
    payment_method: method,
    payment_method_types: types ?? object.payment_method_types,
    receipt_email: params.has('receipt_email') ? readEmail(params) : object.receipt_email,
    setup_future_usage: kept(usage, object.setup_future_usage),
    shipping: params.has('shipping') ? readShippingOf(params) : object.shipping,
    statement_descriptor: params.has('statement_descriptor')
      ? readDescriptor(params, 'statement_descriptor')
      : object.statement_descriptor,
    statement_descriptor_suffix: params.has('statement_descriptor_suffix')
      ? readDescriptor(params, 'statement_descriptor_suffix')
      : object.statement_descriptor_suffix,
    transfer_group: kept(params.unsettable('transfer_group'), object.transfer_group),
    status: statusAfter(object, method, params.has('payment_method') || params.has('payment_method_data')),
  }
  call.tx.put(intents, { ...row, object: updated })
  return updated
}

function refuseConfirmOnly(params: Params): void {
  for (const name of [
    'off_session',
    'error_on_requires_action',
    'return_url',
    'mandate_data',
    'use_stripe_sdk',
  ]) {
    if (params.has(name) && name !== 'use_stripe_sdk') {
      throw invalid(`You cannot provide \`${name}\` without \`confirm\` set to true.`, {
        code: 'parameter_unknown',
        param: name,
      })
    }
  }
}

function refuseUpdate(intent: Stripe.PaymentIntent, name: string): void {
  if (/^requires_(payment_method|confirmation|action)$/.test(intent.status)) return
  throw cannot(
    `This PaymentIntent's ${name} could not be updated because it has a status of ${intent.status}. You may only update the ${name} of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
    { code: 'payment_intent_unexpected_state', payment_intent: intent, param: name },
  )
}

function statusAfter(
  intent: Stripe.PaymentIntent,
  method: string | null,
  isNew: boolean,
): Stripe.PaymentIntent.Status {
  if (!isNew || method === null) return intent.status
  return 'requires_confirmation'
}

function kept<T>(value: T | undefined, current: T): T {
  return value === undefined ? current : value
}
