import { type Amount, isPositive, min, subtract, sum, zero } from '@creditkit/contract'
import { type Change, withBook } from './change'
import { draw, inSpendingOrder, insert, type LotOrigin, type LotPart, restore, split } from './lots'
import type { LedgerContext, WalletBook } from './wallet-book'

/** Puts new credits into the lots: a debt is paid first, and what is left becomes a lot of its own. The balance is the caller's part. */
export function giveLot(change: Change, lot: LotOrigin): Change {
  const { rest, debt } = payDebt(change.book, lot.original)
  const grants = isPositive(rest)
    ? insert(change.book.grants, { ...lot, remaining: rest, held: zero(rest.asset) })
    : change.book.grants
  return withBook(change, { grants, debt })
}

/**
 * Gives back what a transaction took: a debt is paid first, soonest-expiring parts before others, and the rest returns
 * to the lots it came from with their own expiry. What the transaction had left as a debt has no lot to return to and
 * becomes one that never expires.
 */
export function giveBack(
  change: Change,
  taken: Amount,
  parts: readonly LotPart[],
  transactionId: string,
  context: LedgerContext,
): Change {
  const fromLots = sum(
    parts.map((part) => part.amount),
    taken.asset,
  )
  const { rest, debt } = payDebt(change.book, fromLots)
  const { tail } = split(inSpendingOrder(parts), subtract(fromLots, rest))
  const settled = withBook(change, { grants: restore(change.book.grants, tail), debt })
  const owed = subtract(taken, fromLots)
  if (!isPositive(owed)) return settled
  return giveLot(settled, {
    id: context.newId(),
    source: 'refund',
    original: owed,
    transactionId,
    createdAt: context.now,
    expiresAt: null,
  })
}

/** Pays a debt with what has become free in the lots. The balance stays the same, because both sides of it shrink. */
export function settleDebt(change: Change): Change {
  const { lots, missing } = draw(change.book.grants, change.book.debt)
  return withBook(change, { grants: lots, debt: missing })
}

function payDebt(book: WalletBook, amount: Amount): { rest: Amount; debt: Amount } {
  const paid = min(book.debt, amount)
  return { rest: subtract(amount, paid), debt: subtract(book.debt, paid) }
}
