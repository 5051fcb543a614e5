import type { Order, PaymentCollection } from '@paypal/paypal-server-sdk'
import type { JsonRecord } from '../../wire/json'
import type { PaypalAddresses } from './call'
import type { OnTheWire } from './on-the-wire'
import { payer, shownSource } from './payment-source'
import {
  captureInOrder,
  fullAuthorization,
  fullRefund,
  link,
  payee,
  type View,
  writeInstant,
} from './presentation'
import type { PaypalLink } from './refusal'
import { authorizations, captures, type OrderRow, refunds } from './tables'

/** Where the buyer approves an order. */
export function approvalUrl(addresses: PaypalAddresses, orderId: string): string {
  return addresses.page(`/checkoutnow?token=${orderId}`)
}

/** An order in few words: its identifier, its status and where to go on. */
export function minimalOrder(order: OrderRow, view: View): OnTheWire<Order> {
  return {
    id: order.id,
    status: order.status,
    ...(order.status === 'PAYER_ACTION_REQUIRED' && { payment_source: { paypal: {} } }),
    links: orderLinks(order, view.addresses),
  }
}

/** An order after its payment, as PayPal answers by default: with the payments, without what was ordered. */
export function capturedOrder(order: OrderRow, view: View): JsonRecord {
  const { payment_source, payer: payerOf } = fullOrder(order, view)
  return {
    id: order.id,
    status: order.status,
    payment_source,
    purchase_units: order.units.map((unit) => ({
      reference_id: unit.reference_id,
      payments: payments(order, unit.reference_id, view),
    })),
    ...(payerOf !== undefined && { payer: payerOf }),
    links: orderLinks(order, view.addresses),
  }
}

/** The whole order. */
export function fullOrder(order: OrderRow, view: View): JsonRecord {
  return {
    id: order.id,
    intent: order.intent,
    status: order.status,
    ...(order.approvedAt !== null && { payment_source: shownSource(order.source, view) }),
    ...(order.status === 'PAYER_ACTION_REQUIRED' && { payment_source: { paypal: {} } }),
    purchase_units: order.units.map((unit) => ({
      ...unit,
      payee: payee(view),
      ...(order.status === 'COMPLETED' && { payments: payments(order, unit.reference_id, view) }),
    })),
    ...(order.approvedAt !== null && !order.source?.card && { payer: payer(view.merchant) }),
    create_time: writeInstant(order.createdAt),
    update_time: writeInstant(order.updatedAt),
    links: orderLinks(order, view.addresses),
  }
}

/** The parts of an order that `fields` asks for (`payment_source`, `payment_source.paypal`); the whole order for none. */
export function onlyFields(order: JsonRecord, fields: string | null): JsonRecord {
  const names = (fields ?? '').split(',').flatMap((name) => name.trim().split('.')[0] || [])
  if (names.length === 0) return order
  return Object.fromEntries(['id', 'status', ...names, 'links'].map((name) => [name, order[name]]))
}

function payments(order: OrderRow, referenceId: string, view: View): OnTheWire<PaymentCollection> {
  const { tx } = view
  const isOwn = (row: { referenceId: string }) => row.referenceId === referenceId
  const setAside = [...tx.walk(authorizations, 'order', { prefix: [order.id] })].filter(isOwn)
  const taken = [...tx.walk(captures, 'order', { prefix: [order.id] })].filter(isOwn)
  const back = taken.flatMap((capture) => [...tx.walk(refunds, 'capture', { prefix: [capture.id] })])
  const given = back.filter((refund) => !refund.isReversal)
  return {
    ...(setAside.length > 0 && { authorizations: setAside.map((row) => fullAuthorization(row, view)) }),
    ...((taken.length > 0 || setAside.length === 0) && {
      captures: taken.map((capture) => captureInOrder(capture, view)),
    }),
    ...(given.length > 0 && { refunds: given.map((refund) => fullRefund(refund, view)) }),
  }
}

function orderLinks(order: OrderRow, addresses: PaypalAddresses): PaypalLink[] {
  const url = `${addresses.api}/v2/checkout/orders/${order.id}`
  const self = link(url, 'self', 'GET')
  const update = link(url, 'update', 'PATCH')
  const take = order.intent === 'CAPTURE' ? 'capture' : 'authorize'
  const pay = link(`${url}/${take}`, take, 'POST')
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') return [self]
  if (order.status === 'APPROVED') return [self, update, pay]
  const approve = approvalUrl(addresses, order.id)
  if (order.status === 'PAYER_ACTION_REQUIRED') return [self, link(approve, 'payer-action', 'GET')]
  return [self, link(approve, 'approve', 'GET'), update, pay]
}
