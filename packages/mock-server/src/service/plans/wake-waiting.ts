import { compare } from '@creditkit/contract'
import { available, type WalletBook } from '../../ledger/index'
import type { Tx } from '../../store/index'
import type { Environment } from '../context'
import { knownPlan } from './plan-of'
import { subscriptions } from './plans.tables'

/**
 * Calls up the subscriptions that wait for credits when there are enough of them again: they are due at once. For whoever
 * changes a book; twice is once.
 */
export function wakeWaiting(tx: Tx, environment: Environment, book: WalletBook): void {
  const now = environment.now()
  for (const row of tx.walk(subscriptions, 'byWaiting', { prefix: [book.accountId, book.walletId] })) {
    if (row.dueAt !== null && row.dueAt <= now) continue
    const { price } = knownPlan(tx, row.planId)
    if (compare(available(book), price) >= 0) tx.put(subscriptions, { ...row, dueAt: now })
  }
}
