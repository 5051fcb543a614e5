import type { Amount, Balance } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { AMBIENT_ACCOUNT, type Scope } from '../http/scope'
import { systemTimers } from '../http/timers'
import { type BalanceSource, createBalanceSource } from './balance-source'
import type { NativeBalance } from './told'
import { createToolFetch, type Fetch, type ToolFetchOptions } from './tool-fetch'

/** How a credit manager is made. */
export interface CreditManagerOptions extends ToolFetchOptions {
  readonly client: CreditsClient
  /** Who is signed in, as the provider is told; absent, whoever the client's requests are authenticated as. */
  readonly session?: Scope | undefined
  /** The wallet, the first in spend order when absent. */
  readonly walletId?: string | undefined
  /** Whether to follow live events while somebody subscribes, true when absent. */
  readonly live?: boolean | undefined
}

/** A wallet's credits as events: for code that is no React component, and for endpoints that take credits. */
export interface CreditManager {
  /**
   * Calls back with what can be spent, with its asset: at once when it is known, and after every change. It is never
   * called with zero for what is not known. The answer stops it and may be called twice.
   */
  readonly subscribeToCredits: (callback: (available: Amount) => void) => () => void
  /** What can be spent, as last heard; undefined while it is not known. */
  readonly getBalance: () => Amount | undefined
  /**
   * Tells every widget a balance that the host knows of: units of the wallet as a number or decimal text, an amount, or a
   * balance of the contract. It shows until the server says otherwise, which is asked soon. What is no amount of the
   * wallet is not shown.
   */
  readonly updateBalance: (newBalance: NativeBalance | Balance) => void
  /**
   * Fetches from an endpoint of the host, and tells every widget the balance that its answer carries: `newBalance`, a
   * `balance` of the contract, or with 402 `currentBalance`. The answer is handed on untouched.
   */
  readonly fetch: Fetch
}

/**
 * Makes the credit manager of a wallet. Nothing is asked or followed until somebody subscribes.
 *
 * The React widgets of a provider with the same client and session hear what it is told, and it hears what they hear.
 *
 * ```ts
 * const credits = createCreditManager({ client, session: { accountId } })
 * const stop = credits.subscribeToCredits((available) => header.show(toDecimal(available)))
 * const answer = await credits.fetch('/api/generate', { method: 'POST', body })
 * ```
 */
export function createCreditManager({
  client,
  session = { accountId: AMBIENT_ACCOUNT },
  walletId,
  live,
  ...options
}: CreditManagerOptions): CreditManager {
  const { timers } = options
  const source = createBalanceSource({ client, scope: session, walletId, live, timers })
  return toCreditManager(source, options)
}

/** Makes a manager of a source that others may share. */
export function toCreditManager(source: BalanceSource, options: ToolFetchOptions): CreditManager {
  const { timers = systemTimers } = options
  return {
    subscribeToCredits: source.subscribe,
    getBalance: source.get,
    updateBalance: (newBalance) => source.tell(newBalance, timers.now()),
    fetch: createToolFetch(source, options),
  }
}
