import fc from 'fast-check'
import { expect, test } from 'vitest'
import { credits, setUpTools } from '../testing/tool-client'

const user = fc.constantFrom('ada', 'bob')
const step = fc.oneof(
  fc.record({ type: fc.constant('deduct' as const), user, count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ type: fc.constant('give' as const), user, count: fc.integer({ min: -5, max: 1_000_000 }) }),
  fc.record({
    type: fc.constant('buy' as const),
    packageId: fc.constantFrom('starter', 'pro', 'enterprise'),
  }),
  fc.record({ type: fc.constant('pay' as const), which: fc.nat(5) }),
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

test('whatever happens, the client shows the books of the server', async () => {
  const run = async (steps: readonly Step[]) => {
    const { server, client, as } = setUpTools()
    let bought = 0
    for (const each of steps) {
      if (each.type === 'deduct') server.deduct(each.user, each.count)
      if (each.type === 'pay') server.pay(`https://pay.test/checkout/${each.which}`)
      if (each.type === 'buy') {
        const draft = { walletId: 'credits', provider: 'dodo', returnUrl: 'https://shop.test' } as const
        const made = await client.createPurchase({ ...draft, packageId: each.packageId })
        bought += 1
        const checkout = server.checkouts.get(`https://pay.test/checkout/${bought}`)
        expect([checkout?.credits, Math.round((checkout?.price ?? 0) * 100)]).toEqual([
          made.credits.minor,
          made.price.minor,
        ])
      }
      if (each.type === 'give') {
        const given = { userId: each.user, walletId: 'credits', amount: credits(each.count), reason: 'Test' }
        const before = server.books.get(each.user)
        const result = await as('root')
          .adminAdjust(given)
          .catch(() => null)
        const shown = result?.balance.status === 'ok' ? result.balance.available.minor : before
        expect(shown).toBe(server.books.get(each.user))
      }
      for (const userId of ['ada', 'bob']) {
        const { balances } = await as(userId).getBalances()
        expect(balances).toMatchObject([{ status: 'ok', available: credits(server.books.get(userId) ?? 0) }])
      }
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), run), { numRuns: 60 })
})
