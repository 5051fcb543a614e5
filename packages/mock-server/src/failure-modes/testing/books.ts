import { type Amount, type Purchase, parseDecimal, toDecimal } from '@creditkit/contract'
import { orderIdOf } from './order-id'
import { type Shop, usd } from './shop'

/** A payment as the provider's own books have it, in cents. */
export interface BookedPayment {
  readonly id: string
  /** Whether the money has come; not while a bank takes its time, and not when it was declined. */
  readonly isTaken: boolean
  readonly cents: number
  readonly refunds: readonly { readonly id: string; readonly cents: number; readonly status: string }[]
}

/** Every payment that the provider has ever made for a purchase, read through its official SDK. */
export async function bookedAt(shop: Shop, purchase: Purchase): Promise<readonly BookedPayment[]> {
  switch (purchase.provider) {
    case 'paypal':
      return bookedAtPaypal(shop, purchase)
    case 'stripe':
    case 'stripe_checkout':
      return bookedAtStripe(shop, purchase)
    case 'dodo':
      return bookedAtDodo(shop, purchase)
  }
}

/** What the provider has taken for a purchase, and what of it has gone back, in cents. */
export async function moneyAt(shop: Shop, purchase: Purchase) {
  const taken = (await bookedAt(shop, purchase)).filter(({ isTaken }) => isTaken)
  const back = taken.flatMap(({ refunds }) => refunds).filter(({ status }) => !/failed/i.test(status))
  return {
    payments: taken.length,
    taken: taken.reduce((sum, { cents }) => sum + cents, 0),
    givenBack: back.reduce((sum, { cents }) => sum + cents, 0),
  }
}

/** Money goes back by other hands than ours, as in the provider's dashboard; answers with the refund's identifier. */
export async function giveBack(shop: Shop, purchase: Purchase, cents: number): Promise<string> {
  const [payment] = await bookedAt(shop, purchase)
  const id = payment?.id ?? ''
  if (purchase.provider === 'paypal') {
    const { result } = await shop.sdk.paypal.payments.refundCapturedPayment({
      captureId: id,
      body: { amount: paypalMoney(usd(cents)) },
    })
    return String(result.id)
  }
  if (purchase.provider === 'dodo') {
    const items = [{ item_id: 'pdt_mock_credits_usd', amount: cents }]
    return (await shop.sdk.dodo.refunds.create({ payment_id: id, items })).refund_id
  }
  return (await shop.sdk.stripe.refunds.create({ payment_intent: id, amount: cents })).id
}

/** Money as PayPal's SDK writes it. */
export function paypalMoney(money: Amount) {
  return { currencyCode: 'USD', value: toDecimal(money) }
}

async function bookedAtPaypal({ sdk }: Shop, purchase: Purchase): Promise<BookedPayment[]> {
  const { result } = await sdk.paypal.orders.getOrder({ id: orderIdOf(purchase) })
  const payments = (result.purchaseUnits ?? []).flatMap((unit) => unit.payments ?? [])
  const refunds = payments.flatMap((all) => all.refunds ?? [])
  return payments
    .flatMap((all) => all.captures ?? [])
    .map((capture) => ({
      id: String(capture.id),
      isTaken: ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(String(capture.status)),
      cents: centsOf(capture.amount?.value),
      refunds: refunds.map(({ id, amount, status }) => ({
        id: String(id),
        cents: centsOf(amount?.value),
        status: String(status),
      })),
    }))
}

async function bookedAtStripe({ sdk: { stripe } }: Shop, purchase: Purchase): Promise<BookedPayment[]> {
  const { data } = await stripe.paymentIntents.list({ limit: 100 })
  const ours = data.filter(({ metadata }) => metadata.purchase_id === purchase.id)
  return Promise.all(
    ours.map(async ({ id, status, amount, amount_received }) => {
      const refunds = await stripe.refunds.list({ payment_intent: id, limit: 100 })
      return {
        id,
        isTaken: status === 'succeeded',
        cents: status === 'succeeded' ? amount_received : amount,
        refunds: refunds.data.map((refund) => ({
          id: refund.id,
          cents: refund.amount,
          status: String(refund.status),
        })),
      }
    }),
  )
}

async function bookedAtDodo({ sdk: { dodo } }: Shop, purchase: Purchase): Promise<BookedPayment[]> {
  const { items } = await dodo.payments.list()
  const ours = items.filter(({ metadata }) => metadata.purchase_id === purchase.id)
  const whole = await Promise.all(ours.map(({ payment_id }) => dodo.payments.retrieve(payment_id)))
  return whole.map(({ payment_id, status, total_amount, refunds }) => ({
    id: payment_id,
    isTaken: status === 'succeeded',
    cents: total_amount,
    refunds: refunds.map((refund) => ({
      id: refund.refund_id,
      cents: refund.amount ?? 0,
      status: refund.status,
    })),
  }))
}

function centsOf(value: string | undefined): number {
  const read = parseDecimal(value ?? '', 'USD/2')
  if (!read.ok) throw new Error(`Not money: ${value}`)
  return read.amount.minor
}
