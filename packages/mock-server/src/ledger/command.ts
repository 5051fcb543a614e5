import type { Instant } from '@creditkit/contract'
import { type Change, unchanged } from './change'
import { lapseDue } from './lapse'
import { expiringLots } from './lots'
import { fail, ok, outOfRange, type Result, room } from './problem'
import { type LedgerContext, later, type WalletBook } from './wallet-book'

/**
 * Runs a command on a book. What is due by now lapses before it, so that nothing expired is ever spent, and after it,
 * so that what it set free does not outlive its date. The version grows by one, however much happened. An amount that
 * would take a figure past the safe integers is the problem `amount_out_of_range`.
 */
export function command<Outcome extends object>(
  book: WalletBook,
  context: LedgerContext,
  run: (change: Change) => Result<{ readonly change: Change; readonly outcome: Outcome }>,
): Result<Change & Outcome> {
  try {
    const result = run(lapseDue(unchanged(book), context))
    if (!result.ok) return result
    const { change, outcome } = result.value
    return ok({ ...finished(book, lapseDue(change, context), context), ...outcome })
  } catch (error) {
    // The contract's arithmetic throws rather than round; the book that came in is untouched.
    if (error instanceof RangeError) return fail(outOfRange(book, room(book)))
    throw error
  }
}

/** Expires what is due by now: holds first, then lots, one `expiry` transaction each. Calling it again changes nothing. */
export function lapse(book: WalletBook, context: LedgerContext): Change {
  return finished(book, lapseDue(unchanged(book), context), context)
}

/** Tells whether something of the book is due by now, so that {@link lapse} would change it. */
export function isDue(book: WalletBook, now: Instant): boolean {
  return book.dueAt !== null && book.dueAt <= now
}

function finished(before: WalletBook, change: Change, { now }: LedgerContext): Change {
  if (change.book === before && change.written.length === 0 && change.amended.length === 0) return change
  const updatedAt = later(now, before.updatedAt)
  return {
    ...change,
    book: { ...change.book, version: before.version + 1, dueAt: dueAt(change.book), updatedAt },
  }
}

function dueAt({ grants, holds }: WalletBook): Instant | null {
  const [lot] = expiringLots(grants)
  const moments = [...(lot ? [lot] : []), ...holds].map(({ expiresAt }) => expiresAt)
  return moments.sort()[0] ?? null
}
