import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Wrapping } from '../testing/saas-actions'
import { credits, draft, setUpSaas } from '../testing/saas-client'

const user = fc.constantFrom('ada', 'bob')
const step = fc.oneof(
  fc.record({ type: fc.constant('use' as const), user, count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ type: fc.constant('give' as const), user, count: fc.integer({ min: -5, max: 1_000_000 }) }),
  fc.record({ type: fc.constant('buy' as const) }),
  fc.record({ type: fc.constant('pay' as const), which: fc.integer({ min: 1, max: 4 }) }),
)
const wrapping = fc.constantFrom('plain' as const, 'data' as const, 'success' as const, 'both' as const)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

test('whatever happens, the client shows the books of the server, and no purchase as credited', async () => {
  const run = async (steps: readonly Step[], how: Wrapping) => {
    const { host, client } = setUpSaas({}, { wrapping: how })
    for (const each of steps) {
      host.state.session = 'ada'
      if (each.type === 'use') host.use(each.user, each.count)
      if (each.type === 'pay') host.pay(`pi_${each.which}`)
      if (each.type === 'buy') {
        const { id } = await client.createPurchase(draft)
        expect(host.intents.get(id)).toEqual({ userId: 'ada', packageId: 'basic', isPaid: false })
        expect((await client.capturePurchase({ purchaseId: id })).status).toBe('processing')
      }
      if (each.type === 'give') {
        host.state.session = 'root'
        const before = host.books.get(each.user) ?? 0
        const given = { userId: each.user, walletId: 'credits', amount: credits(each.count), reason: 'Test' }
        const added = await client.adminAdjust(given).then(
          () => each.count,
          () => 0,
        )
        expect(host.books.get(each.user)).toBe(before + added)
      }
      for (const userId of ['ada', 'bob']) {
        host.state.session = userId
        expect(await client.getBalance()).toMatchObject({ available: credits(host.books.get(userId) ?? 0) })
      }
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), wrapping, run), { numRuns: 60 })
})
