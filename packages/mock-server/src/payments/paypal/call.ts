import type { Tx } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { PaypalNews } from './events'
import type { PaypalIdentifiers } from './identifiers'
import type { PaypalIssue } from './issues'
import type { PaypalMerchant } from './merchant'
import type { PaypalRefusal } from './refusal'
import type { EventRow, RequestRow } from './tables'

/** Where the fake's own addresses start in the links of an answer: REST, and what a browser loads; `page` is a hosted page's. */
export interface PaypalAddresses {
  readonly api: string
  readonly web: string
  page(path: string): string
}

/** What any work on PayPal's state needs; it happens inside one transaction. */
export interface PaypalWork {
  readonly tx: Tx
  /** Milliseconds since 1970. */
  readonly now: number
  readonly identifiers: PaypalIdentifiers
  readonly merchant: PaypalMerchant
  readonly addresses: PaypalAddresses
  /** Keeps an event and tells the merchant's webhook of it, where that has subscribed to it. */
  emit(news: PaypalNews): void
  /** Keeps an event and tells nobody. */
  record(news: PaypalNews): EventRow
  /** Tells the merchant's webhook of an event, once the transaction has committed. */
  tell(event: EventRow): void
  /** The decline that a test has asked for next on this order; undefined when there is none. */
  takeDecline(orderId: string): PaypalIssue | undefined
  /** Whether the next refund is to take its time, as a test has asked for. */
  takeSlowRefund(): boolean
}

/** One REST call: the work, and what was asked. `body` is undefined when there was none; `text` is the body as it came. */
export interface PaypalCall extends PaypalWork {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly text: string
  readonly hasRequestId: boolean
  /** Whether the caller prefers the whole resource over identifiers and links. */
  readonly full: boolean
}

/**
 * What a call came to. A body that takes longer than a transaction may is a function. `outcome` is remembered under the
 * call's request id; a returned refusal keeps what was done.
 */
export type PaypalReply =
  | {
      readonly status: number
      readonly body: JsonRecord | null | (() => Promise<JsonRecord>)
      readonly outcome?: RequestRow['outcome']
    }
  | PaypalRefusal
