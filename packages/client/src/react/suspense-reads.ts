import type {
  Balance,
  Branding,
  Config,
  CreditPackage,
  Purchase,
  ServicePlan,
  Subscription,
  Transaction,
  UsageMeter,
  Wallet,
} from '@creditkit/contract'
import type { Account } from '../query/account'
import type { TransactionFilter } from '../query/keys'
import {
  balancesQuery,
  configQuery,
  plansQuery,
  purchasesQuery,
  subscriptionsQuery,
  transactionsQuery,
  usageQuery,
} from '../query/options'
import type { ReadHandle } from './read-handle'
import { answerTo, type Loaded, loaded, pageOf, useNeeded } from './suspense'
import { type CreditBalance, useBalances, useCreditBalance } from './use-balances'
import { useBranding, useConfig, usePackages, useWallet, useWallets } from './use-config'
import { usePurchases, useTransactions } from './use-history'
import type { ListHandle } from './use-list'
import { usePlans, useSubscriptions } from './use-plans'
import { useUsage } from './use-usage'

// Siblings under suspense ask at once. Two of these hooks in one component wait one after the other, unless what they
// need is there already: it suspends at the first.

const config = (account: Account) => [answerTo(configQuery(account))]
const balances = (account: Account) => [answerTo(balancesQuery(account))]

/** {@link useConfig} under suspense. */
export function useSuspenseConfig(): Loaded<ReadHandle<Config>> {
  useNeeded(config)
  return loaded(useConfig())
}

/** {@link useBranding} under suspense. */
export function useSuspenseBranding(): Loaded<ReadHandle<Branding>> {
  useNeeded(config)
  return loaded(useBranding())
}

/** {@link useWallets} under suspense. */
export function useSuspenseWallets(): Loaded<ReadHandle<readonly Wallet[]>> {
  useNeeded(config)
  return loaded(useWallets())
}

/** {@link useWallet} under suspense; null when there is no such wallet. */
export function useSuspenseWallet(walletId?: string): Loaded<ReadHandle<Wallet | null>> {
  useNeeded(config)
  return loaded(useWallet(walletId))
}

/** {@link usePackages} under suspense. */
export function useSuspensePackages(walletId?: string): Loaded<ReadHandle<readonly CreditPackage[]>> {
  useNeeded(config)
  return loaded(usePackages(walletId))
}

/** {@link useBalances} under suspense. */
export function useSuspenseBalances(): Loaded<ReadHandle<readonly Balance[]>> {
  useNeeded(balances)
  return loaded(useBalances())
}

/** {@link useCreditBalance} under suspense; null when there is no such wallet. */
export function useSuspenseCreditBalance(
  options: { walletId?: string | undefined } = {},
): Loaded<ReadHandle<CreditBalance | null>> {
  useNeeded((account) => [...config(account), ...balances(account)])
  return loaded(useCreditBalance(options))
}

/** {@link useTransactions} under suspense. Another filter suspends anew; in a transition the rows before it stay. */
export function useSuspenseTransactions(filter: TransactionFilter = {}): Loaded<ListHandle<Transaction>> {
  useNeeded((account) => [pageOf(transactionsQuery(account, filter))])
  return loaded(useTransactions(filter))
}

/** {@link usePurchases} under suspense. */
export function useSuspensePurchases(): Loaded<ListHandle<Purchase>> {
  useNeeded((account) => [pageOf(purchasesQuery(account))])
  return loaded(usePurchases())
}

/** {@link useUsage} under suspense. */
export function useSuspenseUsage(): Loaded<ReadHandle<readonly UsageMeter[]>> {
  useNeeded((account) => [answerTo(usageQuery(account))])
  return loaded(useUsage())
}

/** {@link usePlans} under suspense. */
export function useSuspensePlans(): Loaded<ReadHandle<readonly ServicePlan[]>> {
  useNeeded((account) => [answerTo(plansQuery(account))])
  return loaded(usePlans())
}

/** {@link useSubscriptions} under suspense. */
export function useSuspenseSubscriptions(): Loaded<ListHandle<Subscription>> {
  useNeeded((account) => [pageOf(subscriptionsQuery(account))])
  return loaded(useSubscriptions())
}
