import {
  type Amount,
  add,
  type Config,
  type CreditPackage,
  compare,
  creditsToMoney,
  isPositive,
  moneyToCredits,
  type Wallet,
} from '@creditkit/contract'

/** What makes up for missing credits in one purchase: a package, or an amount of money and the credits that it buys. */
export type SufficientOffer =
  | { readonly type: 'package'; readonly package: CreditPackage }
  | { readonly type: 'money'; readonly money: Amount; readonly credits: Amount }

/** The part of the configuration that says what can be bought. */
export type Offers = Pick<Config, 'wallets' | 'packages' | 'providers'>

/**
 * The cheapest package of a wallet whose credits and bonus cover the shortfall; where none does, the least money within
 * the wallet's limits that does. Null when nothing is short, or when no single purchase is enough: the wallet is not
 * sold, none of its providers is set up, or the shortfall is more than one purchase may cost. Of packages at one price
 * the one with more credits. Exact: money is rounded up to its smallest unit, so that its credits cover the shortfall.
 */
export function smallestSufficientPackage(
  { wallets, packages, providers }: Offers,
  walletId: string,
  shortfall: Amount,
): SufficientOffer | null {
  const wallet = wallets.find(({ id }) => id === walletId)
  if (!wallet?.purchasable || wallet.asset !== shortfall.asset || !isPositive(shortfall)) return null
  if (!wallet.providers.some((name) => providers.some(({ id }) => id === name))) return null
  const [cheapest] = packages
    .filter((offer) => isOf(wallet, offer) && compare(gain(offer), shortfall) >= 0)
    .sort((left, right) => compare(left.price, right.price) || compare(gain(right), gain(left)))
  return cheapest ? { type: 'package', package: cheapest } : leastMoney(wallet, shortfall)
}

/** Whether the package fills the wallet, in the wallet's credits and for its currency; others cannot be compared. */
function isOf({ id, asset, limits }: Wallet, { walletId, credits, bonus, price }: CreditPackage): boolean {
  const isComparable = credits.asset === asset && bonus.asset === asset && price.asset === limits.min.asset
  return walletId === id && isComparable
}

const gain = ({ credits, bonus }: CreditPackage) => add(credits, bonus)

function leastMoney({ rate, limits }: Wallet, shortfall: Amount): SufficientOffer | null {
  if (compare(shortfall, moneyToCredits(limits.max, rate)) > 0) return null
  const price = creditsToMoney(shortfall, rate)
  const money = compare(price, limits.min) < 0 ? limits.min : price
  return { type: 'money', money, credits: moneyToCredits(money, rate) }
}
