import type { QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Account } from '../query/account'
import { type CreditsKey, scopeKey } from '../query/keys'
import { type ListQuery, type ReadQuery, STALE_AFTER_MS } from '../query/options'
import { useCreditsContext } from './context'
import { type ReadHandle, SIGNED_OUT } from './read-handle'

/**
 * A handle under suspense: its data is there, or the component is not drawn. Null still means "loaded, and there is none".
 * A request that failed while there is no data throws its `CreditsError`; one that fails later leaves the data, as stale.
 *
 * While it is not known who is signed in, it waits: keep a boundary below whoever finds that out. When nobody is, it throws
 * `unauthenticated`. A server that streams asks by itself, and the browser asks again unless both have the `initialData`;
 * a server that does not know the session throws, and leaves what is below the boundary to the browser.
 */
export type Loaded<Handle extends ReadHandle<unknown>> = Handle & {
  readonly data: Exclude<Handle['data'], undefined>
}

/** A question that has to be answered before a component is drawn. */
export interface Needed {
  readonly queryKey: CreditsKey
  /** Asks, joins a request that is under way, and never rejects. */
  readonly ask: (queryClient: QueryClient) => Promise<void>
}

/** Needs the answer to a query. */
export function answerTo<Data>(query: ReadQuery<Data>): Needed {
  return { queryKey: query.queryKey, ask: (queryClient) => queryClient.prefetchQuery(query) }
}

/** Needs the first page of a list. */
export function pageOf<Item>(query: ListQuery<Item>): Needed {
  return { queryKey: query.queryKey, ask: (queryClient) => queryClient.prefetchInfiniteQuery(query) }
}

/**
 * Suspends until everything needed is there, all of it asked for at once; throws why it is not. An error is thrown for
 * as long as data would count as fresh, because React draws what threw once more before it turns to an error boundary.
 */
export function useNeeded(needs: (account: Account) => readonly Needed[]): void {
  const { account, presence, queryClient, untilKnown, onSuspend } = useCreditsContext()
  if (presence === 'none') throw SIGNED_OUT
  if (presence === 'unknown') throw untilKnown()
  const missing = needs(account).filter(({ queryKey }) => {
    const state = queryClient.getQueryState(queryKey)
    if (state?.data !== undefined) return false
    if (state?.error && Date.now() - state.errorUpdatedAt < STALE_AFTER_MS) throw state.error
    return true
  })
  if (missing.length === 0) return
  onSuspend()
  throw Promise.all(missing.map(({ ask }) => ask(queryClient)))
}

/** The handle of a component that is drawn only when its data is there. */
export function loaded<Handle extends ReadHandle<unknown>>(handle: Handle): Loaded<Handle> {
  if (!isLoaded(handle)) throw new Error('A hook under suspense needs more than it waited for.')
  return handle
}

function isLoaded<Handle extends ReadHandle<unknown>>(handle: Handle): handle is Loaded<Handle> {
  return handle.data !== undefined
}

/**
 * Lets what failed be asked for again. Call it where an error boundary is reset, before what it replaced is drawn anew:
 * `<ErrorBoundary onReset={useRetryFailed()}>`. Calling twice is one request.
 */
export function useRetryFailed(): () => void {
  const { account, queryClient } = useCreditsContext()
  return useCallback(() => {
    void queryClient.resetQueries({
      queryKey: scopeKey(account.scope),
      predicate: ({ state }) => state.status === 'error' && state.data === undefined,
    })
  }, [account, queryClient])
}
