import { type Purchase, toProblem } from '@creditkit/contract'
import { hostProblem, unsupported } from '../../http/fault'
import type { HostCall, HostOperations } from '../../http/host-operation'
import { isOpen } from '../../purchase/purchase-progress'
import { instantOf } from '../available-balance'
import { purchaseNotes } from '../purchase-notes'
import { REMEMBERED_MS } from './made-before'

/**
 * Notes that the buyer has paid with the provider: the purchase is `processing` from then on. Undefined for a purchase that
 * was not begun in this browser. Noting twice is safe.
 */
export function noteApproval(
  { storage, askedAt }: HostCall,
  dialect: string,
  accountId: string,
  purchaseId: string,
): Purchase | undefined {
  const notes = purchaseNotes(storage, dialect, accountId)
  const noted = notes.find(purchaseId)
  if (!noted || !isOpen(noted)) return noted
  const { nextAction: _, ...ordered } = noted
  // The clock of this machine may have been set back since; the later word stays the later one.
  const at = Math.max(askedAt, Date.parse(noted.updatedAt))
  return notes.keep({ ...ordered, status: 'processing', updatedAt: instantOf(at) })
}

/** Whether an approval was noted so long ago that its purchase is over, one way or the other. */
export function isLongOver({ status, updatedAt }: Purchase, { askedAt }: HostCall): boolean {
  return status === 'processing' && askedAt - Date.parse(updatedAt) > REMEMBERED_MS
}

/**
 * What can be said of purchases where the backend keeps none: only what the buyer's browser knows, and nothing is sent.
 *
 * `capturePurchase` notes that the buyer has paid with the provider; the webhook takes it from there, and the balance shows
 * when the credits have come. From then on `getPurchase` says `processing` for a quarter of an hour, so that a reload does
 * not hide that it was paid; after that `not_found`, so that the same package may be bought again. Before the approval it
 * is `unsupported`: whether the provider was paid, nobody here knows. So is a purchase that was not begun in this browser.
 */
export function approvalNotes(dialect: string, accountId: string) {
  return {
    capturePurchase: ({ purchaseId }, call) => {
      const approved = noteApproval(call, dialect, accountId, purchaseId)
      if (approved) return approved
      throw unsupported('capturePurchase', dialect)
    },
    getPurchase: ({ purchaseId }, call) => {
      const noted = purchaseNotes(call.storage, dialect, accountId).find(purchaseId)
      if (!noted || isOpen(noted)) throw unsupported('getPurchase', dialect)
      if (!isLongOver(noted, call)) return noted
      const detail = 'The backend keeps no purchases, and this one is long over.'
      throw hostProblem('getPurchase', toProblem('not_found', detail, '', {}))
    },
  } satisfies HostOperations
}
