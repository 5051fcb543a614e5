import type { Amount, Instant } from '@creditkit/contract'
import type { Change, TransactionChange } from './change'
import { command } from './command'
import { giveLot } from './give'
import type { LedgerTransaction, TransactionDetails } from './ledger-transaction'
import { type Posted, post } from './post'
import { counterpartOf, move, walletAccount } from './postings'
import { amountProblem, fail, ok, type Result } from './problem'
import type { GrantSource, LedgerContext, WalletBook } from './wallet-book'

/** Credits to give; `amount` is above zero, `expiresAt` null or absent when they never expire. */
export interface Credit extends TransactionDetails {
  readonly amount: Amount
  readonly type: string
  readonly source: GrantSource
  readonly expiresAt?: Instant | null
}

/**
 * Gives credits as a lot of their own; a debt is paid first, and a lot that is past its date expires at once. Each call
 * gives again: that a payment credits once is the caller's part. Problems: `amount_out_of_range`, `validation_failed` for another asset.
 */
export function credit(book: WalletBook, credit: Credit, context: LedgerContext): Result<TransactionChange> {
  const problem = amountProblem(book, credit.amount)
  if (problem) return fail(problem)
  return command(book, context, (current) => {
    const { change, transaction } = postCredit(current, credit, context)
    return ok({ change, outcome: { transaction } })
  })
}

/** Writes a credit with its lot, a new one or one that had been pending. */
export function postCredit(
  change: Change,
  credit: Credit,
  context: LedgerContext,
  completes?: LedgerTransaction,
): Posted {
  const { amount, type, source, expiresAt = null } = credit
  const posted = post(
    change,
    {
      details: credit,
      type,
      amount,
      postings: move(amount, counterpartOf(type, amount), walletAccount(change.book, 'available')),
      grant: { source, expiresAt },
      ...(completes && { completes }),
    },
    context,
  )
  const lot = {
    id: context.newId(),
    source,
    original: amount,
    transactionId: posted.transaction.id,
    createdAt: context.now,
    expiresAt,
  }
  return { ...posted, change: giveLot(posted.change, lot) }
}
