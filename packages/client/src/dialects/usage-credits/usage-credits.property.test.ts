import fc from 'fast-check'
import { expect, test } from 'vitest'
import { credits, packages, setUpUsage } from '../testing/usage-client'

const step = fc.oneof(
  fc.record({ type: fc.constant('use' as const), count: fc.integer({ min: 1, max: 300 }) }),
  fc.record({
    type: fc.constant('buy' as const),
    packageId: fc.constantFrom(...packages.map(({ id }) => id ?? '')),
  }),
  fc.record({ type: fc.constant('pay' as const), which: fc.integer({ min: 1, max: 5 }) }),
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

test('whatever happens, the client shows the books of the server', async () => {
  const run = async (steps: readonly Step[], shape: 'bare' | 'items' | 'named') => {
    const { server, client } = setUpUsage({}, { shape })
    for (const each of steps) {
      if (each.type === 'use') server.use('ada', each.count)
      if (each.type === 'pay') server.pay(`cs_test_${each.which}`)
      if (each.type === 'buy') {
        const draft = { walletId: 'credits', provider: 'stripe_checkout', packageId: each.packageId } as const
        const made = await client.createPurchase(draft)
        expect((await client.getPurchase({ purchaseId: made.id })).status).toBe('requires_action')
      }
    }
    const books = server.of('ada')
    expect(await client.getBalance()).toMatchObject({
      available: credits(books.creditsBalance),
      totalPurchased: credits(books.creditsTotalPurchased),
      totalUsed: credits(books.creditsTotalUsed),
    })
    const { items } = await client.listTransactions({ limit: 100 })
    const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)
    expect(sum(items.map(({ amount }) => amount.minor))).toBe(books.creditsBalance)
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(books.transactions.map(({ id }) => id)))
    for (const { balanceBefore, amount, balanceAfter } of items) {
      expect((balanceBefore?.minor ?? Number.NaN) + amount.minor).toBe(balanceAfter?.minor)
    }
    const purchases = (await client.listPurchases({ limit: 100 })).items
    expect(sum(purchases.map(({ credits }) => credits.minor))).toBe(books.creditsTotalPurchased)
    expect(sum(purchases.map(({ price }) => price.minor))).toBe(
      sum(books.purchases.map(({ amount }) => amount)),
    )
    for (const [sessionId, { isPaid }] of server.sessions) {
      const { status } = await client.getPurchase({ purchaseId: sessionId })
      expect(status).toBe(isPaid ? 'succeeded' : 'requires_action')
    }
  }
  const shape = fc.constantFrom('bare' as const, 'items' as const, 'named' as const)
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 15 }), shape, run), { numRuns: 60 })
})
