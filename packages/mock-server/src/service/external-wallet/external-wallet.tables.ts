import type { Amount, Instant } from '@creditkit/contract'
import { table } from '../../store/index'
import type { PaidOutcome } from '../payments/payment-gateway'

/** An account's wallet that another system holds. */
export interface Holder {
  readonly accountId: string
  readonly walletId: string
}

/**
 * How we stand with the other system about one account. `owed` are credits that our ledger has taken and the other
 * system still has, with no entry left to cut them from. `checkedAt` is when its figures were last taken in, null while
 * never; `dueAt` when they are to be taken in next. `trouble` is why it refused something, null when it did not.
 */
export interface ExternalAccountRow extends Holder {
  readonly id: string
  readonly owed: Amount
  readonly checkedAt: Instant | null
  readonly isReachable: boolean
  readonly dueAt: Instant
  readonly trouble: string | null
}
export const externalAccounts = table<ExternalAccountRow>()('external_accounts', {
  byDue: (row) => [row.dueAt],
})

/**
 * One entry of credits in the other system, as it ought to be: written down before anybody is asked, so that whatever
 * goes wrong can be taken up again. Its identifier is the reference that the entry carries there. `wanted` entries are
 * to be given, `there` are, `unwanted` are to be cancelled, `gone` were. `creditId` is the other system's, null until
 * it has told. `transactionId` is the line that the entry stands for, `purchaseId` the purchase that paid for it;
 * `delivers` is how the payment stands while our ledger waits for the entry before it credits, null otherwise.
 */
export interface ExternalEntryRow extends Holder {
  readonly id: string
  readonly seq: number
  readonly credits: Amount
  readonly state: 'wanted' | 'there' | 'unwanted' | 'gone'
  readonly creditId: string | null
  readonly transactionId: string | null
  readonly purchaseId: string | null
  readonly delivers: PaidOutcome | null
}
export const externalEntries = table<ExternalEntryRow>()('external_entries', {
  byAccount: (row) => (row.state === 'gone' ? null : [row.accountId, row.walletId, row.seq]),
  byCredit: (row) => (row.creditId === null ? null : [row.walletId, row.creditId]),
  byDelivery: (row) => (row.delivers === null || row.purchaseId === null ? null : [row.purchaseId]),
})

/** A consumption that has been taken in, under `<walletId>:<the other system's identifier>`. */
export interface ExternalUsageRow {
  readonly id: string
  readonly transactionId: string
}
export const externalUsages = table<ExternalUsageRow>()('external_usages', {})
