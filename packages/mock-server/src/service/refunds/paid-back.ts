import {
  type Amount,
  add,
  compare,
  equals,
  isPositive,
  proportion,
  subtract,
  zero,
} from '@creditkit/contract'
import { transactions } from '../../books/index'
import { clawBack, type LedgerTransaction, reverse, takeBack } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { walletOf } from '../catalogue'
import { changeBook } from '../change-book'
import type { Environment } from '../context'
import type { PurchaseRow } from '../tables'
import { disputes, type RefundRow, refunds } from './refunds.tables'

/** The refunds of a purchase, oldest first. */
export function refundsOf(reader: Reader, purchaseId: string): RefundRow[] {
  return [...reader.walk(refunds, 'byPurchase', { prefix: [purchaseId] })]
}

/** Money given back, or on its way back, for a purchase. */
export function refundedMoney(reader: Reader, purchase: PurchaseRow): Amount {
  return refundsOf(reader, purchase.id)
    .filter(({ status }) => status !== 'failed')
    .reduce((total, { money }) => add(total, money), zero(purchase.price.asset))
}

/** Credits that refunds and disputes have taken back of a purchase so far. */
export function creditsTakenBack(reader: Reader, purchase: PurchaseRow): Amount {
  const rows = [
    ...refundsOf(reader, purchase.id).filter(({ status }) => status !== 'failed'),
    ...[...reader.walk(disputes, 'byPurchase', { prefix: [purchase.id] })].filter(
      ({ status }) => status !== 'won',
    ),
  ]
  return rows.reduce((total, { credits }) => add(total, credits), zero(purchase.credits.asset))
}

/**
 * The credits that go back with `money`: so many that all money given back so far and all credits taken back so far are
 * in the proportion of the purchase, rounded down in the customer's favour; with the last of the money goes the last of
 * the credits. Several partial refunds so come to exactly what one of their sum comes to.
 */
export function creditsFor(reader: Reader, purchase: PurchaseRow, money: Amount): Amount {
  const { price, credits } = purchase
  const paidBack = add(refundedMoney(reader, purchase), money)
  const due = equals(paidBack, price) ? credits : proportion(credits, paidBack, price, 'down')
  return atLeastZero(subtract(due, creditsTakenBack(reader, purchase)))
}

/** The credits that a dispute over `money` puts out of reach: in proportion, and never more than are left of the purchase. */
export function creditsDisputed(reader: Reader, purchase: PurchaseRow, money: Amount): Amount {
  const { price, credits } = purchase
  const left = atLeastZero(subtract(credits, creditsTakenBack(reader, purchase)))
  const share = compare(money, price) >= 0 ? credits : proportion(credits, money, price, 'down')
  return compare(share, left) > 0 ? left : share
}

/**
 * Takes credits of a purchase back. `asked` refuses with `insufficient_credits` when they are spent; `forced` leaves a
 * debt then, because the money has gone already. Null when there is nothing to take.
 */
export function takeCredits(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  taking: {
    readonly credits: Amount
    readonly money: Amount
    readonly type: 'refund' | 'dispute'
    readonly description: string
    readonly manner: 'asked' | 'forced'
    readonly admin?: { readonly id: string; readonly name: string; readonly reason: string }
  },
): LedgerTransaction | null {
  const { credits, money, type, description, manner, admin } = taking
  if (!isPositive(credits)) return null
  const reference = { type: 'purchase', id: purchase.id }
  const wallet = walletOf(tx, purchase.walletId)
  const take = manner === 'asked' ? takeBack : clawBack
  const grantsOf = purchase.transactionId === undefined ? [] : givenBy(tx, purchase)
  const change = changeBook(
    tx,
    environment,
    purchase.accountId,
    wallet,
    (book, context) =>
      take(
        book,
        { amount: credits, type, description, money, reference, grantsOf, ...(admin && { admin }) },
        context,
      ),
    'money',
  )
  return change.transaction
}

/** Gives the credits back that a refund or a dispute had taken; null when none had been taken. */
export function returnCredits(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  transactionId: string | null,
  description: string,
): LedgerTransaction | null {
  const taken = transactionId === null ? undefined : tx.get(transactions, transactionId)
  if (!taken) return null
  const wallet = walletOf(tx, purchase.walletId)
  return changeBook(tx, environment, purchase.accountId, wallet, (book, context) =>
    reverse(book, taken, { description, reference: { type: 'purchase', id: purchase.id } }, context),
  ).transaction
}

/** The transactions that credited a purchase, its bonus included. */
function givenBy(tx: Tx, purchase: PurchaseRow): string[] {
  const lines = tx.walk(transactions, 'byReference', { prefix: ['purchase', purchase.id] })
  return [...lines].filter(({ amount }) => isPositive(amount)).map(({ id }) => id)
}

function atLeastZero(value: Amount): Amount {
  return isPositive(value) ? value : zero(value.asset)
}
