import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import type { PaypalEventType } from './events'
import type { PaypalIssue } from './issues'
import { refuseDuplicateInvoice, requireOrder } from './orders'
import { approvalUrl, capturedOrder, fullCapture, fullOrder } from './presentation'
import { PaypalRefusal, refuse } from './refusal'
import { type CaptureRow, captures, type OrderRow, orders, type UnitRow } from './tables'

/** `POST /v2/checkout/orders/:id/capture` */
export function captureOrder(call: PaypalCall): PaypalReply {
  const order = requireOrder(call, call.params.id ?? '')
  if (order.intent !== 'CAPTURE') throw refuse('ACTION_DOES_NOT_MATCH_INTENT')
  if (order.status === 'COMPLETED') throw refuse('ORDER_ALREADY_CAPTURED')
  if (order.status !== 'APPROVED') throw refuse('ORDER_NOT_APPROVED')
  for (const [index, unit] of order.units.entries()) {
    refuseDuplicateInvoice(call, unit.invoice_id, `/purchase_units/${index}/invoice_id`)
  }
  const decline =
    call.takeDecline(order.id) ?? (order.funding === 'declined_card' ? 'INSTRUMENT_DECLINED' : undefined)
  if (decline) return declined(call, order, decline)

  const completed: OrderRow = { ...order, status: 'COMPLETED', updatedAt: call.now }
  call.tx.put(orders, completed)
  for (const unit of order.units) takeMoney(call, order, unit)
  call.emit({
    type: 'CHECKOUT.ORDER.COMPLETED',
    resourceType: 'checkout-order',
    resource: fullOrder(completed, call),
    createdAt: call.now,
  })
  const body = call.full ? fullOrder(completed, call) : capturedOrder(completed, call)
  return { status: 201, body, outcome: { kind: 'capture', resourceId: order.id } }
}

/** `GET /v2/payments/captures/:id` */
export function getCapture(call: PaypalCall): PaypalReply {
  return { status: 200, body: fullCapture(requireCapture(call, call.params.id ?? ''), call) }
}

/** The capture by its identifier; PayPal's refusal when there is none. */
export function requireCapture({ tx }: PaypalWork, id: string): CaptureRow {
  const capture = tx.get(captures, id)
  if (!capture) throw refuse('INVALID_RESOURCE_ID', { field: 'capture_id', value: id, location: 'path' })
  return capture
}

/** The bank has moved the money of a pending capture, or will not. RangeError when the capture is not pending. */
export function settleCapture(work: PaypalWork, captureId: string, outcome: 'completed' | 'denied'): void {
  const capture = requireCapture(work, captureId)
  if (capture.status !== 'PENDING')
    throw new RangeError(`The capture ${captureId} is ${capture.status}, not pending.`)
  const status = outcome === 'completed' ? 'COMPLETED' : 'DECLINED'
  store(work, { ...capture, status, pendingReason: null, updatedAt: work.now })
}

/** Nothing was taken and the order can be paid in another way, so it stays approved. */
function declined(call: PaypalCall, order: OrderRow, issue: PaypalIssue): PaypalRefusal {
  call.tx.put(orders, { ...order, updatedAt: call.now })
  const href = approvalUrl(call.addresses, order.id)
  return new PaypalRefusal('UNPROCESSABLE_ENTITY', [{ issue }], [{ href, rel: 'redirect', method: 'GET' }])
}

function takeMoney(call: PaypalCall, order: OrderRow, unit: UnitRow): void {
  const isPending = order.funding === 'echeck'
  store(call, {
    id: call.identifiers.resource(call.tx),
    orderId: order.id,
    referenceId: unit.reference_id,
    status: isPending ? 'PENDING' : 'COMPLETED',
    pendingReason: isPending ? 'ECHECK' : null,
    amount: { currency_code: unit.amount.currency_code, value: unit.amount.value },
    customId: unit.custom_id ?? null,
    invoiceId: unit.invoice_id ?? null,
    createdAt: call.now,
    updatedAt: call.now,
  })
}

function store(work: PaypalWork, capture: CaptureRow): void {
  work.tx.put(captures, capture)
  const types = {
    COMPLETED: 'PAYMENT.CAPTURE.COMPLETED',
    PENDING: 'PAYMENT.CAPTURE.PENDING',
    DECLINED: 'PAYMENT.CAPTURE.DENIED',
    PARTIALLY_REFUNDED: undefined,
    REFUNDED: undefined,
  } as const satisfies Record<CaptureRow['status'], PaypalEventType | undefined>
  const type = types[capture.status]
  if (!type) return
  work.emit({ type, resourceType: 'capture', resource: fullCapture(capture, work), createdAt: work.now })
}
