import { equals, toDecimal } from '@creditkit/contract'
import type { Tx } from '../store/index'
import { recordAudit } from './audit'
import type { Environment } from './context'
import { creditPurchase, movePending, withoutPending } from './credit-purchase'
import { isHeldElsewhere, wantDelivery } from './external-wallet/entries'
import type { PaidOutcome, PaymentOutcome } from './payments/payment-gateway'
import { awaitsDelivery, isCredited, isOver, purchaseRow, putPurchase } from './purchase-state'
import { followPayment } from './refunds/follow-payment'
import { PROVIDERS_ACTOR } from './refunds/refunds.tables'
import { type PurchaseRow, purchases } from './tables'

/**
 * Brings a purchase to where its payment stands. Capture, poll, webhook and retry all end here, in any order and any
 * number of times: a payment credits once, because a purchase that is credited is left alone and a payment that paid
 * for one purchase never pays for another. Money that differs from the price credits nothing and stays on record.
 */
export function settlePurchase(
  tx: Tx,
  environment: Environment,
  purchaseId: string,
  outcome: PaymentOutcome,
): PurchaseRow {
  const row = purchaseRow(tx, purchaseId)
  if (isCredited(row)) return follow(tx, environment, row, outcome)
  if (awaitsDelivery(row)) return note(tx, environment, row, outcome)
  switch (outcome.status) {
    case 'completed':
      return follow(
        tx,
        environment,
        complete(tx, environment, row, { ...outcome, status: 'completed' }),
        outcome,
      )
    case 'pending':
      return isOver(row) ? row : awaitSettlement(tx, environment, row, outcome.paymentId)
    case 'declined':
      return isOver(row) ? row : decline(tx, environment, row, outcome.declineCode, outcome.retryable)
    case 'voided':
      return isOver(row) ? row : end(tx, environment, row, 'expired')
    case 'approved':
    case 'not_approved':
      return row.unconfirmed ? reopen(tx, environment, row) : row
  }
}

/** What happens to the payment of a credited purchase afterwards: refunds, disputes. */
function follow(tx: Tx, environment: Environment, row: PurchaseRow, outcome: PaymentOutcome): PurchaseRow {
  if (outcome.status !== 'completed' || !isCredited(row)) return row
  if (outcome.paymentId === row.paymentId) return followPayment(tx, environment, row, outcome)
  return row
}

/** What happens to a payment whose credits are still on their way to the wallet is kept until they are there. */
function note(tx: Tx, environment: Environment, row: PurchaseRow, outcome: PaymentOutcome): PurchaseRow {
  if (outcome.status === 'completed' && outcome.paymentId === row.paymentId)
    wantDelivery(tx, environment, row, outcome)
  return row
}

function complete(tx: Tx, environment: Environment, row: PurchaseRow, outcome: PaidOutcome): PurchaseRow {
  const { paymentId, paid } = outcome
  const elsewhere = paidWith(tx, row, paymentId)
  if (elsewhere) return row
  const { failure: _, ...clean } = row
  if (!equals(paid, row.price)) {
    if (row.paymentId === paymentId && row.failure?.declineCode === 'amount_mismatch') return row
    recordAudit(tx, environment, PROVIDERS_ACTOR, {
      action: 'payment.mismatch',
      walletId: row.walletId,
      amount: paid,
      reason: `Purchase ${row.id} costs ${toDecimal(row.price)} ${row.price.asset}; payment ${paymentId} is over something else`,
    })
    const failure = { declineCode: 'amount_mismatch', retryable: false }
    withoutPending(tx, environment, row)
    return putPurchase(tx, environment, {
      ...clean,
      status: 'failed',
      paymentId,
      paid,
      failure,
      unconfirmed: false,
    })
  }
  const paidRow: PurchaseRow = { ...clean, paymentId, paid }
  return isHeldElsewhere(environment, row.walletId)
    ? awaitDelivery(tx, environment, paidRow, outcome)
    : creditPurchase(tx, environment, withoutPending(tx, environment, paidRow), null)
}

/** The money is there; the credits are once the system that holds the wallet has them. */
function awaitDelivery(
  tx: Tx,
  environment: Environment,
  row: PurchaseRow,
  outcome: PaidOutcome,
): PurchaseRow {
  if (row.status !== 'processing') movePending(tx, environment, row, row.credits)
  wantDelivery(tx, environment, row, outcome)
  return putPurchase(tx, environment, { ...row, status: 'processing', unconfirmed: false })
}

function awaitSettlement(tx: Tx, environment: Environment, row: PurchaseRow, paymentId: string): PurchaseRow {
  if (row.status === 'processing' && !row.unconfirmed) return row
  if (row.status !== 'processing') movePending(tx, environment, row, row.credits)
  const { failure: _, ...clean } = row
  return putPurchase(tx, environment, { ...clean, status: 'processing', paymentId, unconfirmed: false })
}

function decline(
  tx: Tx,
  environment: Environment,
  row: PurchaseRow,
  declineCode: string,
  retryable: boolean,
): PurchaseRow {
  // A provider that charges by itself says so of one attempt as often as it is asked.
  const isKnown = row.status === 'requires_action' && row.failure?.declineCode === declineCode
  if (isKnown && environment.gateways[row.provider]?.chargesOnApproval) return row
  return putPurchase(tx, environment, {
    ...withoutPending(tx, environment, row),
    status: retryable ? 'requires_action' : 'failed',
    failure: { declineCode, retryable },
    declines: row.declines + 1,
    unconfirmed: false,
  })
}

function end(tx: Tx, environment: Environment, row: PurchaseRow, status: 'expired'): PurchaseRow {
  return putPurchase(tx, environment, { ...withoutPending(tx, environment, row), status, unconfirmed: false })
}

/** The provider says that nothing was taken after all: the buyer may go on where they were. */
function reopen(tx: Tx, environment: Environment, row: PurchaseRow): PurchaseRow {
  const open = withoutPending(tx, environment, row)
  return putPurchase(tx, environment, { ...open, status: 'requires_action', unconfirmed: false })
}

/**
 * Notes that a capture's answer was lost: the money may have moved, so the purchase is neither failed nor open for
 * another try until the provider has been asked.
 */
export function markUnconfirmed(tx: Tx, environment: Environment, purchaseId: string): PurchaseRow {
  const row = purchaseRow(tx, purchaseId)
  if (isCredited(row) || isOver(row) || row.unconfirmed) return row
  if (row.status !== 'processing') movePending(tx, environment, row, row.credits)
  return putPurchase(tx, environment, { ...row, status: 'processing', unconfirmed: true })
}

function paidWith(tx: Tx, row: PurchaseRow, paymentId: string): boolean {
  for (const other of tx.walk(purchases, 'byPayment', { prefix: [row.provider, paymentId] })) {
    if (other.id !== row.id || isCredited(other)) return true
  }
  return false
}
