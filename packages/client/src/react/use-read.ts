import { hashKey, type QueryClient, useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { CreditsError } from '../http/problem'
import type { CreditsKey } from '../query/keys'
import { type News, NO_NEWS } from '../query/news'
import type { ReadQuery } from '../query/options'
import { type Presence, useCreditsContext } from './context'
import { type ReadHandle, SIGNED_OUT, toInstant } from './read-handle'

/** A read handle, and when its request last answered and failed, in milliseconds, 0 for never. */
export interface TimedHandle<Data> extends ReadHandle<Data> {
  readonly answeredAt: number
  readonly failedAt: number
}

/** Reads a query with the provider's own client, never TanStack's default one. */
export function useRead<Data>(query: ReadQuery<Data>, enabled = true): TimedHandle<Data> {
  const { presence, queryClient, isDrawn } = useCreditsContext()
  const asks = enabled && mayAsk(presence)
  const result = useQuery<Data, CreditsError, Data, ReadQuery<Data>['queryKey']>(
    { ...query, enabled: asks, refetchOnMount: isDrawn },
    queryClient,
  )
  useDataAtOnce(queryClient, query.queryKey)
  const { data, refetch } = result
  const error = useLastingError(result, query.queryKey, presence)
  return {
    data,
    error,
    isPending: data === undefined && error === null,
    isFetching: result.isFetching,
    isStale: data !== undefined && error !== null,
    updatedAt: toInstant(result.dataUpdatedAt),
    answeredAt: result.dataUpdatedAt,
    failedAt: result.errorUpdatedAt,
    refetch: useCallback(async () => {
      if (asks) await refetch({ cancelRefetch: false })
    }, [refetch, asks]),
  }
}

/**
 * Renders a component as soon as there is other data. TanStack says so a moment later, and a component that rendered in
 * between for a reason of its own would show what its neighbours do not have yet.
 */
export function useDataAtOnce(queryClient: QueryClient, queryKey: CreditsKey): void {
  const resource = queryKey[3]
  const subscribe = useCallback(
    (onChange: () => void) =>
      queryClient.getQueryCache().subscribe(({ type, query }) => {
        // What else is told of a query is told while some component renders, when nobody may be made to render.
        if (CHANGES.has(type) && query.queryKey[3] === resource) onChange()
      }),
    [queryClient, resource],
  )
  const read = () => queryClient.getQueryData(queryKey)
  useSyncExternalStore(subscribe, read, read)
}

/** What may have changed the data of a query. */
const CHANGES: ReadonlySet<string> = new Set(['updated', 'removed'])

/** What was heard of the account besides the answers to its queries. */
export function useNews(): News {
  const { news } = useCreditsContext().account
  return useSyncExternalStore(news.subscribe, news.get, noNews)
}

/** Whether requests make sense: there is somebody to ask for. */
export function mayAsk(presence: Presence): boolean {
  return presence === 'known' || presence === 'ambient'
}

interface Outcome {
  readonly error: CreditsError | null
  readonly isFetching: boolean
  readonly data: unknown
}

/**
 * The error of a query, also while it is asked again after failing for the first time. TanStack starts such a query over,
 * and a retry button would turn into a skeleton under the finger that pressed it.
 */
export function useLastingError(
  { error, isFetching, data }: Outcome,
  queryKey: readonly unknown[],
  presence: Presence,
): CreditsError | null {
  const hash = hashKey(queryKey)
  const last = useRef<{ hash: string; error: CreditsError } | null>(null)
  const isAskedAgain = isFetching && data === undefined && last.current?.hash === hash
  const current = error ?? (isAskedAgain ? (last.current?.error ?? null) : null)
  last.current = current && { hash, error: current }
  return presence === 'none' ? SIGNED_OUT : current
}

const noNews = () => NO_NEWS
