import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { emit } from './events'
import { type IntentRow, intents, type SessionRow, sessions } from './tables'

/**
 * Lets a session follow its payment: it is complete once the buyer has done their part, paid once the money has come.
 * Does nothing for a payment without a session, or one that has not moved.
 */
export function followIntent(work: StripeWork, intentId: string): void {
  const intent = work.tx.get(intents, intentId)
  const session = work.tx.get(sessions, intent?.sessionId ?? '')
  if (!intent || !session) return
  if (session.object.status === 'open') completeWith(work, session, intent)
  else if (session.object.status === 'complete' && session.object.payment_status === 'unpaid')
    settleWith(work, session, intent)
}

/** Closes a session whose buyer has done their part. */
export function completeSession(
  work: StripeWork,
  row: SessionRow,
  change: Partial<Stripe.Checkout.Session>,
): Stripe.Checkout.Session {
  const object: Stripe.Checkout.Session = { ...row.object, ...change, status: 'complete', url: null }
  work.tx.put(sessions, { ...row, object })
  emit(work, 'checkout.session.completed', object)
  return object
}

/** The clock has closed a session that nobody completed. */
export function expireSession(work: StripeWork, row: SessionRow): Stripe.Checkout.Session {
  const object: Stripe.Checkout.Session = { ...row.object, status: 'expired', url: null }
  work.tx.put(sessions, { ...row, object })
  emit(work, 'checkout.session.expired', object)
  return object
}

function completeWith(work: StripeWork, session: SessionRow, { object: intent }: IntentRow): void {
  const isTaken = intent.status === 'succeeded'
  if (!isTaken && intent.status !== 'processing' && intent.status !== 'requires_capture') return
  completeSession(work, session, {
    payment_intent: intent.id,
    payment_status: isTaken ? 'paid' : 'unpaid',
  })
}

function settleWith(work: StripeWork, session: SessionRow, { object: intent }: IntentRow): void {
  const isDebit = String(intent.latest_charge).startsWith('py_')
  if (intent.status === 'succeeded') {
    const object: Stripe.Checkout.Session = { ...session.object, payment_status: 'paid' }
    work.tx.put(sessions, { ...session, object })
    if (isDebit) emit(work, 'checkout.session.async_payment_succeeded', object)
  }
  if (intent.status === 'requires_payment_method' && isDebit)
    emit(work, 'checkout.session.async_payment_failed', session.object)
}
