import type {
  Amount,
  CreditPackage,
  Instant,
  OperationName,
  ProviderConfig,
  ProviderId,
  Receipt,
  ServicePlan,
  Wallet,
} from '@creditkit/contract'

/** A monthly allowance of one kind of use, and what use past it costs. */
export interface MeterOffer {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** Units that a calendar month (UTC) includes; null for any number. */
  readonly included: number | null
  readonly walletId: string
  /** What past the allowance every begun block of `units` costs. */
  readonly overage: { readonly units: number; readonly credits: Amount }
}

/** A ratio of whole numbers: `{ numerator: 3, denominator: 2 }` is one and a half. */
export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/** A tool whose runs are priced here: base cost times the complexity's multiplier, rounded up to a whole minor unit. */
export interface Tool {
  readonly id: string
  readonly walletId: string
  readonly baseCost: Amount
  readonly multipliers: { readonly low: Ratio; readonly medium: Ratio; readonly high: Ratio }
}

/** A promotion code. */
export interface Promotion {
  /** In upper case, as it is compared. */
  readonly code: string
  readonly walletId: string
  readonly credits: Amount
  readonly description: string
  /** How many days the credits last once redeemed; null when they never expire. */
  readonly lastsDays: number | null
  /** The last moment to redeem it; null when there is none. */
  readonly redeemableUntil: Instant | null
  /** How many accounts may redeem it; null when any number. */
  readonly accounts: number | null
}

/** At most so many calls of an operation (`*`: of any) within a span of time by one user. */
export interface RateLimit {
  readonly operation: OperationName | '*'
  readonly calls: number
  readonly perSeconds: number
}

/** What the product offers and by which rules; a scenario writes it once. */
export interface Offers {
  readonly wallets: readonly Wallet[]
  readonly packages: readonly CreditPackage[]
  readonly providers: readonly ProviderConfig[]
  readonly plans: readonly ServicePlan[]
  readonly meters: readonly MeterOffer[]
  readonly tools: readonly Tool[]
  readonly promotions: readonly Promotion[]
  readonly rateLimits: readonly RateLimit[]
  /** Who sells, as receipts say it. */
  readonly seller: Receipt['seller']
  /** Payment methods on file that automatic top-ups charge: the provider's token by provider, by account. */
  readonly savedPayments: Readonly<Record<string, Partial<Readonly<Record<ProviderId, string>>>>>
  /** Available minor units below which a wallet's balance is low. */
  readonly lowBalanceAt: Readonly<Record<string, number>>
  /** Wallets that cannot be reached. */
  readonly unavailableWallets: readonly string[]
}
