import { describe, expect, it } from 'vitest'
import { refusal, sdk, serveStripeInNode } from './testing/official-sdk'

serveStripeInNode()

describe('the official SDK searching', () => {
  it('finds payments by metadata, status and amount', async () => {
    const stripe = sdk()
    for (const [amount, purchase] of [
      [1000, 'pur_1'],
      [2000, 'pur_2'],
      [3000, 'pur_1'],
    ] as const) {
      await stripe.paymentIntents.create({
        amount,
        currency: 'usd',
        metadata: { purchase },
        payment_method: 'pm_card_visa',
        confirm: amount < 3000,
      })
    }
    const find = async (query: string) =>
      (await stripe.paymentIntents.search({ query })).data.map(({ amount }) => amount)
    expect(await find("metadata['purchase']:'pur_1'")).toEqual([3000, 1000])
    expect(await find('status:\'succeeded\' AND metadata["purchase"]:"pur_1"')).toEqual([1000])
    expect(await find('amount>=2000 AND -amount:3000')).toEqual([2000])
    expect(await find("metadata['other']:null AND amount<1500")).toEqual([1000])
    const all: number[] = []
    for await (const { amount } of stripe.paymentIntents.search({ query: "currency:'usd'", limit: 1 }))
      all.push(amount)
    expect(all).toEqual([3000, 2000, 1000])
    expect(await refusal(stripe.paymentIntents.search({ query: 'everything' }))).toMatchObject({
      param: 'query',
    })
  })

  it('finds customers by their address', async () => {
    const { id } = await sdk().customers.create({ email: 'Ada@example.com' })
    expect(
      (await sdk().customers.search({ query: "email~'ada@'" })).data.map((customer) => customer.id),
    ).toEqual([id])
  })
})
