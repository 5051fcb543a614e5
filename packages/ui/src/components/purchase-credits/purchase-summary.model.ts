import {
  type Amount,
  add,
  type Balance,
  moneyToCredits,
  type Purchase,
  type UnitName,
  type Wallet,
} from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import type { PackageOffer } from '../package-offer/index'
import type { Selection } from './purchase-form.model'

/** What is bought for how much, written out. It keeps its lines while what is chosen cannot be bought. */
export interface PurchaseSummary {
  /** Bonus included; null while what is chosen cannot be bought. */
  readonly quantity: string | null
  /** The unit of that quantity. */
  readonly unit: string
  /** The package that is chosen; null for an amount, and for what is known of a purchase only. */
  readonly told: PackageOffer | null
  /** The part that is free, null where there is none; absent where bonuses are not usual. */
  readonly bonus?: string | null
  /** Null while what is chosen cannot be bought. */
  readonly price: string | null
  /** What the balance comes to if nothing else happens; absent where it is not known, and once the payment runs. */
  readonly balanceAfter?: string | null
}

interface Words {
  readonly unit: UnitName
  readonly format: Formatter
}

/** What a choice would bring, worked out here with the wallet's own rate. */
export function summaryOfSelection(
  selection: Selection | null,
  wallet: Wallet,
  balance: Balance | undefined,
  { unit, format }: Words,
): PurchaseSummary {
  const credits = creditsOf(selection, wallet)
  const price = priceOf(selection)
  const offer = selection?.kind === 'package' ? selection : null
  const isKnown = balance?.status === 'ok' && balance.available.asset === wallet.asset
  return {
    quantity: credits && format.quantity(credits),
    unit: credits ? format.unit(credits, unit) : unit.other,
    told: offer?.told ?? null,
    ...(offer?.isBonusUsual ? { bonus: offer.told.bonus && format.credits(offer.offer.bonus, unit) } : {}),
    price: price && format.money(price),
    ...(isKnown ? { balanceAfter: credits && balanceAfter(balance.available, credits, unit, format) } : {}),
  }
}

/** What a choice costs; null while nothing is chosen that can be bought. */
export function priceOf(selection: Selection | null): Amount | null {
  if (!selection) return null
  return selection.kind === 'amount' ? selection.money : selection.offer.price
}

/** What the server says that a purchase is. */
export function summaryOfPurchase({ credits, price }: Purchase, { unit, format }: Words): PurchaseSummary {
  return {
    quantity: format.quantity(credits),
    unit: format.unit(credits, unit),
    told: null,
    price: format.money(price),
  }
}

/** Null where the sum would leave the safe integers: it is for the server to say what becomes of that. */
function balanceAfter(available: Amount, credits: Amount, unit: UnitName, format: Formatter): string | null {
  if (!Number.isSafeInteger(available.minor + credits.minor)) return null
  return format.credits(add(available, credits), unit)
}

function creditsOf(selection: Selection | null, { rate }: Wallet): Amount | null {
  if (!selection) return null
  if (selection.kind === 'amount') return moneyToCredits(selection.money, rate)
  return add(selection.offer.credits, selection.offer.bonus)
}
