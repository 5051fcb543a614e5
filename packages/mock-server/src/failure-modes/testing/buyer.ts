import type { Purchase } from '@creditkit/contract'
import { bookedAt } from './books'
import { orderIdOf } from './order-id'
import { RETURN_URL, type Shop, type Wish } from './shop'

/** The buyer agrees to pay, by card or as it may be, or by a bank that takes days. */
export async function pay(shop: Shop, purchase: Purchase, by: 'card' | 'bank' = 'card'): Promise<void> {
  const { paypal, stripe, dodo } = shop.mock.providers
  const id = orderIdOf(purchase)
  switch (purchase.provider) {
    case 'paypal':
      await paypal.approve(id, { fundingSource: by === 'bank' ? 'echeck' : 'balance' })
      return
    case 'stripe':
      await shop.sdk.stripe.paymentIntents.confirm(id, {
        payment_method: by === 'bank' ? 'pm_usBankAccount_processing' : 'pm_card_visa',
        return_url: RETURN_URL,
      })
      return
    case 'stripe_checkout':
      await stripe.completeCheckout(id, { card: by === 'bank' ? 'pm_usBankAccount' : 'pm_card_visa' })
      return
    case 'dodo':
      await dodo.completeCheckout(id, { method: by })
  }
}

/** Takes the money at the provider, past our backend: what a PayPal order needs by other hands than ours. */
export async function take(shop: Shop, purchase: Purchase): Promise<void> {
  await pay(shop, purchase)
  if (purchase.provider === 'paypal') await shop.sdk.paypal.orders.captureOrder({ id: orderIdOf(purchase) })
}

/** A purchase that is paid and credited, as it was while it waited for its buyer. */
export async function bought(shop: Shop, provider: Purchase['provider'], wish?: Wish): Promise<Purchase> {
  const purchase = await shop.buy(provider, wish)
  await pay(shop, purchase)
  await shop.capture(purchase)
  return purchase
}

/** A bank that takes days makes up its mind about a payment. */
export async function settle(shop: Shop, purchase: Purchase, isPaid: boolean): Promise<void> {
  const { paypal, stripe, dodo } = shop.mock.providers
  const [payment] = await bookedAt(shop, purchase)
  const id = payment?.id ?? ''
  if (purchase.provider === 'paypal') await paypal.settle(id, isPaid ? 'completed' : 'denied')
  else if (purchase.provider === 'dodo') await dodo.settle(id, isPaid ? 'succeeded' : 'failed')
  else await stripe.settle(id, isPaid ? 'succeeded' : 'failed')
}

/** The buyer's bank wants the money back; answers with the dispute's identifier. */
export async function dispute(shop: Shop, purchase: Purchase): Promise<string> {
  const [payment] = await bookedAt(shop, purchase)
  return providerOf(shop, purchase).dispute(payment?.id ?? '')
}

/** A dispute ends. */
export async function closeDispute(
  shop: Shop,
  purchase: Purchase,
  disputeId: string,
  outcome: 'won' | 'lost',
): Promise<void> {
  await providerOf(shop, purchase).closeDispute(disputeId, outcome)
}

function providerOf({ mock: { providers } }: Shop, { provider }: Purchase) {
  if (provider === 'paypal') return providers.paypal
  return provider === 'dodo' ? providers.dodo : providers.stripe
}
