import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credits, draft, setUpDualBilling, usd } from '../testing/dual-billing-client'

const step = fc.oneof(
  fc.record({ kind: fc.constant('buy' as const), cents: fc.integer({ min: 100, max: 100_000 }) }),
  fc.record({ kind: fc.constant('add' as const), cents: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record({ kind: fc.constant('remove' as const), cents: fc.integer({ min: 1, max: 50_000 }) }),
  fc.record({ kind: fc.constant('use' as const), cents: fc.integer({ min: 1, max: 50_000 }) }),
)

const findUser = () => ({ name: 'Ada', email: 'ada@sky.test', role: 'customer' as const })

describe('what the client shows', () => {
  test.each(['real', 'double'] as const)('is what the books say, exact to the cent (%s)', async (column) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { server, client, open } = setUpDualBilling({ column, options: { findUser } })
        const grace = open('grace')
        for (const { kind, cents } of steps) {
          server.signIn('ada')
          if (kind === 'buy') {
            const { id } = await client.createPurchase({ ...draft, money: usd(cents) })
            server.approve(id)
            const bought = await client.capturePurchase({ purchaseId: id })
            expect(bought.credits).toEqual(credits(cents))
          } else if (kind === 'use') {
            const dollars = Number(`${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)
            if (server.centsOf(7) >= BigInt(cents)) server.move(7, -dollars, { type: 'service_purchase_dns' })
          } else if (kind === 'add' || server.centsOf(7) !== BigInt(cents)) {
            // Taking all there is may fail at the backend, whose floats can be a trifle less than the books.
            server.signIn('grace')
            const amount = credits(kind === 'add' ? cents : -cents)
            const change = { userId: '7', walletId: 'credits', amount, reason: kind }
            const has = server.centsOf(7)
            const done = await grace.adminAdjust(change).catch((error: unknown) => error)
            if (kind === 'remove' && has < BigInt(cents)) {
              expect(done).toMatchObject({
                code: 'insufficient_credits',
                problem: { available: credits(Number(has)) },
              })
            } else {
              expect(done).toMatchObject({
                balance: { available: credits(Number(server.centsOf(7))) },
                transaction: { amount },
              })
            }
          }
        }
        server.signIn('ada')
        const cents = Number(server.centsOf(7))
        expect(await client.getBalance()).toMatchObject({ available: credits(cents) })
        server.signIn('grace')
        const { transactions, balances } = await grace.adminGetUserCredits({ userId: '7' })
        expect(balances[0]).toMatchObject({ available: credits(cents) })
        expect(transactions.items.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(cents)
        for (const { balanceBefore, balanceAfter, amount } of transactions.items) {
          expect((balanceBefore?.minor ?? Number.NaN) + amount.minor).toBe(balanceAfter?.minor)
        }
      }),
    )
  })
})
