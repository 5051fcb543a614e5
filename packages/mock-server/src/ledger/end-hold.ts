import { isPositive, subtract } from '@creditkit/contract'
import { type Change, withBook } from './change'
import { settleDebt } from './give'
import type { HoldRecord } from './hold-record'
import { unpin } from './lots'
import { move, walletAccount } from './postings'
import type { LedgerContext } from './wallet-book'

/**
 * Takes a hold off the book and frees what it still pins; what becomes free pays a debt first. What was captured is
 * off the lots and the balance already.
 */
export function endHold(
  change: Change,
  hold: HoldRecord,
  status: 'captured' | 'released' | 'expired',
  { now }: LedgerContext,
): { readonly change: Change; readonly hold: HoldRecord } {
  const { book } = change
  const freed = subtract(hold.amount, hold.captured)
  const postings = move(freed, walletAccount(book, 'held'), walletAccount(book, 'available'))
  const ended: HoldRecord = {
    ...hold,
    status,
    pins: [],
    movements: isPositive(freed) ? [...hold.movements, { at: now, postings }] : hold.movements,
    updatedAt: now,
  }
  const without = withBook(change, {
    held: subtract(book.held, freed),
    grants: unpin(book.grants, hold.pins),
    holds: book.holds.filter(({ id }) => id !== hold.id),
  })
  return { change: { ...settleDebt(without), holds: [...change.holds, ended] }, hold: ended }
}
