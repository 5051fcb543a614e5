import { describe, expect, it } from 'vitest'
import { createMockBackend } from '../index'
import { demandKept, kept } from './kept'
import { mockWorld } from './mock-world'

const { customer } = mockWorld.callers

/** What the mock backend answers the customer, without some fields. */
async function answer(path: string, ...without: string[]): Promise<unknown> {
  const mock = createMockBackend({ scenario: 'conformance' })
  const response = await mock.fetch(path, customer)
  return JSON.parse(await response.text(), (key, value) => (without.includes(key) ? undefined : value))
}

describe('demandKept', () => {
  it.each(['/api/billing/balance', '/api/credits/transactions', '/api/billing/config'])(
    'is content with all of %s',
    async (path) => {
      const whole = await answer(path)
      expect(() => demandKept(whole, 'It')).not.toThrow()
    },
  )

  it('names the totals that a balance lacks, by their paths', async () => {
    const one = await answer('/api/credits/balance', 'totalUsed')
    expect(() => demandKept(one, 'getBalance')).toThrow(
      'getBalance leaves out what this API keeps: totalUsed.',
    )
    const all = await answer('/api/billing/balance', 'totalPurchased', 'totalUsed')
    expect(() => demandKept(all, 'getBalances')).toThrow(
      'keeps: balances.0.totalPurchased, balances.0.totalUsed, balances.1.totalPurchased, balances.1.totalUsed.',
    )
  })

  it('names the running balance that a line of the history lacks', async () => {
    const page = await answer('/api/credits/transactions?limit=1', 'balanceBefore', 'balanceAfter')
    expect(() => demandKept(page, 'listTransactions')).toThrow(
      'listTransactions leaves out what this API keeps: items.0.balanceBefore, items.0.balanceAfter.',
    )
  })

  it('asks no totals of a wallet that cannot be reached', () => {
    const unknown = { status: 'unavailable', walletId: 'credits', updatedAt: '2026-11-01T09:00:00.000Z' }
    expect(() => demandKept({ balances: [unknown] }, 'getBalances')).not.toThrow()
  })
})

describe('kept', () => {
  it('is the value, and an error that names it where there is none', () => {
    expect(kept(0, 'audit')).toBe(0)
    expect(() => kept(undefined, 'audit')).toThrow('The answer leaves out what this API keeps: audit.')
  })
})
