import type { LedgerState } from '../ledger/index'
import type { Reader } from '../store/index'
import { holds, transactions, walletBooks } from './tables'

/** Everything in the books, for `verify`; purchases, refunds and the audit trail are the service's to add. */
export function readBooks(reader: Reader): Pick<LedgerState, 'books' | 'transactions' | 'holds'> {
  return {
    books: [...reader.walk(walletBooks, 'byAccount')],
    transactions: [...reader.walk(transactions, 'byWallet')],
    holds: [...reader.walk(holds, 'byAccount')],
  }
}
