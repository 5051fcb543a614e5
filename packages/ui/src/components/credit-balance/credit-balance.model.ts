import type { CreditBalance, ReadHandle } from '@creditkit/client/react'
import type { Amount, Branding, KnownBalance, UnitName } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'
import { type BalanceLevel, balanceLevel } from '../../parts/index'
import { type BalanceLine, type BalanceNote, linesOf, noteOf } from './balance-lines.model'

/** What there is to say about a wallet whatever its balance. */
export interface BalanceWallet {
  readonly walletId: string
  readonly name: string
  readonly description: string
  /** Null for credits that are held elsewhere: the product's brand is not theirs. */
  readonly branding: Branding | null
  readonly canBuy: boolean
}

/** Amounts, written out. */
export interface BalanceAmounts {
  readonly available: Amount
  readonly unit: UnitName
  readonly quantity: string
  /** Quantity and unit in one text. */
  readonly text: string
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
      /** The one thing that matters most about the number; null where there is nothing out of the ordinary. */
      readonly note: BalanceNote | null
      readonly lines: readonly BalanceLine[]
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
  const { data, error, updatedAt } = read
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
  const level = balanceLevel(balance, lowBalanceAt)
  return {
    status: 'ready',
    wallet,
    level,
    note: noteOf(balance, level, updatedAt, format),
    lines: linesOf(balance, updatedAt, format),
    staleSince: read.isStale && updatedAt !== null ? format.time(updatedAt) : null,
    ...toAmounts(balance, unit, format),
  }
}

function toWallet({ wallet, branding }: CreditBalance, unit: UnitName): BalanceWallet {
  return {
    walletId: wallet.id,
    name: unit.other,
    description: wallet.description,
    branding: wallet.kind === 'internal' ? branding : null,
    canBuy: wallet.purchasable,
  }
}

function toAmounts({ available }: KnownBalance, unit: UnitName, format: Formatter): BalanceAmounts {
  return {
    available,
    unit,
    quantity: format.quantity(available),
    text: format.credits(available, unit),
  }
}
