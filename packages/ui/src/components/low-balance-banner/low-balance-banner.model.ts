import type { ReadHandle } from '@creditkit/client/react'
import {
  type Amount,
  absolute,
  type Balance,
  type Branding,
  compare,
  creditsToMoney,
  isPositive,
  toDecimal,
  type Wallet,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { type BalanceLevel, balanceLevel } from '../../parts/index'

/** A level that a banner speaks of. */
export type ShortLevel = Exclude<BalanceLevel, 'normal'>

/** What one banner says. */
export interface LowBalance {
  readonly walletId: string
  readonly walletName: string
  readonly level: ShortLevel
  /** What is left, or what is owed, with its unit. */
  readonly credits: string
  /** Credits that are paid for and not there yet, and which plural they take; null where there are none. */
  readonly pending: { readonly quantity: string; readonly count: number } | null
  readonly canBuy: boolean
  /** The least money that settles what is owed, within what one purchase may cost; null where nothing is owed. */
  readonly settlingAmount: Amount | null
  /** From when the amounts are, where they could not be refreshed since; null while they are current. */
  readonly asOf: string | null
}

/** Everything that the banner can be; `ready` without a banner is the rule, and draws nothing. */
export type LowBalanceBannerModel =
  | { readonly status: 'loading' | 'error' }
  | { readonly status: 'ready'; readonly banners: readonly LowBalance[] }

/** What the model is made of; `wallets` come in spend order. */
export interface LowBalanceReads {
  readonly wallets: Pick<ReadHandle<readonly Wallet[]>, 'data' | 'error'>
  readonly branding: Branding | undefined
  readonly balances: Pick<ReadHandle<readonly Balance[]>, 'data' | 'error' | 'isStale' | 'updatedAt'>
}

/** How the host wants it. */
export interface LowBalanceOptions {
  readonly format: Formatter
  /** Only this wallet; all of them when absent. */
  readonly walletId?: string | undefined
  /** Where "low" begins for wallets of its asset; elsewhere, and when absent, the server decides. */
  readonly lowBalanceAt?: Amount | undefined
}

/**
 * Says of which wallets there is something to say. Unknown is never low: a wallet that cannot be reached has no banner.
 * A wallet that never held credits has run out of none, so it has one only when it is named. Pure.
 */
export function toLowBalanceBannerModel(
  { wallets, branding, balances }: LowBalanceReads,
  options: LowBalanceOptions,
): LowBalanceBannerModel {
  if (!wallets.data || !branding || !balances.data)
    return { status: wallets.error || balances.error ? 'error' : 'loading' }
  const { format, walletId } = options
  const asOf = balances.isStale && balances.updatedAt !== null ? format.time(balances.updatedAt) : null
  const banners: LowBalance[] = []
  for (const wallet of wallets.data) {
    const balance = balances.data.find((each) => each.walletId === wallet.id)
    const isNamed = walletId === wallet.id
    if (balance?.status !== 'ok' || (walletId !== undefined && !isNamed)) continue
    const level = balanceLevel(balance, options.lowBalanceAt)
    if (level === 'normal' || (level === 'zero' && !isNamed && !wasEverFilled(balance))) continue
    const { available, pending } = balance
    const unit = walletUnit(branding, wallet)
    banners.push({
      walletId: wallet.id,
      walletName: unit.other,
      level,
      credits: format.credits(absolute(available), unit),
      pending: isPositive(pending)
        ? { quantity: format.credits(pending, unit), count: Number(toDecimal(pending)) }
        : null,
      canBuy: wallet.purchasable,
      settlingAmount: level === 'owed' ? settlingAmount(wallet, available) : null,
      asOf,
    })
  }
  return { status: 'ready', banners }
}

/** The totals are absent where a backend does not keep them; then an empty wallet counts as used up. */
function wasEverFilled({ totalPurchased, totalUsed, pending }: Extract<Balance, { status: 'ok' }>): boolean {
  if (!totalPurchased || !totalUsed) return true
  return [totalPurchased, totalUsed, pending].some(isPositive)
}

function settlingAmount({ rate, limits }: Wallet, available: Amount): Amount {
  const needed = creditsToMoney(absolute(available), rate, 'up')
  if (compare(needed, limits.min) < 0) return limits.min
  return compare(needed, limits.max) > 0 ? limits.max : needed
}
