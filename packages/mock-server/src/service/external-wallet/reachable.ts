import { bookId } from '../../ledger/index'
import type { Reader } from '../../store/index'
import { externalAccounts } from './external-wallet.tables'

/** Whether the system that holds an account's wallet answered when it was asked last; true where nobody has been asked. */
export function answers(reader: Reader, accountId: string, walletId: string): boolean {
  return reader.get(externalAccounts, bookId(accountId, walletId))?.isReachable ?? true
}
