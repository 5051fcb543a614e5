import { type Amount, isPositive, negate } from '@creditkit/contract'
import { credit } from '../ledger/index'
import type { Tx } from '../store/index'
import { walletOf } from './catalogue'
import { changeBook, changePending, takeInBook } from './change-book'
import type { Environment } from './context'
import { putPurchase } from './purchase-state'
import type { PurchaseRow } from './tables'

/**
 * Credits a paid purchase, its bonus with it. Each call credits again: that a payment does so once is the caller's
 * part. `externalId` is what another system that holds the wallet calls the credits; null for our own wallets.
 */
export function creditPurchase(
  tx: Tx,
  environment: Environment,
  row: PurchaseRow,
  externalId: string | null,
): PurchaseRow {
  const wallet = walletOf(tx, row.walletId)
  const change = externalId === null ? changeBook : takeInBook
  const shared = {
    reference: { type: 'purchase', id: row.id },
    ...(externalId !== null && { externalId }),
  }
  const payment = {
    provider: row.provider,
    ...(row.orderId !== undefined && { orderId: row.orderId }),
    ...(row.paymentId !== undefined && { paymentId: row.paymentId }),
  }
  const bought = change(tx, environment, row.accountId, wallet, (book, context) =>
    credit(
      book,
      {
        ...shared,
        amount: row.base,
        type: 'purchase',
        source: 'purchase',
        description: 'Credits bought',
        money: row.price,
        payment,
      },
      context,
    ),
  )
  if (isPositive(row.bonus)) {
    change(tx, environment, row.accountId, wallet, (book, context) =>
      credit(
        book,
        { ...shared, amount: row.bonus, type: 'bonus', source: 'promo', description: 'Bonus credits' },
        context,
      ),
    )
  }
  return putPurchase(tx, environment, {
    ...row,
    status: 'succeeded',
    transactionId: bought.transaction.id,
    unconfirmed: false,
  })
}

/** Takes the credits of a purchase that is being processed out of what is pending; the purchase is stored by the caller. */
export function withoutPending(tx: Tx, environment: Environment, row: PurchaseRow): PurchaseRow {
  if (row.status === 'processing') movePending(tx, environment, row, negate(row.credits))
  return row
}

/** Moves what is paid for but not there yet by a signed amount of credits. */
export function movePending(tx: Tx, environment: Environment, row: PurchaseRow, delta: Amount): void {
  changePending(tx, environment, row.accountId, walletOf(tx, row.walletId), delta)
}
