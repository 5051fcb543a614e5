import { isPosted, type LedgerTransaction } from '../ledger-transaction'
import { groupBy } from './group-by'
import type { LedgerState, PurchaseFacts } from './ledger-state'
import { type Report, total, units } from './violation'

const CREDITED: readonly PurchaseFacts['status'][] = [
  'succeeded',
  'partially_refunded',
  'refunded',
  'disputed',
]

/** Invariant 4: a payment credits once, and a purchase is credited, exactly once and in full, when it has succeeded. */
export function checkCrediting({ purchases, transactions }: LedgerState, report: Report): void {
  const credits = transactions.filter(
    (line) => isPosted(line) && line.amount.minor > 0 && (line.type === 'purchase' || line.type === 'bonus'),
  )
  const paid = new Map<string, string>()
  for (const { id, type, payment } of credits) {
    if (type !== 'purchase' || payment?.paymentId === undefined) continue
    const name = `${payment.provider} ${payment.paymentId}`
    const earlier = paid.get(name)
    if (earlier)
      report(`transaction ${id}`, `The payment ${name} has credited before: transaction ${earlier}.`)
    paid.set(name, id)
  }

  const ofPurchases = credits.filter(({ reference }) => reference?.type === 'purchase')
  const byPurchase = groupBy(ofPurchases, ({ reference }) => reference?.id ?? '')
  for (const purchase of purchases) {
    checkPurchase(purchase, byPurchase.get(purchase.id) ?? [], report)
    byPurchase.delete(purchase.id)
  }
  for (const id of byPurchase.keys()) report(`purchase ${id}`, 'It is credited but does not exist.')
}

function checkPurchase(purchase: PurchaseFacts, lines: readonly LedgerTransaction[], report: Report): void {
  const where = `purchase ${purchase.id}`
  const main = lines.filter(({ type }) => type === 'purchase')
  const due = CREDITED.includes(purchase.status) ? 1 : 0
  if (main.length !== due) report(where, `It is ${purchase.status} and credited ${main.length} times.`)
  if (due === 0 || main.length === 0) return
  const credited = total(lines.map(({ amount }) => amount))
  if (credited !== units(purchase.credits))
    report(where, `${credited} is credited, ${purchase.credits.minor} is bought.`)
  if (purchase.transactionId !== main[0]?.id) report(where, 'Its transactionId does not name its crediting.')
  for (const { accountId, walletId } of lines) {
    if (accountId !== purchase.accountId || walletId !== purchase.walletId)
      report(where, 'It is credited to another wallet.')
  }
}
