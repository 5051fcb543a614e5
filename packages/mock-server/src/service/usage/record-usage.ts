import { type Amount, add, amount, zero } from '@creditkit/contract'
import { debit, type LedgerTransaction } from '../../ledger/index'
import type { Tx } from '../../store/index'
import { requireReachable, requireSpentHere, walletOf } from '../catalogue'
import { changeBook } from '../change-book'
import type { Environment } from '../context'
import type { MeterOffer } from '../offers'
import { invalid } from '../service-problem'
import { meterAt } from './meter'
import { costOfMonth } from './overage'
import { GRANULARITIES, stretchAt } from './stretch'
import { usage, usageId } from './usage.tables'

/**
 * Counts units used by an account now. What goes past the month's allowance is paid with credits; where they do not
 * suffice nothing is counted. Each call counts again. Gives back the payment, undefined when there was none to make.
 */
export function countUsage(
  tx: Tx,
  environment: Environment,
  accountId: string,
  meter: MeterOffer,
  quantity: number,
): LedgerTransaction | undefined {
  const { used } = meterAt(tx, accountId, meter, environment.now())
  const price = priceOf(meter, used, quantity)
  const paid = price.minor > 0 ? pay(tx, environment, accountId, meter, quantity, price) : undefined
  for (const granularity of GRANULARITIES) {
    const stretch = {
      accountId,
      meterId: meter.id,
      granularity,
      from: stretchAt(granularity, environment.now()),
    }
    const id = usageId(stretch)
    const before = tx.get(usage, id) ?? { used: 0, credits: zero(price.asset) }
    tx.put(usage, {
      ...stretch,
      id,
      used: before.used + quantity,
      credits: add(before.credits, price),
    })
  }
  return paid
}

function priceOf(meter: MeterOffer, used: number, quantity: number): Amount {
  const after = used + quantity
  const price = Number.isSafeInteger(after) ? costOfMonth(meter, after) - costOfMonth(meter, used) : null
  if (price === null || price > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw invalid('quantity', 'max_value', 'This is more than can be counted exactly.')
  }
  return amount(Number(price), meter.overage.credits.asset)
}

function pay(
  tx: Tx,
  environment: Environment,
  accountId: string,
  meter: MeterOffer,
  quantity: number,
  price: Amount,
): LedgerTransaction {
  const wallet = walletOf(tx, meter.walletId)
  requireSpentHere(tx, wallet)
  requireReachable(tx, wallet)
  const details = {
    amount: price,
    type: 'usage',
    description: `${meter.name} past the allowance`,
    reference: { type: 'meter', id: meter.id },
    metadata: { quantity },
  }
  return changeBook(
    tx,
    environment,
    accountId,
    wallet,
    (book, context) => debit(book, details, context),
    'quantity',
  ).transaction
}
