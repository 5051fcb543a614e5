import type { Amount, Branding, Grant, OperationName, Role } from '@creditkit/contract'
import type { Fault } from '../control/faults'
import type { ProviderFault } from '../payments/faults'
import type { Providers } from '../providers'
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

/**
 * A plan that was bought before the scenario begins, its payments being steps of the history: so many months from its
 * start on are paid for. Then it renews, or, canceled, ends.
 */
export interface ScenarioSubscription {
  readonly id: string
  readonly accountId: string
  readonly planId: string
  readonly startedMinutesAgo: number
  readonly months: number
  readonly autoRenew: boolean
}

/**
 * Units used of a meter in a calendar month (UTC), spread over its days: in the present one (0 months ago) up to the
 * beginning of the scenario. What goes past the allowance is paid with credits.
 */
export interface ScenarioUsage {
  readonly accountId: string
  readonly meterId: string
  readonly monthsAgo: number
  readonly quantity: number
}

/** What a prologue acts on. */
export interface ScenarioWorld {
  fetch(path: string, init?: RequestInit): Promise<Response>
  readonly providers: Providers
}

/** How the mock world stands when it begins. */
export interface Scenario extends Offers {
  readonly name: string
  readonly branding: Pick<Branding, 'name' | 'shortName' | 'symbol' | 'color'>
  readonly users: readonly ScenarioUser[]
  /** Who is signed in when a request carries no token; null is nobody. */
  readonly signedInAs: string | null
  readonly history: readonly ScenarioStep[]
  /** Those of plans that are not on offer are passed over, so that a world with other plans needs no others here. */
  readonly subscriptions: readonly ScenarioSubscription[]
  /** That of meters that are not on offer is passed over, too. */
  readonly usage: readonly ScenarioUsage[]
  /**
   * What happens before anybody else comes, as requests and at the providers like anything else, in a world that has
   * all the rest already; absent when nothing does. It leaves what it did, and no faults or holds.
   */
  readonly prologue?: (world: ScenarioWorld) => Promise<void>
  readonly faults: readonly Fault[]
  readonly providerFaults: readonly ProviderFault[]
  readonly delays: readonly { readonly operation: OperationName | '*'; readonly milliseconds: number }[]
  readonly isOffline: boolean
}
