import { expect, it } from 'vitest'
import { bookedAt, moneyAt } from './testing/books'
import { pay, settle } from './testing/buyer'
import { orderIdOf } from './testing/order-id'
import { CHARGING, openShop, PROVIDERS } from './testing/shop'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }
const NOTHING = { payments: 0, taken: 0, givenBack: 0 }

it.each(PROVIDERS)(
  'F8 money of %s that is only promised is shown as pending, and is credits once it is there',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await pay(shop, purchase, 'bank')
    const answer = await shop.capture(purchase)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'processing' })
    expect(await shop.see(purchase)).toMatchObject({ status: 'processing' })
    expect(await shop.balance()).toMatchObject({ available: { minor: before }, pending: { minor: 2500 } })
    expect(await moneyAt(shop, purchase)).toEqual(NOTHING)
    expect(await bookedAt(shop, purchase)).toMatchObject([{ isTaken: false, cents: 2500 }])

    shop.mock.clock.advance({ days: 4 })
    await settle(shop, purchase, true)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.balance()).toMatchObject({ available: { minor: before + 2500 }, pending: { minor: 0 } })
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
    expect((await shop.history())[0]).toMatchObject({
      type: 'purchase',
      amount: { minor: 2500 },
      reference: { type: 'purchase', id: purchase.id },
    })
  },
)

it.each(PROVIDERS)('F8 promised money of %s that does not come leaves nothing behind', async (provider) => {
  const before = await shop.available()
  const lines = await shop.history()
  const purchase = await shop.buy(provider)
  await pay(shop, purchase, 'bank')
  await shop.capture(purchase)
  expect((await shop.balance()).pending.minor).toBe(2500)
  await settle(shop, purchase, false)
  const { status } = await shop.see(purchase)
  expect(['failed', 'requires_action']).toContain(status)
  expect(await shop.balance()).toMatchObject({ available: { minor: before }, pending: { minor: 0 } })
  expect(await shop.history()).toEqual(lines)
  expect(await moneyAt(shop, purchase)).toEqual(NOTHING)
})

it.each(CHARGING)(
  'F8 %s tells of promised money by webhook alone, and nothing can be spent of it',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await pay(shop, purchase, 'bank')
    expect(await shop.see(purchase)).toMatchObject({ status: 'processing' })
    await expect(shop.spend(before + 1)).rejects.toThrow('insufficient_credits')
    await settle(shop, purchase, true)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    await shop.spend(before + 2500)
    expect(await shop.available()).toBe(0)
  },
)

it('F8 a completed Checkout Session that is not paid credits nothing until its money comes', async () => {
  const before = await shop.available()
  const purchase = await shop.buy('stripe_checkout')
  await pay(shop, purchase, 'bank')
  const { checkout } = shop.sdk.stripe
  expect(await checkout.sessions.retrieve(orderIdOf(purchase))).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
  })
  expect(await shop.available()).toBe(before)
  await settle(shop, purchase, true)
  expect(await checkout.sessions.retrieve(orderIdOf(purchase))).toMatchObject({ payment_status: 'paid' })
  expect(await shop.available()).toBe(before + 2500)
})

it.each(PROVIDERS)(
  'F8 the end of waiting for %s is found by looking when its webhooks are lost, and told in any order',
  async (provider) => {
    const before = await shop.available()
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await pay(shop, purchase, 'bank')
    await shop.capture(purchase)
    await settle(shop, purchase, true)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    // That it was pending is told last.
    await shop.mock.webhooks.deliver({ order: 'reversed', duplicates: 1 })
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.balance()).toMatchObject({ available: { minor: before + 2500 }, pending: { minor: 0 } })
  },
)

it.each(PROVIDERS)(
  'F8 a purchase that %s still works on is neither canceled nor refunded',
  async (provider) => {
    const purchase = await shop.buy(provider)
    await pay(shop, purchase, 'bank')
    await shop.capture(purchase)
    const cancel = await shop.api.refused(`/api/credits/purchase/${purchase.id}/cancel`, {})
    expect(cancel).toMatchObject({ code: 'invalid_state', from: 'processing' })
    const refund = await shop.refund(purchase)
    expect(await refund.json()).toMatchObject({ code: 'invalid_state', from: 'processing' })
  },
)
