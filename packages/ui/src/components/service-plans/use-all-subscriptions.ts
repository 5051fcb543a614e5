import { type ListHandle, useSubscriptions } from '@creditkit/client/react'
import type { Subscription } from '@creditkit/contract'
import { useEffect } from 'react'

/** The subscriptions, and whether these are all of them. */
export interface AllSubscriptions extends Omit<ListHandle<Subscription>, 'hasMore' | 'loadMore' | 'items'> {
  readonly isComplete: boolean
}

/** Loads every subscription: one that runs may be older than a page of others that have ended. */
export function useAllSubscriptions(): AllSubscriptions {
  const { hasMore, loadMore, items: _, ...handle } = useSubscriptions()
  const { isLoadingMore, loadMoreError } = handle
  useEffect(() => {
    if (hasMore && !isLoadingMore && !loadMoreError) void loadMore()
  }, [hasMore, isLoadingMore, loadMoreError, loadMore])
  return { ...handle, isComplete: !hasMore, error: handle.error ?? loadMoreError }
}
