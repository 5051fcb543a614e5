import { type Amount, type KnownBalance, toProblem, zero } from '@creditkit/contract'
import type { CallName } from '../../http/call'
import { hostProblem } from '../../http/fault'
import type { HostCall, HostOperations } from '../../http/host-operation'
import { CREDITS, type WalletOffer } from './wallet-offer'

/** What a backend says of its wallet; totals that it does not keep are absent. */
export interface WalletTold {
  readonly available: Amount
  readonly totalPurchased?: Amount
  readonly totalUsed?: Amount
}

/**
 * The balance as the contract has it. Nothing is ever held or pending at such a backend. It counts no versions: of two
 * answers the one that was asked for later counts.
 */
export function toBalance(
  { walletId, lowBalanceAt = 0 }: WalletOffer,
  told: WalletTold,
  { askedAt }: HostCall,
): KnownBalance {
  return {
    status: 'ok',
    walletId,
    ...told,
    held: zero(CREDITS),
    pending: zero(CREDITS),
    lowBalance: told.available.minor < lowBalanceAt,
    version: askedAt,
    updatedAt: new Date(askedAt).toISOString(),
  }
}

/** Asks the backend for its one wallet, on behalf of an operation. */
type AskWallet = (call: HostCall, operation: 'getBalances' | 'getBalance') => Promise<WalletTold>

/** What is read of the one wallet: the configuration without asking, the balance by one question. */
export function walletReads(offer: WalletOffer, ask: AskWallet) {
  return {
    getConfig: () => offer.config,
    getBalances: async (_, call) => ({ balances: [toBalance(offer, await ask(call, 'getBalances'), call)] }),
    getBalance: async ({ walletId = offer.walletId }, call) => {
      requireWallet('getBalance', offer, walletId)
      return toBalance(offer, await ask(call, 'getBalance'), call)
    },
  } satisfies HostOperations
}

/** Throws `not_found` for any other wallet, before anything is sent. */
export function requireWallet(operation: CallName, offer: WalletOffer, walletId: string): void {
  if (walletId === offer.walletId) return
  const errors = [{ path: 'walletId', code: 'not_found', message: 'There is no such wallet.' }]
  throw hostProblem(operation, toProblem('not_found', `The one wallet is ${offer.walletId}.`, '', { errors }))
}
