import type { QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Account } from '../query/account'
import { type Scope, scopeKey } from '../query/keys'
import { type InitialData, isOf, readInitialData, seed } from '../query/prefetched'

/**
 * Draws initial data of the account from the first draw on. Answers whether there was a first draw: until then nothing
 * that is outdated is asked for, because the browser has to draw what the server drew, which asks for nothing.
 */
export function useInitialData(
  queryClient: QueryClient,
  { scope }: Account,
  initialData: InitialData | null | undefined,
): () => boolean {
  const [taken] = useState(() => new Set<string>())
  takeInitialData(queryClient, scope, initialData, taken)

  const isDrawn = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: initial data that came later is counted too.
  useEffect(() => {
    countByOwnClock(queryClient, scope)
    if (!isDrawn.current) refreshOutdated(queryClient, scope)
    isDrawn.current = true
  }, [queryClient, scope, initialData])
  return useCallback(() => isDrawn.current, [])
}

/** Taken once: what was dropped since, because somebody else was signed in, does not come back. */
function takeInitialData(queryClient: QueryClient, scope: Scope, given: unknown, taken: Set<string>): void {
  const initial = given ? readInitialData(given) : null
  const name = JSON.stringify([scopeKey(scope), initial?.askedAt])
  if (initial === null || taken.has(name) || !isOf(scope, initial)) return
  taken.add(name)
  seed(queryClient, scope, initial)
}

/** In the first draw, data has the time of the server's clock, as the server drew it; from then on it ages by our own. */
function countByOwnClock(queryClient: QueryClient, scope: Scope): void {
  const now = Date.now()
  for (const query of queryClient.getQueryCache().findAll({ queryKey: scopeKey(scope) })) {
    if (query.state.dataUpdatedAt > now) query.setState({ dataUpdatedAt: now })
  }
}

/** Asks for what the first draw left outdated; a request under way is joined. */
function refreshOutdated(queryClient: QueryClient, scope: Scope): void {
  const filter = { queryKey: scopeKey(scope), type: 'active', stale: true } as const
  void queryClient.refetchQueries(filter, { cancelRefetch: false })
}
