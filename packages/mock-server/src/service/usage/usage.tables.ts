import type { Amount, Instant } from '@creditkit/contract'
import { table } from '../../store/index'
import type { Granularity } from './stretch'

/** What an account used of a meter in one hour, day or calendar month, and the credits that it paid for it. */
export interface UsageRow {
  readonly id: string
  readonly accountId: string
  readonly meterId: string
  readonly granularity: Granularity
  readonly from: Instant
  readonly used: number
  readonly credits: Amount
}
export const usage = table<UsageRow>()('usage', {
  byMeter: (row) => [row.accountId, row.granularity, row.meterId, row.from],
})

/** The identifier of the row of one stretch. */
export function usageId(row: Omit<UsageRow, 'id' | 'used' | 'credits'>): string {
  return JSON.stringify([row.accountId, row.meterId, row.granularity, row.from])
}
