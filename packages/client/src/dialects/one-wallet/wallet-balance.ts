import type { Amount, KnownBalance } from '@creditkit/contract'
import type { CallName } from '../../http/call'
import type { HostCall, HostOperations } from '../../http/host-operation'
import { availableBalance, noSuchWallet } from '../available-balance'
import type { WalletOffer } from './wallet-offer'

/** What a backend says of its wallet; totals that it does not keep are absent. */
export interface WalletTold {
  readonly available: Amount
  readonly totalPurchased?: Amount
  readonly totalUsed?: Amount
}

/** Asks the backend for its one wallet, on behalf of an operation. */
type AskWallet = (call: HostCall, operation: 'getBalances' | 'getBalance') => Promise<WalletTold>

/** What is read of the one wallet: the configuration without asking, the balance by one question. */
export function walletReads(offer: WalletOffer, ask: AskWallet) {
  const balance = async (call: HostCall, operation: 'getBalances' | 'getBalance'): Promise<KnownBalance> => {
    const { available, ...totals } = await ask(call, operation)
    return { ...availableBalance(offer, available, call), ...totals }
  }
  return {
    getConfig: () => offer.config,
    getBalances: async (_, call) => ({ balances: [await balance(call, 'getBalances')] }),
    getBalance: ({ walletId = offer.wallet.id }, call) => {
      requireWallet('getBalance', offer, walletId)
      return balance(call, 'getBalance')
    },
  } satisfies HostOperations
}

/** Throws `not_found` for any other wallet, before anything is sent. */
export function requireWallet(operation: CallName, offer: WalletOffer, walletId: string): void {
  if (walletId !== offer.wallet.id) throw noSuchWallet(operation)
}
