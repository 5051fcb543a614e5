import {
  type Amount,
  type Balance,
  type Config,
  isPositive,
  type ProviderId,
  type ServicePlan,
  subtract,
} from '@creditkit/contract'
import type { CreditNeed } from '../credit-gate/index'
import { smallestSufficientPackage } from '../package-offer/index'

/** What the balance lacks for a month of the plan; null while it lacks nothing, and while it is not known. */
export function shortfallOf({ price }: ServicePlan, balance: Balance | undefined): Amount | null {
  if (balance?.status !== 'ok' || balance.available.asset !== price.asset) return null
  const shortfall = subtract(price, balance.available)
  return isPositive(shortfall) ? shortfall : null
}

/** Who sells credits: the server's configuration, and the payment providers that can be used, all of its when undefined. */
export interface Sellers {
  readonly config: Config
  readonly payments: readonly ProviderId[] | undefined
}

/** What to buy for it; null where credits of the wallet are not sold. */
export function toNeed(
  { config, payments }: Sellers,
  walletId: string,
  shortfall: Amount,
): CreditNeed | null {
  const wallet = config.wallets.find(({ id }) => id === walletId)
  const providers = config.providers.filter(({ id }) => payments?.includes(id) ?? true)
  if (!wallet?.purchasable || !wallet.providers.some((name) => providers.some(({ id }) => id === name)))
    return null
  return {
    walletId,
    shortfall,
    offer: smallestSufficientPackage({ ...config, providers }, walletId, shortfall),
  }
}
