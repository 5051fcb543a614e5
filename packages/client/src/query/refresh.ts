import { cutPages, isDeepList, type Pages } from './history'
import { type Resource, resourceKey, type Scope, scopeKey } from './keys'

interface Filter {
  readonly queryKey: readonly unknown[]
  readonly exact?: boolean
  readonly refetchType?: 'none'
  readonly predicate?: (query: { readonly state: { readonly data: unknown } }) => boolean
}

/** The part of TanStack's `QueryClient` that refreshing needs. */
export interface RefreshableCache {
  invalidateQueries(filter: Filter): Promise<unknown>
  setQueriesData<Data>(filter: Filter, update: (data: Data | undefined) => Data | undefined): unknown
  getQueryData(queryKey: readonly unknown[]): unknown
}

/** What is loaded page by page. */
const LISTS: ReadonlySet<Resource> = new Set<Resource>([
  'grants',
  'transactions',
  'transaction-search',
  'purchases',
  'usage-history',
  'subscriptions',
  'admin-users',
  'admin-audit',
])

/**
 * Asks again for what is on screen of the resources, and for the rest when it is next shown. Calling twice is safe. Settles
 * when all that was asked has answered or failed, and never rejects.
 */
export async function refresh(
  cache: RefreshableCache,
  scope: Scope,
  resources: Iterable<Resource>,
): Promise<void> {
  const asked = [...resources].map((resource) => {
    const queryKey = resourceKey(scope, resource)
    if (LISTS.has(resource)) cutLists(cache, queryKey)
    return cache.invalidateQueries({ queryKey })
  })
  await Promise.allSettled(asked)
}

/**
 * Asks again for everything of a scope that is on screen: news may have been missed. A list that was scrolled far is left
 * as it is until it is next shown, because nobody asked for it and cutting it would make the reader lose their place.
 */
export function refreshAll(cache: RefreshableCache, scope: Scope): void {
  const queryKey = scopeKey(scope)
  void cache.invalidateQueries({ queryKey, refetchType: 'none' })
  void cache.invalidateQueries({ queryKey, predicate: ({ state }) => !isDeepList(state.data) })
}

/** Cuts the lists under a key, or the one of exactly this key, to what a refresh may ask for. */
export function cutLists(cache: RefreshableCache, queryKey: readonly unknown[], exact = false): void {
  cache.setQueriesData<Pages<unknown>>({ queryKey, exact }, cutPages)
}

/** How long news are gathered before what they outdate is asked for again, in milliseconds. */
export const GATHER_MS = 200

/** Refreshes after a burst of news, once per resource. */
export interface Refresher {
  readonly soon: (resources: readonly Resource[]) => void
  /** Forgets what waits. Calling twice is safe. */
  readonly cancel: () => void
}

/** Makes a refresher: the first news starts the wait, later ones join it, so that a steady stream does not starve it. */
export function createRefresher(run: (resources: Iterable<Resource>) => void): Refresher {
  const waiting = new Set<Resource>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = () => {
    timer = null
    const resources = [...waiting]
    waiting.clear()
    run(resources)
  }
  return {
    soon: (resources) => {
      for (const resource of resources) waiting.add(resource)
      if (waiting.size > 0) timer ??= setTimeout(flush, GATHER_MS)
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting.clear()
    },
  }
}
