import { type Amount, compare, isPositive, min } from '@creditkit/contract'
import type { Tx } from '../../store/index'
import { recordAudit } from '../audit'
import type { Environment } from '../context'
import type { PaidOutcome, PaymentDispute, PaymentRefund } from '../payments/payment-gateway'
import { putPurchase } from '../purchase-state'
import type { PurchaseRow } from '../tables'
import {
  creditsDisputed,
  creditsFor,
  refundedMoney,
  refundsOf,
  returnCredits,
  takeCredits,
} from './paid-back'
import { type DisputeRow, disputes, PROVIDERS_ACTOR, type RefundRow, refunds } from './refunds.tables'

/**
 * Brings a credited purchase's refunds and disputes to where the provider says they stand. The provider names all of
 * them each time, so it does not matter which word arrives first, or how often.
 */
export function followPayment(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  outcome: PaidOutcome,
): PurchaseRow {
  for (const refund of outcome.refunds ?? []) followRefund(tx, environment, purchase, refund)
  for (const dispute of outcome.disputes ?? []) followDispute(tx, environment, purchase, dispute)
  return restate(tx, environment, purchase)
}

/** Writes down how a purchase stands by its refunds and disputes; a purchase that says so already is left alone. */
export function restate(tx: Tx, environment: Environment, purchase: PurchaseRow): PurchaseRow {
  const refunded = refundedMoney(tx, purchase)
  const status = standing(tx, purchase, refunded)
  const said = purchase.refunded
  if (status === purchase.status && (said ? said.minor === refunded.minor : !isPositive(refunded)))
    return purchase
  const { refunded: _, ...rest } = purchase
  return putPurchase(tx, environment, { ...rest, status, ...(isPositive(refunded) && { refunded }) })
}

/** Brings one refund to where the provider says it stands. */
export function followRefund(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  refund: PaymentRefund,
): void {
  const known = refundsOf(tx, purchase.id).find((row) => isSame(row, refund))
  if (!known) {
    if (refund.status !== 'failed') addForeignRefund(tx, environment, purchase, refund)
    return
  }
  const hasMoved = known.status !== refund.status || known.refundId !== refund.refundId
  if (known.status === 'failed' || !hasMoved) return
  const moved: RefundRow = { ...known, status: refund.status, refundId: refund.refundId }
  tx.put(refunds, moved)
  if (refund.status === 'failed') undoRefund(tx, environment, purchase, moved)
}

/** Gives the credits of a refund back that did not come about. */
export function undoRefund(tx: Tx, environment: Environment, purchase: PurchaseRow, row: RefundRow): void {
  const failed: RefundRow = { ...row, status: 'failed' }
  tx.put(refunds, failed)
  returnCredits(tx, environment, purchase, row.transactionId, 'Refund failed')
}

function isSame(row: RefundRow, refund: PaymentRefund): boolean {
  return row.refundId === null ? row.id === refund.reference : row.refundId === refund.refundId
}

/** Money that was given back by other hands, in the provider's own dashboard: its credits go, spent or not. */
function addForeignRefund(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  refund: PaymentRefund,
): void {
  if (compare(refund.refunded, left(tx, purchase)) > 0) undoUnanswered(tx, environment, purchase)
  const money = min(refund.refunded, left(tx, purchase))
  if (!isPositive(money)) return
  const credits = creditsFor(tx, purchase, money)
  const taken = takeCredits(tx, environment, purchase, {
    credits,
    money,
    type: 'refund',
    description: 'Refund',
    manner: 'forced',
  })
  tx.put(refunds, {
    id: environment.newId(tx),
    seq: tx.next('refund'),
    purchaseId: purchase.id,
    provider: purchase.provider,
    attemptKey: null,
    refundId: refund.refundId,
    status: refund.status,
    money,
    credits,
    transactionId: taken?.id ?? null,
    askedAt: environment.now(),
    createdAt: environment.now(),
  })
}

/** What we have asked for and heard nothing of cannot come about where others have given that money back. */
function undoUnanswered(tx: Tx, environment: Environment, purchase: PurchaseRow): void {
  for (const row of refundsOf(tx, purchase.id))
    if (row.status === 'requested') undoRefund(tx, environment, purchase, row)
}

function followDispute(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  dispute: PaymentDispute,
): void {
  const id = `${purchase.provider}:${dispute.disputeId}`
  const known = tx.get(disputes, id)
  if (!known) {
    if (dispute.status === 'won') return
    openDispute(tx, environment, purchase, id, dispute)
    return
  }
  if (known.status === dispute.status || known.status === 'won') return
  tx.put(disputes, { ...known, status: dispute.status })
  record(tx, environment, purchase, `payment.dispute_${dispute.status}`, dispute.disputeId)
  if (dispute.status === 'won') returnCredits(tx, environment, purchase, known.transactionId, 'Dispute won')
}

function openDispute(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  id: string,
  dispute: PaymentDispute,
): void {
  const credits = creditsDisputed(tx, purchase, dispute.disputed)
  const taken = takeCredits(tx, environment, purchase, {
    credits,
    money: dispute.disputed,
    type: 'dispute',
    description: 'Payment disputed',
    manner: 'forced',
  })
  const row: DisputeRow = {
    id,
    purchaseId: purchase.id,
    status: dispute.status,
    money: dispute.disputed,
    credits,
    transactionId: taken?.id ?? null,
    createdAt: environment.now(),
  }
  tx.put(disputes, row)
  record(tx, environment, purchase, `payment.dispute_${dispute.status}`, dispute.disputeId)
}

function standing(tx: Tx, purchase: PurchaseRow, refunded: Amount): PurchaseRow['status'] {
  const rows = [...tx.walk(disputes, 'byPurchase', { prefix: [purchase.id] })]
  if (rows.some(({ status }) => status !== 'won')) return 'disputed'
  if (!isPositive(refunded)) return 'succeeded'
  return compare(refunded, purchase.price) < 0 ? 'partially_refunded' : 'refunded'
}

function left(tx: Tx, purchase: PurchaseRow): Amount {
  const refunded = refundedMoney(tx, purchase)
  return { ...purchase.price, minor: purchase.price.minor - refunded.minor }
}

function record(
  tx: Tx,
  environment: Environment,
  purchase: PurchaseRow,
  action: string,
  reason: string,
): void {
  recordAudit(tx, environment, PROVIDERS_ACTOR, {
    action,
    walletId: purchase.walletId,
    amount: purchase.price,
    reason: `Purchase ${purchase.id}, ${purchase.provider} ${reason}`,
  })
}
