import type { Purchase, PurchaseStatus } from '@creditkit/contract'

/** How far along a purchase is in each status; it only ever grows within one moment of `updatedAt`. */
const PROGRESS: Record<PurchaseStatus, number> = {
  created: 0,
  requires_action: 1,
  processing: 2,
  failed: 3,
  canceled: 3,
  expired: 3,
  succeeded: 4,
  partially_refunded: 5,
  refunded: 6,
  disputed: 7,
}

/** Whether the purchase still waits for the buyer, so that no money has been taken. */
export function isOpen({ status }: { readonly status: string }): boolean {
  return status === 'created' || status === 'requires_action'
}

/** Whether the credits were given, also where they have been taken back since. */
export function isCredited({ status }: Pick<Purchase, 'status'>): boolean {
  return PROGRESS[status] >= PROGRESS.succeeded
}

/**
 * Whether what is seen of a purchase is older than what is known of it; a first success never is. Within one instant
 * the one further along is newer, unless what is seen `isFresh`: asked for after the other was known.
 */
export function isOutdated(known: Purchase, seen: Purchase, isFresh: boolean): boolean {
  if (isCredited(seen) && !isCredited(known)) return false
  const age = Date.parse(seen.updatedAt) - Date.parse(known.updatedAt)
  return age < 0 || (age === 0 && !isFresh && PROGRESS[seen.status] < PROGRESS[known.status])
}

/** Whether a purchase tells of a failed payment that was not known before. */
export function tellsNewFailure(known: Purchase, seen: Purchase): boolean {
  if (!seen.failure) return false
  return !known.failure || Date.parse(seen.updatedAt) > Date.parse(known.updatedAt)
}
