import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import type { PaypalEventType } from './events'
import type { PaypalIssue } from './issues'
import type { PaypalMoney } from './money'
import { capturedOrder, fullOrder } from './order-presentation'
import { declineLinks, refuseDuplicateInvoice, requireOrder } from './orders'
import { fullCapture } from './presentation'
import { PaypalRefusal, refuse } from './refusal'
import { type CaptureRow, captures, type OrderRow, orders } from './tables'
import { saveSource } from './vault'

/** `POST /v2/checkout/orders/:id/capture` */
export function captureOrder(call: PaypalCall): PaypalReply {
  const order = requirePayable(call, 'CAPTURE')
  const decline = declineOf(call, order)
  if (decline) return declined(call, order, decline)
  const completed = takePayment(call, order)
  const body = call.full ? fullOrder(completed, call) : capturedOrder(completed, call)
  return { status: 201, body, outcome: { kind: 'capture', resourceId: order.id } }
}

/** `GET /v2/payments/captures/:id` */
export function getCapture(call: PaypalCall): PaypalReply {
  return { status: 200, body: fullCapture(requireCapture(call, call.params.id ?? ''), call) }
}

/** The approved order of a call that is to be paid with this intent; PayPal's refusal of one that cannot be. */
export function requirePayable(call: PaypalCall, intent: OrderRow['intent']): OrderRow {
  const order = requireOrder(call, call.params.id ?? '')
  if (order.intent !== intent) throw refuse('ACTION_DOES_NOT_MATCH_INTENT')
  if (order.status === 'COMPLETED') {
    throw refuse(intent === 'CAPTURE' ? 'ORDER_ALREADY_CAPTURED' : 'ORDER_ALREADY_AUTHORIZED')
  }
  if (order.status !== 'APPROVED') throw refuse('ORDER_NOT_APPROVED')
  for (const [index, unit] of order.units.entries()) {
    refuseDuplicateInvoice(call, unit.invoice_id, `/purchase_units/${index}/invoice_id`)
  }
  return order
}

/** Why an attempt to pay an order fails; undefined when it does not. */
export function declineOf(work: PaypalWork, order: OrderRow): PaypalIssue | undefined {
  return work.takeDecline(order.id) ?? (order.funding === 'declined_card' ? 'INSTRUMENT_DECLINED' : undefined)
}

/** Nothing was taken and the order can be paid in another way, so it stays approved. */
export function declined(call: PaypalCall, order: OrderRow, issue: PaypalIssue): PaypalRefusal {
  call.tx.put(orders, { ...order, updatedAt: call.now })
  return new PaypalRefusal('UNPROCESSABLE_ENTITY', [{ issue }], declineLinks(call, order.id, issue))
}

/** Takes the money of an order that nothing stands in the way of. */
export function takePayment(call: PaypalCall, order: OrderRow): OrderRow {
  const completed = completeOrder(call, order)
  for (const unit of order.units) {
    storeCapture(call, {
      ...newCapture(call, completed, unit.amount),
      referenceId: unit.reference_id,
      customId: unit.custom_id ?? null,
      invoiceId: unit.invoice_id ?? null,
    })
  }
  emitCompleted(call, completed)
  return completed
}

/** An order whose part is done; its payments follow. */
export function completeOrder(call: PaypalCall, order: OrderRow): OrderRow {
  const source = saveSource(call, order)
  const completed: OrderRow = { ...order, source, status: 'COMPLETED', updatedAt: call.now }
  call.tx.put(orders, completed)
  return completed
}

/** Tells that an order is done. */
export function emitCompleted(call: PaypalCall, order: OrderRow): void {
  call.emit({ type: 'CHECKOUT.ORDER.COMPLETED', resource: fullOrder(order, call) })
}

/** A capture of an order as its source lets it be: an eCheck takes its time, some cards are refused. */
export function newCapture(call: PaypalCall, order: OrderRow, money: PaypalMoney): CaptureRow {
  const isPending = order.funding === 'echeck'
  const refusedAs = order.source?.card?.refusedAs ?? null
  return {
    id: call.identifiers.resource(call.tx),
    orderId: order.id,
    referenceId: order.units[0]?.reference_id ?? 'default',
    authorizationId: null,
    isFinal: true,
    status: refusedAs !== null ? 'DECLINED' : isPending ? 'PENDING' : 'COMPLETED',
    pendingReason: isPending ? 'ECHECK' : null,
    refusedAs,
    amount: { currency_code: money.currency_code, value: money.value },
    customId: null,
    invoiceId: null,
    createdAt: call.now,
    updatedAt: call.now,
  }
}

/** The capture by its identifier; PayPal's refusal when there is none. */
export function requireCapture({ tx }: PaypalWork, id: string): CaptureRow {
  const capture = tx.get(captures, id)
  if (!capture) throw refuse('INVALID_RESOURCE_ID', { field: 'capture_id', value: id, location: 'path' })
  return capture
}

/**
 * The bank has moved the money of a pending capture, or will not: `denied` after a review, `declined` by the bank.
 * RangeError when the capture is not pending.
 */
export function settleCapture(
  work: PaypalWork,
  captureId: string,
  outcome: 'completed' | 'denied' | 'declined',
): void {
  const capture = requireCapture(work, captureId)
  if (capture.status !== 'PENDING')
    throw new RangeError(`The capture ${captureId} is ${capture.status}, not pending.`)
  const status = outcome === 'completed' ? 'COMPLETED' : 'DECLINED'
  const settled = { ...capture, status, pendingReason: null, updatedAt: work.now } as const
  storeCapture(work, settled, outcome === 'denied' ? 'PAYMENT.CAPTURE.DENIED' : undefined)
}

/** Keeps a capture that has just got its status, and tells of it. */
export function storeCapture(work: PaypalWork, capture: CaptureRow, type?: PaypalEventType): void {
  work.tx.put(captures, capture)
  const types = {
    COMPLETED: 'PAYMENT.CAPTURE.COMPLETED',
    PENDING: 'PAYMENT.CAPTURE.PENDING',
    DECLINED: 'PAYMENT.CAPTURE.DECLINED',
    PARTIALLY_REFUNDED: undefined,
    REFUNDED: undefined,
  } as const satisfies Record<CaptureRow['status'], PaypalEventType | undefined>
  const told = type ?? types[capture.status]
  if (told) work.emit({ type: told, resource: fullCapture(capture, work) })
}
