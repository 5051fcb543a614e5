import {
  amount,
  type Branding,
  type Config,
  type ProviderConfig,
  UNBRANDED_NAME,
  type Wallet,
} from '@creditkit/contract'
import type { AvailableWallet } from '../available-balance'

/** Names the dialect in errors and in the storage. */
export const DIALECT = 'skypanel-credits'

/** Whole credits: the backend keeps balances and credits as integers. */
export const CREDITS = 'CREDIT/0'

/** What money the `amount` of a transaction counts, a decimal with two places. */
export const MONEY = 'USD/2'

const WALLET_ID = 'credits'

/** When a branding that a backend does not date was last changed: never. */
const UNDATED = new Date(0).toISOString()

const usd = (minor: number) => amount(minor, MONEY)

/** One credit is one US dollar: the backend writes both with the same number. */
export const RATE = { credits: amount(1, CREDITS), money: usd(100) } as const

/** What the original API leaves to its frontend. */
export interface SkypanelCreditsOptions {
  /** Who is signed in. Another viewer gets another client. */
  readonly viewer: Config['viewer']
  /**
   * The look of the brand, whose name the backend tells. `nameOfOne` is the name of a single credit; the backend tells one
   * form, which stands for both when absent.
   */
  readonly branding?:
    | (Partial<Omit<Branding, 'name' | 'version' | 'updatedAt'>> & {
        readonly nameOfOne?: string | undefined
      })
    | undefined
  /** What the credits are for, in the words of the product; nothing when absent. */
  readonly description?: string | undefined
  /** What one purchase may cost, in US cents: from one credit to what the column holds, $99,999,999, when absent. */
  readonly limits?: { readonly min: number; readonly max: number } | undefined
  /** Sums to choose from, in US cents; $10, with which the original form begins, when absent. */
  readonly presets?: readonly number[] | undefined
  /** Available credits below which the balance is low; it never is when absent. */
  readonly lowBalanceAt?: number | undefined
  /** Where PayPal takes payments, `production` when absent. */
  readonly environment?: ProviderConfig['environment'] | undefined
}

/** The one wallet, and all that is said about it without asking. */
export interface SkypanelOffer {
  readonly viewer: Config['viewer']
  readonly credits: AvailableWallet
  /** The configuration, once the backend has told the brand's name; null when it has none. */
  readonly toConfig: (creditName: string | null) => Config
}

/**
 * The wallet of a host.
 *
 * @throws RangeError when a limit or a preset is no whole number of cents.
 */
export function toOffer(options: SkypanelCreditsOptions): SkypanelOffer {
  const { viewer, description = '', presets = [1000], lowBalanceAt, environment = 'production' } = options
  const { limits = { min: 100, max: 9_999_999_900 } } = options
  const { nameOfOne, ...look } = options.branding ?? {}
  const wallet: Wallet = {
    id: WALLET_ID,
    kind: 'internal',
    asset: CREDITS,
    name: UNBRANDED_NAME,
    description,
    rate: RATE,
    purchasable: true,
    limits: { min: usd(limits.min), max: usd(limits.max) },
    presets: presets.map(usd),
    providers: ['paypal'],
    spendOrder: 1,
  }
  return {
    viewer,
    credits: { wallet, lowBalanceAt },
    toConfig: (creditName) => {
      const name = creditName === null ? UNBRANDED_NAME : { one: nameOfOne ?? creditName, other: creditName }
      return {
        viewer,
        branding: { ...look, name, version: 0, updatedAt: UNDATED },
        wallets: [{ ...wallet, name }],
        packages: [],
        // The buyer is sent to PayPal's own page, for which a browser needs no client id.
        providers: [{ id: 'paypal', clientId: '', environment }],
      }
    },
  }
}

/** The account of a user: each has one, called like its user, but for the viewer's, whose name the host gives. */
export function accountOf({ viewer }: SkypanelOffer, userId: string): string {
  return userId === viewer.userId ? viewer.accountId : userId
}

/** The user of an account, {@link accountOf} the other way round. */
export function userOf({ viewer }: SkypanelOffer, accountId: string): string {
  return accountId === viewer.accountId ? viewer.userId : accountId
}
