import type { LedgerTransaction } from '../ledger-transaction'
import { groupBy } from './group-by'
import type { LedgerState } from './ledger-state'
import { type Report, total, units } from './violation'

/** Invariant 5: refunded money never exceeds paid money, and credits taken back never exceed those bought. */
export function checkRefunds({ purchases, refunds, transactions }: LedgerState, report: Report): void {
  const known = new Set(purchases.map(({ id }) => id))
  const refundsOf = groupBy(refunds, ({ purchaseId }) => purchaseId)
  const takenFrom = groupBy(transactions.filter(takesBack), (line) => line.reference?.id ?? '')
  for (const { id, credits, price, refunded } of purchases) {
    const where = `purchase ${id}`
    const own = refundsOf.get(id) ?? []
    const money = total(own.map((refund) => refund.money))
    if (money > units(price)) report(where, `${money} is refunded of ${price.minor} paid.`)
    if (refunded && units(refunded) !== money)
      report(where, `It says ${refunded.minor} is refunded; its refunds sum to ${money}.`)
    const bought = units(credits)
    const returned = total(own.map((refund) => refund.credits))
    if (returned > bought) report(where, `${returned} credits are refunded of ${bought} bought.`)
    const taken = -total((takenFrom.get(id) ?? []).map(({ amount }) => amount))
    if (taken > bought) report(where, `${taken} credits are taken back of ${bought} bought.`)
  }
  for (const { id, purchaseId, money, credits } of refunds) {
    if (!known.has(purchaseId)) report(`refund ${id}`, `The purchase ${purchaseId} does not exist.`)
    if (money.minor < 0 || credits.minor < 0) report(`refund ${id}`, 'It gives back less than nothing.')
  }
}

function takesBack({ amount, reference, status, type }: LedgerTransaction): boolean {
  return (
    amount.minor < 0 &&
    reference?.type === 'purchase' &&
    status === 'completed' &&
    (type === 'refund' || type === 'dispute')
  )
}
