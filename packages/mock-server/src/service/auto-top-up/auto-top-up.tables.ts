import type { AutoTopUp } from '@creditkit/contract'
import { table } from '../../store/index'

/**
 * The rule of an account's wallet, by the identifier of its book. `due` while the balance is below the threshold of a
 * rule that is on. `count` numbers its purchases, `purchaseId` is the last one, null when the rule was set since and
 * begins anew. `charging` from the moment a purchase is placed until the provider has said how its charge went. `mark`
 * is the place in the history of the last payment before that purchase.
 */
export interface TopUpRuleRow extends Omit<AutoTopUp, 'status' | 'lastFailure'> {
  readonly id: string
  readonly accountId: string
  readonly due: boolean
  readonly charging: boolean
  readonly count: number
  readonly purchaseId: string | null
  readonly mark: number
}
export const topUpRules = table<TopUpRuleRow>()('top_up_rules', {
  byWork: (rule) => (rule.due || rule.charging ? [rule.accountId, rule.walletId] : null),
})

/** A purchase that a rule made, by the purchase's identifier; `month` is the calendar month (UTC) as `2026-11`. */
export interface TopUpRow {
  readonly id: string
  readonly ruleId: string
  readonly month: string
}
export const topUps = table<TopUpRow>()('top_ups', { byRule: (row) => [row.ruleId, row.month] })
