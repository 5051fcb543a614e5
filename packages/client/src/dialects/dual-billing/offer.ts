import {
  type Amount,
  type Asset,
  amount,
  type Branding,
  type Config,
  type ProviderConfig,
  parseDecimal,
  UNBRANDED_NAME,
  type UnitName,
  type User,
  type Wallet,
} from '@creditkit/contract'
import type { AvailableWallet } from '../available-balance'

/** Names the dialect in errors and in the storage. */
export const DIALECT = 'dual-billing'

const CREDITS_WALLET_ID = 'credits'
const TOKENS_WALLET_ID = 'virtfusion'

/** When a branding that stands in a host's source was last changed: never. */
const UNCHANGED = new Date(0).toISOString()

const usd = (minor: number) => amount(minor, 'USD/2')

/** What the API says of no wallet. */
export interface DualBillingWalletOptions {
  readonly name?: UnitName | undefined
  readonly description?: string | undefined
  /**
   * What the wallet counts, with its precision: `CREDIT/2` for custom credits and `VFT/0` for VirtFusion tokens when
   * absent. A balance with more decimals than that is refused, so give tokens that are charged by parts a scale.
   */
  readonly asset?: Asset | undefined
  /** Available smallest units below which the balance is low; it never is when absent. */
  readonly lowBalanceAt?: number | undefined
}

/** What the original API leaves to its frontend. */
export interface DualBillingOptions {
  /** Who is signed in, `userId` as the backend numbers its users: `'7'`. Another viewer gets another client. */
  readonly viewer: Config['viewer']
  /** PayPal's public client id; `environment` is `production` when absent. */
  readonly paypal: { readonly clientId: string; readonly environment?: ProviderConfig['environment'] }
  /** What the product calls its credits; "Custom Credits" when absent. */
  readonly branding?: Partial<Omit<Branding, 'version' | 'updatedAt'>> | undefined
  /**
   * Custom credits, one for one with US dollars. A purchase costs $1 to $1000, with the presets $5, $10, $25 and $50,
   * unless given in US cents.
   */
  readonly credits?:
    | (DualBillingWalletOptions & {
        readonly limits?: { readonly min: number; readonly max: number } | undefined
        readonly presets?: readonly number[] | undefined
      })
    | undefined
  /** VirtFusion tokens, a hundred to the US dollar. The API has no way to buy them. */
  readonly tokens?: DualBillingWalletOptions | undefined
  /**
   * Who a user is, whom the API knows by number only; undefined when there is none. Without it, admins cannot look at a
   * user's credits (`adminGetUserCredits` is unsupported), but still adjust them.
   */
  readonly findUser?:
    | ((
        userId: string,
      ) =>
        | Pick<User, 'name' | 'email' | 'role'>
        | undefined
        | Promise<Pick<User, 'name' | 'email' | 'role'> | undefined>)
    | undefined
}

/** The two wallets, and all that is said about them without asking. */
export interface DualBillingOffer {
  readonly viewer: Config['viewer']
  readonly credits: AvailableWallet
  readonly tokens: AvailableWallet
  readonly config: Config
}

/**
 * The wallets of a host.
 *
 * @throws RangeError when an asset is malformed, or a limit is no whole number of cents.
 */
export function toOffer({ viewer, paypal, branding, credits = {}, tokens = {} }: DualBillingOptions) {
  const brand: Branding = { name: UNBRANDED_NAME, ...branding, version: 0, updatedAt: UNCHANGED }
  const { limits = { min: 100, max: 100_000 }, presets = [500, 1000, 2500, 5000] } = credits
  const terms = {
    limits: { min: usd(limits.min), max: usd(limits.max) },
    presets: presets.map(usd),
    providers: ['paypal'] satisfies Wallet['providers'],
  }
  const creditAsset = credits.asset ?? 'CREDIT/2'
  const tokenAsset = tokens.asset ?? 'VFT/0'
  const creditWallet: Wallet = {
    id: CREDITS_WALLET_ID,
    kind: 'internal',
    asset: creditAsset,
    name: credits.name ?? brand.name,
    description: credits.description ?? '',
    rate: { credits: whole('1', creditAsset), money: usd(100) },
    purchasable: true,
    ...terms,
    spendOrder: 1,
  }
  const tokenWallet: Wallet = {
    id: TOKENS_WALLET_ID,
    kind: 'external',
    asset: tokenAsset,
    name: tokens.name ?? { one: 'VirtFusion Token', other: 'VirtFusion Tokens' },
    description: tokens.description ?? '',
    rate: { credits: whole('100', tokenAsset), money: usd(100) },
    purchasable: false,
    ...terms,
    presets: [],
    providers: [],
    spendOrder: 2,
  }
  const { clientId, environment = 'production' } = paypal
  const offer: DualBillingOffer = {
    viewer,
    credits: { wallet: creditWallet, lowBalanceAt: credits.lowBalanceAt },
    tokens: { wallet: tokenWallet, lowBalanceAt: tokens.lowBalanceAt },
    config: {
      viewer,
      branding: brand,
      wallets: [creditWallet, tokenWallet],
      packages: [],
      providers: [{ id: 'paypal', clientId, environment }],
    },
  }
  return offer
}

/** The account of a user: each has one, called like its user, but for the viewer's, whose name the host gives. */
export function accountOf({ viewer }: DualBillingOffer, userId: string): string {
  return userId === viewer.userId ? viewer.accountId : userId
}

function whole(count: string, asset: Asset): Amount {
  const parsed = parseDecimal(count, asset)
  if (!parsed.ok) throw new RangeError(`${asset} cannot count to ${count}.`)
  return parsed.amount
}
