import type { OperationInput } from '@creditkit/contract'
import type { Scope } from '../http/scope'

export { AMBIENT_ACCOUNT, type Scope } from '../http/scope'

/** What can be loaded, as the third word of every key and as the vocabulary of the effects table. */
export type Resource =
  | 'config'
  | 'balances'
  | 'grants'
  | 'transactions'
  | 'transaction-search'
  | 'transaction'
  | 'purchases'
  | 'purchase'
  | 'receipt'
  | 'usage'
  | 'usage-history'
  | 'plans'
  | 'subscriptions'
  | 'auto-top-up'
  | 'quote'
  | 'admin-users'
  | 'admin-user-credits'
  | 'admin-branding'
  | 'admin-audit'

/** The key of one query: `['creditkit', accountId, userId or null, resource, …input]`. */
export type CreditsKey = readonly [
  'creditkit',
  accountId: string,
  userId: string | null,
  resource: Resource,
  ...input: unknown[],
]

/** What every key of a scope starts with; removing what starts with it leaves nothing of the account. */
export function scopeKey(scope: Scope) {
  return ['creditkit', scope.accountId, scope.userId ?? null] as const
}

/** The key of a resource of a scope; without input it is what every query of that resource starts with. */
export function resourceKey(scope: Scope, resource: Resource, ...input: unknown[]): CreditsKey {
  return [...scopeKey(scope), resource, ...input]
}

/** Which part of the history is wanted; absent fields do not filter. */
export type TransactionFilter = Omit<OperationInput<'listTransactions'>, 'cursor' | 'limit'>

/**
 * The key of a history. One that searches (`q`) is a resource of its own: only the server knows what a search finds, so
 * it is asked again where other histories can be told.
 */
export function transactionsKey(scope: Scope, filter: TransactionFilter): CreditsKey {
  return resourceKey(scope, filter.q ? 'transaction-search' : 'transactions', filter)
}
