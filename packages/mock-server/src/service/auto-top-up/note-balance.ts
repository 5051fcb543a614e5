import { compare } from '@creditkit/contract'
import { available, type WalletBook } from '../../ledger/index'
import type { Tx } from '../../store/index'
import { type TopUpRuleRow, topUpRules } from './auto-top-up.tables'

/** Notes whether a balance is below the threshold of its rule. For whoever changes a book; twice is once. */
export function noteBalance(tx: Tx, book: WalletBook): void {
  const rule = tx.get(topUpRules, book.id)
  if (!rule) return
  const due = isDue(rule, book)
  if (due !== rule.due) tx.put(topUpRules, { ...rule, due })
}

/** Whether the rule is on and the book, undefined while it is not open, has less than the threshold to spend. */
export function isDue(
  rule: Pick<TopUpRuleRow, 'enabled' | 'threshold'>,
  book: WalletBook | undefined,
): boolean {
  return rule.enabled && (!book || compare(available(book), rule.threshold) < 0)
}
