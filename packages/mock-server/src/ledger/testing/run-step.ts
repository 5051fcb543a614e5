import { type Amount, amount } from '@creditkit/contract'
import {
  type Change,
  captureHold,
  changePending,
  clawBack,
  completePending,
  credit,
  debit,
  failPending,
  type HoldRecord,
  type LedgerContext,
  type LedgerTransaction,
  placeHold,
  type Result,
  releaseHold,
  reverse,
  takeBack,
  type WalletBook,
  writePending,
} from '../index'
import type { Step } from './ledger-steps'

/** What a step can choose from. */
export interface Choices {
  readonly holds: readonly HoldRecord[]
  readonly history: readonly LedgerTransaction[]
}

/** What a step settled on: the command to run, and what it is about. */
export interface Chosen {
  readonly command: (book: WalletBook) => Result<Change>
  readonly hold?: HoldRecord
  readonly line?: LedgerTransaction
  readonly amount?: Amount
  readonly expiresAt?: string
}

/** Turns a step into a command on a book; null when there is nothing for it to choose. */
export function chooseCommand(
  step: Step,
  book: WalletBook,
  { holds, history }: Choices,
  context: LedgerContext,
  at: (ms: number) => string,
): Chosen | null {
  const description = step.kind
  const value = 'amount' in step ? amount(step.amount, book.asset) : amount(0, book.asset)
  // Mostly one of the last few, so that what has just happened is captured, reversed or taken back.
  const oneOf = <Item>(items: readonly Item[]): Item | undefined =>
    'pick' in step
      ? items.at(-1 - (step.pick % Math.max(Math.min(items.length, step.pick > 800 ? 99 : 3), 1)))
      : undefined
  const hold = oneOf(holds)
  const line = oneOf(history)
  const pending = oneOf(history.filter(({ status }) => status === 'pending'))

  switch (step.kind) {
    case 'wait':
      return null
    case 'credit': {
      const grant = { source: 'promo', expiresAt: step.lasts === null ? null : at(step.lasts) } as const
      return {
        command: (book) => credit(book, { ...grant, amount: value, type: step.type, description }, context),
      }
    }
    case 'debit':
      return { command: (book) => debit(book, { amount: value, type: 'usage', description }, context) }
    case 'hold': {
      const expiresAt = at(step.lasts)
      return {
        expiresAt,
        command: (book) => placeHold(book, { amount: value, expiresAt, description }, context),
      }
    }
    case 'writePending': {
      const signed = step.lasts % 3 === 0 ? amount(-step.amount, book.asset) : value
      const grant = { source: 'purchase', expiresAt: at(step.lasts) } as const
      return {
        command: (book) =>
          writePending(book, { amount: signed, type: 'custom', grant, description }, context),
      }
    }
    case 'changePending': {
      const signed = step.lasts % 2 === 0 ? amount(-step.amount, book.asset) : value
      return { command: (book) => changePending(book, signed, context) }
    }
    case 'capture': {
      if (!hold) return null
      const part = Math.max(1, Math.floor((hold.amount.minor / 101) * step.percent))
      const taken = amount(part, book.asset)
      return {
        hold,
        amount: taken,
        command: (book) => captureHold(book, hold, { amount: taken, type: 'usage' }, context),
      }
    }
    case 'release':
      return hold ? { hold, command: (book) => releaseHold(book, hold, context) } : null
    case 'reverse':
      return line ? { line, command: (book) => reverse(book, line, { description }, context) } : null
    case 'complete':
      return pending ? { line: pending, command: (book) => completePending(book, pending, context) } : null
    case 'fail':
      return pending ? { line: pending, command: (book) => failPending(book, pending, context) } : null
    case 'takeBack':
    case 'clawBack': {
      const take = step.kind === 'takeBack' ? takeBack : clawBack
      const type = step.kind === 'takeBack' ? 'refund' : 'dispute'
      const back = { amount: value, type, grantsOf: line ? [line.id] : [], description }
      return { ...(line && { line }), command: (book) => take(book, back, context) }
    }
  }
}
