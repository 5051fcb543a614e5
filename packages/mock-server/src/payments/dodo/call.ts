import type { Reader, Tx } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { DodoEventType, DodoObject } from './events'
import type { DodoMerchant } from './merchant'

/** What showing Dodo's state needs. */
export interface DodoView {
  readonly tx: Reader
  readonly merchant: DodoMerchant
}

/** What any work on Dodo's state needs; it happens inside one transaction. */
export interface DodoWork extends DodoView {
  readonly tx: Tx
  /** Milliseconds since 1970. */
  readonly now: number
  /** The next identifier with this prefix, and the number that orders it among everything made so far. */
  identify(prefix: DodoPrefix): { readonly id: string; readonly sequence: number }
  /** A text that nobody else has, such as a client secret. */
  secret(): string
  pageUrl(path: string): string
  /** Tells the world of it, once the transaction has committed. */
  emit(type: DodoEventType, object: DodoObject, id: string): void
}

/** How the identifiers of Dodo's resources start. */
export type DodoPrefix = 'pdt' | 'cus' | 'cks' | 'pay' | 'ref' | 'dis' | 'msg'

/** One REST call: the work, and what was asked. `body` is empty when there was none. */
export interface DodoCall extends DodoWork {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: JsonRecord
}
