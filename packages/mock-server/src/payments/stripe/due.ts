import type { StripeWork } from './call'
import { emit } from './events'
import { cancelIntent } from './intent-end'
import { settleRefund } from './refund-make'
import { expireSession } from './session-follow'
import { charges, idOf, intents, refunds, sessions } from './tables'

/** How long a refund that is not through at once takes; Stripe's test cards say only "some time later". */
const REFUND_TAKES_S = 60 * 60

/** How long a bank holds money that nobody captures. */
const HELD_FOR_S = 7 * 24 * 60 * 60

/** Lets everything happen that the clock has passed, each at its own instant. Twice is once. */
export function letTimePass(present: StripeWork): void {
  const { tx, seconds } = present
  const at = (instant: number): StripeWork => ({
    ...present,
    seconds: instant,
    request: { id: null, idempotencyKey: null },
  })
  for (const row of [...tx.walk(sessions, 'open')]) {
    if (row.object.expires_at > seconds) break
    expireSession(at(row.object.expires_at), row)
  }
  for (const row of [...tx.walk(refunds, 'unsettled')]) {
    const due = row.object.created + REFUND_TAKES_S
    if (due > seconds) break
    settleRefund(at(due), row.id, row.fate === 'fails_later' ? 'failed' : 'succeeded')
  }
  for (const { object: charge } of [...tx.walk(charges, 'held')]) {
    const due = charge.created + HELD_FOR_S
    if (due > seconds) break
    const intent = tx.get(intents, idOf(charge.payment_intent) ?? '')
    if (!intent) continue
    emit(at(due), 'charge.expired', charge)
    cancelIntent(at(due), intent, 'automatic')
  }
}
