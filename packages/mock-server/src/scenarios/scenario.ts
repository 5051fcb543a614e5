import type { Amount, Branding, Grant, OperationName, Role } from '@creditkit/contract'
import type { Fault } from '../control/faults'
import type { Offers } from '../service/offers'

/** Somebody who exists from the start. `token` is what their requests carry as bearer token. */
export interface ScenarioUser {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly token: string
}

/**
 * Something that happened before the scenario begins, so many minutes ago. Credits come in lots that may expire so
 * many days after the beginning; debits spend them. Steps run through the ledger, oldest first, like anything else.
 */
export type ScenarioStep = {
  readonly accountId: string
  readonly walletId: string
  readonly minutesAgo: number
  readonly description: string
} & (
  | {
      readonly kind: 'credit'
      readonly amount: Amount
      readonly type: string
      readonly source: Grant['source']
      readonly expiresInDays?: number
      readonly money?: Amount
      readonly admin?: { readonly id: string; readonly name: string; readonly reason: string }
    }
  | { readonly kind: 'debit'; readonly amount: Amount; readonly type: string }
)

/** How the mock world stands when it begins. */
export interface Scenario extends Offers {
  readonly name: string
  readonly branding: Pick<Branding, 'name' | 'shortName' | 'symbol' | 'color'>
  readonly users: readonly ScenarioUser[]
  /** Who is signed in when a request carries no token; null is nobody. */
  readonly signedInAs: string | null
  readonly history: readonly ScenarioStep[]
  readonly faults: readonly Fault[]
  readonly delays: readonly { readonly operation: OperationName | '*'; readonly milliseconds: number }[]
  readonly isOffline: boolean
}
