import type { Amount, KnownBalance } from '@creditkit/contract'
import { isNews, NO_WORD, type ServerWord, stillHolds, type Told } from './told'

/** What a credit manager knows of a wallet. */
export interface WalletKnowledge {
  /** The newest balance that the server has told; null while it has told none. */
  readonly balance: KnownBalance | null
  readonly word: ServerWord
  /** What was told since; null when that no longer counts. */
  readonly told: Told | null
}

/** Nothing is known. */
export const NOTHING_KNOWN: WalletKnowledge = { balance: null, word: NO_WORD, told: null }

/**
 * Hears a balance of the server: `askedAt` is when the question left, null when it spoke by itself. An older version than
 * one heard before changes nothing. Hearing twice is safe.
 */
export function hearWord(
  before: WalletKnowledge,
  balance: KnownBalance,
  askedAt: number | null,
  now: number,
): WalletKnowledge {
  if (before.balance && before.balance.version > balance.version) return before
  const isNewer = before.balance?.version !== balance.version
  const word: ServerWord = {
    version: balance.version,
    heardAt: isNewer ? now : before.word.heardAt,
    askedAt: Math.max(before.word.askedAt, askedAt ?? -Infinity),
  }
  return { balance, word, told: before.told && stillHolds(before.told, word) ? before.told : null }
}

/** Is told a number that answers a request which left at `askedAt`; one that is late changes nothing. */
export function hearTold(
  before: WalletKnowledge,
  amount: Amount,
  askedAt: number,
  now: number,
): WalletKnowledge {
  if (!isNews(askedAt, before.word, before.told)) return before
  return { ...before, told: { amount, askedAt, toldAt: now, version: before.word.version } }
}

/** What can be spent, as well as it is known; undefined while it is not, which is not zero. */
export function availableOf({ told, balance }: WalletKnowledge): Amount | undefined {
  return told?.amount ?? balance?.available
}
