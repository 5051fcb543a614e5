import { isPositive, type Receipt, zero } from '@creditkit/contract'
import { transactions } from '../../books/index'
import type { Reader } from '../../store/index'
import { catalogueOf } from '../catalogue'
import { isCredited, ownPurchase, toPurchase } from '../purchase-state'
import type { ServiceMap } from '../service-map'
import { invalidState } from '../service-problem'
import { type PurchaseRow, users } from '../tables'

/** Proofs of purchase. */
export const receiptServices: ServiceMap<'getReceipt'> = {
  getReceipt: (context, { purchaseId }) =>
    context.store.read((reader) => {
      const purchase = ownPurchase(reader, context, purchaseId)
      if (isCredited(purchase)) return receiptOf(reader, purchase)
      throw invalidState('There is a receipt once the credits are there.', purchase.status, 'succeeded')
    }),
}

/**
 * The receipt of a credited purchase, which is the same whenever it is asked for; only what was refunded since and the
 * purchase itself move on. Its number comes from the purchase's own, which no other purchase ever gets.
 */
function receiptOf(reader: Reader, purchase: PurchaseRow): Receipt {
  const issuedAt = issuedAtOf(reader, purchase)
  const [buyer] = reader.walk(users, 'byAccount', { prefix: [purchase.accountId] })
  return {
    number: `R-${issuedAt.slice(0, 4)}-${String(purchase.seq).padStart(6, '0')}`,
    issuedAt,
    seller: catalogueOf(reader).seller,
    buyer: buyer ? { name: buyer.name, email: buyer.email } : { name: purchase.accountId },
    purchase: toPurchase(purchase),
    lines: linesOf(reader, purchase),
    total: purchase.price,
    refunded: purchase.refunded ?? zero(purchase.price.asset),
  }
}

/** The moment at which the credits came, which is what the receipt proves. */
function issuedAtOf(reader: Reader, { id, transactionId }: PurchaseRow): string {
  const line = transactionId === undefined ? undefined : reader.get(transactions, transactionId)
  if (!line) throw new Error(`The purchase ${id} is credited without a transaction.`)
  return line.createdAt
}

function linesOf(reader: Reader, purchase: PurchaseRow): Receipt['lines'] {
  const { base, bonus, price, packageId, walletId } = purchase
  const { packages, wallets } = catalogueOf(reader)
  const offer = packages.find((item) => item.id === packageId && item.walletId === walletId)
  const credits = wallets.find(({ id }) => id === walletId)?.name.other ?? 'Credits'
  const lines = [{ description: offer ? `${offer.name}: ${credits}` : credits, credits: base, price }]
  if (!isPositive(bonus)) return lines
  return [...lines, { description: `Bonus: ${credits}`, credits: bonus, price: zero(price.asset) }]
}
