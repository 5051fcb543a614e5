import type { CreditBalance, ReadHandle } from '@creditkit/client/react'
import type { Amount, Branding, Instant, KnownBalance, UnitName } from '@creditkit/contract'
import { isZero } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { type BalanceLevel, balanceLevel } from '../../parts/index'
import type { PlacedWallet } from './dual-balance.model'

/**
 * Credits that are there but cannot be spent now, or not for long, with all decimals; `when` is null for an expiry that
 * the reader's clock has passed.
 */
export type WalletLine =
  | { readonly kind: 'held' | 'pending'; readonly quantity: string }
  | {
      readonly kind: 'expiring'
      readonly quantity: string
      readonly date: string
      readonly when: string | null
    }

/** What there is to say about a wallet whatever its balance. */
export interface WalletFacts {
  readonly walletId: string
  readonly name: string
  readonly description: string
  /** Null for credits that are held elsewhere: the product's brand is not theirs. */
  readonly branding: Branding | null
  readonly rate: { readonly credits: string; readonly money: string }
  /** `after` is the name of the wallet that is spent before this one, null for the first; all null where there is no other. */
  readonly order: { readonly after: string | null } | null
  readonly canBuy: boolean
}

/** Everything that one wallet's card can be. Unknown is never zero: only `ready` and a `lastKnown` have amounts. */
export type WalletCardModel = { readonly wallet: WalletFacts } & (
  | { readonly status: 'loading' }
  | { readonly status: 'unknown' }
  | {
      readonly status: 'unavailable'
      /** What it was before the outage, and when; null when never heard. */
      readonly lastKnown: { readonly text: string; readonly asOf: string } | null
    }
  | {
      readonly status: 'ready'
      readonly level: BalanceLevel
      readonly available: Amount
      readonly unit: UnitName
      /** Quantity and unit in one text. */
      readonly text: string
      /** Only what there is; a wallet where nothing is held, pending or expiring has none. */
      readonly lines: readonly WalletLine[]
      /** When the amounts were last heard of, where they could not be refreshed since; null while they are current. */
      readonly staleSince: string | null
    }
)

/** Says what there is to draw of one wallet. Pure: the same place, handle and format give an equal model. */
export function toWalletCardModel(
  place: PlacedWallet,
  read: Pick<ReadHandle<CreditBalance | null>, 'data' | 'error' | 'isStale' | 'updatedAt'>,
  format: Formatter,
): WalletCardModel {
  const unit = walletUnit(place.branding, place.wallet)
  const wallet = toFacts(place, unit, format)
  if (!read.data) {
    const isLoading = read.data === undefined && !read.error
    return { wallet, status: isLoading ? 'loading' : 'unknown' }
  }
  const { balance, lastKnown } = read.data
  if (balance.status === 'unavailable') {
    return {
      wallet,
      status: 'unavailable',
      lastKnown: lastKnown && {
        text: format.credits(lastKnown.available, unit),
        asOf: format.dateTime(lastKnown.updatedAt),
      },
    }
  }
  const { available } = balance
  return {
    wallet,
    status: 'ready',
    level: balanceLevel(balance),
    available,
    unit,
    text: format.credits(available, unit),
    lines: linesOf(balance, read.updatedAt, format),
    staleSince: read.isStale && read.updatedAt !== null ? format.time(read.updatedAt) : null,
  }
}

function toFacts({ wallet, branding, order }: PlacedWallet, unit: UnitName, format: Formatter): WalletFacts {
  const { credits, money } = wallet.rate
  return {
    walletId: wallet.id,
    name: unit.other,
    description: wallet.description,
    branding: wallet.kind === 'internal' ? branding : null,
    rate: { credits: format.credits(credits, unit), money: format.money(money) },
    order: order && { after: order.first ? null : walletUnit(branding, order.after).other },
    canBuy: wallet.purchasable,
  }
}

function linesOf(balance: KnownBalance, now: Instant | null, format: Formatter): WalletLine[] {
  const { held, pending, expiringNext } = balance
  const quantity = (value: Amount) => format.quantity(value, { allDecimals: true })
  const lines: WalletLine[] = []
  if (expiringNext) {
    const { amount, at } = expiringNext
    const when = now !== null && at > now ? format.days(at, now) : null
    lines.push({ kind: 'expiring', quantity: quantity(amount), date: format.date(at), when })
  }
  if (!isZero(held)) lines.push({ kind: 'held', quantity: quantity(held) })
  if (!isZero(pending)) lines.push({ kind: 'pending', quantity: quantity(pending) })
  return lines
}
