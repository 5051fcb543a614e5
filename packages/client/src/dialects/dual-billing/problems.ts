import { type Problem, parse, toProblem } from '@creditkit/contract'
import * as v from 'valibot'
import type { HostRefusal } from '../../http/host-operation'
import { invalidField, refusedMoney } from '../money-order'
import type { DualBillingOffer } from './offer'

/** How the route handlers say no. Another body comes from something in front of them, and means nothing here. */
const RefusalSchema = v.object({ error: v.string() })

/**
 * What a refusal means, by its status and the operation: the texts are English and may change. The client knows 401, 403
 * and 5xx by itself. What was asked for tells what a 400 is about, except for one: credits that are too few to remove
 * look like an amount that is wrong, until the balance is asked for (see `adjustments.ts`).
 */
export function problemOf(
  { operation, input, status, json }: HostRefusal,
  offer: DualBillingOffer,
): Problem | undefined {
  if (!parse(RefusalSchema, json).ok) return undefined
  const isAboutUser = operation === 'adminAdjust' || operation === 'adminGetUserCredits'
  if (status === 404 && isAboutUser) return toProblem('not_found', 'There is no such user.', '', {})
  if (status !== 400) return undefined
  if (operation === 'createPurchase') return refusedMoney(input.money, offer.credits.wallet)
  if (operation === 'capturePurchase') {
    const states = { from: 'requires_action', to: 'succeeded' }
    return toProblem('invalid_state', 'PayPal has not completed the payment; approve it first.', '', states)
  }
  if (operation !== 'adminAdjust') return undefined
  return isBlank(input.reason)
    ? invalidField('reason', 'Give a reason: it is kept in the audit trail.', 'min_length')
    : invalidField('amount', 'The backend does not take this amount.')
}

function isBlank(reason: unknown): boolean {
  return typeof reason !== 'string' || reason.trim() === ''
}
