import type Stripe from 'stripe'
import type { StripeCall, StripeReply } from './call'
import { requireCustomer } from './customers'
import { emit } from './events'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { attach } from './method-attach'
import { createMethod, requireMethod } from './method-create'
import { readBilling } from './method-object'
import { openParams, type Params, required } from './params'
import { cannot, noSuch } from './refusal'
import { customers, idOf, methods } from './tables'

const UPDATE = {
  allow_redisplay: true,
  billing_details: true,
  card: true,
  expand: true,
  metadata: true,
  us_bank_account: true,
} as const satisfies Record<keyof Stripe.PaymentMethodUpdateParams, true>

const REDISPLAY = ['always', 'limited', 'unspecified'] as const

/** `POST /v1/payment_methods`, for browsers too. */
export function createMethodCall(call: StripeCall): StripeReply {
  return createMethod(call, openParams(call.form, undefined)).object
}

/** `GET /v1/payment_methods/:id` */
export function getMethod(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requireMethod(call, call.params.id ?? '', 'payment_method', 404).object
}

/** `POST /v1/payment_methods/:id` */
export function updateMethod(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE)
  const row = requireMethod(call, call.params.id ?? '', 'payment_method', 404)
  const card = params.record('card')
  const { object } = row
  const updated: Stripe.PaymentMethod = {
    ...object,
    allow_redisplay: params.oneOf('allow_redisplay', REDISPLAY) ?? object.allow_redisplay ?? 'unspecified',
    billing_details: readBilling(params.record('billing_details'), object.billing_details),
    ...(object.card && {
      card: {
        ...object.card,
        exp_month: card?.integer('exp_month', 1) ?? object.card.exp_month,
        exp_year: card?.integer('exp_year', 1) ?? object.card.exp_year,
      },
    }),
    metadata: mergeMetadata(object.metadata, params),
  }
  call.tx.put(methods, { ...row, object: updated })
  emit(call, 'payment_method.updated', updated, object)
  return updated
}

/** `POST /v1/payment_methods/:id/attach` */
export function attachMethod(call: StripeCall): StripeReply {
  const params = openParams(call.form, { customer: true, customer_account: true })
  const customer = required(params.text('customer'), 'customer')
  if (call.tx.get(customers, customer)?.isDeleted !== false)
    throw noSuch('customer', customer, 'customer', 400)
  return attach(call, call.params.id ?? '', customer, 'id').object
}

/** `POST /v1/payment_methods/:id/detach`: it can never be used again. */
export function detachMethod(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const row = requireMethod(call, call.params.id ?? '', 'payment_method', 404)
  if (idOf(row.object.customer) === null) {
    throw cannot(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      { param: 'payment_method' },
    )
  }
  const object: Stripe.PaymentMethod = { ...row.object, customer: null }
  call.tx.put(methods, { ...row, object, isSetUp: false, isSpent: true })
  emit(call, 'payment_method.detached', object, row.object)
  return object
}

/** `GET /v1/payment_methods` */
export function listMethods(call: StripeCall): StripeReply {
  const params = openListParams(call, {
    allow_redisplay: true,
    customer: true,
    customer_account: true,
    type: true,
  })
  return methodPage(call, params, params.text('customer'), '/v1/payment_methods')
}

/** `GET /v1/customers/:id/payment_methods` */
export function listCustomerMethods(call: StripeCall): StripeReply {
  const params = openListParams(call, { allow_redisplay: true, type: true })
  const { id } = requireCustomer(call, call.params.id ?? '')
  return methodPage(call, params, id, `/v1/customers/${id}/payment_methods`)
}

/** `GET /v1/customers/:id/payment_methods/:method` */
export function getCustomerMethod(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const { id } = requireCustomer(call, call.params.id ?? '')
  const method = call.tx.get(methods, call.params.method ?? '')
  if (!method || idOf(method.object.customer) !== id)
    throw noSuch('PaymentMethod', call.params.method ?? '', 'payment_method')
  return method.object
}

function methodPage(call: StripeCall, params: Params, customer: string | undefined, url: string): object {
  const type = params.text('type')
  const redisplay = params.oneOf('allow_redisplay', REDISPLAY)
  if (customer !== undefined && call.tx.get(customers, customer) === undefined)
    throw noSuch('customer', customer, 'customer', 400)
  return listPage(call, params, {
    table: methods,
    kind: 'PaymentMethod',
    index: customer === undefined ? 'newest' : 'customer',
    prefix: customer === undefined ? [] : [customer],
    // Without a customer Stripe lists what was made for none: nothing, for an account like this one.
    keep: ({ object }) =>
      customer !== undefined &&
      (type === undefined || object.type === type) &&
      (redisplay === undefined || object.allow_redisplay === redisplay),
    url,
  })
}
