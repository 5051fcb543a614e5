import { add, creditsToMoney, equals, negate, subtract, type Transaction } from '@creditkit/contract'
import type { TransactionRow } from './native-answers'
import { accountOf, type DualBillingOffer } from './offer'

/** What the backend puts in front of the service that credits were used for: `service_purchase_dns_plan`. */
const SERVICE = 'service_purchase_'

/**
 * A row of the history as the contract has it.
 *
 * The row's balances say which way the credits went, because the backend does not say with which sign it writes what an
 * admin removed. Balances that differ by something else than the amount are left out: the columns are `real`, which
 * holds six digits for certain, so that large ones may be off by cents. The backend changes no row, so its last change
 * is its making.
 */
export function toTransaction(row: TransactionRow, offer: DualBillingOffer): Transaction {
  const { id, status, balanceBefore, balanceAfter, metadata, createdAt } = row
  const { wallet } = offer.credits
  const isTaken = equals(subtract(balanceAfter, balanceBefore), negate(row.amount))
  const amount = isTaken ? negate(row.amount) : row.amount
  const isPaid = row.paymentMethod === 'paypal' && typeof row.paymentId === 'string'
  const isBought = isPaid && row.type === 'purchase'
  return {
    id,
    accountId: accountOf(offer, row.userId),
    walletId: wallet.id,
    amount,
    ...typeAndReference(row),
    status,
    description: row.description ?? '',
    ...(equals(add(balanceBefore, amount), balanceAfter) && { balanceBefore, balanceAfter }),
    ...(isBought && { money: creditsToMoney(amount, wallet.rate) }),
    ...(isPaid && row.paymentId && { payment: { provider: 'paypal', orderId: row.paymentId } }),
    ...adminOf(row, offer),
    metadata,
    createdAt,
    updatedAt: createdAt,
  }
}

/** The service that credits were used for is what the transaction is about; its identifier stands in the metadata. */
function typeAndReference({ type, metadata }: TransactionRow): Pick<Transaction, 'type' | 'reference'> {
  const { serviceId } = metadata
  if (!type.startsWith(SERVICE) || typeof serviceId !== 'string' || serviceId === '') return { type }
  return { type: 'service_purchase', reference: { type: type.slice(SERVICE.length), id: serviceId } }
}

/**
 * Who changed the credits by hand. The backend knows an admin by number, which stands in for a name that is not the
 * viewer's.
 */
function adminOf({ adminUserId, adminReason }: TransactionRow, { viewer }: DualBillingOffer) {
  if (typeof adminUserId !== 'string') return {}
  const name = adminUserId === viewer.userId ? viewer.name : adminUserId
  return { admin: { id: adminUserId, name, reason: adminReason ?? '' } }
}
