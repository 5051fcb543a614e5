import { QueryClient } from '@tanstack/react-query'
import type { CreditsClient } from '../http/credits-client'

/** Whether this is where a server renders: nothing mounts there, and no effect runs. */
export const IS_SERVER = typeof window === 'undefined'

/** How long after its last answer a cache still waits for the provider that made it, in milliseconds. */
const ABANDONED_AFTER_MS = 10_000

/**
 * The private caches of providers that something suspended below before React mounted them. Where no boundary stands
 * between, React forgets such a provider's state and begins again; without its cache it would ask anew, for ever.
 */
const waiting = new WeakMap<CreditsClient, QueryClient>()
const mounted = new WeakSet<QueryClient>()

/** The private cache of a provider that is about to mount: the one of its last attempt, or a new one. */
export function privateCache(client: CreditsClient): QueryClient {
  const before = waiting.get(client)
  return before && isAwaited(before) ? before : new QueryClient()
}

/** Keeps the cache for the next attempt, unless its provider is mounted. Calling twice is safe. */
export function keepCache(client: CreditsClient, cache: QueryClient): void {
  // A server resumes where it stopped, and its next visitor may have the same client.
  if (!IS_SERVER && !mounted.has(cache)) waiting.set(client, cache)
}

/** Says that the cache's provider is mounted: the next provider gets a cache of its own. Calling twice is safe. */
export function cacheIsMounted(client: CreditsClient, cache: QueryClient): void {
  mounted.add(cache)
  if (waiting.get(client) === cache) waiting.delete(client)
}

function isAwaited(cache: QueryClient): boolean {
  const recently = Date.now() - ABANDONED_AFTER_MS
  return cache
    .getQueryCache()
    .getAll()
    .some(
      ({ state }) =>
        state.fetchStatus === 'fetching' || Math.max(state.dataUpdatedAt, state.errorUpdatedAt) > recently,
    )
}
