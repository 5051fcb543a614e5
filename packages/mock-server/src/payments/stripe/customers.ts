import type Stripe from 'stripe'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { newCustomer } from './customer-object'
import { emit } from './events'
import { readEmail } from './intent-read'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { attach } from './method-attach'
import { readAddress, readShipping } from './method-object'
import { openParams, type Params } from './params'
import { noSuch } from './refusal'
import { type CustomerRow, customers, idOf, methods } from './tables'

const COMMON = {
  address: true,
  balance: true,
  business_name: true,
  cash_balance: true,
  description: true,
  email: true,
  expand: true,
  individual_name: true,
  invoice_prefix: true,
  invoice_settings: true,
  metadata: true,
  name: true,
  next_invoice_sequence: true,
  phone: true,
  preferred_locales: true,
  shipping: true,
  source: true,
  tax: true,
  tax_exempt: true,
  validate: true,
} as const

const CREATE = {
  ...COMMON,
  payment_method: true,
  tax_id_data: true,
  test_clock: true,
} as const satisfies Record<keyof Stripe.CustomerCreateParams, true>

const UPDATE = { ...COMMON, default_source: true } as const satisfies Record<
  keyof Stripe.CustomerUpdateParams,
  true
>

/** `POST /v1/customers` */
export function createCustomer(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE)
  const { id, seq, object: fresh } = newCustomer(call)
  const method = params.text('payment_method')
  if (method !== undefined) attach(call, method, id, 'payment_method')
  const object = withParams(call, fresh, params)
  call.tx.put(customers, { id, seq, object, isDeleted: false })
  emit(call, 'customer.created', object)
  return object
}

/** `GET /v1/customers/:id`; a deleted one says that it is. */
export function getCustomer(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const id = call.params.id ?? ''
  const row = call.tx.get(customers, id)
  if (!row) throw noSuch('customer', id, 'id')
  return row.isDeleted ? deleted(id) : row.object
}

/** `POST /v1/customers/:id` */
export function updateCustomer(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE)
  const row = requireCustomer(call, call.params.id ?? '')
  const object = withParams(call, row.object, params)
  call.tx.put(customers, { ...row, object })
  emit(call, 'customer.updated', object, row.object)
  return object
}

/** `DELETE /v1/customers/:id`: what is saved for it is detached. */
export function deleteCustomer(call: StripeCall): StripeReply {
  const row = requireCustomer(call, call.params.id ?? '')
  for (const method of [...call.tx.walk(methods, 'customer', { prefix: [row.id] })]) {
    call.tx.put(methods, { ...method, isSpent: true, object: { ...method.object, customer: null } })
  }
  call.tx.put(customers, { ...row, isDeleted: true })
  emit(call, 'customer.deleted', row.object)
  return deleted(row.id)
}

/** `GET /v1/customers` */
export function listCustomers(call: StripeCall): StripeReply {
  const params = openListParams(call, { created: true, email: true, test_clock: true })
  const email = params.text('email')
  return listPage(call, params, {
    table: customers,
    kind: 'customer',
    index: email === undefined ? 'newest' : 'email',
    prefix: email === undefined ? [] : [email],
    url: '/v1/customers',
  })
}

/** The customer by its identifier, unless it is deleted; Stripe's refusal when there is none. */
export function requireCustomer({ tx }: StripeWork, id: string): CustomerRow {
  const row = tx.get(customers, id)
  if (!row || row.isDeleted) throw noSuch('customer', id, 'id')
  return row
}

function deleted(id: string): Stripe.DeletedCustomer {
  return { id, object: 'customer', deleted: true }
}

function withParams(work: StripeWork, customer: Stripe.Customer, params: Params): Stripe.Customer {
  const text = (name: string, current: string | null | undefined) => {
    const value = params.unsettable(name)
    return value === undefined ? (current ?? null) : value
  }
  const address = params.record('address')
  const shipping = params.record('shipping')
  const settings = params.record('invoice_settings')
  const method = settings?.unsettable('default_payment_method')
  if (
    method !== undefined &&
    method !== null &&
    idOf(work.tx.get(methods, method)?.object.customer) !== customer.id
  )
    throw noSuch('PaymentMethod', method, 'invoice_settings[default_payment_method]', 400)
  return {
    ...customer,
    address: address ? readAddress(address) : params.has('address') ? null : (customer.address ?? null),
    balance: params.integer('balance') ?? customer.balance,
    description: text('description', customer.description),
    email: params.has('email') ? readEmail(params, 'email') : (customer.email ?? null),
    invoice_settings: {
      ...customer.invoice_settings,
      ...(method !== undefined && { default_payment_method: method }),
    },
    metadata: mergeMetadata(customer.metadata, params),
    name: text('name', customer.name),
    phone: text('phone', customer.phone),
    preferred_locales: params.texts('preferred_locales') ?? customer.preferred_locales ?? [],
    shipping: shipping ? shippingOf(shipping) : params.has('shipping') ? null : customer.shipping,
    tax_exempt:
      params.oneOfOrUnset('tax_exempt', ['exempt', 'none', 'reverse']) ?? customer.tax_exempt ?? 'none',
  }
}

function shippingOf(params: Params): Stripe.Customer.Shipping {
  const { address, name, phone } = readShipping(params)
  return { address, name, ...(phone !== null && { phone }) }
}
