import {
  type Amount,
  add,
  type Balance,
  isPositive,
  moneyToCredits,
  type Purchase,
  type UnitName,
  type Wallet,
} from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import type { Selection } from './purchase-form.model'

/** What is bought for how much, written out; null while what is chosen cannot be bought. */
export interface PurchaseSummary {
  readonly credits: string
  /** The part of `credits` that is free; null when there is none, or when it is not known any more. */
  readonly bonus: string | null
  readonly price: string
  /** What the balance comes to if nothing else happens; null when it is not known, and once the payment runs. */
  readonly balanceAfter: string | null
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
): PurchaseSummary | null {
  if (!selection) return null
  const { credits, bonus, price } = offerOf(selection, wallet)
  const isKnown = balance?.status === 'ok' && balance.available.asset === credits.asset
  return {
    credits: format.credits(credits, unit),
    bonus: bonus && isPositive(bonus) ? format.credits(bonus, unit) : null,
    price: format.money(price),
    balanceAfter: isKnown ? format.credits(add(balance.available, credits), unit) : null,
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
    credits: format.credits(credits, unit),
    bonus: null,
    price: format.money(price),
    balanceAfter: null,
  }
}

/** What a wallet's credits cost, in plain words: "100 Tokens", "$1.00". */
export function rateOf({ rate }: Wallet, { unit, format }: Words): { credits: string; money: string } {
  return { credits: format.credits(rate.credits, unit), money: format.money(rate.money) }
}

function offerOf(
  selection: Selection,
  { rate }: Wallet,
): { readonly credits: Amount; readonly bonus: Amount | null; readonly price: Amount } {
  if (selection.kind === 'amount') {
    return { credits: moneyToCredits(selection.money, rate), bonus: null, price: selection.money }
  }
  const { credits, bonus, price } = selection.offer
  return { credits: add(credits, bonus), bonus, price }
}
