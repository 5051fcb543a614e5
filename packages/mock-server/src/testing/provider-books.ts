import { amount, parseDecimal, toDecimal } from '@creditkit/contract'
import { payments as dodoPayments, refunds as dodoRefunds } from '../payments/dodo/tables'
import { captures as paypalCaptures, refunds as paypalRefunds } from '../payments/paypal/tables'
import { intents as stripeIntents, refunds as stripeRefunds } from '../payments/stripe/tables'
import type { Reader } from '../store/index'

/** The money that the providers' own books have taken, as decimals, by the purchase that it was paid for. */
export function takenByPurchase(reader: Reader): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>()
  const note = (purchaseId: unknown, money: string) => {
    if (typeof purchaseId === 'string') taken.set(purchaseId, [...(taken.get(purchaseId) ?? []), money])
  }
  for (const { customId, status, amount: money } of reader.walk(paypalCaptures, 'order'))
    if (['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(status)) note(customId, money.value)
  for (const { object } of reader.walk(stripeIntents, 'newest'))
    if (object.status === 'succeeded')
      note(object.metadata.purchase_id, toDecimal(amount(object.amount_received, 'USD/2')))
  for (const { status, metadata, total } of reader.walk(dodoPayments, 'newest'))
    if (status === 'succeeded') note(metadata.purchase_id, toDecimal(amount(total, 'USD/2')))
  return taken
}

/** What a provider has given back of a payment, and what may still follow, in cents. */
export interface GivenBack {
  readonly done: number
  readonly underWay: number
}

/** What the providers' own books have given back, by payment. */
export function givenBackByPayment(reader: Reader): ReadonlyMap<string, GivenBack> {
  const given = new Map<string, GivenBack>()
  const note = (paymentId: unknown, cents: number, isDone: boolean) => {
    if (typeof paymentId !== 'string') return
    const { done, underWay } = given.get(paymentId) ?? { done: 0, underWay: 0 }
    given.set(paymentId, isDone ? { done: done + cents, underWay } : { done, underWay: underWay + cents })
  }
  for (const { captureId, status, isReversal, amount: money } of reader.walk(paypalRefunds, 'capture')) {
    // What leaves for a lost dispute is told, and counted, as that.
    if (isReversal || status === 'FAILED') continue
    const parsed = parseDecimal(money.value, 'USD/2')
    note(captureId, parsed.ok ? parsed.amount.minor : Number.NaN, status === 'COMPLETED')
  }
  for (const { object } of reader.walk(stripeRefunds, 'newest'))
    if (object.status === 'succeeded' || object.status === 'pending')
      note(object.payment_intent, object.amount, object.status === 'succeeded')
  for (const { paymentId, status, amount: cents } of reader.walk(dodoRefunds, 'newest'))
    if (status !== 'failed') note(paymentId, cents, status === 'succeeded')
  return given
}
