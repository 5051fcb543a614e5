import { parse, toProblem, UsageHistoryQuerySchema } from '@creditkit/contract'
import { hostProblem } from '../../http/fault'
import type { HostFunction } from '../../http/host-operation'
import { instantOf } from '../available-balance'
import { pageOf } from '../local-page'
import { askHistory } from './history'
import { type NativeUsage, NativeUsageSchema, nativeHistory } from './native-answers'
import { stretchAt, toUsagePoints } from './usage-points'

const RowsSchema = nativeHistory('usage', NativeUsageSchema)

/**
 * The usage that was paid with credits, as the one meter there is: its unit is a credit. What was used within the monthly
 * limits the API does not tell.
 */
export function usageHistory(userId: string, meterId: string): HostFunction<'listUsageHistory'> {
  return async (input, call) => {
    const query = parse(UsageHistoryQuerySchema, input)
    if (!query.ok) {
      const { errors } = query
      throw hostProblem(
        'listUsageHistory',
        toProblem('validation_failed', 'Mend the named fields.', '', { errors }),
      )
    }
    const { granularity = 'day', from, to } = query.value
    if (query.value.meterId !== undefined && query.value.meterId !== meterId)
      return { items: [], nextCursor: null }
    const now = instantOf(call.askedAt)
    const pageOfPoints = (rows: readonly NativeUsage[]) =>
      pageOf(
        toUsagePoints(rows, { meterId, granularity, from, to, now }),
        query.value,
        (point) => ({ at: point.from, id: point.meterId }),
        'listUsageHistory',
      )
    const begin = from === undefined ? undefined : stretchAt(granularity, from)
    // The last point, which may be cut, is shown by neither: it is on the next page, or before what is asked for.
    const isEnough = (rows: readonly NativeUsage[]) =>
      pageOfPoints(rows).nextCursor !== null ||
      (begin !== undefined && rows.some(({ createdAt }) => createdAt < begin))
    return pageOfPoints(await askHistory(call, { userId, type: 'usage' }, RowsSchema, isEnough))
  }
}
