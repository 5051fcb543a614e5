import type { OperationInput, OperationOutput, UsageMeter, UsagePoint } from '@creditkit/contract'
import { useMemo } from 'react'
import { type UsageHistoryFilter, usageHistoryQuery, usageQuery } from '../query/options'
import { metersOf } from '../query/usage-book'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { type ListHandle, useList } from './use-list'
import { useNews, useRead } from './use-read'
import { type SubmissionHandle, useSubmission } from './use-submission'

/** The monthly allowances and how much of each is used, kept current by live events. */
export function useUsage(): ReadHandle<readonly UsageMeter[]> {
  const handle = useRead(usageQuery(useCreditsContext().account))
  const news = useNews()
  const { data } = handle
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the news, only the meters count.
  const meters = useMemo(() => data && metersOf(data, news), [data, news.meters])
  return mapHandle(handle, meters)
}

/** Usage by hour, day or month, asked for again when a meter moves. */
export function useUsageHistory(filter: UsageHistoryFilter = {}): ListHandle<UsagePoint> {
  return useList(usageHistoryQuery(useCreditsContext().account, filter))
}

/**
 * Records usage, the allowance first and then credits; for the roles `admin` and `service`, `forbidden` to customers.
 * Submitting the same twice at once is one record. Meters, balances and history refresh.
 */
export function useRecordUsage(): SubmissionHandle<
  OperationInput<'recordUsage'>,
  OperationOutput<'recordUsage'>
> {
  return useSubmission(useCreditsContext().account.submit('recordUsage'))
}
