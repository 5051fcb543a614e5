import { type Fact, hear } from './effects'
import { type News, NO_NEWS } from './news'

/** The news of one account, for as long as somebody keeps it. */
export interface NewsStore {
  /** The news now; the same object until they change. */
  readonly get: () => News
  /** Calls back after every change; the answer stops it and may be called twice. */
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Writes facts down, and what else has changed with them, as one change that nobody sees half of. Hearing a fact twice
   * is safe. Answers whether rows had to be forgotten to make room, so that lists have to be asked for again.
   */
  readonly hear: (facts: readonly Fact[], change?: (news: News, at: number) => News) => boolean
}

/** Makes an empty store. `now` gives milliseconds of the clock that queries note when they ask. */
export function createNewsStore(now: () => number = Date.now): NewsStore {
  let news = NO_NEWS
  const listeners = new Set<() => void>()
  return {
    get: () => news,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear: (facts, change = (unchanged) => unchanged) => {
      const before = news
      const at = now()
      for (const fact of facts) news = hear(news, fact, at)
      news = change(news, at)
      if (news !== before) for (const listener of [...listeners]) listener()
      return news.transactions.size < before.transactions.size || news.purchases.size < before.purchases.size
    },
  }
}
