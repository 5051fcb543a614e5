import { type Amount, add, compare, isPositive, negate } from '@creditkit/contract'
import { type Change, type TransactionChange, withBook } from './change'
import { command } from './command'
import type { LedgerTransaction, TransactionDetails } from './ledger-transaction'
import { draw, type Lot } from './lots'
import { type Posted, post } from './post'
import { counterpartOf, move, walletAccount } from './postings'
import { amountProblem, fail, insufficientCredits, ok, type Result } from './problem'
import { available, type LedgerContext, type WalletBook } from './wallet-book'

/** Credits to take; `amount` is above zero, the transaction's is below. */
export interface Debit extends TransactionDetails {
  readonly amount: Amount
  readonly type: string
}

/** Credits to take back from what earlier transactions gave: from the lots of `grantsOf` first, then from any other. */
export interface TakeBack extends Debit {
  readonly grantsOf: readonly string[]
}

/** How a debit goes beside the usual way. */
interface Manner {
  /** Lots to take from before all others. */
  readonly first?: (lot: Lot) => boolean
  /** Takes what there is and leaves the rest as a debt, instead of refusing. */
  readonly allowDebt?: boolean
  readonly completes?: LedgerTransaction
  readonly reverses?: string
  /** Where the credits go, unless the type tells it. */
  readonly to?: string
}

/**
 * Spends credits: soonest-expiring lots first, never-expiring last, older first among equals; held credits are left
 * alone. Problems: `insufficient_credits`, `amount_out_of_range`, `validation_failed` for another asset.
 */
export function debit(book: WalletBook, debit: Debit, context: LedgerContext): Result<TransactionChange> {
  return take(book, debit, {}, context)
}

/**
 * Takes credits back because their price was paid back, from the purchase's own lots first. That no more is taken back
 * than was bought is the caller's part. Problems: as {@link debit}; nothing is taken when not all of it is there.
 */
export function takeBack(
  book: WalletBook,
  back: TakeBack,
  context: LedgerContext,
): Result<TransactionChange> {
  return take(book, back, { first: givenBy(back.grantsOf) }, context)
}

/**
 * Takes credits back because their payment was disputed, from the purchase's own lots first. What is spent already
 * becomes `debt`: available goes below zero, and whatever is credited next pays it first. A dispute that is won is
 * reversed. Problems: `amount_out_of_range`, `validation_failed` for another asset; never `insufficient_credits`.
 */
export function clawBack(
  book: WalletBook,
  back: TakeBack,
  context: LedgerContext,
): Result<TransactionChange> {
  return take(book, back, { first: givenBy(back.grantsOf), allowDebt: true }, context)
}

/** Tells of a lot whether one of the transactions gave it. */
export function givenBy(transactionIds: readonly string[]): (lot: Lot) => boolean {
  return (lot) => transactionIds.includes(lot.transactionId)
}

/** Writes a debit and draws it from the lots. */
export function postDebit(
  change: Change,
  debit: Debit,
  manner: Manner,
  context: LedgerContext,
): Result<Posted> {
  const { book } = change
  const { amount, type } = debit
  const problem = amountProblem(book, amount)
  if (problem) return fail(problem)
  if (!manner.allowDebt && compare(available(book), amount) < 0)
    return fail(insufficientCredits(book, amount))
  const { lots, parts, missing } = draw(book.grants, amount, manner.first)
  const signed = negate(amount)
  const posted = post(
    change,
    {
      details: debit,
      type,
      amount: signed,
      postings: move(amount, walletAccount(book, 'available'), manner.to ?? counterpartOf(type, signed)),
      drawn: parts,
      ...(manner.completes && { completes: manner.completes }),
      ...(manner.reverses !== undefined && { reverses: manner.reverses, status: 'reversed' }),
    },
    context,
  )
  const debt = isPositive(missing) ? add(book.debt, missing) : book.debt
  return ok({ ...posted, change: withBook(posted.change, { grants: lots, debt }) })
}

function take(
  book: WalletBook,
  debit: Debit,
  manner: Manner,
  context: LedgerContext,
): Result<TransactionChange> {
  return command(book, context, (current) => {
    const posted = postDebit(current, debit, manner, context)
    if (!posted.ok) return posted
    const { change, transaction } = posted.value
    return ok({ change, outcome: { transaction } })
  })
}
