import type { OperationName, Role } from '@creditkit/contract'
import type { MockClock } from './control/clock'
import type { Fault } from './control/faults'
import type { RequestLog } from './control/request-log'
import type { Webhooks } from './control/webhook-courier'
import type { Violation } from './ledger/index'
import type { Locks } from './locks/index'
import type { Providers } from './providers'
import type { ScenarioName } from './scenarios/index'
import type { Scenario } from './scenarios/scenario'
import type { Store, StoreDump } from './store/index'

/** How a mock backend is made; every part has a default that suits tests. */
export interface BackendOptions {
  /** How the world stands at first; the dual-billing hosting company unless named. A store that holds a world already keeps it. */
  readonly scenario?: ScenarioName | Scenario
  /** Identifiers are drawn from it: the same seed gives the same bytes. 1 unless named. */
  readonly seed?: number
  /** A virtual clock that stands still until it is moved, unless named. */
  readonly clock?: MockClock
  /** In memory unless named. */
  readonly store?: Store
  /** Within this process unless named. */
  readonly locks?: Locks
  /**
   * The absolute address at which a browser reaches a provider's hosted page, from its path (`/stripe/checkout/cs_1`);
   * this backend serves it under `/__providers`, on an origin of no host unless named.
   */
  readonly pageUrl?: (path: string) => string
  /**
   * The origin of another backend (`http://localhost:3000`) that the providers' webhooks go to instead of this one, at the
   * addresses of the contract (`/api/webhooks/stripe`, `/paypal`, `/dodo`).
   */
  readonly webhooksTo?: string
  /** Hears of errors that nobody foresaw and that are answered as `internal`; they count as uncaught unless named. */
  readonly onUnexpected?: (error: unknown) => void
}

/** A strict backend of the whole contract with a ledger inside and the payment providers around it. */
export interface Backend {
  /** Answers as the server would, also on the payment providers' hosts; rejects with a TypeError as a broken connection does. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>
  /** Who is signed in when a request carries no token: the first user of a role, a user by identifier, or nobody; RangeError for anybody else. */
  as(who: Role | (string & {}) | null): void
  /** Makes an operation (`*`: any) fail; see {@link Fault}. */
  fail(operation: OperationName | '*', fault?: Omit<Fault, 'operation'>): void
  /** Makes an operation (`*`: any) take at least so many real milliseconds. */
  delay(operation: OperationName | '*', milliseconds: number): void
  /** Breaks every connection until `offline(false)`. */
  offline(isOffline?: boolean): void
  /** Makes a wallet that is held elsewhere unreachable, or reachable again. */
  setReachable(walletId: string, isReachable: boolean): Promise<void>
  readonly clock: MockClock
  readonly requests: RequestLog
  /** Checks the invariants of CONTRACT over everything stored; an empty list is health. */
  readonly ledger: { verify(): Promise<Violation[]> }
  readonly providers: Providers
  /** The webhooks on their way from the providers to this backend. */
  readonly webhooks: Webhooks
  /** Waits until nothing happens in the background any more; a request waits for that by itself. */
  idle(): Promise<void>
  snapshot(): Promise<StoreDump>
  restore(dump: StoreDump): Promise<void>
  /** Starts over, with the same scenario or another one; faults, delays and the request log are cleared. */
  reset(scenario?: ScenarioName | Scenario): Promise<void>
}
