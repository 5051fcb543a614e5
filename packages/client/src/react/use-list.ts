import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import type { CreditsError } from '../http/problem'
import type { AskedPage } from '../query/history'
import type { CreditsKey } from '../query/keys'
import type { ListQuery } from '../query/options'
import { cutLists } from '../query/refresh'
import { useCreditsContext } from './context'
import { type ReadHandle, toInstant } from './read-handle'
import { mayAsk, useDataAtOnce, useLastingError } from './use-read'

/** A read handle of a list that is loaded page by page. */
export interface ListHandle<Item> extends ReadHandle<readonly Item[]> {
  /** The rows that are loaded, none while loading: `data` without its undefined. */
  readonly items: readonly Item[]
  readonly hasMore: boolean
  /** Loads the next page, and never rejects. Calling twice is one request; without a next page it does nothing. */
  readonly loadMore: () => Promise<void>
  readonly isLoadingMore: boolean
  /** Why the next page could not be loaded; null otherwise. The rows before it are not stale for that. */
  readonly loadMoreError: CreditsError | null
}

/** The pages of a list as they were answered; {@link useList} makes rows of them. */
export interface PagesHandle<Item> extends Omit<ListHandle<Item>, 'data' | 'items'> {
  readonly pages: readonly AskedPage<Item>[] | undefined
}

/** Reads a list page by page. With `keepPrevious` the rows of the question before stay, marked stale, while loading. */
export function usePages<Item>(query: ListQuery<Item>, { keepPrevious = false } = {}): PagesHandle<Item> {
  const { presence, queryClient, isDrawn } = useCreditsContext()
  const asks = mayAsk(presence)
  const [, accountId, userId, resource] = query.queryKey
  const result = useInfiniteQuery<
    AskedPage<Item>,
    CreditsError,
    InfiniteData<AskedPage<Item>, string | null>,
    ListQuery<Item>['queryKey'],
    string | null
  >(
    {
      ...query,
      enabled: asks,
      refetchOnMount: (asked) => isDrawn() && query.refetchOnMount(asked),
      placeholderData: (previous, asked) => {
        const [, ofAccount, ofUser, ofResource] = asked?.queryKey ?? []
        const isSameList = ofAccount === accountId && ofUser === userId && ofResource === resource
        return keepPrevious && isSameList ? previous : undefined
      },
    },
    queryClient,
  )
  useDataAtOnce(queryClient, query.queryKey)
  const { data, fetchNextPage, hasNextPage, isFetching, isFetchingNextPage, refetch } = result
  const error = useLastingError({ error: result.error, isFetching, data }, query.queryKey, presence)
  const { queryKey } = query
  const isPageError = error !== null && stateOf(queryClient, queryKey)?.fetchMeta?.fetchMore !== undefined
  const refreshError = isPageError ? null : error
  const hash = JSON.stringify(queryKey)

  // Nobody looks at the deep pages of a list that has gone; coming back to it must not load them all.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by its content.
  useEffect(() => {
    return () => {
      if (queryClient.getQueryCache().find({ queryKey, exact: true })?.getObserversCount() === 0) {
        cutLists(queryClient, queryKey, true)
      }
    }
  }, [queryClient, hash])

  return {
    pages: data?.pages,
    error: refreshError,
    isPending: data === undefined && refreshError === null,
    isFetching,
    isStale: data !== undefined && (refreshError !== null || result.isPlaceholderData),
    updatedAt: toInstant(result.dataUpdatedAt),
    // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by its content.
    refetch: useCallback(async () => {
      if (!asks) return
      cutLists(queryClient, queryKey, true)
      await refetch({ cancelRefetch: false })
    }, [refetch, asks, queryClient, hash]),
    hasMore: hasNextPage && !result.isPlaceholderData,
    // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by its content.
    loadMore: useCallback(async () => {
      if (!asks || !hasNextPage) return
      const state = stateOf(queryClient, queryKey)
      const isRefreshing = state?.fetchStatus === 'fetching' && !state.fetchMeta?.fetchMore
      // A refresh under way is waited for: it would swallow the page, or be canceled by it.
      if (isRefreshing) await refetch({ cancelRefetch: false })
      await fetchNextPage({ cancelRefetch: false })
    }, [fetchNextPage, refetch, asks, hasNextPage, queryClient, hash]),
    isLoadingMore: isFetchingNextPage,
    loadMoreError: isPageError ? error : null,
  }
}

/** Makes the handle of a list from its pages; `toItems` is kept stable by the caller, or rows are made at each render. */
export function useRows<Item>(
  { pages, ...handle }: PagesHandle<Item>,
  toItems: (pages: readonly AskedPage<Item>[]) => readonly Item[],
): ListHandle<Item> {
  const data = useMemo(() => pages && toItems(pages), [pages, toItems])
  return { ...handle, data, items: data ?? NO_ITEMS }
}

/** Reads a list whose rows are just what the server answers. */
export function useList<Item>(
  query: ListQuery<Item>,
  options?: { keepPrevious?: boolean },
): ListHandle<Item> {
  return useRows(usePages(query, options), flatten)
}

/** Where a query stands. What its last request was for is read here: older versions of TanStack's hook do not tell it. */
function stateOf(queryClient: QueryClient, queryKey: CreditsKey) {
  return queryClient.getQueryCache().find({ queryKey, exact: true })?.state
}

const NO_ITEMS: readonly never[] = []

function flatten<Item>(pages: readonly AskedPage<Item>[]): readonly Item[] {
  return pages.flatMap((page) => page.items)
}
