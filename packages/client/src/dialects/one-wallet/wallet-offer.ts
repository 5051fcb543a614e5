import {
  type Amount,
  type Asset,
  type Branding,
  type Config,
  type CreditPackage,
  compare,
  isPositive,
  type ProviderConfig,
  UNBRANDED_NAME,
  type Wallet,
  zero,
} from '@creditkit/contract'
import { type AvailableWallet, instantOf } from '../available-balance'
import { toNativeAmount } from '../native-amount'

/** Whole credits: a backend with one wallet and fixed packages knows no fractions of one. */
export const CREDITS = 'CREDIT/0'

/** When a branding that stands in a host's source was last changed: never. */
const UNCHANGED = instantOf(0)

/** What the API of a backend with one wallet and fixed packages leaves to its frontend. */
export interface WalletOfferOptions {
  /** Who is signed in. Another viewer gets another client. */
  readonly viewer: Config['viewer']
  /** What the product calls its credits; "Custom Credits" when absent. */
  readonly branding?: Partial<Omit<Branding, 'version' | 'updatedAt'>> | undefined
  /** What to call the one wallet, which the backend does not name; `credits` when absent. */
  readonly walletId?: string | undefined
  /** What the wallet is for, in the words of the product; nothing when absent. */
  readonly description?: string | undefined
  /** The currency of the prices, `USD/2` when absent. */
  readonly currency?: Asset | undefined
  /** Available credits below which the balance is low; it never is when absent. */
  readonly lowBalanceAt?: number | undefined
  /** Where the provider takes payments, `production` when absent. */
  readonly environment?: ProviderConfig['environment'] | undefined
}

/** A package as a frontend has it in its source. */
export interface PackageOption {
  readonly id: string
  /** Its identifier when absent. */
  readonly name?: string | undefined
  readonly description?: string | undefined
  /** Whole credits. */
  readonly credits: number
  readonly popular?: boolean | undefined
}

/** The one wallet of a backend, and all that is said about it without asking. */
export interface WalletOffer extends AvailableWallet {
  readonly config: Config
}

/** The identifier of the one wallet. */
export const walletIdOf = ({ walletId = 'credits' }: WalletOfferOptions) => walletId

/** The currency of the prices. */
export const currencyOf = ({ currency = 'USD/2' }: WalletOfferOptions) => currency

/**
 * A package whose price has been read; `price` is null where the host's was no amount.
 *
 * @throws RangeError that names the package when price or credits are no amount above zero.
 */
export function toCreditPackage(
  walletId: string,
  { id, name = id, description = '', credits, popular = false }: PackageOption,
  price: Amount | null,
  providerRefs: CreditPackage['providerRefs'] = {},
): CreditPackage {
  const count = toNativeAmount(credits, CREDITS)
  if (!count || !isPositive(count))
    throw new RangeError(`The credits of the package ${id} are no whole number above 0.`)
  if (!price || !isPositive(price))
    throw new RangeError(`The price of the package ${id} is no amount above 0.`)
  const sold = { credits: count, bonus: zero(CREDITS), price, popular, providerRefs }
  return { id, walletId, name, description, ...sold }
}

/**
 * The wallet with its packages and its provider. Its rate is that of the first package, its limits are the least and the
 * most that a package costs; a sum of money cannot be bought for, only packages.
 *
 * @throws RangeError when there is no package or two of one identifier.
 */
export function toWalletOffer(
  options: WalletOfferOptions,
  packages: readonly CreditPackage[],
  provider: ProviderConfig,
): WalletOffer {
  const [first] = packages
  if (!first) throw new RangeError('Name at least one package.')
  const ids = packages.map(({ id }) => id)
  if (new Set(ids).size < ids.length)
    throw new RangeError(`Two packages are called the same: ${ids.join(', ')}.`)
  const branding = { name: UNBRANDED_NAME, ...options.branding, version: 0, updatedAt: UNCHANGED }
  const prices = packages.map(({ price }) => price).sort(compare)
  const limits = { min: prices[0] ?? first.price, max: prices.at(-1) ?? first.price }
  const wallet: Wallet = {
    id: walletIdOf(options),
    kind: 'internal',
    asset: CREDITS,
    name: branding.name,
    description: options.description ?? '',
    rate: { credits: first.credits, money: first.price },
    purchasable: true,
    limits,
    presets: [],
    providers: [provider.id],
    spendOrder: 1,
  }
  const { viewer, lowBalanceAt } = options
  const config = { viewer, branding, wallets: [wallet], packages: [...packages], providers: [provider] }
  return { wallet, lowBalanceAt, config }
}
