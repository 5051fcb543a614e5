import type Stripe from 'stripe'
import type { StripeCall, StripeReply } from './call'
import { changeCharge } from './charge-object'
import { emit } from './events'
import { readCustomer, readEmail, readShippingOf } from './intent-read'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams } from './params'
import { noSuch } from './refusal'
import { charges, idOf } from './tables'

const UPDATE = {
  customer: true,
  description: true,
  expand: true,
  fraud_details: true,
  metadata: true,
  receipt_email: true,
  shipping: true,
  transfer_group: true,
} as const satisfies Record<keyof Stripe.ChargeUpdateParams, true>

/** `GET /v1/charges/:id` */
export function getCharge(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requireCharge(call)
}

/** `GET /v1/charges` */
export function listCharges(call: StripeCall): StripeReply {
  const params = openListParams(call, {
    created: true,
    customer: true,
    payment_intent: true,
    transfer_group: true,
  })
  const intent = params.text('payment_intent')
  const customer = params.text('customer')
  const group = params.text('transfer_group')
  return listPage(call, params, {
    table: charges,
    kind: 'charge',
    index: intent !== undefined ? 'payment_intent' : customer !== undefined ? 'customer' : 'newest',
    prefix: intent !== undefined ? [intent] : customer !== undefined ? [customer] : [],
    keep: ({ object }) =>
      (customer === undefined || object.customer === customer) &&
      (group === undefined || object.transfer_group === group),
    url: '/v1/charges',
  })
}

/** `POST /v1/charges/:id` */
export function updateCharge(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE)
  const charge = requireCharge(call)
  const description = params.unsettable('description')
  const report = params.record('fraud_details')?.oneOfOrUnset('user_report', ['fraudulent', 'safe'])
  const updated: Stripe.Charge = {
    ...charge,
    customer: params.has('customer') ? readCustomer(call, params) : idOf(charge.customer),
    description: description === undefined ? charge.description : description,
    fraud_details:
      report === undefined ? charge.fraud_details : report === null ? {} : { user_report: report },
    metadata: mergeMetadata(charge.metadata, params),
    receipt_email: params.has('receipt_email') ? readEmail(params) : charge.receipt_email,
    shipping: params.has('shipping') ? readShippingOf(params) : charge.shipping,
    transfer_group: params.text('transfer_group') ?? charge.transfer_group,
  }
  changeCharge(call, updated)
  emit(call, 'charge.updated', updated, charge)
  return updated
}

function requireCharge({ tx, params }: StripeCall): Stripe.Charge {
  const id = params.id ?? ''
  const row = tx.get(charges, id)
  if (!row) throw noSuch('charge', id, 'id')
  return row.object
}
