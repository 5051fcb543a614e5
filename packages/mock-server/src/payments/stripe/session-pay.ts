import { attemptPayment } from './attempt'
import type { StripeWork } from './call'
import { newCustomer } from './customer-object'
import { emit } from './events'
import { newIntent } from './intent-object'
import { invalid, type StripeRefusal } from './refusal'
import { completeSession, followIntent } from './session-follow'
import { detailsOf } from './session-object'
import { attemptSetup } from './setup-confirm'
import { newSetup } from './setup-object'
import {
  customers,
  type IntentRow,
  idOf,
  intents,
  type MethodRow,
  methods,
  type SessionRow,
  sessions,
  setups,
} from './tables'

/** Who the buyer says they are. */
export interface BuyerDetails {
  readonly email: string | null
  readonly name: string | null
}

/** The open session; a refusal when there is none or it is over. */
export function requireOpenSession({ tx }: StripeWork, id: string): SessionRow {
  const row = tx.get(sessions, id)
  if (!row)
    throw invalid(`No such checkout.session: ${id}`, { code: 'resource_missing', param: 'session' }, 404)
  if (row.object.status === 'open') return row
  throw invalid(`This Checkout Session is ${row.object.status}.`)
}

/** The buyer pays on the page of a session; answers with the refusal when their bank says no, and keeps the attempt. */
export function paySession(
  work: StripeWork,
  id: string,
  method: MethodRow,
  buyer: BuyerDetails,
): StripeRefusal | undefined {
  const known = withBuyer(work, requireOpenSession(work, id), buyer)
  const customer = idOf(known.object.customer)
  const billing = known.object.customer_details
  const own: MethodRow = {
    ...method,
    object: {
      ...method.object,
      billing_details: { ...method.object.billing_details, email: billing?.email ?? null, name: buyer.name },
    },
  }
  work.tx.put(methods, own)
  if (known.object.mode === 'setup') return setUp(work, known, own)
  if (known.object.payment_status === 'no_payment_required') {
    completeSession(work, known, {})
    return undefined
  }
  const intent = intentOf(work, known, customer)
  const refusal = attemptPayment(work, intent, own, {
    isOffSession: false,
    failsOnAction: false,
    usesSdk: false,
    isAuthenticated: false,
  })
  followIntent(work, intent.id)
  return refusal
}

/** Where a buyer goes on who has completed a session; null when it names no such place. */
export function successUrl({ object }: SessionRow): string | null {
  const url = object.success_url ?? object.return_url ?? null
  return url?.replaceAll('{CHECKOUT_SESSION_ID}', object.id) ?? null
}

/** Writes down who the buyer is, and makes a customer where the session wants one. */
function withBuyer(work: StripeWork, row: SessionRow, { email, name }: BuyerDetails): SessionRow {
  const { object, intent } = row
  const saved = work.tx.get(customers, idOf(object.customer) ?? '')?.object
  const known = email ?? object.customer_email ?? saved?.email ?? null
  const wantsCustomer = object.customer_creation === 'always' || intent.setupFutureUsage !== null
  const customer = saved?.id ?? (wantsCustomer ? createCustomer(work, known, name) : null)
  const next: SessionRow = {
    ...row,
    object: { ...object, customer, customer_details: detailsOf(known, name ?? saved?.name ?? null) },
  }
  work.tx.put(sessions, next)
  return next
}

function createCustomer(work: StripeWork, email: string | null, name: string | null): string {
  const { id, object } = newCustomer(work, { email, name })
  emit(work, 'customer.created', object)
  return id
}

/** The payment of a session: made when the buyer first tries, and tried again after a decline. */
function intentOf(work: StripeWork, session: SessionRow, customer: string | null): IntentRow {
  const begun = session.intentId === null ? undefined : work.tx.get(intents, session.intentId)
  if (begun) return begun
  const { object } = session
  const row = newIntent(work, {
    ...session.intent,
    amount: object.amount_total ?? 0,
    currency: object.currency ?? 'usd',
    customer,
    paymentMethod: null,
    confirmationMethod: 'automatic',
    allowRedirects: 'always',
    types: object.payment_method_types,
    shipping: null,
    sessionId: session.id,
  })
  work.tx.put(intents, row)
  work.tx.put(sessions, { ...session, intentId: row.id })
  emit(work, 'payment_intent.created', row.object)
  return row
}

function setUp(work: StripeWork, session: SessionRow, method: MethodRow): StripeRefusal | undefined {
  const row = newSetup(work, {
    customer: idOf(session.object.customer),
    paymentMethod: method.id,
    usage: 'off_session',
    description: null,
    metadata: {},
    types: session.object.payment_method_types,
    returnUrl: null,
  })
  work.tx.put(setups, row)
  emit(work, 'setup_intent.created', row.object)
  // The page shows the challenge of a set-up at once, so that it has been passed when the buyer is through.
  const refusal = attemptSetup(work, row.object, method, { isAuthenticated: true })
  if (refusal) return refusal
  completeSession(work, session, { setup_intent: row.id })
  return undefined
}
