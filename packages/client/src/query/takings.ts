import type { KnownBalance } from '@creditkit/contract'
import type { Fact } from './effects'
import type { News } from './news'
import type { NewsStore } from './news-store'
import { beginTaking, endTaking, type Spending, type Taking, type TakingKey } from './spending'

/** A taking under way. It ends in one of three ways, once. */
export interface TakingUnderWay {
  /** It happened; `facts` are what its answer told. */
  readonly succeeded: (facts: readonly Fact[]) => void
  /** It did not happen. */
  readonly refused: () => void
  /** Its answer was lost. It stays in what is shown until `asked` settles: by then the server has been asked again. */
  readonly lost: (asked: Promise<unknown>) => void
}

/** Shows takings in the news of an account before the server has answered. */
export interface Takings {
  /** Begins one; `key` is its idempotency key, where the caller has one that it may send again. */
  readonly begin: (taking: Taking, key: string | undefined) => TakingUnderWay
}

/**
 * Makes the takings of an account. `knownOf` tells what is shown of a wallet. One whose answer was lost is not shown when
 * it is sent again: it may be in the balance already.
 */
export function createTakings(
  news: Pick<NewsStore, 'get' | 'hear'>,
  knownOf: (walletId: string) => KnownBalance | undefined,
): Takings {
  const lostKeys = new Set<TakingKey>()

  return {
    begin: ({ walletId, amount }, idempotencyKey) => {
      const key = idempotencyKey ?? Symbol('taking')
      const change = (
        next: (before: Spending | undefined) => Spending | undefined,
        facts: readonly Fact[] = [],
      ) => void news.hear(facts, (heard) => withSpending(heard, walletId, next(heard.spending.get(walletId))))
      const end = (isTaken: boolean, facts?: readonly Fact[]) =>
        change((before) => before && endTaking(before, key, isTaken), facts)

      if (!lostKeys.has(key) || news.get().spending.get(walletId)?.takings.has(key)) {
        const known = knownOf(walletId)
        change((before) => beginTaking(before, known, key, amount))
      }
      return {
        succeeded: (facts) => end(true, facts),
        refused: () => {
          lostKeys.delete(key)
          end(false)
        },
        lost: (asked) => {
          lostKeys.add(key)
          const stay = () => end(true)
          asked.then(stay, stay)
        },
      }
    },
  }
}

function withSpending(news: News, walletId: string, next: Spending | undefined): News {
  if (next === news.spending.get(walletId)) return news
  const spending = new Map(news.spending)
  if (next) spending.set(walletId, next)
  else spending.delete(walletId)
  return { ...news, spending }
}
