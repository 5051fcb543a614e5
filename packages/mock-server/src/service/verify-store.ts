import { holds, transactions, walletBooks } from '../books/index'
import { type Violation, verify } from '../ledger/index'
import type { Reader } from '../store/index'
import { audit, purchases } from './tables'

/** Checks the contract's invariants on everything that is stored; an empty list is health. */
export function verifyStore(reader: Reader): Violation[] {
  return verify({
    books: [...reader.walk(walletBooks, 'byAccount')],
    transactions: [...reader.walk(transactions, 'byAccount')],
    holds: [...reader.walk(holds, 'byAccount')],
    purchases: [...reader.walk(purchases, 'byAccount')],
    refunds: [],
    audit: [...reader.walk(audit, 'bySeq')],
  })
}
