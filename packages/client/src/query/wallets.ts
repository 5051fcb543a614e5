import type { Config, Wallet } from '@creditkit/contract'

/** A wallet of the configuration, the first in spend order when none is named; null when there is no such wallet. */
export function findWallet(config: Pick<Config, 'wallets'>, walletId: string | undefined): Wallet | null {
  const wallets = inSpendOrder(config.wallets)
  return (walletId === undefined ? wallets[0] : wallets.find(({ id }) => id === walletId)) ?? null
}

/** Wallets in the order they are spent from. */
export function inSpendOrder(wallets: readonly Wallet[]): Wallet[] {
  return [...wallets].sort((left, right) => left.spendOrder - right.spendOrder)
}

/** Tells whether a cached value has wallets, as a configuration does. */
export function hasWallets(value: unknown): value is Pick<Config, 'wallets'> {
  return typeof value === 'object' && value !== null && 'wallets' in value && Array.isArray(value.wallets)
}
