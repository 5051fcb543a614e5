import { type Amount, type AutoTopUp, add, compare, type Instant, sum } from '@creditkit/contract'
import { transactions } from '../../books/index'
import type { Reader } from '../../store/index'
import { isCredited, isOver } from '../purchase-state'
import { type PurchaseRow, purchases } from '../tables'
import { type TopUpRuleRow, topUps } from './auto-top-up.tables'

/** What a rule has bought: in this month so far, and last. */
export function boughtBy(
  reader: Reader,
  rule: TopUpRuleRow,
  now: Instant,
): Pick<AutoTopUp, 'boughtThisMonth' | 'lastTopUp'> {
  const boughtThisMonth = boughtIn(reader, rule, now)
  const last = lastCredited(reader, rule)
  if (!last) return { boughtThisMonth }
  return { boughtThisMonth, lastTopUp: { purchaseId: last.id, at: last.createdAt, price: last.price } }
}

/** How a rule stands: read off its purchases, so that it does not matter by which way their payments were settled. */
export function standingOf(
  reader: Reader,
  rule: TopUpRuleRow,
  now: Instant,
): Pick<AutoTopUp, 'status' | 'lastFailure'> {
  if (!rule.enabled) return { status: 'off' }
  const lastFailure = failureOf(reader, rule)
  if (lastFailure) return { status: 'failing', lastFailure }
  const next = add(boughtIn(reader, rule, now), rule.amount)
  return { status: compare(next, rule.monthlyLimit) > 0 ? 'limit_reached' : 'active' }
}

/** The purchase that the rule made last, since it was set. */
export function lastPurchase(reader: Reader, rule: TopUpRuleRow): PurchaseRow | undefined {
  return rule.purchaseId === null ? undefined : reader.get(purchases, rule.purchaseId)
}

/** The calendar month (UTC) of a moment, as `2026-11`. */
export function monthOf(at: Instant): string {
  return at.slice(0, 7)
}

/** The place in the history of an account's newest payment; 0 when there is none. */
export function newestPayment(reader: Reader, accountId: string): number {
  for (const { seq } of paymentsOf(reader, accountId)) return seq
  return 0
}

/** Money that the rule's purchases of the month cost, or will cost when those under way go through. */
function boughtIn(reader: Reader, rule: TopUpRuleRow, now: Instant): Amount {
  const prices: Amount[] = []
  for (const { id } of reader.walk(topUps, 'byRule', { prefix: [rule.id, monthOf(now)] })) {
    const purchase = reader.get(purchases, id)
    if (purchase && (isCredited(purchase) || purchase.status === 'processing')) prices.push(purchase.price)
  }
  return sum(prices, rule.amount.asset)
}

/** The newest purchase of the rule that brought credits, also before the rule was set anew. */
function lastCredited(reader: Reader, rule: TopUpRuleRow): PurchaseRow | undefined {
  let last: PurchaseRow | undefined
  for (const { id, month } of reader.walk(topUps, 'byRule', { prefix: [rule.id], order: 'descending' })) {
    if (last && month < monthOf(last.createdAt)) return last
    const purchase = reader.get(purchases, id)
    if (purchase && isCredited(purchase) && (!last || purchase.seq > last.seq)) last = purchase
  }
  return last
}

/** Why the last purchase brought no credits that stayed, unless somebody has paid by hand since. */
function failureOf(reader: Reader, rule: TopUpRuleRow): AutoTopUp['lastFailure'] {
  const purchase = lastPurchase(reader, rule)
  if (!purchase || !hasFailed(purchase) || wasPaidSince(reader, rule)) return undefined
  return { at: purchase.updatedAt, declineCode: purchase.failure?.declineCode ?? purchase.status }
}

/** Nobody is there to act, so what waits for the buyer has failed; money that is fought over is no reason to take more. */
function hasFailed(purchase: PurchaseRow): boolean {
  return isOver(purchase) || purchase.status === 'requires_action' || purchase.status === 'disputed'
}

function wasPaidSince(reader: Reader, rule: TopUpRuleRow): boolean {
  for (const line of paymentsOf(reader, rule.accountId)) {
    if (line.seq <= rule.mark) return false
    const isOther = line.walletId === rule.walletId && line.reference?.id !== rule.purchaseId
    if (isOther && line.status === 'completed') return true
  }
  return false
}

function paymentsOf(reader: Reader, accountId: string) {
  return reader.walk(transactions, 'byType', { prefix: [accountId, 'purchase'], order: 'descending' })
}
