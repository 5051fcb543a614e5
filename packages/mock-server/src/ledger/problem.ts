import { type Amount, amount, type ProblemCode, type ProblemExtensions } from '@creditkit/contract'
import { available, largestFigure, type WalletBook } from './wallet-book'

type LedgerProblemCode = Extract<
  ProblemCode,
  'insufficient_credits' | 'amount_out_of_range' | 'invalid_state' | 'validation_failed'
>

/** Why a command changed nothing: a code of the contract with the extensions that the contract gives it. */
export type LedgerProblem = {
  readonly [Code in LedgerProblemCode]: { readonly code: Code } & Readonly<ProblemExtensions<Code>>
}[LedgerProblemCode]

/** What a command comes to: its value, or why nothing changed. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: LedgerProblem }

/** A command that went through. */
export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

/** A command that changed nothing. */
export function fail(problem: LedgerProblem): { readonly ok: false; readonly problem: LedgerProblem } {
  return { ok: false, problem }
}

/** The credits that can be spent now are fewer than asked for; `available` is below zero while a debt is owed. */
export function insufficientCredits(book: WalletBook, required: Amount): LedgerProblem {
  return { code: 'insufficient_credits', required, available: available(book), walletId: book.walletId }
}

/** The amount is not from one smallest unit up to `max`. */
export function outOfRange(book: WalletBook, max: Amount): LedgerProblem {
  return { code: 'amount_out_of_range', min: amount(1, book.asset), max }
}

/** The most that certainly fits in every figure of a book without leaving the safe integers. */
export function room(book: WalletBook): Amount {
  return amount(Number.MAX_SAFE_INTEGER - largestFigure(book), book.asset)
}

/** It does not go from the one state to the other. */
export function invalidState(from: string, to: string): LedgerProblem {
  return { code: 'invalid_state', from, to }
}

/** A field of a command is wrong. */
export function invalidField(path: string, code: string, message: string): LedgerProblem {
  return { code: 'validation_failed', errors: [{ path, code, message }] }
}

/** Why an amount given to a command is not a positive amount of the book's asset; null when it is. */
export function amountProblem(book: WalletBook, value: Amount): LedgerProblem | null {
  if (value.asset !== book.asset) {
    return invalidField('amount.asset', 'asset_mismatch', `This wallet counts in ${book.asset}.`)
  }
  return Number.isSafeInteger(value.minor) && value.minor > 0 ? null : outOfRange(book, room(book))
}
