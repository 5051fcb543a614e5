import type Stripe from 'stripe'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { openParams } from './params'
import { transactions } from './tables'

/** Money of a charge is there to be paid out two days later. */
const AVAILABLE_AFTER_S = 2 * 24 * 60 * 60

/** Stripe's share of a card payment: 2.9 % and 30 minor units, rounded to the nearest. */
export function feeOf(amount: number): number {
  return Number((BigInt(amount) * 29n + 500n) / 1000n) + 30
}

/** What moved the balance. */
export interface Movement {
  readonly amount: number
  readonly currency: string
  readonly fee?: number
  readonly type: Stripe.BalanceTransaction.Type
  readonly category: string
  readonly source: string
  readonly description: string | null
}

/** Records a movement of the merchant's balance. */
export function moveBalance(work: StripeWork, movement: Movement): Stripe.BalanceTransaction {
  const { id, seq } = work.identifiers.next(work.tx, 'txn_3')
  const { amount, currency, fee = 0, type } = movement
  const object: Stripe.BalanceTransaction = {
    id,
    object: 'balance_transaction',
    amount,
    available_on: type === 'charge' || type === 'payment' ? work.seconds + AVAILABLE_AFTER_S : work.seconds,
    balance_type: 'payments',
    created: work.seconds,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: type === 'charge' || type === 'payment' ? 'pending' : 'available',
    type,
  }
  work.tx.put(transactions, { id, seq, object })
  return object
}

/** A transaction as it stands now: pending until its money is available. */
export function settledBy(
  seconds: number,
  transaction: Stripe.BalanceTransaction,
): Stripe.BalanceTransaction {
  return { ...transaction, status: transaction.available_on <= seconds ? 'available' : 'pending' }
}

/** `GET /v1/balance` */
export function getBalance(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const sums = new Map<string, { available: number; pending: number }>()
  for (const { object } of call.tx.walk(transactions, 'newest')) {
    const sum = sums.get(object.currency) ?? { available: 0, pending: 0 }
    const part = object.available_on <= call.seconds ? 'available' : 'pending'
    sums.set(object.currency, { ...sum, [part]: sum[part] + object.net })
  }
  if (sums.size === 0) sums.set('usd', { available: 0, pending: 0 })
  const entries = (part: 'available' | 'pending') =>
    [...sums].map(([currency, sum]) => ({ amount: sum[part], currency, source_types: { card: sum[part] } }))
  const balance: Stripe.Balance = {
    object: 'balance',
    available: entries('available'),
    livemode: false,
    pending: entries('pending'),
  }
  return balance
}
