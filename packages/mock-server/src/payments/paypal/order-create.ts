import { authorizePayment } from './authorizations'
import type { PaypalCall, PaypalReply } from './call'
import { declineOf, takePayment } from './captures'
import { capturedOrder, fullOrder, minimalOrder } from './order-presentation'
import { parseConfirmation, parseOrderRequest } from './order-request'
import { refuseDuplicateInvoice, requireOrder } from './orders'
import { requireToken } from './payment-source'
import { PaypalRefusal, refuse } from './refusal'
import { type OrderRow, orders, type SourceRow } from './tables'

/**
 * `POST /v2/checkout/orders`. A source that needs no buyer (a card, a token of the vault) is charged at once, and a
 * wallet waits for its payer.
 */
export function createOrder(call: PaypalCall): PaypalReply {
  const request = parseOrderRequest(call.body)
  if (request.source && !call.hasRequestId) {
    throw refuse('PAYPAL_REQUEST_ID_REQUIRED', { field: 'PayPal-Request-Id', location: 'header' })
  }
  for (const [index, unit] of request.units.entries()) {
    refuseDuplicateInvoice(call, unit.invoice_id, `/purchase_units/${index}/invoice_id`)
  }
  const order: OrderRow = {
    id: call.identifiers.resource(call.tx),
    status: request.source ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    ...request,
    funding: null,
    approvedAt: null,
    createdAt: call.now,
    updatedAt: call.now,
  }
  const outcome = { kind: 'order', resourceId: order.id } as const
  if (request.source && needsNoBuyer(request.source)) {
    const paid = chargeAtOnce(call, withSource(call, order, request.source))
    if (paid instanceof PaypalRefusal) return paid
    return { status: 201, body: call.full ? fullOrder(paid, call) : capturedOrder(paid, call), outcome }
  }
  call.tx.put(orders, order)
  const body = call.full ? fullOrder(order, call) : minimalOrder(order, call)
  return { status: 201, body, outcome }
}

/** `POST /v2/checkout/orders/:id/confirm-payment-source`: names the source, which the payer approves unless it needs nobody. */
export function confirmOrder(call: PaypalCall): PaypalReply {
  const order = requireOrder(call, call.params.id ?? '')
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') throw refuse('ORDER_ALREADY_COMPLETED')
  const { source, returnUrl, cancelUrl } = parseConfirmation(call.body)
  const confirmed: OrderRow = {
    ...(needsNoBuyer(source)
      ? withSource(call, order, source)
      : { ...order, source, status: 'PAYER_ACTION_REQUIRED' as const, updatedAt: call.now }),
    returnUrl: returnUrl ?? order.returnUrl,
    cancelUrl: cancelUrl ?? order.cancelUrl,
  }
  call.tx.put(orders, confirmed)
  const body = call.full ? fullOrder(confirmed, call) : minimalOrder(confirmed, call)
  return { status: 200, body }
}

function needsNoBuyer(source: SourceRow): boolean {
  return source.card !== null || source.vaultId !== null
}

/** The order with a source that stands in for the buyer's approval. */
function withSource(call: PaypalCall, order: OrderRow, source: SourceRow): OrderRow {
  const token = source.vaultId ? requireToken(call, source.vaultId, '/payment_source') : undefined
  const funding = token?.funding ?? 'balance'
  return { ...order, source, funding, status: 'APPROVED', approvedAt: call.now, updatedAt: call.now }
}

/** A refused charge leaves no order behind. */
function chargeAtOnce(call: PaypalCall, order: OrderRow): OrderRow | PaypalRefusal {
  const issue = declineOf(call, order)
  if (issue) return new PaypalRefusal('UNPROCESSABLE_ENTITY', [{ issue }])
  return order.intent === 'CAPTURE' ? takePayment(call, order) : authorizePayment(call, order)
}
