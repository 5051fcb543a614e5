import { type Purchase, toProblem } from '@creditkit/contract'
import { hostProblem } from '../../http/fault'
import type { HostCall } from '../../http/host-operation'
import type { PurchaseNotes } from '../purchase-notes'

/**
 * How long a purchase is remembered whose outcome the backend does not tell, in milliseconds. Buyers are done with a
 * payment page within minutes, and webhooks follow within seconds; after that the balance shows what became of it, and
 * another purchase of the same package is meant as another one.
 */
export const REMEMBERED_MS = 15 * 60_000

/**
 * The purchase made under this call's key, as it was noted last: a second one could be paid as well. Undefined when there
 * is none, and when it is older than {@link REMEMBERED_MS}. Throws `idempotency_key_reused` when it was of another package.
 */
export function madeBefore(
  notes: PurchaseNotes,
  { idempotencyKey, askedAt }: HostCall,
  packageId: string,
): Purchase | undefined {
  const made = notes.madeUnder(idempotencyKey)
  if (!made || askedAt - Date.parse(made.createdAt) > REMEMBERED_MS) return undefined
  if (made.packageId === packageId) return made
  const detail = 'Another package was ordered under this key.'
  throw hostProblem('createPurchase', toProblem('idempotency_key_reused', detail, '', {}))
}
