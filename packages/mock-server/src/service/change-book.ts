import { type Amount, amount, type Balance, type KnownBalance, type Wallet } from '@creditkit/contract'
import { type BookKey, lapseDueBooks, readBook, walletBooks, withBook } from '../books/index'
import {
  type Change,
  changePending as changePendingOf,
  type LedgerContext,
  type LedgerProblem,
  type Result,
  toBalance,
  toTransaction,
  type WalletBook,
} from '../ledger/index'
import type { Reader, Tx } from '../store/index'
import { noteBalance } from './auto-top-up/note-balance'
import { catalogueOf, isReachable } from './catalogue'
import type { Environment } from './context'
import type { DueSource } from './due-work'
import { emit } from './event-log'
import { mirrorLines } from './external-wallet/entries'
import { answers } from './external-wallet/reachable'
import { wakeWaiting } from './plans/wake-waiting'
import { ServiceProblem } from './service-problem'

/** What the ledger works with inside one transaction. */
export function ledgerContext(tx: Tx, environment: Environment): LedgerContext {
  return { now: environment.now(), newId: () => environment.newId(tx) }
}

/**
 * Runs a ledger command on an account's wallet, stores what it did and tells the account. What the ledger refuses is
 * thrown as a problem, which undoes the transaction; `at` names the field of the request that asked for it.
 */
export function changeBook<Done extends Change>(
  tx: Tx,
  environment: Environment,
  accountId: string,
  wallet: Wallet,
  run: (book: WalletBook, context: LedgerContext) => Result<Done>,
  at = 'amount',
): Done {
  const change = commit(tx, environment, accountId, wallet, run, at)
  announce(tx, environment, change)
  mirrorLines(tx, environment, change.written)
  return change
}

/**
 * The same for news from the system that holds a wallet: the lines that carry its `externalId` came from there and do
 * not go back. Whatever else the command wrote on the way, an expiry, is ours.
 */
export function takeInBook<Done extends Change>(
  tx: Tx,
  environment: Environment,
  accountId: string,
  wallet: Wallet,
  run: (book: WalletBook, context: LedgerContext) => Result<Done>,
): Done {
  const change = commit(tx, environment, accountId, wallet, run, 'amount')
  announce(tx, environment, change)
  const ours = change.written.filter(({ externalId }) => externalId === undefined)
  mirrorLines(tx, environment, ours)
  return change
}

function commit<Done extends Change>(
  tx: Tx,
  environment: Environment,
  accountId: string,
  wallet: Wallet,
  run: (book: WalletBook, context: LedgerContext) => Result<Done>,
  at: string,
): Done {
  const context = ledgerContext(tx, environment)
  const result = withBook(tx, keyOf(accountId, wallet), context, (book) => run(book, context))
  if (!result.ok) throw problemOf(result.problem, at)
  return result.value
}

/** Moves what is paid for but not settled by a signed amount of credits. */
export function changePending(
  tx: Tx,
  environment: Environment,
  accountId: string,
  wallet: Wallet,
  delta: Amount,
): void {
  changeBook(tx, environment, accountId, wallet, (book, context) => changePendingOf(book, delta, context))
}

/** Holds and lots that run out. */
export const booksDue: DueSource = {
  dueAt(reader) {
    for (const { dueAt } of reader.walk(walletBooks, 'byDue')) return dueAt
    return null
  },
  run(tx, environment) {
    for (const change of lapseDueBooks(tx, ledgerContext(tx, environment))) {
      announce(tx, environment, change)
      mirrorLines(tx, environment, change.written)
    }
  },
}

/** The balance of an account's wallet, or that it cannot be told. */
export function balanceOf(
  reader: Reader,
  environment: Environment,
  accountId: string,
  wallet: Wallet,
): Balance {
  const now = environment.now()
  if (!isReachable(reader, wallet.id) || !answers(reader, accountId, wallet.id))
    return { status: 'unavailable', walletId: wallet.id, updatedAt: now }
  const context = { now, newId: neverNeeded }
  return knownBalance(reader, environment, readBook(reader, keyOf(accountId, wallet), context))
}

/** Reading writes nothing, so it names nothing. */
function neverNeeded(): string {
  throw new Error('Reading a balance needs no identifier.')
}

function announce(tx: Tx, environment: Environment, change: Change): void {
  const { accountId } = change.book
  for (const written of change.written) {
    emit(tx, environment, accountId, { type: 'transaction.created', data: toTransaction(written) })
  }
  for (const amended of change.amended) {
    emit(tx, environment, accountId, { type: 'transaction.updated', data: toTransaction(amended) })
  }
  emit(tx, environment, accountId, {
    type: 'balance.updated',
    data: knownBalance(tx, environment, change.book),
  })
  wakeWaiting(tx, environment, change.book)
  noteBalance(tx, change.book)
}

/** The balance that a change left behind. */
export function knownBalance(reader: Reader, environment: Environment, book: WalletBook): KnownBalance {
  const low = catalogueOf(reader).lowBalanceAt[book.walletId]
  return toBalance(book, {
    lowBalanceAt: low === undefined ? null : amount(low, book.asset),
    now: environment.now(),
  })
}

function keyOf(accountId: string, wallet: Wallet): BookKey {
  return { accountId, walletId: wallet.id, asset: wallet.asset }
}

function problemOf(problem: LedgerProblem, path: string): ServiceProblem {
  switch (problem.code) {
    case 'insufficient_credits': {
      const { required, available, walletId } = problem
      const message = 'There are not enough credits for this.'
      const errors = [{ path, code: problem.code, message }]
      return new ServiceProblem(problem.code, message, { required, available, walletId, errors })
    }
    case 'amount_out_of_range': {
      const message = 'The amount is outside what can be kept exactly.'
      const errors = [{ path, code: problem.code, message }]
      return new ServiceProblem(problem.code, message, { min: problem.min, max: problem.max, errors })
    }
    case 'invalid_state':
      return new ServiceProblem(problem.code, 'This cannot be done any more, or not yet.', {
        from: problem.from,
        to: problem.to,
      })
    case 'validation_failed':
      return new ServiceProblem(problem.code, problem.errors.map(({ message }) => message).join(' '), {
        errors: problem.errors,
      })
  }
}
