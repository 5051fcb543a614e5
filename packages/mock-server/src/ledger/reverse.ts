import { absolute, isNegative, negate } from '@creditkit/contract'
import type { Change, TransactionChange } from './change'
import { command } from './command'
import { givenBy, postDebit } from './debit'
import { giveBack } from './give'
import type { LedgerTransaction, TransactionDetails } from './ledger-transaction'
import { type Posted, post } from './post'
import { walletAccount } from './postings'
import { fail, invalidState, ok, type Result } from './problem'
import { bookId, type LedgerContext, type WalletBook } from './wallet-book'

/** What the line that undoes a transaction says; its `type` follows from the original's unless named. */
export interface Reversal extends TransactionDetails {
  readonly type?: string
}

/** A reversal: `transaction` is the new line, `reversed` the original as it now stands. */
export interface ReversalChange extends TransactionChange {
  readonly reversed: LedgerTransaction
}

const REVERSAL_TYPES: Readonly<Record<string, string>> = {
  purchase: 'refund',
  bonus: 'refund',
  usage: 'refund',
  service_purchase: 'refund',
}

/**
 * Undoes a completed transaction exactly, with a transaction of the opposite amount between the same accounts. Both
 * end `reversed`: they cancel out, so neither counts among the completed ones, and neither can be reversed again.
 * Credits that were taken return to the lots they came from, where what is past its date expires at once; credits that
 * were given are taken from their own lot first, then from any other.
 *
 * Problems: `invalid_state` for a transaction that is not completed, `insufficient_credits` when what it gave is not
 * all there any more, `amount_out_of_range`.
 *
 * @throws Error when the transaction belongs to another book.
 */
export function reverse(
  book: WalletBook,
  transaction: LedgerTransaction,
  reversal: Reversal,
  context: LedgerContext,
): Result<ReversalChange> {
  assertOwn(book, transaction)
  if (transaction.status !== 'completed') return fail(invalidState(transaction.status, 'reversed'))
  return command(book, context, (current) => {
    const posted = isNegative(transaction.amount)
      ? ok(returnTaken(current, transaction, reversal, context))
      : takeGiven(current, transaction, reversal, context)
    if (!posted.ok) return posted
    const reversed: LedgerTransaction = { ...transaction, status: 'reversed', updatedAt: context.now }
    const { change, transaction: counter } = posted.value
    return ok({
      change: { ...change, amended: [...change.amended, reversed] },
      outcome: { transaction: counter, reversed },
    })
  })
}

/** Throws an Error when a transaction belongs to another book: applying it here would move somebody else's credits. */
export function assertOwn(book: WalletBook, transaction: LedgerTransaction): void {
  if (bookId(transaction.accountId, transaction.walletId) === book.id) return
  throw new Error(`The transaction ${transaction.id} is not of the book ${book.id}.`)
}

function returnTaken(
  change: Change,
  original: LedgerTransaction,
  reversal: Reversal,
  context: LedgerContext,
): Posted {
  const own = walletAccount(change.book, 'available')
  const posted = post(
    change,
    {
      details: reversal,
      type: typeOf(original, reversal),
      amount: negate(original.amount),
      // What a hold captured had left the held credits; it returns to the available ones.
      postings: original.postings.map(({ account, amount }) => ({
        account: account === walletAccount(change.book, 'held') ? own : account,
        amount: negate(amount),
      })),
      status: 'reversed',
      reverses: original.id,
    },
    context,
  )
  const { transaction } = posted
  const taken = absolute(original.amount)
  return { transaction, change: giveBack(posted.change, taken, original.drawn, transaction.id, context) }
}

function takeGiven(
  change: Change,
  original: LedgerTransaction,
  reversal: Reversal,
  context: LedgerContext,
): Result<Posted> {
  const own = walletAccount(change.book, 'available')
  const world = original.postings.find(({ account }) => account !== own)
  return postDebit(
    change,
    { ...reversal, amount: original.amount, type: typeOf(original, reversal) },
    { first: givenBy([original.id]), reverses: original.id, ...(world && { to: world.account }) },
    context,
  )
}

function typeOf({ type, amount }: LedgerTransaction, reversal: Reversal): string {
  if (reversal.type !== undefined) return reversal.type
  if (type === 'admin_add' || type === 'admin_remove') {
    // A change by hand is never without the hand.
    if (!reversal.admin) return 'refund'
    return isNegative(amount) ? 'admin_add' : 'admin_remove'
  }
  return (Object.hasOwn(REVERSAL_TYPES, type) && REVERSAL_TYPES[type]) || type
}
