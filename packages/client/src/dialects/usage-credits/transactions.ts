import { subtract, type Transaction } from '@creditkit/contract'
import type { HostFunction } from '../../http/host-operation'
import { transactionPage } from '../local-page'
import type { WalletOffer } from '../one-wallet/wallet-offer'
import { askHistory } from './history'
import { type NativeTransaction, NativeTransactionSchema, nativeHistory } from './native-answers'

const RowsSchema = nativeHistory('transactions', NativeTransactionSchema)

/** The history of the viewer's account. The backend neither filters nor pages, so both are done here. */
export function transactions({ wallet, config }: WalletOffer): HostFunction<'listTransactions'> {
  const { userId, accountId } = config.viewer
  return async (input, call) => {
    const pageOfRows = (rows: readonly NativeTransaction[]) =>
      transactionPage(
        rows.map((row) => toTransaction(row, accountId, wallet.id)),
        input,
      )
    const about = { userId, type: 'transactions' } as const
    return pageOfRows(
      await askHistory(call, about, RowsSchema, (rows) => pageOfRows(rows).nextCursor !== null),
    )
  }
}

/** Only what has happened is written down, so that every row is completed. */
function toTransaction(row: NativeTransaction, accountId: string, walletId: string): Transaction {
  const { id, type, amount, balanceAfter, description, createdAt } = row
  return {
    id,
    accountId,
    walletId,
    amount,
    type,
    status: 'completed',
    description: description ?? '',
    ...(balanceAfter && { balanceBefore: subtract(balanceAfter, amount), balanceAfter }),
    metadata: {},
    createdAt,
    updatedAt: createdAt,
  }
}
