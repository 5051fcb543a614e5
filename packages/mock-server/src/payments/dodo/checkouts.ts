import type DodoPayments from 'dodopayments'
import type { DodoCall, DodoWork } from './call'
import { type Cart, parseCart } from './cart'
import { parsePayer, requireCustomer } from './customers'
import { cancelOpenPayment, openPayment, requirePayment } from './payment-life'
import { DodoRefusal, invalidBody, notFound } from './refusal'
import { optionalBilling, optionalFlag, optionalMetadata, optionalText, optionalUrl } from './request-body'
import { type OrderRow, type SessionRow, sessions } from './tables'

const HOUR_MS = 60 * 60 * 1000

/** How long a session can be paid: https://docs.dodopayments.com/developer-resources/checkout-session. */
export const SESSION_LIFE_MS = 24 * HOUR_MS
const CONFIRMED_LIFE_MS = 15 * 60 * 1000

/** How many products a cart holds. */
export const MOST_LINES = 20

/** `POST /checkouts`; with `confirm` the payment is there at once and only the card is missing. */
export function createCheckout(call: DodoCall): DodoPayments.CheckoutSessionResponse {
  const { body } = call
  const isConfirmed = optionalFlag(body, 'confirm')
  const payer = parsePayer(call, body.customer)
  const billing = optionalBilling(body, 'billing_address')
  if (optionalText(body, 'payment_method_id') !== null)
    throw new DodoRefusal('NOT_IMPLEMENTED', 'This fake of Dodo keeps no payment methods.')
  if (isConfirmed && (payer === null || billing === null))
    throw invalidBody('customer and billing_address are required when confirm is true')
  const session = openSession(call, {
    ...parseOrder(call, parseCart(call, MOST_LINES)),
    payer,
    ...(billing && { billing }),
    cancelUrl: optionalUrl(body, 'cancel_url'),
    force3ds: optionalFlag(body, 'force_3ds'),
    isLink: false,
    expiresAt: call.now + (isConfirmed ? CONFIRMED_LIFE_MS : SESSION_LIFE_MS),
  })
  const payment = isConfirmed ? openPayment(call, session) : null
  return {
    session_id: session.id,
    checkout_url: checkoutUrl(call, session.id),
    client_secret: payment && call.secret(),
    payment_id: payment?.id ?? null,
    publishable_key: payment && `pk_test_${call.merchant.businessId}`,
  }
}

/** `GET /checkouts/:id` */
export function getCheckout(call: DodoCall): DodoPayments.CheckoutSessionStatus {
  const session = requireSession(call, call.params.id ?? '')
  if (session.isLink) throw notFound('Checkout session', session.id)
  const payment = session.paymentId === null ? null : requirePayment(call, session.paymentId)
  const { payer } = session
  const known = payment
    ? requireCustomer(call, payment.customerId)
    : payer && 'customerId' in payer
      ? requireCustomer(call, payer.customerId)
      : payer
  return {
    id: session.id,
    created_at: new Date(session.createdAt).toISOString(),
    customer_email: known?.email ?? null,
    customer_name: known?.name ?? null,
    payment_id: payment?.id ?? null,
    payment_status: payment?.status ?? null,
  }
}

/** Makes a session that can be paid until it expires. */
export function openSession(
  work: DodoWork,
  draft: Omit<SessionRow, 'id' | 'sequence' | 'createdAt' | 'status' | 'paymentId'>,
): SessionRow {
  const session: SessionRow = {
    ...work.identify('cks'),
    ...draft,
    status: 'open',
    paymentId: null,
    createdAt: work.now,
  }
  work.tx.put(sessions, session)
  return session
}

/** What a request says of the payment it wants, the cart already read. */
export function parseOrder(call: DodoCall, cart: Cart): OrderRow {
  const { country } = call.merchant.buyer
  return {
    ...cart,
    billing: { country, city: null, state: null, street: null, zipcode: null },
    metadata: optionalMetadata(call.body),
    returnUrl: optionalUrl(call.body, 'return_url'),
  }
}

/** Where the buyer pays a session. */
export function checkoutUrl(work: DodoWork, sessionId: string): string {
  return work.pageUrl(`/dodo/checkout/${sessionId}`)
}

/** The session by its identifier, as time has left it; refuses when there is none. */
export function requireSession(work: DodoWork, id: string): SessionRow {
  const session = work.tx.get(sessions, id)
  if (!session) throw notFound('Checkout session', id)
  return session.status === 'open' && session.expiresAt <= work.now ? expire(work, session) : session
}

/** Ends every session that nobody paid in time, so that its payment is cancelled without anybody asking. */
export function expireSessions(work: DodoWork): void {
  for (const session of [...work.tx.walk(sessions, 'open')]) {
    if (session.expiresAt > work.now) return
    expire(work, session)
  }
}

function expire(work: DodoWork, session: SessionRow): SessionRow {
  const expired: SessionRow = { ...session, status: 'expired' }
  work.tx.put(sessions, expired)
  cancelOpenPayment(work, expired)
  return expired
}
