import type { Instant } from '@creditkit/contract'
import { table } from '../../store/index'

/** A code that an account turned into credits; `place` counts from 1 the accounts that did so with this code. */
export interface RedemptionRow {
  readonly id: string
  readonly code: string
  readonly accountId: string
  readonly place: number
  readonly transactionId: string
  readonly redeemedAt: Instant
}
export const redemptions = table<RedemptionRow>()('redemptions', {
  byCode: (row) => [row.code, row.place],
})

/** The identifier of an account's redemption of a code: there is one at most. */
export function redemptionId(accountId: string, code: string): string {
  // What is typed as a code may be no well-formed text, which an address could not carry.
  return JSON.stringify([accountId, code])
}
