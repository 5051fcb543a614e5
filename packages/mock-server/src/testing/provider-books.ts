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

/** The cents that the providers' own books have given back, or are about to, by payment. */
export function givenBackByPayment(reader: Reader): ReadonlyMap<string, number> {
  const given = new Map<string, number>()
  const note = (paymentId: unknown, cents: number) => {
    if (typeof paymentId === 'string') given.set(paymentId, (given.get(paymentId) ?? 0) + cents)
  }
  for (const { captureId, status, isReversal, amount: money } of reader.walk(paypalRefunds, 'capture')) {
    // What leaves for a lost dispute is told, and counted, as that.
    if (isReversal) continue
    const parsed = parseDecimal(money.value, 'USD/2')
    if (['COMPLETED', 'PENDING'].includes(status))
      note(captureId, parsed.ok ? parsed.amount.minor : Number.NaN)
  }
  for (const { object } of reader.walk(stripeRefunds, 'newest'))
    if (object.status === 'succeeded' || object.status === 'pending')
      note(object.payment_intent, object.amount)
  for (const { paymentId, status, amount: cents } of reader.walk(dodoRefunds, 'newest'))
    if (status !== 'failed') note(paymentId, cents)
  return given
}
