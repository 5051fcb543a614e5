import type { Purchase } from '@creditkit/contract'
import { expect, it } from 'vitest'
import { bookedAt, giveBack, moneyAt } from './testing/books'
import { bought } from './testing/buyer'
import { openShop, PROVIDERS, usd } from './testing/shop'
import { thrown } from './testing/thrown'

const shop = openShop()

/** 90.00 USD for 9000 credits and 450 more: 1.05 credits a cent, so that parts have to be rounded. */
const TEAM = { packageId: 'team' }
const PARTS = [1, 332, 667, 1, 4999]

/** Whatever the SDK rejects with, as far as it says why. */
async function refusal(call: Promise<unknown>) {
  const error = await thrown(call)
  const body = typeof error.body === 'string' ? JSON.parse(error.body) : {}
  return {
    status: error.statusCode ?? error.status,
    why: body.details?.[0]?.issue ?? error.error?.code ?? error.param,
  }
}

/** A refund that the provider has made turns out to fail. */
async function failRefund({ provider }: Purchase, refundId: string): Promise<void> {
  const { paypal, stripe, dodo } = shop.mock.providers
  if (provider === 'paypal') await paypal.settleRefund(refundId, 'failed')
  else if (provider === 'dodo') await dodo.failRefund(refundId)
  else await stripe.failRefund(refundId)
}

it.each(PROVIDERS)(
  'F10 parts that are given back through %s take credits in proportion, rounded down, and the last cent all',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider, TEAM)
    expect(await shop.available()).toBe(before + 9450)
    let givenBack = 0
    for (const cents of PARTS) {
      await giveBack(shop, purchase, cents)
      givenBack += cents
      const taken = Math.floor((givenBack * 9450) / 9000)
      expect(await shop.available(), `after ${givenBack} cents`).toBe(before + 9450 - taken)
      expect(await shop.see(purchase)).toMatchObject({
        status: 'partially_refunded',
        refunded: usd(givenBack),
      })
    }
    await giveBack(shop, purchase, 9000 - givenBack)
    expect(await shop.available()).toBe(before)
    expect(await shop.see(purchase)).toMatchObject({ status: 'refunded', refunded: usd(9000) })
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 9000, givenBack: 9000 })
  },
)

it.each(PROVIDERS)(
  'F10 parts that an admin and somebody at %s give back in turns add up',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider, TEAM)
    expect((await shop.refund(purchase, 333)).status).toBe(200)
    await giveBack(shop, purchase, 334)
    expect((await shop.refund(purchase, 333)).status).toBe(200)
    expect(await shop.available()).toBe(before + 9450 - 1050)
    expect(await shop.see(purchase)).toMatchObject({ refunded: usd(1000) })
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 9000, givenBack: 1000 })
  },
)

it.each([
  ['paypal', { status: 422, why: 'REFUND_AMOUNT_EXCEEDED' }],
  ['stripe', { status: 400, why: 'amount' }],
  ['stripe_checkout', { status: 400, why: 'amount' }],
  ['dodo', { status: 422, why: 'REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT' }],
] as const)('F10 nobody gives back more than %s has taken', async (provider, words) => {
  const before = await shop.available()
  const purchase = await bought(shop, provider)
  await giveBack(shop, purchase, 1500)
  expect(await refusal(giveBack(shop, purchase, 1001))).toEqual(words)
  const answer = await shop.refund(purchase, 1001)
  expect(await answer.json()).toMatchObject({ code: 'amount_out_of_range', max: usd(1000) })
  expect(await shop.available()).toBe(before + 1000)
  expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 1500 })
})

it.each(PROVIDERS)(
  'F10 a part that %s knows of and we do not yet leaves no more than the rest to an admin',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    shop.mock.webhooks.hold()
    await giveBack(shop, purchase, 2000)
    const answer = await shop.refund(purchase, 1000)
    expect(await answer.json()).toMatchObject({ code: 'invalid_state' })
    expect(await shop.available()).toBe(before + 2500)
    await shop.mock.webhooks.release()
    expect(await shop.available()).toBe(before + 500)
    expect(await shop.see(purchase)).toMatchObject({ refunded: usd(2000) })
    expect(await moneyAt(shop, purchase)).toMatchObject({ givenBack: 2000 })
  },
)

it.each(PROVIDERS)(
  'F21 credits are back when a refund of %s fails later, and the money can be given back again',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    shop.mock.providers.paypal.slowRefunds()
    expect((await shop.refund(purchase, 1000)).status).toBe(200)
    expect(await shop.available()).toBe(before + 1500)
    expect(await shop.see(purchase)).toMatchObject({ status: 'partially_refunded' })

    shop.mock.clock.advance({ days: 3 })
    const [payment] = await bookedAt(shop, purchase)
    await failRefund(purchase, payment?.refunds[0]?.id ?? '')
    const now = await shop.see(purchase)
    expect(now.status).toBe('succeeded')
    expect(now).not.toHaveProperty('refunded')
    expect(await shop.available()).toBe(before + 2500)
    expect((await shop.history())[0]).toMatchObject({ description: 'Refund failed', amount: { minor: 1000 } })
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 0 })

    expect((await shop.refund(purchase)).status).toBe(200)
    expect(await shop.see(purchase)).toMatchObject({ status: 'refunded', refunded: usd(2500) })
    expect(await shop.available()).toBe(before)
  },
)

it.each(PROVIDERS)(
  'F21 a refund made in the dashboard of %s that fails later gives its credits back, once',
  async (provider) => {
    const before = await shop.available()
    const purchase = await bought(shop, provider)
    shop.mock.webhooks.hold()
    shop.mock.providers.paypal.slowRefunds()
    const refundId = await giveBack(shop, purchase, 800)
    await shop.mock.webhooks.deliver({ duplicates: 1 })
    expect(await shop.available()).toBe(before + 1700)
    await failRefund(purchase, refundId)
    await shop.mock.webhooks.deliver({ order: 'reversed', duplicates: 2 })
    expect(await shop.available()).toBe(before + 2500)
    expect(await shop.see(purchase)).toMatchObject({ status: 'succeeded' })
    const lines = (await shop.history()).filter(({ reference }) => reference?.id === purchase.id)
    expect(lines.map(({ amount }) => amount.minor)).toEqual([800, -800, 2500])
  },
)

it('F21 a refund that Stripe’s bank sends back an hour later is undone by the clock alone', async () => {
  const before = await shop.available()
  const purchase = await bought(shop, 'stripe')
  shop.mock.providers.stripe.failNextRefundLater()
  await shop.refund(purchase, 1000)
  expect(await shop.available()).toBe(before + 1500)
  shop.mock.clock.advance({ hours: 2 })
  expect(await shop.available()).toBe(before + 2500)
  const { data } = await shop.sdk.stripe.refunds.list()
  expect(data).toMatchObject([{ status: 'failed', amount: 1000 }])
})
