import type { Amount, Balance, KnownBalance } from '@creditkit/contract'
import { isNews, stillHolds } from '../manager/told'
import type { News } from './news'

/** The answer about all balances. `askedAt` is in milliseconds of this browser's clock. */
export interface BalanceBook {
  readonly askedAt: number
  readonly balances: readonly Balance[]
  /** The newest amounts of each wallet that an answer ever had, so that an outage does not make them forgotten. */
  readonly known: readonly KnownBalance[]
  /** There when it was loaded ahead on a server: what this browser asked for itself is newer, whatever the versions say. */
  readonly isLoadedAhead?: true
}

/** A wallet's balance as well as it is known. */
export interface WalletBalance {
  /** The server's latest word; `unavailable` while the wallet cannot be reached. */
  readonly balance: Balance
  /** The newest amounts heard; the same as `balance` while that is `ok`, null when there never were any. */
  readonly lastKnown: KnownBalance | null
}

/** Makes the book of one answer. */
export function toBalanceBook(balances: readonly Balance[], askedAt: number): BalanceBook {
  return {
    askedAt,
    balances,
    known: balances.flatMap((balance) => (balance.status === 'ok' ? [balance] : [])),
  }
}

/**
 * Carries the newest amounts of an earlier book over into a later one, and no version is replaced by an older one. Where
 * a backend has no versions, a dialect makes them of the asking machine's clock, and a server's may be ahead of this one's.
 */
export function mergeBooks(earlier: BalanceBook, later: BalanceBook): BalanceBook {
  const known = later.balances.flatMap(({ walletId }) => {
    const [before, after] = [knownIn(earlier, walletId), knownIn(later, walletId)]
    return (earlier.isLoadedAhead ? (after ?? before) : newest(before, after)) ?? []
  })
  return { ...later, known }
}

/** {@link mergeBooks} in the shape of TanStack's `structuralSharing`, which is called with whatever the cache holds. */
export function shareBooks(earlier: unknown, later: unknown): unknown {
  return isBalanceBook(earlier) && isBalanceBook(later) ? mergeBooks(earlier, later) : later
}

/**
 * The balance of a wallet from the last answer and the news; undefined when neither has heard of the wallet. While credits
 * are being spent it is what was known before, less those; what is heard meanwhile shows when that has ended. A number
 * that an endpoint of the host has told counts until the server says something newer.
 */
export function balanceOf(
  book: BalanceBook | undefined,
  news: News,
  walletId: string,
): WalletBalance | undefined {
  const answered = book?.balances.find((balance) => balance.walletId === walletId)
  const heard = news.balances.get(walletId)
  const isHeardLater = heard && (!book || heard.statement.at >= book.askedAt)
  const statement = isHeardLater ? heard.statement.value : (answered ?? heard?.statement.value)
  if (!statement) return undefined
  const known = newestOf(book, news, walletId)
  const told = news.told.get(walletId)
  const word = { version: known?.version ?? null, askedAt: book?.askedAt ?? -Infinity }
  const latest = told && stillHolds(told, word) ? told.shown : known
  const lastKnown = news.spending.get(walletId)?.shown ?? latest ?? null
  return { balance: statement.status === 'ok' ? (lastKnown ?? statement) : statement, lastKnown }
}

/** What an endpoint of the host told of a wallet, in an answer to a request that left at `askedAt`. */
export interface Telling {
  readonly walletId: string
  readonly amount: Amount
  readonly askedAt: number
  /** When the newest version that is known was first heard of. */
  readonly heardAt: number
}

/**
 * Hears what can be spent of a wallet from an endpoint of the host. What is late changes nothing, nor does what is of a
 * wallet of which the server has told no amounts: the rest of its balance is not known.
 */
export function hearTold(
  book: BalanceBook | undefined,
  news: News,
  { walletId, amount, askedAt, heardAt }: Telling,
  at: number,
): News {
  const known = newestOf(book, news, walletId)
  if (!known || !isNews(askedAt, { heardAt }, news.told.get(walletId))) return news
  const shown = { ...known, available: amount }
  const told = { amount, askedAt, toldAt: at, version: known.version, shown }
  return { ...news, told: new Map(news.told).set(walletId, told) }
}

/** When a wallet was last heard of besides the answers, in milliseconds of this browser's clock; 0 for never. */
export function lastHeardOf(news: News, walletId: string): number {
  return Math.max(news.balances.get(walletId)?.statement.at ?? 0, news.told.get(walletId)?.toldAt ?? 0)
}

/** Every wallet's balance, in the order of the answer; wallets that only the news have heard of come last. */
export function balancesOf(book: BalanceBook, news: News): Balance[] {
  const walletIds = new Set([...book.balances.map((balance) => balance.walletId), ...news.balances.keys()])
  return [...walletIds].flatMap((walletId) => balanceOf(book, news, walletId)?.balance ?? [])
}

/**
 * Keeps the newer version of each balance when an answer that carries balances replaces another, in the shape of
 * TanStack's `structuralSharing`. For the balances of a user that an admin looks at, whom no event tells about.
 */
export function shareBalances(earlier: unknown, later: unknown): unknown {
  if (!hasBalances(earlier) || !hasBalances(later)) return later
  const balances = later.balances.map((balance) => {
    const before = earlier.balances.find(({ walletId }) => walletId === balance.walletId)
    return balance.status === 'ok' && before?.status === 'ok' ? newest(before, balance) : balance
  })
  return { ...later, balances }
}

function knownIn(book: BalanceBook, walletId: string): KnownBalance | undefined {
  return book.known.find((balance) => balance.walletId === walletId)
}

function newestOf(book: BalanceBook | undefined, news: News, walletId: string): KnownBalance | undefined {
  return newest(book && knownIn(book, walletId), news.balances.get(walletId)?.known)
}

function newest(
  left: KnownBalance | null | undefined,
  right: KnownBalance | null | undefined,
): KnownBalance | undefined {
  if (!left || !right) return right ?? left ?? undefined
  return left.version > right.version ? left : right
}

function hasBalances(value: unknown): value is { readonly balances: readonly Balance[] } {
  return typeof value === 'object' && value !== null && 'balances' in value && Array.isArray(value.balances)
}

/** Tells whether a cached value is a {@link BalanceBook}. */
export function isBalanceBook(value: unknown): value is BalanceBook {
  return hasBalances(value) && 'known' in value && 'askedAt' in value
}
