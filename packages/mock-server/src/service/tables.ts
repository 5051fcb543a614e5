import type { AuditEntry, Branding, CreditsEvent, Instant, Purchase, User } from '@creditkit/contract'
import { table } from '../store/index'
import type { Offers } from './offers'

/** What the product offers, written once by the scenario. */
export interface CatalogueRow extends Offers {
  readonly id: 'catalogue'
  readonly scenario: string
}
export const catalogue = table<CatalogueRow>()('catalogue', {})

export interface BrandingRow {
  readonly id: 'branding'
  readonly branding: Branding
}
export const brandings = table<BrandingRow>()('branding', {})

/** `token` is what a request carries as its bearer token to be this user. */
export interface UserRow extends User {
  readonly token: string
}
export const users = table<UserRow>()('users', {
  byName: (user) => [user.name, user.id],
  byToken: (user) => [user.token],
  byAccount: (user) => [user.accountId],
})

/**
 * A purchase with what the customer is not shown. `attemptKey` is the idempotency key that made it: with it a second
 * attempt after a crash finds the first one's purchase. `declines` counts definite refusals, so that every new try
 * reaches the provider under a key of its own. `returnUrl` is where a provider with pages of its own sends the buyer
 * back to. `unconfirmed` marks a capture whose answer was lost.
 */
export interface PurchaseRow extends Purchase {
  readonly accountId: string
  readonly attemptKey: string
  readonly seq: number
  readonly base: Purchase['credits']
  readonly bonus: Purchase['credits']
  readonly orderId?: string
  readonly paymentId?: string
  readonly paid?: Purchase['price']
  readonly returnUrl?: string
  readonly declines: number
  readonly unconfirmed: boolean
}
export const purchases = table<PurchaseRow>()('purchases', {
  byAccount: (purchase) => [purchase.accountId, purchase.seq],
  byAttempt: (purchase) => [purchase.accountId, purchase.attemptKey],
  byOrder: (purchase) => (purchase.orderId ? [purchase.provider, purchase.orderId] : null),
  byPayment: (purchase) => (purchase.paymentId ? [purchase.provider, purchase.paymentId] : null),
})

export interface AuditRow extends AuditEntry {
  readonly seq: number
}
export const audit = table<AuditRow>()('audit', {
  bySeq: (entry) => [entry.seq],
  byUser: (entry) => (entry.userId ? [entry.userId, entry.seq] : null),
})

/** An event of the stream; `accountId` is null when every account hears it. */
export interface EventRow {
  readonly id: string
  readonly seq: number
  readonly accountId: string | null
  readonly event: CreditsEvent
}
export const events = table<EventRow>()('events', { bySeq: (row) => [row.seq] })

/**
 * What an idempotency key was used for: `fingerprint` tells the same request from another one. `answer` is null while
 * the request has begun and has no final answer yet.
 */
export interface AnswerRow {
  readonly id: string
  readonly fingerprint: string
  readonly answer: { readonly status: number; readonly body: unknown } | null
  readonly keptUntil: Instant
}
export const answers = table<AnswerRow>()('answers', {})
