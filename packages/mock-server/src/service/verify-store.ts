import { holds, transactions, walletBooks } from '../books/index'
import { type Violation, verify } from '../ledger/index'
import type { Reader } from '../store/index'
import { refunds } from './refunds/refunds.tables'
import { audit, purchases } from './tables'

/** Checks the contract's invariants on everything that is stored; an empty list is health. */
export function verifyStore(reader: Reader): Violation[] {
  return verify({
    books: [...reader.walk(walletBooks, 'byAccount')],
    transactions: [...reader.walk(transactions, 'byAccount')],
    holds: [...reader.walk(holds, 'byAccount')],
    purchases: [...reader.walk(purchases, 'byAccount')],
    refunds: [...reader.walk(refunds, 'byPurchase')].filter(({ status }) => status !== 'failed'),
    audit: [...reader.walk(audit, 'bySeq')],
  })
}
