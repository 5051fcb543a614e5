import { type Amount, add, compare, type Instant, negate, subtract, zero } from '@creditkit/contract'
import { type Change, type HoldChange, type TransactionChange, withBook } from './change'
import { command } from './command'
import { endHold } from './end-hold'
import type { HoldRecord } from './hold-record'
import type { TransactionDetails } from './ledger-transaction'
import { pin, split, takePinned } from './lots'
import { post } from './post'
import { counterpartOf, move, walletAccount } from './postings'
import {
  amountProblem,
  fail,
  insufficientCredits,
  invalidField,
  invalidState,
  ok,
  outOfRange,
  type Result,
} from './problem'
import { available, type LedgerContext, type WalletBook } from './wallet-book'

/** Credits to set aside until `expiresAt`; `amount` is above zero. */
export interface HoldRequest extends Pick<TransactionDetails, 'description' | 'reference' | 'metadata'> {
  readonly amount: Amount
  readonly expiresAt: Instant
}

/** What to take of a hold: all of it when `amount` is absent. The transaction says the hold's own words unless told others. */
export interface Capture extends Partial<TransactionDetails> {
  readonly amount?: Amount
  readonly type: string
}

/**
 * Sets credits aside. The hold pins parts of lots, soonest-expiring first, and they cannot expire while it runs.
 * Problems: `insufficient_credits`, `amount_out_of_range`, `validation_failed` for another asset or a moment that is
 * not ahead.
 */
export function placeHold(
  book: WalletBook,
  request: HoldRequest,
  context: LedgerContext,
): Result<HoldChange> {
  const { amount, expiresAt, description, reference, metadata = {} } = request
  const { now, newId } = context
  const problem = amountProblem(book, amount)
  if (problem) return fail(problem)
  if (expiresAt <= now) return fail(invalidField('expiresAt', 'not_ahead', 'A hold ends in the future.'))
  return command(book, context, (change) => {
    const current = change.book
    if (compare(available(current), amount) < 0) return fail(insufficientCredits(current, amount))
    const { lots, parts } = pin(current.grants, amount)
    const postings = move(amount, walletAccount(current, 'available'), walletAccount(current, 'held'))
    const hold: HoldRecord = {
      id: newId(),
      accountId: book.accountId,
      walletId: book.walletId,
      amount,
      captured: zero(book.asset),
      status: 'active',
      description,
      ...(reference && { reference }),
      metadata,
      pins: parts,
      movements: [{ at: now, postings }],
      createdAt: now,
      expiresAt,
      updatedAt: now,
    }
    const holding = withBook(change, {
      held: add(current.held, amount),
      grants: lots,
      holds: [...current.holds, hold],
    })
    return ok({ change: { ...holding, holds: [...change.holds, hold] }, outcome: { hold } })
  })
}

/**
 * Takes all or part of a hold, soonest-expiring parts first; the rest becomes available again and the hold is over.
 * Problems: `invalid_state` when it has ended already, `amount_out_of_range` for more than it holds.
 */
export function captureHold(
  book: WalletBook,
  hold: HoldRecord,
  capture: Capture,
  context: LedgerContext,
): Result<HoldChange & TransactionChange> {
  const { amount = hold.amount, type } = capture
  const problem = amountProblem(book, amount)
  if (problem) return fail(problem)
  if (compare(amount, hold.amount) > 0) return fail(outOfRange(book, hold.amount))
  return endActive(book, hold, 'captured', context, (change, active) => {
    const { head, tail } = split(active.pins, amount)
    const signed = negate(amount)
    const details = {
      description: active.description,
      reference: active.reference ?? { type: 'hold', id: active.id },
      metadata: active.metadata,
      ...capture,
    }
    const postings = move(amount, walletAccount(book, 'held'), counterpartOf(type, signed))
    const without = withBook(change, {
      held: subtract(change.book.held, amount),
      grants: takePinned(change.book.grants, head),
    })
    const posted = post(without, { details, type, amount: signed, postings, drawn: head }, context)
    const { transaction } = posted
    const captured = { ...active, pins: tail, captured: amount, transactionId: transaction.id }
    const ended = endHold(posted.change, captured, 'captured', context)
    return { change: ended.change, outcome: { hold: ended.hold, transaction } }
  })
}

/** Gives a hold up; all of it becomes available again. Problem: `invalid_state` when it has ended already. */
export function releaseHold(book: WalletBook, hold: HoldRecord, context: LedgerContext): Result<HoldChange> {
  return endActive(book, hold, 'released', context, (change, active) => {
    const ended = endHold(change, active, 'released', context)
    return { change: ended.change, outcome: { hold: ended.hold } }
  })
}

function endActive<Outcome extends object>(
  book: WalletBook,
  hold: HoldRecord,
  to: HoldRecord['status'],
  context: LedgerContext,
  end: (change: Change, active: HoldRecord) => { readonly change: Change; readonly outcome: Outcome },
): Result<Change & Outcome> {
  return command(book, context, (change) => {
    const isIt = ({ id }: HoldRecord) => id === hold.id
    const active = change.book.holds.find(isIt)
    if (active) return ok(end(change, active))
    const lapsed = change.holds.find(isIt)
    return fail(invalidState((lapsed ?? hold).status, to))
  })
}
