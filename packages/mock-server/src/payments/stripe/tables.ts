import type Stripe from 'stripe'
import { type StoredRecord, table } from '../../store/store'

/** What every row of Stripe's has: the resource as REST answers it, and its place in the order of creation. */
interface ResourceRow<Resource> extends StoredRecord {
  readonly seq: number
  readonly object: Resource
}

/** A payment. `sessionId` names the Checkout Session that it pays; null when there is none. */
export interface IntentRow extends ResourceRow<Stripe.PaymentIntent> {
  readonly sessionId: string | null
  /** The browser's way out of a challenge, as `return_url` named it; null when it named none. */
  readonly returnUrl: string | null
}

/** A way to pay. `account` is the number of the card or bank account, which decides how it behaves. */
export interface MethodRow extends ResourceRow<Stripe.PaymentMethod> {
  readonly account: string
  /** Whether its owner has agreed to be charged while away, so that no bank asks again. */
  readonly isSetUp: boolean
  /** Whether it was charged without being saved, or was detached: then it can never be used again. */
  readonly isSpent: boolean
}

/** A Checkout Session with its line items, which its object carries only on request. */
export interface SessionRow extends ResourceRow<Stripe.Checkout.Session> {
  readonly items: readonly ItemObject[]
  /** The payment that the buyer has begun; null before. The object tells of it only once it is complete. */
  readonly intentId: string | null
  /** What the payment intent will be made of when the buyer pays: `payment_intent_data`. */
  readonly intent: IntentDraft
}

/** What a session hands on to its payment intent. */
export interface IntentDraft {
  readonly metadata: Readonly<Record<string, string>>
  readonly description: string | null
  readonly captureMethod: 'automatic' | 'automatic_async' | 'manual'
  readonly setupFutureUsage: Stripe.PaymentIntent.SetupFutureUsage | null
  readonly receiptEmail: string | null
  readonly statementDescriptor: string | null
  readonly statementDescriptorSuffix: string | null
  readonly transferGroup: string | null
}

/** A price as it goes over the wire, where a decimal is a text; the SDK makes its own Decimal of it. */
export type PriceObject = Omit<Stripe.Price, 'unit_amount_decimal'> & {
  readonly unit_amount_decimal: string | null
}

/** A line item as it goes over the wire. */
export type ItemObject = Omit<Stripe.LineItem, 'price'> & { readonly price: PriceObject | null }

/** A refund; `willFail` when it fails some time after it was made. */
export interface RefundRow extends ResourceRow<Stripe.Refund> {
  readonly fate: 'none' | 'succeeds_later' | 'fails_later'
}

/** An event, and the request that caused it. */
export type EventRow = ResourceRow<StripeEventObject>

/** An event as REST answers it: the SDK's own type names each type of event, which here is only a text. */
export type StripeEventObject = Omit<Stripe.EventBase, 'data' | 'type'> & {
  readonly type: Stripe.Event['type']
  readonly data: { readonly object: object; readonly previous_attributes?: object }
}

/** What an idempotency key has been used for: the answer is repeated until it expires (milliseconds since 1970). */
export interface ReplayRow extends StoredRecord {
  readonly endpoint: string
  readonly params: string
  readonly requestId: string
  readonly status: number
  /** The body, as text. */
  readonly body: string
  readonly expiresAt: number
}

const newest = (row: { readonly seq: number }) => [row.seq]

/** The identifier of what a field refers to; null when it refers to nothing. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

/** An index key of a reference, or null where there is none. */
function under(reference: string | { readonly id: string } | null | undefined, seq: number) {
  const id = idOf(reference)
  return id === null ? null : [id, seq]
}

/** Payments, by their customer. */
export const intents = table<IntentRow>()('stripe_payment_intents', {
  newest,
  customer: (row) => under(row.object.customer, row.seq),
})

/** Charges, by their payment and by their customer; `held` orders those that wait to be captured. */
export const charges = table<ResourceRow<Stripe.Charge>>()('stripe_charges', {
  newest,
  held: ({ object, seq }) =>
    object.status === 'succeeded' && !object.captured && !object.refunded ? [object.created, seq] : null,
  customer: (row) => under(row.object.customer, row.seq),
  payment_intent: (row) => under(row.object.payment_intent, row.seq),
})

/** Checkout Sessions; `open` orders those that the clock will close. */
export const sessions = table<SessionRow>()('stripe_sessions', {
  newest,
  customer: (row) => under(row.object.customer, row.seq),
  payment_intent: (row) => under(row.object.payment_intent, row.seq),
  open: (row) => (row.object.status === 'open' ? [row.object.expires_at, row.seq] : null),
})

/** Refunds, by charge and payment; `unsettled` orders those whose end is yet to come. */
export const refunds = table<RefundRow>()('stripe_refunds', {
  newest,
  unsettled: ({ object, seq, fate }) => (fate === 'none' ? null : [object.created, seq]),
  charge: (row) => under(row.object.charge, row.seq),
  payment_intent: (row) => under(row.object.payment_intent, row.seq),
})

/** Disputes, by charge and payment. */
export const disputes = table<ResourceRow<Stripe.Dispute>>()('stripe_disputes', {
  newest,
  charge: (row) => under(row.object.charge, row.seq),
  payment_intent: (row) => under(row.object.payment_intent, row.seq),
})

/** A customer; a deleted one stays, so that what refers to it can still be shown. */
export interface CustomerRow extends ResourceRow<Stripe.Customer> {
  readonly isDeleted: boolean
}
export const customers = table<CustomerRow>()('stripe_customers', {
  newest: (row) => (row.isDeleted ? null : [row.seq]),
  email: (row) => (row.isDeleted ? null : under(row.object.email, row.seq)),
})

/** Ways to pay, by the customer they are saved for. */
export const methods = table<MethodRow>()('stripe_payment_methods', {
  newest,
  customer: (row) => under(row.object.customer, row.seq),
})

/** Set-ups of ways to pay. */
export const setups = table<ResourceRow<Stripe.SetupIntent> & { readonly returnUrl: string | null }>()(
  'stripe_setup_intents',
  {
    newest,
    customer: (row) => under(row.object.customer, row.seq),
    payment_method: (row) => under(row.object.payment_method, row.seq),
  },
)

/** What moves the merchant's balance, by what it came from. */
export const transactions = table<ResourceRow<Stripe.BalanceTransaction>>()('stripe_balance_transactions', {
  newest,
  source: (row) => under(row.object.source, row.seq),
})

/** Products. */
export const products = table<ResourceRow<Stripe.Product>>()('stripe_products', { newest })

/** Prices, by product. */
export const prices = table<ResourceRow<PriceObject>>()('stripe_prices', {
  newest,
  product: (row) => under(row.object.product, row.seq),
})

/** Addresses that webhooks go to, as the merchant registered them. */
export const endpoints = table<ResourceRow<Stripe.WebhookEndpoint>>()('stripe_webhook_endpoints', { newest })

/** Everything that happened, by type. */
export const events = table<EventRow>()('stripe_events', {
  newest,
  type: (row) => [row.object.type, row.seq],
})

/** Idempotency keys, by when they are forgotten. */
export const replays = table<ReplayRow>()('stripe_replays', { expiry: (row) => [row.expiresAt, row.id] })
