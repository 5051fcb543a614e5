import type {
  AuditEntry,
  Branding,
  Config,
  Grant,
  OperationInput,
  OperationOutput,
  Page,
  Purchase,
  Quote,
  Receipt,
  Subscription,
  Transaction,
  User,
  UserCredits,
} from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { type BalanceBook, shareBalances, shareBooks, toBalanceBook } from './balance-book'
import { type AskedPage, isDeepList } from './history'
import { type CreditsKey, resourceKey, type Scope, type TransactionFilter, transactionsKey } from './keys'
import type { UsageBook } from './usage-book'

/** Where an answer comes from: the client that asks, and whose data it is. */
export interface Source {
  readonly client: CreditsClient
  readonly scope: Scope
}

/** How long an answer counts as fresh when no event says otherwise, in milliseconds. */
export const STALE_AFTER_MS = 30_000

/**
 * All that a host's own defaults could change about our queries, said explicitly. The client repeats failed tries by
 * itself, so the query does not; being offline is an error that is shown, not a pause that looks like loading.
 */
const policy = {
  staleTime: STALE_AFTER_MS,
  // A server drops the whole cache with the page; a timer for each answer would keep a script that renders from ending.
  gcTime: typeof window === 'undefined' ? Number.POSITIVE_INFINITY : 5 * 60_000,
  retry: false,
  retryOnMount: true,
  networkMode: 'always',
  refetchInterval: false,
  refetchOnMount: true,
  refetchOnReconnect: true,
  refetchOnWindowFocus: true,
  throwOnError: false,
} as const

interface Asked {
  readonly signal: AbortSignal
}

/** The options of a query in TanStack's shape, without TanStack: plain data and a function. */
export type ReadQuery<Data> = typeof policy & {
  readonly queryKey: CreditsKey
  readonly queryFn: (asked: Asked) => Promise<Data>
  readonly structuralSharing: true | ((earlier: unknown, later: unknown) => unknown)
}

/** Whether a list is asked for again by itself: not when it was scrolled so far that this costs a request for every page. */
const unlessDeep = ({ state }: { readonly state: { readonly data: unknown } }) => !isDeepList(state.data)

const listPolicy = {
  ...policy,
  refetchOnMount: unlessDeep,
  refetchOnReconnect: unlessDeep,
  refetchOnWindowFocus: unlessDeep,
} as const

/** The options of a list that is loaded page by page, in the shape of TanStack's infinite queries. */
export type ListQuery<Item> = typeof listPolicy & {
  readonly queryKey: CreditsKey
  readonly queryFn: (asked: Asked & { readonly pageParam: string | null }) => Promise<AskedPage<Item>>
  readonly initialPageParam: string | null
  readonly getNextPageParam: (page: AskedPage<Item>) => string | null
  readonly structuralSharing: true
}

function read<Data>(
  queryKey: CreditsKey,
  ask: (options: { signal: AbortSignal }) => Promise<Data>,
): ReadQuery<Data> {
  return {
    ...policy,
    queryKey,
    structuralSharing: true,
    queryFn: async ({ signal }) => {
      await untilSettled(signal)
      return ask({ signal })
    },
  }
}

function list<Item>(
  queryKey: CreditsKey,
  ask: (page: { cursor?: string }, options: { signal: AbortSignal }) => Promise<Page<Item>>,
): ListQuery<Item> {
  return {
    ...listPolicy,
    queryKey,
    structuralSharing: true,
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    queryFn: async ({ signal, pageParam }) => {
      await untilSettled(signal)
      const askedAt = Date.now()
      const page = await ask(pageParam === null ? {} : { cursor: pageParam }, { signal })
      return { ...page, askedAt }
    },
  }
}

/** A mount that is undone in the same turn, as StrictMode does to every component, asks for nothing. */
async function untilSettled(signal: AbortSignal): Promise<void> {
  await Promise.resolve()
  signal.throwIfAborted()
}

/** Everything that a billing page is drawn from and that changes rarely. */
export function configQuery({ client, scope }: Source): ReadQuery<Config> {
  return read(resourceKey(scope, 'config'), (options) => client.getConfig({}, options))
}

/** The balance of every wallet, in one request for any number of widgets. */
export function balancesQuery({ client, scope }: Source): ReadQuery<BalanceBook> {
  return {
    ...read(resourceKey(scope, 'balances'), async (options) => {
      const askedAt = Date.now()
      const { balances } = await client.getBalances({}, options)
      return toBalanceBook(balances, askedAt)
    }),
    structuralSharing: shareBooks,
  }
}

/** The lots of credits that have something left, soonest-expiring first. */
export function grantsQuery({ client, scope }: Source, filter: { walletId?: string } = {}): ListQuery<Grant> {
  return list(resourceKey(scope, 'grants', filter), (page, options) =>
    client.listGrants({ ...filter, ...page }, options),
  )
}

/** The history, newest first. */
export function transactionsQuery(
  { client, scope }: Source,
  filter: TransactionFilter = {},
): ListQuery<Transaction> {
  return list(transactionsKey(scope, filter), (page, options) =>
    client.listTransactions({ ...filter, ...page }, options),
  )
}

/** A transaction as it stands now. */
export function transactionQuery({ client, scope }: Source, transactionId: string): ReadQuery<Transaction> {
  return read(resourceKey(scope, 'transaction', transactionId), (options) =>
    client.getTransaction({ transactionId }, options),
  )
}

/** Purchases, newest first. */
export function purchasesQuery({ client, scope }: Source): ListQuery<Purchase> {
  return list(resourceKey(scope, 'purchases'), (page, options) => client.listPurchases(page, options))
}

/** A purchase as it stands now. */
export function purchaseQuery({ client, scope }: Source, purchaseId: string): ReadQuery<Purchase> {
  return read(resourceKey(scope, 'purchase', purchaseId), (options) =>
    client.getPurchase({ purchaseId }, options),
  )
}

/** The receipt of a credited purchase. */
export function receiptQuery({ client, scope }: Source, purchaseId: string): ReadQuery<Receipt> {
  return read(resourceKey(scope, 'receipt', purchaseId), (options) =>
    client.getReceipt({ purchaseId }, options),
  )
}

/** The monthly allowances and how much of each is used. */
export function usageQuery({ client, scope }: Source): ReadQuery<UsageBook> {
  return read(resourceKey(scope, 'usage'), async (options) => {
    const askedAt = Date.now()
    const { meters } = await client.listUsageMeters({}, options)
    return { askedAt, meters }
  })
}

/** Which stretch of usage is wanted, and how many points of it at a time: a chart wants as many as a page can have. */
export type UsageHistoryFilter = Omit<OperationInput<'listUsageHistory'>, 'cursor'>

/** Usage by hour, day or month. */
export function usageHistoryQuery(
  { client, scope }: Source,
  filter: UsageHistoryFilter,
): ListQuery<OperationOutput<'listUsageHistory'>['items'][number]> {
  return list(resourceKey(scope, 'usage-history', filter), (page, options) =>
    client.listUsageHistory({ ...filter, ...page }, options),
  )
}

/** Services that can be bought with credits. */
export function plansQuery({ client, scope }: Source): ReadQuery<OperationOutput<'listPlans'>['plans']> {
  return read(resourceKey(scope, 'plans'), async (options) => (await client.listPlans({}, options)).plans)
}

/** The account's subscriptions, newest first. */
export function subscriptionsQuery({ client, scope }: Source): ListQuery<Subscription> {
  return list(resourceKey(scope, 'subscriptions'), (page, options) => client.listSubscriptions(page, options))
}

/** The rule that buys credits by itself; null when none was ever set. */
export function autoTopUpQuery(
  { client, scope }: Source,
  filter: { walletId?: string } = {},
): ReadQuery<OperationOutput<'getAutoTopUp'>> {
  return read(resourceKey(scope, 'auto-top-up', filter), (options) => client.getAutoTopUp(filter, options))
}

/** What a run of a tool costs, and which wallet pays. Each tool and complexity is a query of its own. */
export function quoteQuery({ client, scope }: Source, run: OperationInput<'quoteTool'>): ReadQuery<Quote> {
  const { tool, complexity } = run
  return read(resourceKey(scope, 'quote', { tool, complexity }), (options) =>
    client.quoteTool({ tool, complexity }, options),
  )
}

/** Users by name, e-mail or identifier; all of them when `q` is empty. */
export function usersQuery({ client, scope }: Source, q = ''): ListQuery<User> {
  const filter = q.trim() === '' ? {} : { q: q.trim() }
  return list(resourceKey(scope, 'admin-users', filter), (page, options) =>
    client.adminListUsers({ ...filter, ...page }, options),
  )
}

/** A user's balances and newest transactions. */
export function userCreditsQuery({ client, scope }: Source, userId: string): ReadQuery<UserCredits> {
  return {
    ...read(resourceKey(scope, 'admin-user-credits', userId), (options) =>
      client.adminGetUserCredits({ userId }, options),
    ),
    structuralSharing: shareBalances,
  }
}

/** What the product calls its credits, for the admin who changes it. */
export function brandingQuery({ client, scope }: Source): ReadQuery<Branding> {
  return read(resourceKey(scope, 'admin-branding'), (options) => client.adminGetBranding({}, options))
}

/** Who changed what, when and why, newest first. */
export function auditQuery(
  { client, scope }: Source,
  filter: { userId?: string } = {},
): ListQuery<AuditEntry> {
  return list(resourceKey(scope, 'admin-audit', filter), (page, options) =>
    client.adminListAudit({ ...filter, ...page }, options),
  )
}
