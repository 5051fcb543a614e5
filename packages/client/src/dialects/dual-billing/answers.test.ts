import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf } from '../../http/scripted-client'
import { html, json } from '../../http/scripted-fetch'
import { draft, gift, setUpDualBilling } from '../testing/dual-billing-client'

const NOW = Date.UTC(2026, 10, 1, 9)
const AT = new Date(NOW).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const findUser = () => ({ name: 'Ada', email: 'ada@sky.test', role: 'customer' as const })
const answer = (body: unknown, status = 200) => json(body, status)(seen)
const seen = {
  operation: 'getConfig',
  method: 'GET',
  url: '',
  headers: new Headers(),
  body: {},
  init: {},
} as const

describe('an answer of another shape', () => {
  const sound = { virtFusion: { balance: 1 }, customCredits: { balance: 1 } }
  const row = {
    id: 1,
    userId: 7,
    amount: 5,
    type: 'purchase',
    status: 'completed',
    balanceBefore: 0,
    balanceAfter: 5,
    createdAt: AT,
  }
  const asGrace = { as: 'grace', options: { findUser } } as const

  test.each([
    ['customCredits', { virtFusion: { balance: 1 } }],
    ['virtFusion.balance', { ...sound, virtFusion: { formatted: '1 Token' } }],
    ['customCredits.balance', { ...sound, customCredits: { balance: '$5.00' } }],
    ['customCredits.balance', { ...sound, customCredits: { balance: 0.305 } }],
    ['customCredits.balance', { ...sound, customCredits: { balance: null } }],
    ['virtFusion.balance', { ...sound, virtFusion: { balance: 1.5 } }],
  ])('of the balances is named by its place: %s', async (path, body) => {
    const { client, server } = setUpDualBilling()
    server.next(await answer(body))
    const error = await errorOf(client.getBalances())
    expect(error.code).toBe('contract_violation')
    expect(error.message).toContain('getBalances (GET /api/billing/balance)')
    expect(error.errors.map((each) => each.path)).toEqual([path])
  })

  test.each([
    ['orderId', {}],
    ['orderId', { orderId: 17 }],
    ['orderId', { orderId: '' }],
  ])('of an order is named by its place: %s', async (path, body) => {
    const { client, server } = setUpDualBilling()
    server.next(await answer(body))
    const error = await errorOf(client.createPurchase(draft))
    expect(error.message).toContain('createPurchase (POST /api/billing/custom-credits/add)')
    expect(error.errors.map((each) => each.path)).toEqual([path])
  })

  test.each([
    ['amount', { success: true }],
    ['success', { success: 'yes', amount: 10 }],
    ['amount', { success: true, amount: 10.001 }],
  ])('of a capture is named by its place: %s', async (path, body) => {
    const { client, server } = setUpDualBilling()
    const { id } = await client.createPurchase(draft)
    server.next(await answer(body))
    const error = await errorOf(client.capturePurchase({ purchaseId: id }))
    expect(error.message).toContain('capturePurchase (POST /api/billing/custom-credits/capture)')
    expect(error.errors.map((each) => each.path)).toEqual([path])
  })

  test.each([
    ['balance', { transactions: [] }],
    ['transactions', { balance: 0 }],
    ['transactions.1.id', { balance: 0, transactions: [row, { ...row, id: 'x' }] }],
    ['transactions.0.amount', { balance: 0, transactions: [{ ...row, amount: null }] }],
    ['transactions.0.createdAt', { balance: 0, transactions: [{ ...row, createdAt: 'now' }] }],
    ['transactions.0.status', { balance: 0, transactions: [{ ...row, status: 'odd' }] }],
    ['transactions.0.type', { balance: 0, transactions: [{ ...row, type: '' }] }],
    ['transactions.0.balanceAfter', { balance: 0, transactions: [{ ...row, balanceAfter: {} }] }],
  ])('of a user’s credits is named by its place: %s', async (path, body) => {
    const { client, server } = setUpDualBilling(asGrace)
    server.next(await answer(body))
    const error = await errorOf(client.adminGetUserCredits({ userId: '7' }))
    expect(error.code).toBe('contract_violation')
    expect(error.message).toContain('adminGetUserCredits (GET /api/admin/users/:userId/custom-credits)')
    expect(error.errors.map((each) => each.path)).toEqual([path])
  })

  test('of a page instead of data is named too, on every operation', async () => {
    const { client, server } = setUpDualBilling(asGrace)
    const { id } = await client.createPurchase(draft)
    const calls = [
      () => client.getBalances(),
      () => client.getBalance(),
      () => client.createPurchase(draft),
      () => client.capturePurchase({ purchaseId: id }),
      () => client.adminGetUserCredits({ userId: '7' }),
      () => client.adminAdjust(gift),
    ]
    for (const call of calls) {
      server.next(await html()(seen))
      const error = await errorOf(call())
      expect([error.code, error.message]).toEqual([
        'contract_violation',
        expect.stringMatching(/^\w+ \((GET|POST) \/api\/.*\): answered with text\/html instead$/),
      ])
    }
  })
})

describe('a refusal', () => {
  const refusals = [
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [429, 'rate_limited'],
    [500, 'internal'],
    [503, 'internal'],
  ] as const

  test.each(refusals)('of status %d is %s, on every operation', async (status, code) => {
    const { client, server } = setUpDualBilling({
      as: 'grace',
      client: { retry: false },
      options: { findUser },
    })
    const { id } = await client.createPurchase(draft)
    const calls = [
      () => client.getBalances(),
      () => client.createPurchase(draft),
      () => client.capturePurchase({ purchaseId: id }),
      () => client.adminGetUserCredits({ userId: '7' }),
      () => client.adminAdjust(gift),
    ]
    for (const call of calls) {
      server.next(await answer({ error: 'No' }, status))
      expect((await errorOf(call())).code).toBe(code)
    }
  })

  test('of an address that is not there is a contract violation, unless it is about a user', async () => {
    const { client, server } = setUpDualBilling({ as: 'grace', options: { findUser } })
    server.next(await html(404)(seen))
    expect((await errorOf(client.getBalances())).message).toBe(
      'getBalances (GET /api/billing/balance): answered 404 without a problem',
    )
    server.next(await html(404)(seen))
    expect((await errorOf(client.adminGetUserCredits({ userId: '7' }))).code).toBe('contract_violation')
    server.next(await answer({ error: 'User not found' }, 404))
    expect((await errorOf(client.adminGetUserCredits({ userId: '7' }))).code).toBe('not_found')
  })
})
