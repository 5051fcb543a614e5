import { useUsageHistory } from '@creditkit/client/react'
import { useEffect } from 'react'
import { type ChartQuestion, isEnough, toHistoryFilter } from './chart-question.model'
import type { WholeHistory } from './usage-chart.model'

/** All points of a question, and how to ask for them again. */
export interface WholeHistoryHandle extends WholeHistory {
  /** Whether points are on their way. */
  readonly isFetching: boolean
  /** Asks again: for what is missing where something is, otherwise for all of it. Never rejects. */
  readonly refetch: () => Promise<void>
}

/** Loads page after page until all that the question is about is there; `data` is undefined until then. */
export function useWholeHistory(question: ChartQuestion): WholeHistoryHandle {
  const history = useUsageHistory(toHistoryFilter(question))
  const { data, hasMore, isLoadingMore, loadMoreError, loadMore, isStale, updatedAt, refetch } = history
  const stretches = new Set(history.items.map(({ from }) => from)).size
  const lacks = hasMore && !isEnough(stretches, question.range)
  const asksOn = lacks && !isLoadingMore && loadMoreError === null

  useEffect(() => {
    if (asksOn) void loadMore()
  }, [asksOn, loadMore])

  return {
    data: lacks && loadMoreError === null ? undefined : data,
    error: history.error,
    isStale,
    updatedAt,
    cutBy: lacks ? loadMoreError : null,
    isFetching: history.isFetching || isLoadingMore,
    refetch: loadMoreError === null ? refetch : loadMore,
  }
}
