import { InstantSchema, type JsonOperationName, type OperationOutput, parseOutput } from '@creditkit/contract'
import * as v from 'valibot'
import { toBalanceBook } from './balance-book'
import { AMBIENT_ACCOUNT, type CreditsKey, type Resource, resourceKey, type Scope } from './keys'

/**
 * What a server has loaded for the first view of a page: plain JSON, stamped with whose it is and when it was asked for.
 * It is made by `prefetchCredits` and read by the provider; what is in between may carry it, and need not know it.
 */
export interface InitialData {
  /** Another format is ignored: the page may come from a server that is newer or older than the script. */
  readonly format: typeof FORMAT
  readonly accountId: string
  readonly userId: string | null
  /** ISO 8601 in UTC, by the server's clock. */
  readonly askedAt: string
  readonly parts: readonly InitialPart[]
}

/** One answer: what was asked for, and the data of its query. */
export interface InitialPart {
  readonly resource: Resource
  readonly input: readonly unknown[]
  readonly data: unknown
}

/** The part of TanStack's `QueryClient` that seeding needs. */
export interface SeedableCache {
  getQueryData(queryKey: CreditsKey): unknown
  setQueryData(queryKey: CreditsKey, data: unknown, options: { updatedAt: number }): unknown
}

/** The format of {@link InitialData} that this version writes and reads. */
export const FORMAT = 1

const InitialDataSchema = v.object({
  format: v.literal(FORMAT),
  accountId: v.string(),
  userId: v.nullable(v.string()),
  askedAt: InstantSchema,
  parts: v.array(v.object({ resource: v.string(), input: v.array(v.unknown()), data: v.unknown() })),
})

/** Data that the contract vouches for: as it is carried, and as the cache holds it. */
interface Fitting {
  readonly carried: unknown
  readonly toCached: (askedAt: number) => unknown
}

type Fit = (data: unknown) => Fitting | null

function answer<Name extends JsonOperationName>(
  name: Name,
  toCached: (output: OperationOutput<Name>, askedAt: number) => unknown = (output) => output,
): Fit {
  return (data) => {
    const parsed = parseOutput(name, data)
    if (!parsed.ok) return null
    return { carried: parsed.value, toCached: (askedAt) => toCached(parsed.value, askedAt) }
  }
}

const firstPage = (page: object, askedAt: number) => ({ pages: [{ ...page, askedAt }], pageParams: [null] })

/** How the data of each resource that can be loaded ahead is held to the contract. */
const fits: { readonly [Name in Resource]?: Fit } = {
  config: answer('getConfig'),
  balances: answer('getBalances', ({ balances }, askedAt) => ({
    ...toBalanceBook(balances, askedAt),
    isLoadedAhead: true,
  })),
  grants: answer('listGrants', firstPage),
  transactions: answer('listTransactions', firstPage),
  'transaction-search': answer('listTransactions', firstPage),
  transaction: answer('getTransaction'),
  purchases: answer('listPurchases', firstPage),
  purchase: answer('getPurchase'),
  receipt: answer('getReceipt'),
  usage: answer('listUsageMeters', (output, askedAt) => ({ ...output, askedAt })),
  'usage-history': answer('listUsageHistory', firstPage),
  plans: (data) => {
    const parsed = parseOutput('listPlans', { plans: data })
    return parsed.ok ? { carried: parsed.value.plans, toCached: () => parsed.value.plans } : null
  },
  subscriptions: answer('listSubscriptions', firstPage),
  'auto-top-up': answer('getAutoTopUp'),
  'admin-users': answer('adminListUsers', firstPage),
  'admin-user-credits': answer('adminGetUserCredits'),
  'admin-branding': answer('adminGetBranding'),
  'admin-audit': answer('adminListAudit', firstPage),
}

/** Makes a part of what a query answered; none when it cannot be loaded ahead, or the contract does not know it. */
export function toPart([, , , resource, ...input]: CreditsKey, data: unknown): InitialPart[] {
  const fitting = fits[resource]?.(data)
  return fitting ? [{ resource, input, data: fitting.carried }] : []
}

/** Reads initial data that came through a page; null when it is none, or of another format. Never throws. */
export function readInitialData(given: unknown): InitialData | null {
  const read = v.safeParse(InitialDataSchema, given)
  if (!read.success) return null
  const { parts, ...stamp } = read.output
  return {
    ...stamp,
    parts: parts.flatMap(({ resource, input, data }) =>
      isResource(resource) ? [{ resource, input, data }] : [],
    ),
  }
}

/** Who the configuration takes the viewer for; null when there is no configuration. */
export function viewerIn(parts: readonly InitialPart[]): Scope | null {
  const parsed = parseOutput('getConfig', parts.find(({ resource }) => resource === 'config')?.data)
  return parsed.ok ? parsed.value.viewer : null
}

/**
 * Tells whether initial data is of a scope. Where the scope is whoever the requests are authenticated as, the viewer of
 * the configuration has to be the one that the stamp names; without a configuration nobody vouches for it.
 */
export function isOf(scope: Scope, { accountId, userId, parts }: InitialData): boolean {
  const owner = scope.accountId === AMBIENT_ACCOUNT ? viewerIn(parts) : scope
  return owner?.accountId === accountId && (owner.userId ?? null) === userId
}

/**
 * Fills a cache with initial data where it holds nothing yet; a part that the contract does not know is left out. News
 * are compared with `askedAt` by this machine's clock, which a server's clock must not be ahead of.
 */
export function seed(cache: SeedableCache, scope: Scope, { askedAt, parts }: InitialData): void {
  const at = Date.parse(askedAt)
  for (const { resource, input, data } of parts) {
    const queryKey = resourceKey(scope, resource, ...input)
    const fitting = cache.getQueryData(queryKey) === undefined ? fits[resource]?.(data) : null
    if (fitting) cache.setQueryData(queryKey, fitting.toCached(Math.min(at, Date.now())), { updatedAt: at })
  }
}

function isResource(name: string): name is Resource {
  return Object.hasOwn(fits, name)
}
