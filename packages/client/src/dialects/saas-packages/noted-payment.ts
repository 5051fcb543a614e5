import { type Purchase, toProblem } from '@creditkit/contract'
import { hostProblem, unsupported } from '../../http/fault'
import type { HostFunction } from '../../http/host-operation'
import { isOpen } from '../../purchase/purchase-progress'
import { REMEMBERED_MS } from '../one-wallet/key-notes'
import { purchaseNotes } from '../purchase-notes'

/**
 * The buyer has paid in Stripe's form: notes the purchase as `processing`. Nothing is sent, because the webhook takes it
 * from here, and the balance shows when the credits have come. Noting twice is safe. A purchase that was not begun in this
 * browser is `unsupported`.
 */
export function noteApproval(dialect: string, accountId: string): HostFunction<'capturePurchase'> {
  return ({ purchaseId }, { storage, askedAt }) => {
    const notes = purchaseNotes(storage, dialect, accountId)
    const noted = notes.find(purchaseId)
    if (!noted) throw unsupported('capturePurchase', dialect)
    if (!isOpen(noted)) return noted
    const { nextAction: _, ...ordered } = noted
    // The clock of this machine may have been set back since; the later word stays the later one.
    const at = Math.max(askedAt, Date.parse(noted.updatedAt))
    const approved: Purchase = { ...ordered, status: 'processing', updatedAt: new Date(at).toISOString() }
    return notes.keep(approved)
  }
}

/**
 * A purchase as it was noted, while that says something: from the approval on it is `processing` for a quarter of an hour,
 * so that a reload does not hide that it was paid; after that `not_found`, because it is over one way or the other and
 * the same package may be bought again. Before the approval it is `unsupported`: whether the form was paid, nobody here knows.
 */
export function notedPurchase(dialect: string, accountId: string): HostFunction<'getPurchase'> {
  return ({ purchaseId }, { storage, askedAt }) => {
    const noted = purchaseNotes(storage, dialect, accountId).find(purchaseId)
    if (!noted || isOpen(noted)) throw unsupported('getPurchase', dialect)
    if (askedAt - Date.parse(noted.updatedAt) <= REMEMBERED_MS) return noted
    const detail = 'The backend keeps no purchases, and this one is long over.'
    throw hostProblem('getPurchase', toProblem('not_found', detail, '', {}))
  }
}
