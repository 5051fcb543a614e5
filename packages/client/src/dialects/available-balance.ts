import { type Amount, type KnownBalance, toProblem, type Wallet, zero } from '@creditkit/contract'
import type { CallName } from '../http/call'
import { hostProblem } from '../http/fault'
import type { HostCall } from '../http/host-operation'

/** A wallet of a backend that knows nothing of it but what is available. */
export interface AvailableWallet {
  readonly wallet: Wallet
  /** Available smallest units below which the balance is low; undefined when it never is. */
  readonly lowBalanceAt: number | undefined
}

/**
 * The balance of a backend that tells one number: nothing of it is held or pending there, and totals are not kept. Such
 * a backend counts no versions: of two answers the one that was asked for later is the newer, unless `version` is given.
 */
export function availableBalance(
  { wallet, lowBalanceAt }: AvailableWallet,
  available: Amount,
  { askedAt }: Pick<HostCall, 'askedAt'>,
  version = askedAt,
): KnownBalance {
  return {
    status: 'ok',
    walletId: wallet.id,
    available,
    held: zero(wallet.asset),
    pending: zero(wallet.asset),
    lowBalance: lowBalanceAt !== undefined && available.minor < lowBalanceAt,
    version,
    updatedAt: instantOf(askedAt),
  }
}

/** A moment in milliseconds since 1970 as the contract writes it. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** The error for a wallet that there is none of; nothing was sent. */
export function noSuchWallet(operation: CallName) {
  const errors = [{ path: 'walletId', code: 'not_found', message: 'There is no such wallet.' }]
  return hostProblem(operation, toProblem('not_found', 'Name a wallet of the configuration.', '', { errors }))
}
