import type { Balance, Purchase, UnitName } from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** What the server has confirmed of a credited purchase, written out. */
export interface PurchaseReceipt {
  readonly purchaseId: string
  readonly credits: string
  readonly price: string
  /** The balance with the credits in it; null until it is known, and `unknown` where it cannot be told. */
  readonly balance: string | 'unknown' | null
  /** What has become of the purchase since; null while nothing has. */
  readonly since: 'refunded' | 'disputed' | null
}

/** A balance may be dated a little before the purchase that it contains: the two are written one after the other. */
const SLACK_MS = 5_000

/** Says what was bought. A balance from before the purchase is left out: it would belie the credits. */
export function toPurchaseReceipt(
  { id, credits, price, status, updatedAt }: Purchase,
  balance: Balance | null | undefined,
  { unit, format }: { readonly unit: UnitName; readonly format: Formatter },
): PurchaseReceipt {
  const isCurrent = balance && Date.parse(balance.updatedAt) + SLACK_MS >= Date.parse(updatedAt)
  return {
    purchaseId: id,
    credits: format.credits(credits, unit),
    price: format.money(price),
    balance:
      balance === null || balance?.status === 'unavailable'
        ? 'unknown'
        : balance && isCurrent
          ? format.credits(balance.available, unit)
          : null,
    since:
      status === 'disputed'
        ? 'disputed'
        : status === 'refunded' || status === 'partially_refunded'
          ? 'refunded'
          : null,
  }
}
