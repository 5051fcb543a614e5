import type { Wallet } from '@creditkit/contract'
import { bookId } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { requireReachable, walletUnavailable } from '../catalogue'
import type { CallContext } from '../context'
import { isHeldElsewhere } from './entries'
import type { Holder } from './external-wallet.tables'
import { answers } from './reachable'
import { synchronise } from './synchronise'

/**
 * The one transaction of a mutation that changes accounts' wallets. What other systems hold of them is taken in before,
 * and what changed is brought to them after; what does not get through then is on record, and follows. The work asks
 * {@link requireAnswering} for itself, so that one wallet's outage holds up no other's change.
 */
export async function onceUpToDate<T>(
  context: CallContext,
  holders: readonly Holder[],
  work: (tx: Tx) => T,
): Promise<T> {
  const elsewhere = new Map(
    holders
      .filter(({ walletId }) => isHeldElsewhere(context, walletId))
      .map((holder) => [bookId(holder.accountId, holder.walletId), holder]),
  )
  for (const holder of elsewhere.values()) await synchronise(context, holder)
  const result = await context.once(work)
  for (const holder of elsewhere.values()) await synchronise(context, holder)
  return result
}

/** Lets the call through when an account's wallet can be reached now; `wallet_unavailable` otherwise. */
export function requireAnswering(reader: Reader, accountId: string, wallet: Wallet): void {
  requireReachable(reader, wallet)
  if (!answers(reader, accountId, wallet.id)) throw walletUnavailable(wallet.id)
}
