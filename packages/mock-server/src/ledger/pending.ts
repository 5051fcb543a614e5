import { type Amount, absolute, add, compare, isPositive, negate, subtract } from '@creditkit/contract'
import { type Change, type TransactionChange, withBook } from './change'
import { command } from './command'
import { postCredit } from './credit'
import { postDebit } from './debit'
import type { LedgerTransaction, TransactionDetails } from './ledger-transaction'
import { lineOf, type Posted } from './post'
import { amountProblem, fail, invalidState, ok, outOfRange, type Result } from './problem'
import { assertOwn } from './reverse'
import type { GrantSource, LedgerContext, WalletBook } from './wallet-book'

/** A transaction that does not count yet. `amount` is signed and not zero; `grant` says what lot a credit will be. */
export interface PendingTransaction extends TransactionDetails {
  readonly amount: Amount
  readonly type: string
  readonly grant: { readonly source: GrantSource; readonly expiresAt: string | null }
}

/**
 * Moves `pending`, credits that are paid for but not settled, by a signed amount. They are not part of the balance and
 * leave no transaction. Problem: `amount_out_of_range` when there would be less than pending transactions await.
 */
export function changePending(book: WalletBook, delta: Amount, context: LedgerContext): Result<Change> {
  const problem = amountProblem(book, absolute(delta))
  if (problem) return fail(problem)
  return command(book, context, (change) => {
    const { awaited } = change.book
    const pending = add(change.book.pending, delta)
    if (compare(pending, awaited) < 0) return fail(outOfRange(book, subtract(change.book.pending, awaited)))
    return ok({ change: withBook(change, { pending }), outcome: {} })
  })
}

/**
 * Writes a transaction that waits: it moves nothing yet, and a credit counts in `pending`. Its balances are those that
 * it would have made. Problems: `amount_out_of_range`, `validation_failed` for another asset.
 */
export function writePending(
  book: WalletBook,
  pending: PendingTransaction,
  context: LedgerContext,
): Result<TransactionChange> {
  const { amount, type, grant } = pending
  const problem = amountProblem(book, absolute(amount))
  if (problem) return fail(problem)
  return command(book, context, (change) => {
    const transaction = lineOf(
      change.book,
      {
        details: pending,
        type,
        amount,
        postings: [],
        status: 'pending',
        ...(isPositive(amount) && { grant }),
      },
      context,
    )
    const waiting = isPositive(amount) ? awaitCredit(change, amount) : change
    return ok({ change: { ...waiting, written: [...change.written, transaction] }, outcome: { transaction } })
  })
}

/**
 * Completes a pending transaction: like a line on a bank statement it takes its place in the history now, under its own
 * identifier, and its balances are those of this moment. Problems: `invalid_state` when it is not pending,
 * `insufficient_credits` for a debit that is not covered, `amount_out_of_range`.
 *
 * @throws Error when the transaction belongs to another book.
 */
export function completePending(
  book: WalletBook,
  transaction: LedgerTransaction,
  context: LedgerContext,
): Result<TransactionChange> {
  assertOwn(book, transaction)
  if (transaction.status !== 'pending') return fail(invalidState(transaction.status, 'completed'))
  return command(book, context, (change) => {
    const settled = noLongerAwaited(change, transaction)
    const posted = isPositive(transaction.amount)
      ? ok(completeCredit(settled, transaction, context))
      : postDebit(
          settled,
          { ...transaction, amount: negate(transaction.amount) },
          { completes: transaction },
          context,
        )
    if (!posted.ok) return posted
    return ok({ change: posted.value.change, outcome: { transaction: posted.value.transaction } })
  })
}

/**
 * Gives a pending transaction up; it never counted and never will. Problem: `invalid_state` when it is not pending.
 *
 * @throws Error when the transaction belongs to another book.
 */
export function failPending(
  book: WalletBook,
  transaction: LedgerTransaction,
  context: LedgerContext,
): Result<TransactionChange> {
  assertOwn(book, transaction)
  if (transaction.status !== 'pending') return fail(invalidState(transaction.status, 'failed'))
  return command(book, context, (change) => {
    const failed: LedgerTransaction = { ...transaction, status: 'failed', updatedAt: context.now }
    const settled = noLongerAwaited(change, transaction)
    return ok({
      change: { ...settled, amended: [...change.amended, failed] },
      outcome: { transaction: failed },
    })
  })
}

function completeCredit(change: Change, transaction: LedgerTransaction, context: LedgerContext): Posted {
  const { amount, type, grant } = transaction
  return postCredit(
    change,
    { ...transaction, amount, type, source: grant?.source ?? 'admin', expiresAt: grant?.expiresAt ?? null },
    context,
    transaction,
  )
}

function awaitCredit(change: Change, amount: Amount): Change {
  const { pending, awaited } = change.book
  return withBook(change, { pending: add(pending, amount), awaited: add(awaited, amount) })
}

function noLongerAwaited(change: Change, { amount }: LedgerTransaction): Change {
  return isPositive(amount) ? awaitCredit(change, negate(amount)) : change
}
