import type { StripeWork } from './call'
import { emit } from './events'
import { idOf, methods } from './tables'

/**
 * Saves a way to pay for a customer when a payment was made with `setup_future_usage`; `off_session` also means that
 * its owner may be charged while away. Without a customer there is nobody to save it for: it is used up.
 */
export function saveMethod(
  work: StripeWork,
  methodId: string,
  customer: string | null,
  usage: string | null,
): void {
  const row = work.tx.get(methods, methodId)
  if (!row) return
  if (usage === null || customer === null) {
    work.tx.put(methods, { ...row, isSpent: true })
    return
  }
  const wasSaved = idOf(row.object.customer) !== null
  const saved = {
    ...row,
    isSetUp: row.isSetUp || usage === 'off_session',
    object: { ...row.object, customer },
  }
  work.tx.put(methods, saved)
  if (!wasSaved) emit(work, 'payment_method.attached', saved.object)
}
