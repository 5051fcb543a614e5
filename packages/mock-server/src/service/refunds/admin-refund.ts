import {
  type Amount,
  assetCode,
  compare,
  isPositive,
  subtract,
  toDecimal,
  type ValidInput,
} from '@creditkit/contract'
import { transactions } from '../../books/index'
import { toTransaction } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { actorOf, recordAudit } from '../audit'
import { requireReachable, walletOf } from '../catalogue'
import type { CallContext } from '../context'
import { requireUpToDate } from '../external-wallet/synchronise'
import { isCredited, purchaseRow, toPurchase } from '../purchase-state'
import type { ServiceMap } from '../service-map'
import { invalid, invalidState, notFound, ServiceProblem } from '../service-problem'
import { type PurchaseRow, purchases } from '../tables'
import { carryOutRefund, refundRefused } from './carry-out-refund'
import { restate } from './follow-payment'
import { creditsFor, refundedMoney, refundsOf, takeCredits } from './paid-back'
import { type RefundRow, refunds } from './refunds.tables'

/**
 * Gives money back. The credits are taken first, so that nobody spends them meanwhile, then the provider is asked; when
 * it refuses, they return. The row of the refund is the key at the provider, and the request's own key finds the row
 * again, so a repeat after a lost answer gives the money back once.
 */
export const refundServices: ServiceMap<'adminRefund'> = {
  adminRefund: (context, input) =>
    context.locks.run(`purchase:${input.purchaseId}`, async () => {
      await requireUsageKnown(context, input.purchaseId)
      const row = await context.store.transaction(
        (tx) => attemptOf(tx, context, input.purchaseId) ?? place(tx, context, input),
      )
      if (row.status === 'failed') throw refundRefused()
      if (row.status === 'requested') await carryOutRefund(context, row)
      return context.store.read((reader) => resultOf(reader, row))
    }),
}

function attemptOf(reader: Reader, context: CallContext, purchaseId: string): RefundRow | undefined {
  return refundsOf(reader, purchaseId).find(({ attemptKey }) => attemptKey === keyOf(context))
}

function keyOf(context: CallContext): string {
  return `${context.session.userId}:${context.idempotencyKey}`
}

function place(tx: Tx, context: CallContext, input: ValidInput<'adminRefund'>): RefundRow {
  const purchase = tx.get(purchases, input.purchaseId)
  if (!purchase) throw notFound('purchaseId', 'purchase')
  requireReachable(tx, walletOf(tx, purchase.walletId))
  if (!isCredited(purchase) || purchase.paymentId === undefined) {
    throw invalidState('Only a purchase that was paid can be refunded.', purchase.status, 'refunded')
  }
  if (purchase.status === 'disputed') {
    throw invalidState(
      'The payment is disputed: its bank decides now, not a refund.',
      purchase.status,
      'refunded',
    )
  }
  const money = moneyOf(tx, purchase, input.money)
  const credits = creditsFor(tx, purchase, money)
  const admin = { ...actorOf(context), reason: input.reason }
  const taken = takeCredits(tx, context, purchase, {
    credits,
    money,
    type: 'refund',
    description: 'Refund',
    manner: 'asked',
    admin,
  })
  recordAudit(tx, context, actorOf(context), {
    action: 'purchase.refund',
    walletId: purchase.walletId,
    reason: input.reason,
    ...(taken && { transactionId: taken.id, amount: taken.amount }),
  })
  const row: RefundRow = {
    id: context.newId(tx),
    seq: tx.next('refund'),
    purchaseId: purchase.id,
    provider: purchase.provider,
    attemptKey: keyOf(context),
    refundId: null,
    status: 'requested',
    money,
    credits,
    transactionId: taken?.id ?? null,
    askedAt: context.now(),
    createdAt: context.now(),
  }
  tx.put(refunds, row)
  restate(tx, context, purchase)
  return row
}

function moneyOf(reader: Reader, purchase: PurchaseRow, asked: Amount | undefined): Amount {
  const left = subtract(purchase.price, refundedMoney(reader, purchase))
  if (!isPositive(left)) {
    throw invalidState('All of the money has been given back already.', purchase.status, 'refunded')
  }
  if (asked === undefined) return left
  if (asked.asset !== left.asset)
    throw invalid('money.asset', 'asset', `The purchase was paid in ${left.asset}.`)
  if (compare(asked, left) > 0) {
    const message = `At most ${toDecimal(left)} ${assetCode(left.asset)} can still be given back.`
    throw new ServiceProblem('amount_out_of_range', message, {
      min: { ...left, minor: 1 },
      max: left,
      errors: [{ path: 'money', code: 'amount_out_of_range', message }],
    })
  }
  return asked
}

/** Where another system holds the wallet it says first what it has used up: credits that are spent are not paid back. */
async function requireUsageKnown(context: CallContext, purchaseId: string): Promise<void> {
  const purchase = await context.store.read((reader) => reader.get(purchases, purchaseId))
  if (purchase) await requireUpToDate(context, purchase.accountId, purchase.walletId)
}

function resultOf(reader: Reader, row: RefundRow) {
  const line = row.transactionId === null ? undefined : reader.get(transactions, row.transactionId)
  return {
    purchase: toPurchase(purchaseRow(reader, row.purchaseId)),
    ...(line && { transaction: toTransaction(line) }),
  }
}
