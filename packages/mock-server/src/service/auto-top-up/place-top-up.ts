import { moneyToCredits, zero } from '@creditkit/contract'
import type { Tx } from '../../store/index'
import { walletOf } from '../catalogue'
import type { Environment } from '../context'
import { putPurchase } from '../purchase-state'
import { markUnconfirmed } from '../settle-purchase'
import type { PurchaseRow } from '../tables'
import { type TopUpRuleRow, topUpRules, topUps } from './auto-top-up.tables'
import { monthOf, newestPayment } from './rule-standing'

/**
 * Places a purchase by a rule. It is `processing` and unconfirmed from the start, because there is nothing to approve
 * and, should everything stop right here, nobody knows whether it was charged.
 */
export function placeTopUp(tx: Tx, environment: Environment, rule: TopUpRuleRow): PurchaseRow {
  const wallet = walletOf(tx, rule.walletId)
  const credits = moneyToCredits(rule.amount, wallet.rate)
  const count = rule.count + 1
  const now = environment.now()
  const { id } = putPurchase(tx, environment, {
    id: environment.newId(tx),
    accountId: rule.accountId,
    attemptKey: `auto-top-up:${rule.walletId}:${count}`,
    seq: tx.next('purchase'),
    walletId: rule.walletId,
    provider: rule.provider,
    credits,
    base: credits,
    bonus: zero(credits.asset),
    price: rule.amount,
    status: 'created',
    declines: 0,
    unconfirmed: false,
    createdAt: now,
    updatedAt: now,
  })
  tx.put(topUps, { id, ruleId: rule.id, month: monthOf(now) })
  const mark = newestPayment(tx, rule.accountId)
  tx.put(topUpRules, { ...rule, count, purchaseId: id, charging: true, mark })
  return markUnconfirmed(tx, environment, id)
}
