import type { CreditBalance, ReadHandle } from '@creditkit/client/react'
import {
  type Amount,
  type Branding,
  compare,
  isNegative,
  isZero,
  type KnownBalance,
  type UnitName,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** How well a wallet is filled: `owed` is below zero, after a lost dispute. */
export type BalanceLevel = 'normal' | 'low' | 'zero' | 'owed'

/** A line of the breakdown; `date` is there for what expires. */
export type BalanceLine =
  | { readonly kind: 'available' | 'held' | 'pending'; readonly quantity: string }
  | { readonly kind: 'expiring'; readonly quantity: string; readonly date: string }

/** What there is to say about a wallet whatever its balance. */
export interface BalanceWallet {
  readonly walletId: string
  readonly name: string
  readonly description: string
  /** Null for credits that are held elsewhere: the product's brand is not theirs. */
  readonly branding: Branding | null
}

/** Amounts, written out. */
export interface BalanceAmounts {
  readonly available: Amount
  readonly unit: UnitName
  readonly quantity: string
  /** Quantity and unit in one text. */
  readonly text: string
  readonly lines: readonly BalanceLine[]
}

/** Everything that a balance can be. Unknown is never zero: only `ready` and a `lastKnown` have amounts. */
export type CreditBalanceModel =
  | { readonly status: 'loading' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | { readonly status: 'missing' }
  | {
      readonly status: 'unavailable'
      readonly wallet: BalanceWallet
      /** What it was before the outage, and when; null when never heard. */
      readonly lastKnown: (BalanceAmounts & { readonly asOf: string }) | null
    }
  | ({
      readonly status: 'ready'
      readonly wallet: BalanceWallet
      readonly level: BalanceLevel
      /** When the amounts were last heard of, where they could not be refreshed since; null while they are current. */
      readonly staleSince: string | null
    } & BalanceAmounts)

/** What the model is made with. */
export interface CreditBalanceOptions {
  readonly format: Formatter
  /** Where "low" begins; the server's own mark when absent or of another asset. */
  readonly lowBalanceAt?: Amount | undefined
}

const errorTexts: ErrorMessages = { ...commonErrors, internal: 'creditBalance.error.internal' }

/** Says what there is to draw. Pure: the same handle and options give an equal model. */
export function toCreditBalanceModel(
  read: Pick<ReadHandle<CreditBalance | null>, 'data' | 'error' | 'isStale' | 'updatedAt'>,
  { format, lowBalanceAt }: CreditBalanceOptions,
): CreditBalanceModel {
  const { data, error } = read
  if (data === null) return { status: 'missing' }
  if (data === undefined) {
    if (!error) return { status: 'loading' }
    return {
      status: 'error',
      message: errorTexts[error.code],
      requestId: error.requestId ?? null,
      canRetry: mayRetry(error.code),
    }
  }
  const { balance, lastKnown } = data
  const unit = walletUnit(data.branding, data.wallet)
  const wallet = toWallet(data, unit)
  if (balance.status === 'unavailable') {
    const known = lastKnown && {
      ...toAmounts(lastKnown, unit, format),
      asOf: format.dateTime(lastKnown.updatedAt),
    }
    return { status: 'unavailable', wallet, lastKnown: known }
  }
  return {
    status: 'ready',
    wallet,
    level: levelOf(balance, lowBalanceAt),
    staleSince: read.isStale && read.updatedAt !== null ? format.time(read.updatedAt) : null,
    ...toAmounts(balance, unit, format),
  }
}

function toWallet({ wallet, branding }: CreditBalance, unit: UnitName): BalanceWallet {
  return {
    walletId: wallet.id,
    name: unit.other,
    description: wallet.description,
    branding: wallet.kind === 'internal' ? branding : null,
  }
}

function toAmounts(balance: KnownBalance, unit: UnitName, format: Formatter): BalanceAmounts {
  const { available, held, pending, expiringNext } = balance
  const lines: BalanceLine[] = [
    { kind: 'available', quantity: format.quantity(available) },
    { kind: 'held', quantity: format.quantity(held) },
    { kind: 'pending', quantity: format.quantity(pending) },
  ]
  if (expiringNext) {
    lines.push({
      kind: 'expiring',
      quantity: format.quantity(expiringNext.amount),
      date: format.date(expiringNext.at),
    })
  }
  return {
    available,
    unit,
    quantity: format.quantity(available),
    text: format.credits(available, unit),
    lines,
  }
}

function levelOf({ available, lowBalance }: KnownBalance, lowBalanceAt: Amount | undefined): BalanceLevel {
  if (isNegative(available)) return 'owed'
  if (isZero(available)) return 'zero'
  const isLow = lowBalanceAt?.asset === available.asset ? compare(available, lowBalanceAt) <= 0 : lowBalance
  return isLow ? 'low' : 'normal'
}
