import type { Asset, OperationName, ProviderId, Wallet } from '@creditkit/contract'

/** Somebody who calls the API. `headers` are what makes a request theirs: a bearer token, a cookie and its CSRF header. */
export interface ConformanceCaller {
  readonly userId: string
  readonly accountId: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The world that a test begins in, as data, so that a backend can name what it has. Every test begins with
 * {@link ConformanceControl.reset} and makes what else it needs over the API. What is optional may be left out: the
 * tests that need it are then skipped and say so.
 */
export interface ConformanceWorld {
  readonly callers: {
    /** Whose credits most tests move. No subscription, no automatic top-up, no redeemed code. */
    readonly customer: ConformanceCaller
    /** Who must not see any of that. */
    readonly otherCustomer: ConformanceCaller
    readonly admin: ConformanceCaller
    readonly service: ConformanceCaller
  }
  /** Headers of a session that is nobody's: expired, or made up. */
  readonly strangerHeaders: Readonly<Record<string, string>>
  /** The wallet that most tests use: held in the backend's own ledger, to be bought with every provider of `providers`. */
  readonly wallet: Pick<Wallet, 'id' | 'asset' | 'limits'>
  /** How credits can be bought, one at least. */
  readonly providers: readonly ProviderId[]
  /** A package of the wallet. */
  readonly packageId?: string
  /** Plans of the wallet that can be subscribed to, two at least, all together cheaper than 1 000 000 smallest units. */
  readonly planIds?: readonly [string, string, ...string[]]
  /** A plan that is no longer sold. */
  readonly endedPlanId?: string
  /** A meter of the wallet: `included` units a month (a hundred at least), none used; a unit past them costs credits. */
  readonly meter?: { readonly id: string; readonly included: number }
  /** A tool of the wallet; a run of low complexity costs less than 1 000 000 smallest units. */
  readonly tool?: string
  /** A promotion code for the wallet that any customer may redeem once. */
  readonly code?: string
  /** A code that cannot be redeemed any more. */
  readonly endedCode?: string
  /** A provider with which the customer has a payment method on file that can be charged without them. */
  readonly savedProvider?: ProviderId
  /** A wallet that is held elsewhere, to be bought with a provider of `providers`. */
  readonly externalWallet?: { readonly id: string; readonly asset: Asset }
  /** A limit to the calls of an operation by one user: the next one past `calls` is refused. No other test makes a hundred. */
  readonly rateLimit?: { readonly operation: OperationName; readonly calls: number }
  /** Providers with which a payment can stay pending: an eCheck, a bank transfer. */
  readonly slowProviders?: readonly [ProviderId, ...ProviderId[]]
}
