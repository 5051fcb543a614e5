import type { DodoView, DodoWork } from './call'
import { customerOf } from './customers'
import type { DodoEventType } from './events'
import { notFound } from './refusal'
import { type PaymentRow, payments, type SessionRow, sessions } from './tables'

/** What the world hears of a payment's new status; nothing where it only waits for the buyer. */
const EVENTS: Partial<Record<PaymentRow['status'], DodoEventType>> = {
  succeeded: 'payment.succeeded',
  failed: 'payment.failed',
  processing: 'payment.processing',
  cancelled: 'payment.cancelled',
}

/** The payment by its identifier; refuses when there is none. */
export function requirePayment({ tx }: DodoView, id: string): PaymentRow {
  const payment = tx.get(payments, id)
  if (!payment) throw notFound('Payment', id)
  return payment
}

/** Tells whether a payment still waits for its buyer. */
export function waitsForBuyer(payment: PaymentRow): boolean {
  return payment.status === 'requires_payment_method' || payment.status === 'requires_customer_action'
}

/** The payment that a session waits with, or a new one: an attempt that has failed stays failed. */
export function openPayment(work: DodoWork, session: SessionRow, link: string | null = null): PaymentRow {
  const latest = session.paymentId === null ? null : requirePayment(work, session.paymentId)
  if (latest && waitsForBuyer(latest)) return latest
  const { cart, currency, total, billing, metadata, returnUrl } = session
  const payment: PaymentRow = {
    ...work.identify('pay'),
    sessionId: session.id,
    customerId: customerOf(work, session.payer).id,
    ...{ cart, currency, total, billing, metadata, returnUrl },
    status: 'requires_payment_method',
    link: link ?? latest?.link ?? null,
    method: null,
    error: null,
    createdAt: work.now,
    updatedAt: work.now,
  }
  work.tx.put(payments, payment)
  work.tx.put(sessions, { ...session, paymentId: payment.id })
  return payment
}

/**
 * Moves a payment on, its session with it: money taken or under way consumes the session, a failure leaves it to
 * another attempt. Tells the world.
 */
export function movePayment(
  work: DodoWork,
  payment: PaymentRow,
  change: Pick<PaymentRow, 'status'> & Partial<Pick<PaymentRow, 'method' | 'error'>>,
): PaymentRow {
  const moved: PaymentRow = { ...payment, error: null, ...change, updatedAt: work.now }
  work.tx.put(payments, moved)
  const session = work.tx.get(sessions, payment.sessionId)
  if (session?.paymentId === payment.id && session.status !== 'expired') {
    const isTaken = moved.status === 'succeeded' || moved.status === 'processing'
    const left: SessionRow = { ...session, status: isTaken ? 'consumed' : 'open' }
    work.tx.put(sessions, left)
  }
  const type = EVENTS[moved.status]
  if (type) work.emit(type, 'Payment', moved.id)
  return moved
}

/** Cancels the payment that a session still waits with, if there is one. */
export function cancelOpenPayment(work: DodoWork, session: SessionRow): void {
  if (session.paymentId === null) return
  const payment = requirePayment(work, session.paymentId)
  if (waitsForBuyer(payment)) movePayment(work, payment, { status: 'cancelled' })
}
