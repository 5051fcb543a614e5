import type { Tx } from '../../store/index'
import type { Environment } from '../context'
import { requireUpToDate } from '../external-wallet/synchronise'
import { gatewayOf } from '../payments/gateway-of'
import { PaymentRejectedError } from '../payments/payment-gateway'
import { providerTrouble } from '../payments/provider-trouble'
import { purchaseRow } from '../purchase-state'
import { invalidState, ServiceProblem } from '../service-problem'
import { settlePurchase } from '../settle-purchase'
import type { PurchaseRow } from '../tables'
import { followRefund, restate, undoRefund } from './follow-payment'
import { type RefundRow, refunds } from './refunds.tables'

/** How long a refund without an answer is left alone before the provider is asked again, in milliseconds. */
const ASK_AGAIN_MS = 60_000

/**
 * Has the provider give the money of a refund back whose credits are taken. Its row is the key there: twice gives back
 * once. Problems: `invalid_state` when the provider refuses, and the credits are back then; `internal` when it does not
 * answer, and the refund is asked for again later.
 */
export async function carryOutRefund(environment: Environment, row: RefundRow): Promise<void> {
  const purchase = await environment.store.read((reader) => purchaseRow(reader, row.purchaseId))
  // The money goes once the credits have really gone: nobody spends them meanwhile.
  await requireUpToDate(environment, purchase.accountId, purchase.walletId)
  try {
    const refund = await gatewayOf(environment, purchase).refund({
      paymentId: purchase.paymentId ?? '',
      amount: row.money,
      idempotencyKey: row.id,
    })
    await settle(environment, row, (tx, current) =>
      followRefund(tx, environment, current, { ...refund, reference: row.id }),
    )
    if (refund.status === 'failed') throw refundRefused()
  } catch (error) {
    if (!(error instanceof PaymentRejectedError)) throw providerTrouble(error)
    await settle(environment, row, (tx, current) => {
      const unanswered = tx.get(refunds, row.id)
      if (unanswered?.status === 'requested') undoRefund(tx, environment, current, unanswered)
    })
    throw refundRefused()
  }
}

/**
 * Asks again for refunds that got no answer, whoever asked for them and gave up waiting: the provider first says whether
 * it has given the money back already, for it remembers a key only so long. Answers whether any got its answer.
 */
export async function finishRefunds(environment: Environment): Promise<boolean> {
  const before = new Date(Date.parse(environment.now()) - ASK_AGAIN_MS).toISOString()
  const unanswered = await environment.store.read((reader) => {
    const rows: RefundRow[] = []
    for (const row of reader.walk(refunds, 'byUnanswered')) {
      if (row.askedAt > before) break
      rows.push(row)
    }
    return rows
  })
  const answered = await Promise.all(unanswered.map((row) => finish(environment, row)))
  return answered.some(Boolean)
}

function finish(environment: Environment, { id, purchaseId }: RefundRow): Promise<boolean> {
  return environment.locks.run(`purchase:${purchaseId}`, async () => {
    const row = await environment.store.transaction((tx) => {
      const unanswered = tx.get(refunds, id)
      if (unanswered?.status !== 'requested') return null
      const asked: RefundRow = { ...unanswered, askedAt: environment.now() }
      tx.put(refunds, asked)
      return asked
    })
    if (!row) return false
    try {
      await lookUp(environment, purchaseId)
      const found = await environment.store.read((reader) => reader.get(refunds, id))
      if (found?.status === 'requested') await carryOutRefund(environment, row)
      return true
    } catch (error) {
      if (error instanceof ServiceProblem) return error.code === 'invalid_state'
      throw error
    }
  })
}

async function lookUp(environment: Environment, purchaseId: string): Promise<void> {
  const purchase = await environment.store.read((reader) => purchaseRow(reader, purchaseId))
  try {
    const outcome = await gatewayOf(environment, purchase).lookUp({ orderId: purchase.orderId ?? '' })
    await environment.store.transaction((tx) => settlePurchase(tx, environment, purchaseId, outcome))
  } catch (error) {
    throw providerTrouble(error)
  }
}

function settle(
  environment: Environment,
  row: RefundRow,
  change: (tx: Tx, purchase: PurchaseRow) => void,
): Promise<PurchaseRow> {
  return environment.store.transaction((tx) => {
    const purchase = purchaseRow(tx, row.purchaseId)
    change(tx, purchase)
    return restate(tx, environment, purchase)
  })
}

/** What an admin is told when the provider refuses: the credits are back. */
export function refundRefused(): ServiceProblem<'invalid_state'> {
  return invalidState(
    'The provider refused to give the money back; nothing was changed.',
    'succeeded',
    'refunded',
  )
}
