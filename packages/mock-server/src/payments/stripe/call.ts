import type Stripe from 'stripe'
import type { Tx } from '../../store/store'
import type { CardTrouble } from './declines'
import type { FormRecord } from './form'
import type { StripeIdentifiers } from './identifiers'
import type { StripeRefusal } from './refusal'
import type { StripeEventObject } from './tables'

/** The request that a piece of work belongs to; its events name it. */
export interface StripeRequestInfo {
  readonly id: string | null
  readonly idempotencyKey: string | null
}

/** What any work on Stripe's state needs; it happens inside one transaction. */
export interface StripeWork {
  readonly tx: Tx
  /** Milliseconds since 1970. */
  readonly now: number
  /** Seconds since 1970, as Stripe counts. */
  readonly seconds: number
  readonly identifiers: StripeIdentifiers
  readonly request: StripeRequestInfo
  /** How many webhook endpoints wait for an event. */
  readonly webhookEndpoints: number
  /** The absolute address of a hosted page. */
  pageUrl(path: string): string
  /** Hands an event to the webhooks, once the transaction has committed. */
  publish(event: StripeEventObject): void
  /** The decline that a test has asked for next; undefined when there is none. */
  takeDecline(): CardTrouble | undefined
  /** Whether a test has asked for the next refund to fail later. */
  takeRefundFailure(): boolean
}

/** One REST call: the work, and what was asked. */
export interface StripeCall extends StripeWork {
  readonly params: Readonly<Record<string, string>>
  readonly form: FormRecord
  /** `publishable` for a browser, which sees and does less. */
  readonly key: 'secret' | 'publishable'
}

/** What a call came to: the body of a success, or a returned refusal, which keeps what was done. */
export type StripeReply = object | StripeRefusal

/** The type of an event, in the SDK's own spelling. */
export type StripeEventType = Stripe.Event['type']
