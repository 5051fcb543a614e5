import type { ListHandle } from '@creditkit/client/react'
import type { Transaction } from '@creditkit/contract'
import { useCallback, useRef } from 'react'

/** With fewer rows than this below those in sight, the next page is loaded. */
const AHEAD = 25
/** Rows that the page takes by itself before it asks: what stands below the history has to be reachable. */
const BY_ITSELF = 200

/** How the next page comes. Both functions are always the same. */
export interface LoadAhead {
  /** To be told whenever another row is the last in sight. */
  readonly onNearEnd: (rowsBelow: number, isFramed: boolean) => void
  /** Loads the next page, because somebody wants it. */
  readonly onLoadMore: () => void
}

/** Loads the next page before somebody has come to the end: for ever in a frame of its own, some pages at a time in the page. */
export function useLoadAhead(history: ListHandle<Transaction>): LoadAhead {
  const latest = useRef(history)
  latest.current = history
  const until = useRef(BY_ITSELF)
  return {
    onNearEnd: useCallback((rowsBelow: number, isFramed: boolean) => {
      const { hasMore, isLoadingMore, loadMoreError, items, loadMore } = latest.current
      // What has failed is asked for again by whoever wants it, not by every turn of the wheel.
      if (!hasMore || isLoadingMore || loadMoreError || rowsBelow >= AHEAD) return
      if (isFramed || items.length < until.current) void loadMore()
    }, []),
    onLoadMore: useCallback(() => {
      until.current = latest.current.items.length + BY_ITSELF
      void latest.current.loadMore()
    }, []),
  }
}
