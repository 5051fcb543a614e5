import type { Amount, Asset, Balance } from '@creditkit/contract'
import { toNativeAmount } from '../dialects/native-amount'

/** A balance in the words of a host's own endpoint: units of the wallet as a number or decimal text, or an amount. */
export type NativeBalance = number | string | Amount

/** Something that came beside the server's own word, and what was known when it came. */
export interface Doubt {
  /** When it came, in milliseconds of this machine's clock. */
  readonly toldAt: number
  /** The version of the wallet's balance that was known then; null when none was. */
  readonly version: number | null
}

/** A balance that came as a bare number, without a version of its own. */
export interface Told extends Doubt {
  readonly amount: Amount
  /** When the request left whose answer it is. */
  readonly askedAt: number
}

/** What the server itself has said of a wallet. Moments are in milliseconds of this machine's clock. */
export interface ServerWord {
  /** The newest version; null when there was none. */
  readonly version: number | null
  /** When that version was first heard of. */
  readonly heardAt: number
  /** When the question left that it has answered last. */
  readonly askedAt: number
}

/** The server has said nothing. */
export const NO_WORD: ServerWord = { version: null, heardAt: -Infinity, askedAt: -Infinity }

/**
 * Tells whether a number may be shown that answers a request which left at `askedAt`. The newest version was known by
 * then, so that the number is of that version or of a later one; and no number answers a later request.
 */
export function isNews(
  askedAt: number,
  { heardAt }: Pick<ServerWord, 'heardAt'>,
  before: Told | null | undefined,
): boolean {
  return heardAt <= askedAt && (before?.askedAt ?? -Infinity) <= askedAt
}

/** Tells whether it still counts: the server has neither told a newer version since, nor answered a later question. */
export function stillHolds(told: Doubt, word: Omit<ServerWord, 'heardAt'>): boolean {
  return (word.version ?? -1) <= (told.version ?? -1) && word.askedAt <= told.toldAt
}

/** Reads a balance exactly, as an amount of the wallet's asset; null where it is none. Never throws. */
export function readNative(value: NativeBalance, asset: Asset): Amount | null {
  if (typeof value === 'object')
    return value.asset === asset && Number.isSafeInteger(value.minor) ? value : null
  return toNativeAmount(value, asset)
}

/** Tells a balance of the contract from a bare number. */
export function isBalance(value: NativeBalance | Balance): value is Balance {
  return typeof value === 'object' && 'status' in value
}
