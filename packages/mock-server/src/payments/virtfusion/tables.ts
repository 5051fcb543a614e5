import { type StoredRecord, table } from '../../store/store'

/**
 * A user. `relation` is what the merchant's own system calls them: a number, or, where `relStr` says so, a text.
 * `selfService` is VirtFusion's level of self service (0 off, 1 hourly, 2 resource packs, 3 both).
 */
export interface UserRow extends StoredRecord {
  readonly number: number
  readonly relation: string
  readonly name: string
  readonly email: string
  readonly selfService: number
  readonly selfServiceHourlyCredit: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** Tokens given to a user in one entry, which is there as a whole or, once `canceledAt` is not null, not at all. */
export interface CreditRow extends StoredRecord {
  readonly number: number
  readonly userId: string
  readonly tokens: number
  readonly reference1: number | null
  readonly reference2: string | null
  /** Milliseconds since 1970, as is `canceledAt`. */
  readonly createdAt: number
  readonly canceledAt: number | null
}

/** Tokens that a user's servers have consumed. */
export interface UsageRow extends StoredRecord {
  readonly number: number
  readonly userId: string
  readonly tokens: number
  readonly description: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** Whether the control panel answers at all. */
export interface PanelRow extends StoredRecord {
  readonly isDown: boolean
}

/** Users, by what the merchant's own system calls them. */
export const users = table<UserRow>()('virtfusion_users', { relation: (row) => [row.relation] })

/** Credit entries, by user. */
export const credits = table<CreditRow>()('virtfusion_credits', { user: (row) => [row.userId, row.number] })

/** Consumption, by user. */
export const usages = table<UsageRow>()('virtfusion_usages', { user: (row) => [row.userId, row.number] })

/** One row, `panel`; none means that it answers. */
export const panels = table<PanelRow>()('virtfusion_panel', {})
