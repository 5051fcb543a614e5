import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import type { PaypalIssue } from './issues'
import { approvalUrl, fullOrder, onlyFields } from './order-presentation'
import { link } from './presentation'
import { type PaypalLink, refuse } from './refusal'
import { captures, type OrderRow, orders } from './tables'

/**
 * How long an order can be approved, and an approval captured: three hours each. PayPal publishes neither; this is
 * what merchants report of CHECKOUT.PAYMENT-APPROVAL.REVERSED.
 */
export const ORDER_LIFE_MS = 3 * 60 * 60 * 1000

/** `GET /v2/checkout/orders/:id` */
export function getOrder(call: PaypalCall): PaypalReply {
  const order = fullOrder(requireOrder(call, call.params.id ?? ''), call)
  return { status: 200, body: onlyFields(order, call.query.get('fields')) }
}

/**
 * The order by its identifier, as time has left it; PayPal's refusal when there is none or its time to be approved
 * has passed.
 */
export function requireOrder(work: PaypalWork, id: string): OrderRow {
  const order = readOrder(work, id)
  if (!order) throw refuse('INVALID_RESOURCE_ID', { field: 'id', value: id, location: 'path' })
  return order
}

/** The order by its identifier, as time has left it; undefined when there is none or it has expired unapproved. */
export function readOrder(work: PaypalWork, id: string): OrderRow | undefined {
  const order = work.tx.get(orders, id)
  if (!order) return undefined
  const isOver = work.now >= (order.approvedAt ?? order.createdAt) + ORDER_LIFE_MS
  if (!isOver || order.status === 'COMPLETED' || order.status === 'VOIDED') return order
  return order.status === 'APPROVED' ? reverseApproval(work, order) : undefined
}

/** Reverses every approval that nobody captured in time, so that its event comes without anybody asking. */
export function reverseLateApprovals(work: PaypalWork): void {
  for (const order of [...work.tx.walk(orders, 'approved')]) readOrder(work, order.id)
}

/** Two payments of one invoice are refused when the account is set so, as PayPal's accounts are by default. */
export function refuseDuplicateInvoice(
  { tx }: PaypalWork,
  invoiceId: string | undefined,
  field: string,
): void {
  if (invoiceId === undefined) return
  for (const _ of tx.walk(captures, 'invoice', { prefix: [invoiceId] })) {
    throw refuse('DUPLICATE_INVOICE_ID', { field, value: invoiceId, location: 'body' })
  }
}

/** Where a buyer goes on after a refused payment that they can do something about; nowhere after any other. */
export function declineLinks(work: PaypalWork, orderId: string, issue: PaypalIssue): PaypalLink[] {
  const href = approvalUrl(work.addresses, orderId)
  if (issue === 'PAYER_ACTION_REQUIRED') return [link(href, 'payer-action', 'GET')]
  const canRetry = issue === 'INSTRUMENT_DECLINED' || issue === 'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING'
  return canRetry ? [link(href, 'redirect', 'GET')] : []
}

function reverseApproval(work: PaypalWork, order: OrderRow): OrderRow {
  const voided: OrderRow = { ...order, status: 'VOIDED', updatedAt: work.now }
  work.tx.put(orders, voided)
  work.emit({
    type: 'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    resource: {
      order_id: order.id,
      purchase_units: order.units.map(({ reference_id, custom_id, invoice_id }) => ({
        reference_id,
        ...(custom_id !== undefined && { custom_id }),
        ...(invoice_id !== undefined && { invoice_id }),
      })),
    },
  })
  return voided
}
