import type { Tx } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { PaypalEvent } from './events'
import type { PaypalIdentifiers } from './identifiers'
import type { PaypalIssue } from './issues'
import type { PaypalMerchant } from './merchant'
import type { PaypalRefusal } from './refusal'
import type { RequestRow } from './tables'

/** Where the fake's own addresses start in the links of an answer: REST, and what a browser visits. */
export interface PaypalAddresses {
  readonly api: string
  readonly web: string
}

/** What any work on PayPal's state needs; it happens inside one transaction. */
export interface PaypalWork {
  readonly tx: Tx
  /** Milliseconds since 1970. */
  readonly now: number
  readonly identifiers: PaypalIdentifiers
  readonly merchant: PaypalMerchant
  readonly addresses: PaypalAddresses
  /** Tells the world of it, once the transaction has committed. */
  emit(event: PaypalEvent): void
  /** The decline that a test has asked for next on this order; undefined when there is none. */
  takeDecline(orderId: string): PaypalIssue | undefined
}

/** One REST call: the work, and what was asked. `body` is undefined when there was none. */
export interface PaypalCall extends PaypalWork {
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly hasRequestId: boolean
  /** Whether the caller prefers the whole resource over identifiers and links. */
  readonly full: boolean
}

/** What a call came to. `outcome` is remembered under the call's request id; a returned refusal keeps what was done. */
export type PaypalReply =
  | { readonly status: number; readonly body: JsonRecord | null; readonly outcome?: RequestRow['outcome'] }
  | PaypalRefusal
