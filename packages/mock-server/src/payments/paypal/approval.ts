import { add } from '@creditkit/contract'
import type { JsonRecord } from '../../wire/json'
import type { PaypalWork } from './call'
import { readMoney, writeMoney } from './money'
import { approvalUrl, fullOrder } from './order-presentation'
import { readOrder, requireOrder } from './orders'
import { type OrderRow, orders, type PaypalFunding } from './tables'

/** What approving came to. `returnUrl` is where a redirected buyer goes on; null when the order names no such place. */
export interface Approval {
  readonly orderId: string
  readonly payerId: string
  readonly returnUrl: string | null
}

/** Tells whether the buyer can (still, or again after a decline) approve the order. */
export function isApprovable(order: OrderRow): boolean {
  return order.status !== 'COMPLETED' && order.status !== 'VOIDED'
}

/**
 * The buyer approves an order; again after a decline, perhaps with another way to pay. Throws RangeError when the
 * order is completed or voided, and PayPal's refusal when there is none or it has expired.
 */
export function approveOrder(work: PaypalWork, orderId: string, funding: PaypalFunding): Approval {
  const order = requireOrder(work, orderId)
  if (!isApprovable(order)) throw new RangeError(`The order ${orderId} is ${order.status}.`)
  const approved: OrderRow = {
    ...order,
    status: 'APPROVED',
    funding,
    approvedAt: work.now,
    updatedAt: work.now,
  }
  work.tx.put(orders, approved)
  if (order.status !== 'APPROVED') emitOrder(work, 'CHECKOUT.ORDER.APPROVED', approved)
  const payerId = work.merchant.buyer.payerId
  return { orderId, payerId, returnUrl: withToken(order.returnUrl, { token: orderId, PayerID: payerId }) }
}

/** The buyer turns back: the order stays as it is. Answers with where a redirected buyer lands, or null. */
export function cancelApproval(work: PaypalWork, orderId: string): string | null {
  return withToken(requireOrder(work, orderId).cancelUrl, { token: orderId })
}

/** PayPal takes an unpaid order back for good. Does nothing to one that is over already. */
export function voidOrder(work: PaypalWork, orderId: string): void {
  const order = requireOrder(work, orderId)
  if (!isApprovable(order)) return
  const voided: OrderRow = { ...order, status: 'VOIDED', updatedAt: work.now }
  work.tx.put(orders, voided)
  emitOrder(work, 'CHECKOUT.ORDER.VOIDED', voided)
}

/** What the approval dialog shows of an order; null when there is none or it has expired. */
export function approvalView(work: PaypalWork, orderId: string): JsonRecord | null {
  const order = readOrder(work, orderId)
  const unit = order?.units[0]
  if (!order || !unit) return null
  return {
    id: order.id,
    status: order.status,
    approvable: isApprovable(order),
    merchant: work.merchant.name,
    buyer: {
      name: `${work.merchant.buyer.givenName} ${work.merchant.buyer.surname}`,
      email: work.merchant.buyer.email,
    },
    description: unit.description ?? null,
    approvalUrl: approvalUrl(work.addresses, order.id),
    amount: writeMoney(
      order.units
        .slice(1)
        .reduce((total, { amount }) => add(total, readMoney(amount)), readMoney(unit.amount)),
    ),
  }
}

function emitOrder(
  work: PaypalWork,
  type: 'CHECKOUT.ORDER.APPROVED' | 'CHECKOUT.ORDER.VOIDED',
  order: OrderRow,
): void {
  work.emit({ type, resource: fullOrder(order, work) })
}

/** An address of the merchant's, with what PayPal adds to it; null stays null. */
export function withToken(url: string | null, query: Readonly<Record<string, string>>): string | null {
  if (url === null) return null
  const target = new URL(url)
  for (const [key, value] of Object.entries(query)) target.searchParams.set(key, value)
  return target.href
}
