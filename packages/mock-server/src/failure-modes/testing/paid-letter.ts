import type { Purchase } from '@creditkit/contract'
import type { JsonRecord } from '../../wire/json'
import { take } from './buyer'
import { delivered, type Letter, PAID_EVENT } from './forge'
import type { Shop } from './shop'

/** A purchase that is paid at its provider, and the webhook that says so: written, and not yet heard of by our backend. */
export interface PaidLetter {
  readonly purchase: Purchase
  readonly letter: Letter
  readonly event: { readonly id: string; readonly body: JsonRecord }
}

/** Lets somebody buy and pay, and holds every webhook about it. */
export async function paidLetter(shop: Shop, provider: Purchase['provider']): Promise<PaidLetter> {
  shop.mock.webhooks.hold()
  const purchase = await shop.buy(provider)
  await take(shop, purchase)
  const unheard = await shop.mock.snapshot()
  await shop.mock.webhooks.deliver()
  const { id, body, rawBody, headers } = delivered(shop, PAID_EVENT[provider])
  await shop.mock.restore(unheard)
  return { purchase, letter: { rawBody, headers }, event: { id, body } }
}
