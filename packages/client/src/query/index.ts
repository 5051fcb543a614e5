export { isOutcomeUnknown } from '../http/problem'
export {
  type BalanceBook,
  balanceOf,
  balancesOf,
  type WalletBalance,
} from './balance-book'
export { eventEffects, type Fact, factsOf, hear, mutationEffects } from './effects'
export { type AskedPage, type Belongs, belongsTo, type Pages, REFRESHED_PAGES } from './history'
export {
  type CreditsKey,
  type Resource,
  resourceKey,
  type Scope,
  scopeKey,
  type TransactionFilter,
} from './keys'
export { type Heard, type HeardBalance, type News, NO_NEWS } from './news'
export {
  auditQuery,
  autoTopUpQuery,
  balancesQuery,
  brandingQuery,
  configQuery,
  grantsQuery,
  type ListQuery,
  plansQuery,
  purchaseQuery,
  purchasesQuery,
  quoteQuery,
  type ReadQuery,
  receiptQuery,
  type Source,
  STALE_AFTER_MS,
  subscriptionsQuery,
  transactionQuery,
  transactionsQuery,
  type UsageHistoryFilter,
  usageHistoryQuery,
  usageQuery,
  userCreditsQuery,
  usersQuery,
} from './options'
export { type PrefetchableQuery, type PrefetchOptions, prefetchCredits } from './prefetch'
export type { InitialData, InitialPart } from './prefetched'
export { type RefreshableCache, refresh, refreshAll } from './refresh'
export { createRowReader, type RowReader, toRows } from './row-reader'
export type { SubmissionOutcome } from './submissions'
export { metersOf, type UsageBook } from './usage-book'
