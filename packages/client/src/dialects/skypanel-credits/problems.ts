import { type Problem, parse, toProblem } from '@creditkit/contract'
import * as v from 'valibot'
import type { CallName } from '../../http/call'
import type { HostRefusal } from '../../http/host-operation'
import { invalidField, refusedMoney } from '../money-order'
import type { SkypanelOffer } from './offer'

/** How the backend says no. Another body comes from something in front of it, and means nothing here. */
const RefusalSchema = v.union([v.object({ error: v.string() }), v.object({ message: v.string() })])

/** Operations whose address or body names one thing, so that 404 is about that. */
const ABOUT_ONE: ReadonlySet<string> = new Set<CallName>([
  'getTransaction',
  'updateTransactionStatus',
  'createTransaction',
  'adminAdjust',
])

/**
 * Statuses by which a request is found wrong, as it is or as things are; the original documentation does not say which stands
 * for what.
 */
const FOUND_WRONG: ReadonlySet<number> = new Set([400, 402, 409, 422])

/**
 * What a refusal means, by its status and the operation: the texts are English and may change. The client knows 401, 403
 * and 5xx by itself. Credits that are too few look like any other wrong amount, until the balance is asked for.
 */
export function problemOf(
  { operation, input, status, json }: HostRefusal,
  offer: SkypanelOffer,
): Problem | undefined {
  if (!parse(RefusalSchema, json).ok) return undefined
  if (status === 404 && ABOUT_ONE.has(operation))
    return toProblem('not_found', 'The backend has none of this name.', '', {})
  if (!FOUND_WRONG.has(status)) return undefined
  switch (operation) {
    case 'createPurchase':
      return refusedMoney(input.money, offer.credits.wallet)
    case 'createTransaction':
      return invalidField('amount', 'The backend does not take this amount.')
    case 'updateTransactionStatus':
      return invalidField('status', 'The backend does not take this status.')
    case 'adminAdjust':
      return typeof input.reason === 'string' && input.reason.trim() !== ''
        ? invalidField('amount', 'The backend does not take this amount.')
        : invalidField('reason', 'Give a reason: it is kept in the audit trail.', 'min_length')
    default:
      return undefined
  }
}
