import type { DodoWork } from './call'
import { GOOD_CARD, testCard } from './cards'
import { requireSession } from './checkouts'
import { cancelOpenPayment, movePayment, openPayment, requirePayment } from './payment-life'
import { DodoRefusal } from './refusal'
import type { PaymentRow, SessionRow } from './tables'

/** How the buyer pays: a test card unless told otherwise, 4242… unless named. */
export interface DodoPaymentChoice {
  readonly method?: 'card' | 'bank'
  readonly card?: string
  readonly holder?: string
}

/**
 * The buyer pays a session. A card succeeds, fails or asks for a challenge; a bank transfer is under way until it is
 * settled. After a failure the session can be paid again, with a payment of its own.
 */
export function pay(work: DodoWork, sessionId: string, choice: DodoPaymentChoice): PaymentRow {
  const session = requirePayable(work, sessionId)
  if (choice.method === 'bank') {
    return movePayment(work, openPayment(work, session), {
      status: 'processing',
      method: { kind: 'bank', card: null },
    })
  }
  const card = testCard(choice.card ?? GOOD_CARD)
  if (!card)
    throw new DodoRefusal(
      'INVALID_CARD_NUMBER',
      'Only test cards are taken here, for example 4242 4242 4242 4242.',
    )
  const holder = choice.holder ?? work.merchant.buyer.name
  const method = {
    kind: 'card',
    card: { lastFour: card.number.slice(-4), network: card.network, holder },
  } as const
  const payment = openPayment(work, session)
  const { fate } = card
  if (fate.kind === 'fails') {
    const { code, message } = fate
    return movePayment(work, payment, { status: 'failed', method, error: { code, message } })
  }
  const isChallenged = fate.kind === 'challenges' || session.force3ds
  return movePayment(work, payment, {
    status: isChallenged ? 'requires_customer_action' : 'succeeded',
    method,
  })
}

/** The buyer's bank has asked whether it is them, and they pass or fail. */
export function answerChallenge(work: DodoWork, sessionId: string, isPassed: boolean): PaymentRow {
  const session = requirePayable(work, sessionId)
  const payment = session.paymentId === null ? null : requirePayment(work, session.paymentId)
  if (payment?.status !== 'requires_customer_action')
    throw new DodoRefusal('INVALID_REQUEST_BODY', 'No payment of this checkout waits for 3-D Secure.')
  if (isPassed) return movePayment(work, payment, { status: 'succeeded' })
  return movePayment(work, payment, {
    status: 'failed',
    error: { code: 'AUTHENTICATION_FAILURE', message: 'The authentication of the card failed.' },
  })
}

/** The buyer turns back; an attempt that still waits for them is cancelled. Answers with where they land, or null. */
export function cancel(work: DodoWork, sessionId: string): string | null {
  const session = requireSession(work, sessionId)
  if (session.status === 'open') cancelOpenPayment(work, session)
  return session.cancelUrl
}

/** A payment that is under way comes through, or does not. Throws RangeError for any other. */
export function settle(work: DodoWork, paymentId: string, outcome: 'succeeded' | 'failed'): PaymentRow {
  const payment = requirePayment(work, paymentId)
  if (payment.status !== 'processing') throw new RangeError(`The payment ${paymentId} is ${payment.status}.`)
  if (outcome === 'succeeded') return movePayment(work, payment, { status: 'succeeded' })
  return movePayment(work, payment, {
    status: 'failed',
    error: { code: 'PAYMENT_METHOD_PROVIDER_DECLINED', message: 'The bank did not make the payment.' },
  })
}

/** Where the buyer goes after a payment: the return address with what came of it; null when there is none. */
export function returnAddress(payment: PaymentRow): string | null {
  if (payment.returnUrl === null) return null
  const [address = '', ...fragment] = payment.returnUrl.split('#')
  // Put behind the query as it stands, which keeps every character of it.
  const separator = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&'
  const told = `payment_id=${payment.id}&status=${payment.status}`
  return [`${address}${separator}${told}`, ...fragment].join('#')
}

function requirePayable(work: DodoWork, sessionId: string): SessionRow {
  const session = requireSession(work, sessionId)
  if (session.status === 'consumed')
    throw new DodoRefusal('CHECKOUT_SESSION_CONSUMED', 'Checkout session has already been consumed')
  if (session.status === 'expired')
    throw new DodoRefusal('CHECKOUT_SESSION_EXPIRED', 'Checkout session has expired')
  return session
}
