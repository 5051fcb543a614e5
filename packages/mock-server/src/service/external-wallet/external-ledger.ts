import type { Amount } from '@creditkit/contract'
import type { Store } from '../../store/index'

/** Whose credits, as the other system is told of them when it does not know them yet. */
export interface ExternalAccount {
  /** The account's identifier here, by which the other system finds it. */
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Everything that the other system has on an account; empty for one that it does not know. */
export interface ExternalFigures {
  /** Entries that are there now. `reference` is what their giver wrote into them; null for nothing. Units are whole credits. */
  readonly credits: readonly {
    readonly creditId: string
    readonly units: number
    readonly reference: string | null
  }[]
  /** What was used up so far, each consumption once. */
  readonly usage: readonly {
    readonly usageId: string
    readonly units: number
    readonly description: string
    readonly usedAt: string
  }[]
}

/**
 * The service's door to a system that holds a wallet's credits itself. It is reached over a network and knows no
 * repeats: giving twice gives twice, so whoever gives asks for the figures first and looks for the reference. Each
 * method throws {@link ExternalUnknownError} when it cannot be told whether it was done, {@link ExternalUnavailableError}
 * when it certainly was not but may be later, and {@link ExternalRefusedError} when asking again is of no use.
 */
export interface ExternalLedger {
  /** Gives credits as one entry that carries the reference (up to 1 000 characters). */
  credit(account: ExternalAccount, credits: Amount, reference: string): Promise<{ readonly creditId: string }>
  /** Takes an entry away as a whole; one that is gone already is fine. */
  cancel(creditId: string): Promise<void>
  figures(account: ExternalAccount): Promise<ExternalFigures>
}

/** The wallets that other systems hold, and how they are reached. */
export interface ExternalWallets {
  /** By wallet. */
  readonly ledgers: Readonly<Record<string, ExternalLedger>>
  /** Where synchronising writes. It is no part of the request that sets it off, and binds no idempotency key to it. */
  readonly store: Store
}

/** The other system may or may not have done it: ask for its figures before anything else. */
export class ExternalUnknownError extends Error {
  override readonly name = 'ExternalUnknownError'
}

/** The other system did nothing and cannot say anything right now. */
export class ExternalUnavailableError extends Error {
  override readonly name = 'ExternalUnavailableError'
}

/** The other system understood and refused: a wrong token, an amount that it does not take. Somebody has to look at it. */
export class ExternalRefusedError extends Error {
  override readonly name = 'ExternalRefusedError'
}

/** Tells trouble at the other end from an error of our own. */
export function isExternalTrouble(error: unknown): error is Error {
  return (
    error instanceof ExternalUnknownError ||
    error instanceof ExternalUnavailableError ||
    error instanceof ExternalRefusedError
  )
}
