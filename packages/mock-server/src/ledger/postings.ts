import { type Amount, negate } from '@creditkit/contract'

/** A movement of one account; the postings of one event sum to zero. */
export interface Posting {
  readonly account: string
  readonly amount: Amount
}

/** Where credits come from and go to outside the customers' wallets. */
export type WorldAccount =
  | 'world:payments'
  | 'world:promotions'
  | 'world:adjustments'
  | 'world:spent'
  | 'world:expired'
  | 'world:disputes'
  | 'world:transfers'

/** The two accounts of a wallet. */
export type WalletAccount = 'available' | 'held'

const COUNTERPARTS: Readonly<Record<string, WorldAccount>> = {
  purchase: 'world:payments',
  bonus: 'world:payments',
  dispute: 'world:disputes',
  promo: 'world:promotions',
  subscription_grant: 'world:promotions',
  admin_add: 'world:adjustments',
  admin_remove: 'world:adjustments',
  expiry: 'world:expired',
  transfer: 'world:transfers',
}

/**
 * The world account that a transaction moves credits from or to, by its type. A `refund` that takes credits goes back
 * to payments, one that gives them is an adjustment. Every other type, known or not, is spending when it takes credits
 * and an adjustment when it gives them.
 */
export function counterpartOf(type: string, amount: Amount): WorldAccount {
  const taking = amount.minor < 0
  if (type === 'refund') return taking ? 'world:payments' : 'world:adjustments'
  return (
    (Object.hasOwn(COUNTERPARTS, type) && COUNTERPARTS[type]) ||
    (taking ? 'world:spent' : 'world:adjustments')
  )
}

/** The name of a wallet's account, `customer:<account>:<wallet>:available` or `…:held`; identifiers are percent-encoded. */
export function walletAccount(book: { accountId: string; walletId: string }, account: WalletAccount): string {
  return `customer:${encodeURIComponent(book.accountId)}:${encodeURIComponent(book.walletId)}:${account}`
}

/** Two postings that move an amount from one account to another; they sum to zero. */
export function move(amount: Amount, from: string, to: string): readonly Posting[] {
  return [
    { account: from, amount: negate(amount) },
    { account: to, amount },
  ]
}
