import type { Tx } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { VirtfusionRoute } from './routes'

/** What any work on VirtFusion's state needs; it happens inside one transaction. */
export interface VirtfusionWork {
  readonly tx: Tx
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One REST call: the work, and what was asked. `body` is undefined when there was none that is a JSON object. */
export interface VirtfusionCall extends VirtfusionWork {
  readonly route: VirtfusionRoute
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: JsonRecord | undefined
}

/** An answer; `body` is null for none. */
export interface VirtfusionAnswer {
  readonly status: number
  readonly body: unknown
}
