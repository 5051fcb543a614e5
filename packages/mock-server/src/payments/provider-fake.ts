import type { Store } from '../store/index'
import type { ProviderFault } from './faults'

/** The services around the backend that are faked. */
export type FakeProvider = 'paypal' | 'stripe' | 'dodo' | 'virtfusion'

/** What every fake is made of: its state is in `store`, its time is `clock`'s, its identifiers follow from `seed`. */
export interface ProviderFakeOptions {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly clock: { now(): number }
  readonly seed: number
  /**
   * The absolute address at which a browser reaches a hosted page of the fake, from its path with the provider in front
   * (`/stripe/checkout/cs_test_1`). It is of the app's own origin: a service worker sees neither navigations nor foreign frames.
   */
  readonly pageUrl: (path: string) => string
  /** Hears of everything a webhook would tell, in order, after it has happened and before the caller gets its answer. */
  readonly onEvent?: (webhook: OutgoingWebhook) => void
}

/** One event on its way to the merchant's webhook endpoint. */
export interface OutgoingWebhook {
  readonly provider: FakeProvider
  /** The event's own identifier at the provider; a duplicate delivery carries it again. */
  readonly id: string
  readonly type: string
  /** Writes and signs one delivery at a moment (milliseconds since 1970). Calling it again makes the next attempt. */
  sign(atMs: number): Promise<SignedWebhook>
}

/** A delivery as it goes over the wire. */
export interface SignedWebhook {
  readonly rawBody: string
  readonly headers: Readonly<Record<string, string>>
}

/** What the backend asks of every fake; each adds the hooks of its own provider. */
export interface ProviderFake {
  readonly provider: FakeProvider
  /** The provider's real origins, which `fetch` answers on. */
  readonly origins: readonly string[]
  /** Every endpoint as method and path (`POST /v1/refunds`, `GET /v1/charges/:id`): what a fault can name. */
  readonly routes: readonly string[]
  /** Answers on the provider's origins; undefined elsewhere. Rejects with a TypeError where a fault breaks the connection. */
  fetch(request: Request): Promise<Response | undefined>
  /** The same under a path of any host (`/__providers/stripe`), hosted pages included; the empty path takes everything. */
  mount(basePath: string): (request: Request) => Promise<Response | undefined>
  /** Lets time have its effect (sessions expire, approvals are reversed) without waiting to be asked. Twice is once. */
  tick(): Promise<void>
  /** Makes an endpoint fail; RangeError for one that the fake does not have. */
  fail(fault: ProviderFault): void
  /** Forgets faults and other orders of a test; what has happened stays. */
  reset(): void
}
