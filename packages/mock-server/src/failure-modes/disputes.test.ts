import type { Purchase } from '@creditkit/contract'
import { expect, it } from 'vitest'
import { bookedAt, giveBack } from './testing/books'
import { bought, closeDispute, dispute } from './testing/buyer'
import { openShop, PROVIDERS } from './testing/shop'

const shop = openShop()

/** How the provider's own books call a dispute; PayPal's SDK shows no disputes. */
async function statusAt({ provider }: Purchase, disputeId: string): Promise<string | null> {
  if (provider === 'paypal') return null
  if (provider === 'dodo') return (await shop.sdk.dodo.disputes.retrieve(disputeId)).dispute_status
  return (await shop.sdk.stripe.disputes.retrieve(disputeId)).status
}

const WORDS = {
  paypal: { open: null, won: null, lost: null },
  stripe: { open: 'needs_response', won: 'won', lost: 'lost' },
  stripe_checkout: { open: 'needs_response', won: 'won', lost: 'lost' },
  dodo: { open: 'dispute_opened', won: 'dispute_won', lost: 'dispute_lost' },
} as const

it.each(PROVIDERS)(
  'F9 credits that %s disputes are out of reach, and are back when it is won',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    const id = await dispute(shop, purchase)
    expect(await shop.see(purchase)).toMatchObject({ status: 'disputed' })
    expect(await shop.available()).toBe(before)
    expect(await statusAt(purchase, id)).toBe(WORDS[provider].open)
    expect((await shop.history())[0]).toMatchObject({
      type: 'dispute',
      amount: { minor: -2500 },
      reference: { type: 'purchase', id: purchase.id },
    })
    expect(await shop.audit('payment.dispute_open')).toHaveLength(1)

    await closeDispute(shop, purchase, id, 'won')
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
    expect(await statusAt(purchase, id)).toBe(WORDS[provider].won)
    expect((await shop.history())[0]).toMatchObject({ description: 'Dispute won', amount: { minor: 2500 } })
    expect(await shop.audit('payment.dispute_won')).toHaveLength(1)
  },
)

it.each(PROVIDERS)(
  'F9 spent credits that %s disputes become a debt, which stays when it is lost',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    await shop.spend(before + 1000)
    const id = await dispute(shop, purchase)
    expect(await shop.available()).toBe(-1000)
    await expect(shop.spend(1)).rejects.toThrow('insufficient_credits')
    await closeDispute(shop, purchase, id, 'lost')
    expect(await shop.see(purchase)).toMatchObject({ status: 'disputed' })
    expect(await shop.available()).toBe(-1000)
    expect(await statusAt(purchase, id)).toBe(WORDS[provider].lost)
    expect(await shop.audit('payment.dispute_lost')).toHaveLength(1)

    // The next purchase pays the debt first.
    await bought(shop, 'stripe')
    expect(await shop.available()).toBe(1500)
  },
)

it.each(PROVIDERS)(
  'F9 a dispute of %s is told in any order, often, and moves the credits once each way',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    shop.mock.webhooks.hold()
    const id = await dispute(shop, purchase)
    await shop.mock.webhooks.deliver({ duplicates: 2 })
    expect(await shop.available()).toBe(before)
    await closeDispute(shop, purchase, id, 'won')
    await shop.mock.webhooks.deliver({ order: 'reversed', duplicates: 2 })
    expect(await shop.available()).toBe(before + 2500)
    const lines = (await shop.history()).filter(({ reference }) => reference?.id === purchase.id)
    expect(lines.map(({ amount }) => amount.minor)).toEqual([2500, -2500, 2500])
  },
)

it.each(PROVIDERS)(
  'F9 a dispute of %s that is over before anybody hears of it has moved nothing',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    shop.mock.webhooks.hold()
    const id = await dispute(shop, purchase)
    await closeDispute(shop, purchase, id, 'won')
    await shop.mock.webhooks.deliver({ order: 'shuffled', duplicates: 1 })
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(PROVIDERS)(
  'F9 a dispute of what %s has partly given back takes no more than the rest',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    await giveBack(shop, purchase, 1000)
    expect(await shop.available()).toBe(before + 1500)
    const id = await dispute(shop, purchase)
    expect(await shop.available()).toBe(before)
    expect(await (await shop.refund(purchase, 100)).json()).toMatchObject({
      code: 'invalid_state',
      from: 'disputed',
    })
    await closeDispute(shop, purchase, id, 'won')
    expect(await shop.see(purchase)).toMatchObject({ status: 'partially_refunded' })
    expect(await shop.available()).toBe(before + 1500)
    const [payment] = await bookedAt(shop, purchase)
    expect(payment?.refunds).toMatchObject([{ cents: 1000 }])
  },
)
