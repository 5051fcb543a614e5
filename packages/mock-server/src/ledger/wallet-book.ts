import { type Amount, type Asset, type Grant, type Instant, subtract, zero } from '@creditkit/contract'
import type { HoldRecord } from './hold-record'
import type { Lot } from './lots'

/** What the ledger is handed instead of having it: the moment that it is, and new identifiers (UUIDs, never one twice). */
export interface LedgerContext {
  readonly now: Instant
  readonly newId: () => string
}

/** Where the credits of a lot come from. */
export type GrantSource = Grant['source']

/**
 * Everything about one account's credits in one wallet that the next command needs. Plain JSON, never changed in
 * place: a command answers with the next book, whose `version` is one more.
 *
 * `balance` is available plus held = Σ amount of completed transactions = Σ `remaining` of `grants` − `debt`.
 */
export interface WalletBook {
  readonly id: string
  readonly accountId: string
  readonly walletId: string
  readonly asset: Asset
  readonly version: number
  readonly balance: Amount
  /** Set aside by active holds: Σ amount of `holds`. */
  readonly held: Amount
  /** Paid for but not settled, `awaited` included; not part of the balance. */
  readonly pending: Amount
  /** What of `pending` comes from pending transactions: Σ amount of those that give credits. */
  readonly awaited: Amount
  /** Owed after a lost dispute; above zero only while nothing is free to spend. Whatever becomes free pays it first. */
  readonly debt: Amount
  /** Lots that have something left, in the order in which they are spent. */
  readonly grants: readonly Lot[]
  /** Holds that run. */
  readonly holds: readonly HoldRecord[]
  /** Bought and kept: what came in from payments (bonuses included), less what refunds and disputes took back. */
  readonly totalPurchased: Amount
  /** Spent and kept spent: what went out for usage and services, less what reversals brought back. */
  readonly totalUsed: Amount
  /** When the next hold or free lot runs out; null when nothing ever does. */
  readonly dueAt: Instant | null
  readonly updatedAt: Instant
}

/** The identifier of the book of an account's wallet: no two pairs share one, whatever their identifiers contain. */
export function bookId(accountId: string, walletId: string): string {
  return `${encodeURIComponent(accountId)}:${encodeURIComponent(walletId)}`
}

/** Opens an empty book at version 0. */
export function openBook(
  accountId: string,
  walletId: string,
  asset: Asset,
  context: LedgerContext,
): WalletBook {
  const nothing = zero(asset)
  return {
    id: bookId(accountId, walletId),
    accountId,
    walletId,
    asset,
    version: 0,
    balance: nothing,
    held: nothing,
    pending: nothing,
    awaited: nothing,
    debt: nothing,
    grants: [],
    holds: [],
    totalPurchased: nothing,
    totalUsed: nothing,
    dueAt: null,
    updatedAt: context.now,
  }
}

/** The later of two moments. */
export function later(left: Instant, right: Instant): Instant {
  return left > right ? left : right
}

/** What can be spent now: the balance less what is held. Below zero only while a debt is owed. */
export function available(book: WalletBook): Amount {
  return subtract(book.balance, book.held)
}

/** The largest figure of a book, in smallest units without sign. */
export function largestFigure(book: WalletBook): number {
  const { balance, held, pending, debt, totalPurchased, totalUsed } = book
  return Math.max(
    ...[balance, held, pending, debt, totalPurchased, totalUsed, available(book)].map(({ minor }) =>
      Math.abs(minor),
    ),
  )
}
