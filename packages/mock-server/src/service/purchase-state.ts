import type { Purchase } from '@creditkit/contract'
import type { Reader, Tx } from '../store/index'
import type { CallContext, Environment } from './context'
import { emit } from './event-log'
import { notFound } from './service-problem'
import { type PurchaseRow, purchases } from './tables'

/** Whether the money of a purchase has arrived and its credits with it; later refunds and disputes do not undo that. */
export function isCredited(purchase: Pick<Purchase, 'status'>): boolean {
  return ['succeeded', 'partially_refunded', 'refunded', 'disputed'].includes(purchase.status)
}

/** Whether a purchase has ended without money. */
export function isOver(purchase: Pick<Purchase, 'status'>): boolean {
  return ['failed', 'canceled', 'expired'].includes(purchase.status)
}

/** Whether a purchase is paid and its credits are on their way to a wallet that another system holds. */
export function awaitsDelivery(purchase: Pick<PurchaseRow, 'status' | 'paid'>): boolean {
  return purchase.status === 'processing' && purchase.paid !== undefined
}

/** A purchase of the caller's own account; somebody else's is `not_found`, too. */
export function ownPurchase(reader: Reader, context: CallContext, purchaseId: string): PurchaseRow {
  const row = reader.get(purchases, purchaseId)
  if (!row || row.accountId !== context.session.accountId) throw notFound('purchaseId', 'purchase')
  return row
}

/** A purchase that is known to be there. */
export function purchaseRow(reader: Reader, purchaseId: string): PurchaseRow {
  const row = reader.get(purchases, purchaseId)
  if (!row) throw new Error(`The purchase ${purchaseId} has vanished from the store.`)
  return row
}

/** Stores a changed purchase and tells the account. */
export function putPurchase(tx: Tx, environment: Environment, row: PurchaseRow): PurchaseRow {
  const changed = { ...row, updatedAt: environment.now() }
  tx.put(purchases, changed)
  emit(tx, environment, row.accountId, { type: 'purchase.updated', data: toPurchase(changed) })
  return changed
}

/** A purchase as the customer sees it: what the backend keeps for itself is left out, a next step only while there is one. */
export function toPurchase(row: PurchaseRow): Purchase {
  const {
    accountId,
    attemptKey,
    seq,
    base,
    bonus,
    orderId,
    paymentId,
    paid,
    returnUrl,
    declines,
    unconfirmed,
    nextAction,
    ...shown
  } = row
  return row.status === 'requires_action' && nextAction ? { ...shown, nextAction } : shown
}
