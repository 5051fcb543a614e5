import { transactions } from '../../books/index'
import type { Reader } from '../../store/index'
import type { CallContext } from '../context'
import type { Holder } from '../external-wallet/external-wallet.tables'
import { onceUpToDate } from '../external-wallet/once-up-to-date'
import type { ServiceMap } from '../service-map'
import { users } from '../tables'
import { createTransaction } from './create-transaction'
import { updateStatus } from './update-status'

/** Transactions that the product's own server, or an admin, writes and moves on. */
export const postingServices: ServiceMap<'createTransaction' | 'updateTransactionStatus'> = {
  async createTransaction(context, draft) {
    const holders = await read(context, (reader) => knownHolder(reader, draft))
    return onceUpToDate(context, holders, (tx) => createTransaction(tx, context, draft))
  },

  async updateTransactionStatus(context, input) {
    const holders = await read(context, (reader) => reader.get(transactions, input.transactionId))
    return onceUpToDate(context, holders, (tx) => updateStatus(tx, context, input))
  },
}

/** Whose wallet is about to change; none when there is none, which the work itself says best. */
async function read(
  { store }: CallContext,
  find: (reader: Reader) => Holder | undefined,
): Promise<readonly Holder[]> {
  const holder = await store.read(find)
  return holder ? [holder] : []
}

function knownHolder(reader: Reader, { accountId, walletId }: Holder): Holder | undefined {
  const [user] = reader.walk(users, 'byAccount', { prefix: [accountId] })
  return user && { accountId, walletId }
}
