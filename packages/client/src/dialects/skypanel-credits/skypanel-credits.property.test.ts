import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credits, draft, setUpSkypanel, usd } from '../testing/skypanel-client'
import { ADA } from '../testing/skypanel-server'

const step = fc.record({
  kind: fc.constantFrom('buy', 'add', 'remove', 'use'),
  count: fc.integer({ min: 1, max: 1000 }),
})

describe('what the client shows', () => {
  test.each([{ pending: true }, { pending: false }])(
    'is what the books say (pending rows: $pending)',
    async (settings) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          const { server, open } = setUpSkypanel(settings)
          for (const { kind, count } of steps) {
            const has = server.creditsOf(ADA.id)
            if (kind === 'buy') {
              const client = open('ada')
              const { id, credits: bought } = await client.createPurchase({
                ...draft,
                money: usd(count * 100),
              })
              expect(bought).toEqual(credits(count))
              server.buyerPays(id)
              expect(await client.getPurchase({ purchaseId: id })).toMatchObject({
                status: 'succeeded',
                credits: credits(count),
                price: usd(count * 100),
              })
            } else if (kind === 'use') {
              if (has >= count) server.deductCredits(ADA.id, count, 'Used')
            } else {
              const amount = credits(kind === 'add' ? count : -count)
              const change = { userId: ADA.id, walletId: 'credits', amount, reason: kind }
              const done = await open('grace')
                .adminAdjust(change)
                .catch((error: unknown) => error)
              const isTooMuch = kind === 'remove' && has < count
              expect(done).toMatchObject(
                isTooMuch ? { code: 'validation_failed' } : { transaction: { amount } },
              )
            }
          }
          const client = open('ada')
          const told = server.creditsOf(ADA.id)
          expect(await client.getBalance()).toMatchObject({ available: credits(told) })
          const { items } = await client.listTransactions({ status: 'completed' })
          expect(items.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(told)
        }),
      )
    },
  )
})
