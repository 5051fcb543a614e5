import { negate } from '@creditkit/contract'
import { type Change, withBook } from './change'
import { endHold } from './end-hold'
import { draw, expiringLots, free, type Lot } from './lots'
import { post } from './post'
import { counterpartOf, move, walletAccount } from './postings'
import type { LedgerContext } from './wallet-book'

/** Ends the holds that are due, then expires the lots that are: all of a lot that no hold pins, in one transaction. */
export function lapseDue(change: Change, context: LedgerContext): Change {
  return expireGrants(expireHolds(change, context), context)
}

function expireHolds(change: Change, context: LedgerContext): Change {
  return change.book.holds
    .filter((hold) => hold.expiresAt <= context.now)
    .reduce((ending, hold) => endHold(ending, hold, 'expired', context).change, change)
}

function expireGrants(change: Change, context: LedgerContext): Change {
  let expiring = change
  for (const lot of expiringLots(change.book.grants)) {
    if (lot.expiresAt > context.now) break
    expiring = expireLot(expiring, lot, context)
  }
  return expiring
}

function expireLot(change: Change, lot: Lot, context: LedgerContext): Change {
  const { book } = change
  const expired = free(lot)
  const amount = negate(expired)
  const { lots, parts } = draw(book.grants, expired, ({ id }) => id === lot.id)
  const posted = post(
    change,
    {
      details: { description: 'Credits expired', reference: { type: 'grant', id: lot.id } },
      type: 'expiry',
      amount,
      postings: move(expired, walletAccount(book, 'available'), counterpartOf('expiry', amount)),
      drawn: parts,
    },
    context,
  )
  return withBook(posted.change, { grants: lots })
}
