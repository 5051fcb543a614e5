import type { Purchase } from '@creditkit/contract'
import { expect, it } from 'vitest'
import { bookedAt, giveBack, moneyAt } from './testing/books'
import { bought, pay, settle, take } from './testing/buyer'
import { ENDPOINTS } from './testing/endpoints'
import { delivered, PAID_EVENT, post, signed } from './testing/forge'
import { CHARGING, openShop, PROVIDERS } from './testing/shop'

const shop = openShop()

const ONCE = { payments: 1, taken: 2500, givenBack: 0 }

/** Lets the answer to our capture take its time on the way back. */
function slowDown(provider: Purchase['provider'], delayMs: number): void {
  shop.mock.providers.fail({ match: ENDPOINTS[provider].capture, when: 'after', delayMs, times: 1 })
}

const isTold = (provider: Purchase['provider']) =>
  shop.mock.webhooks.waiting.some(({ type }) => type === PAID_EVENT[provider])

it.each(PROVIDERS)(
  'F4 a webhook that overtakes the answer to the capture credits through %s, once',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    await pay(shop, purchase)
    slowDown(provider, 400)
    const answer = shop.capture(purchase)
    await expect.poll(() => isTold(provider)).toBe(true)
    await shop.mock.webhooks.deliver()
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)

    expect(await (await answer).json()).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it.each(CHARGING)(
  'F4 an answer from before the payment comes after its webhook and undoes nothing: %s',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await shop.mock.idle()
    slowDown(provider, 500)
    const answer = shop.capture(purchase)
    // The provider has read that nobody has paid, and its answer is under way.
    await new Promise((resolve) => setTimeout(resolve, 150))
    shop.mock.webhooks.hold()
    await pay(shop, purchase)
    await shop.mock.webhooks.deliver()
    expect(await (await answer).json()).toMatchObject({ status: 'succeeded' })
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it.each(PROVIDERS)(
  'F4 an answer of %s that the money is on its way comes after the news that it is there, and undoes nothing',
  async (provider) => {
    const before = await shop.available()
    const purchase = await shop.buy(provider)
    await pay(shop, purchase, 'bank')
    await shop.mock.idle()
    shop.mock.webhooks.hold()
    slowDown(provider, 500)
    const answer = shop.capture(purchase)
    await expect.poll(() => bookedAt(shop, purchase)).toHaveLength(1)
    await settle(shop, purchase, true)
    await shop.mock.webhooks.deliver()
    expect(await shop.available()).toBe(before + 2500)
    expect(await (await answer).json()).toMatchObject({ status: 'succeeded' })
    expect(await shop.balance()).toMatchObject({ available: { minor: before + 2500 }, pending: { minor: 0 } })
    expect(await moneyAt(shop, purchase)).toEqual(ONCE)
  },
)

it.each(PROVIDERS)(
  'F5 webhooks of %s that come a day late find the purchase credited and change nothing',
  async (provider) => {
    const before = await shop.available()
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await pay(shop, purchase)
    await shop.capture(purchase)
    const credited = await shop.see(purchase)
    const lines = await shop.history()
    shop.mock.clock.advance({ days: 1 })
    const deliveries = await shop.mock.webhooks.deliver()
    expect(deliveries.map(({ status }) => status)).toEqual(deliveries.map(() => 200))
    expect(deliveries.map(({ type }) => type)).toContain(PAID_EVENT[provider])
    expect(await shop.see(purchase)).toEqual(credited)
    expect(await shop.history()).toEqual(lines)
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(PROVIDERS)('F5 webhooks of %s that never come are not missed by whoever looks', async (provider) => {
  const before = await shop.available()
  shop.mock.webhooks.hold()
  const purchase = await shop.buy(provider)
  await take(shop, purchase)
  expect(shop.mock.webhooks.drop()).toBeGreaterThan(0)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
  expect(await shop.available()).toBe(before + 2500)
  expect(await moneyAt(shop, purchase)).toEqual(ONCE)
})

it.each(PROVIDERS)('F6 an event of %s that is delivered twice credits once', async (provider) => {
  const before = await shop.available()
  shop.mock.webhooks.hold()
  const purchase = await shop.buy(provider)
  await take(shop, purchase)
  const deliveries = await shop.mock.webhooks.deliver({ duplicates: 2 })
  expect(deliveries.filter(({ type }) => type === PAID_EVENT[provider])).toHaveLength(3)
  expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await shop.available()).toBe(before + 2500)
  expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
})

it.each(PROVIDERS)('F6 a payment of %s that two events tell of credits once', async (provider) => {
  const before = await shop.available()
  shop.mock.webhooks.hold()
  const purchase = await shop.buy(provider)
  await take(shop, purchase)
  await shop.mock.webhooks.deliver()
  const { id, body } = delivered(shop, PAID_EVENT[provider])
  const other = await signed(shop, provider, { id: `${id}2`, body })
  expect(await post(shop, provider, other)).toEqual({ status: 200, code: null })
  expect(await shop.available()).toBe(before + 2500)
  const lines = await shop.history()
  expect(lines.filter(({ reference }) => reference?.id === purchase.id)).toHaveLength(1)
})

it.each(PROVIDERS)(
  'F6 the forged second event of %s would have been believed as the first',
  async (provider) => {
    const before = await shop.available()
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await take(shop, purchase)
    const paid = shop.mock.webhooks.waiting.findIndex(({ type }) => type === PAID_EVENT[provider])
    expect(paid).toBeGreaterThanOrEqual(0)
    // Without the real ones, whose bodies the snapshot keeps, only the copy arrives.
    const beforeDelivery = await shop.mock.snapshot()
    await shop.mock.webhooks.deliver()
    const { id, body } = delivered(shop, PAID_EVENT[provider])
    await shop.mock.restore(beforeDelivery)
    expect(await shop.available()).toBe(before)
    await post(shop, provider, await signed(shop, provider, { id: `${id}2`, body }))
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(PROVIDERS)(
  'F7 news of refunds that come before the news of the payment leave what order would leave: %s',
  async (provider) => {
    const before = await shop.available()
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await take(shop, purchase)
    await giveBack(shop, purchase, 700)
    await giveBack(shop, purchase, 300)
    const untold = await shop.mock.snapshot()
    const waiting = [...shop.mock.webhooks.waiting]
    expect(waiting.length).toBeGreaterThanOrEqual(3)

    const deliveries = await shop.mock.webhooks.deliver()
    const letters = deliveries.map(({ rawBody, headers }) => ({ rawBody, headers }))
    const inOrder = await stand(purchase)
    expect(inOrder).toEqual({ available: before + 1500, status: 'partially_refunded', refunded: 1000 })
    for (let turn = 1; turn <= 6; turn += 1) {
      await shop.mock.restore(untold)
      for (const letter of shuffled(letters, turn)) {
        expect(await post(shop, provider, letter)).toEqual({ status: 200, code: null })
      }
      expect(await stand(purchase), `shuffled by ${turn}`).toEqual(inOrder)
      expect(await shop.mock.ledger.verify()).toEqual([])
    }
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1000 })
  },
)

it.each(PROVIDERS)(
  'F7 a payment of %s that is given back before anybody hears of it comes to nothing',
  async (provider) => {
    const before = await shop.available()
    shop.mock.webhooks.hold()
    const purchase = await shop.buy(provider)
    await take(shop, purchase)
    await giveBack(shop, purchase, 2500)
    await shop.mock.webhooks.deliver({ order: 'reversed', duplicates: 1 })
    expect(await stand(purchase)).toEqual({ available: before, status: 'refunded', refunded: 2500 })
    const [payment] = await bookedAt(shop, purchase)
    expect(payment).toMatchObject({ cents: 2500, refunds: [{ cents: 2500 }] })
  },
)

it('F7 a refund that is told late follows a purchase which is credited long since', async () => {
  const before = await shop.available()
  const purchase = await bought(shop, 'stripe')
  shop.mock.webhooks.hold()
  await giveBack(shop, purchase, 500)
  shop.mock.clock.advance({ days: 2 })
  await shop.mock.webhooks.deliver({ order: 'shuffled', duplicates: 1 })
  expect(await stand(purchase)).toEqual({
    available: before + 2000,
    status: 'partially_refunded',
    refunded: 500,
  })
})

/** How a purchase ended up. */
async function stand(purchase: Purchase) {
  const { status, refunded } = await shop.see(purchase)
  return { available: await shop.available(), status, refunded: refunded?.minor }
}

/** The same letters in another order, one for each seed. */
function shuffled<T>(letters: readonly T[], seed: number): T[] {
  const result: T[] = []
  let state = seed
  for (const letter of letters) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    result.splice((state >>> 8) % (result.length + 1), 0, letter)
  }
  return result
}
