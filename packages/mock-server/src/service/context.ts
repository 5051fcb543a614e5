import type { Instant, ProviderId, Role } from '@creditkit/contract'
import type { Locks } from '../locks/index'
import type { Store, Tx } from '../store/index'
import type { CallCounter } from './call-counter'
import type { ExternalWallets } from './external-wallet/external-ledger'
import type { PaymentGateway } from './payments/payment-gateway'

/** Who is calling. */
export interface Session {
  readonly userId: string
  readonly accountId: string
  readonly name: string
  readonly role: Role
}

/** What every service function works with; time and identifiers come from here and nowhere else. */
export interface Environment {
  readonly store: Store
  readonly locks: Locks
  /** The providers that this backend takes payments through. */
  readonly gateways: Partial<Record<ProviderId, PaymentGateway>>
  /** The wallets that other systems hold; all others, or all where this is absent, are in our own ledger alone. */
  readonly externalWallets?: ExternalWallets
  /** Counts calls for the rate limits. */
  readonly calls: CallCounter
  /** The moment it is now. */
  now(): Instant
  /** A new UUID, drawn from the store's own seeded sequence, so that two tabs never draw the same one. */
  newId(tx: Tx): string
}

/** One call of an operation. `idempotencyKey` is the empty string for operations that change nothing. */
export interface CallContext extends Environment {
  readonly session: Session
  readonly requestId: string
  readonly idempotencyKey: string
  /**
   * The transaction of a mutation that takes only one. What it gives back is the answer, and is kept for the key in the
   * same commit: no crash makes a repeat do the work again. Use it whenever one transaction is enough.
   */
  once<T>(work: (tx: Tx) => T): Promise<T>
}
