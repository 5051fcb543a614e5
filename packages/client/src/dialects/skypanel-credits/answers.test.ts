import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CreditsClient } from '../../http/credits-client'
import { errorOf } from '../../http/scripted-client'
import { credits, draft, gift, setUpSkypanel } from '../testing/skypanel-client'

const ID = '00000000-0000-4000-8000-000000000001'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

const answer = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const page = (status = 200) =>
  new Response('<title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } })

const written = {
  accountId: 'acc-ada',
  walletId: 'credits',
  amount: credits(5),
  type: 'bonus',
  description: 'Welcome',
} as const

const calls: Record<string, (client: CreditsClient) => Promise<unknown>> = {
  'getConfig (GET /api/credits/balance)': (client) => client.getConfig(),
  'getBalance (GET /api/credits/balance)': (client) => client.getBalance(),
  'getBalances (GET /api/credits/balance)': (client) => client.getBalances(),
  'createPurchase (POST /api/credits/purchase)': (client) => client.createPurchase(draft),
  'getPurchase (GET /api/credits/transactions)': (client) => client.getPurchase({ purchaseId: 'O' }),
  'capturePurchase (GET /api/credits/transactions)': (client) => client.capturePurchase({ purchaseId: 'O' }),
  'listPurchases (GET /api/credits/transactions)': (client) => client.listPurchases(),
  'listTransactions (GET /api/credits/transactions)': (client) => client.listTransactions(),
  'getTransaction (GET /api/transactions/:transactionId)': (client) =>
    client.getTransaction({ transactionId: ID }),
  'createTransaction (POST /api/transactions/create)': (client) => client.createTransaction(written),
  'updateTransactionStatus (PATCH /api/transactions/:transactionId/status)': (client) =>
    client.updateTransactionStatus({ transactionId: ID, status: 'completed' }),
  'adminAdjust (POST /api/admin/credits/adjust)': (client) => client.adminAdjust(gift),
}
const each = Object.entries(calls)

describe('an answer of another shape', () => {
  const row = {
    id: ID,
    userId: 'u',
    amount: '5.00',
    creditAmount: 5,
    type: 'bonus',
    status: 'completed',
    description: null,
    metadata: null,
    createdAt: '2026-11-01T12:00:00Z',
    updatedAt: '2026-11-01T12:00:00Z',
    paypalOrderId: null,
    virtFusionCreditId: null,
  }
  const faulty: [path: string, changes: object][] = [
    ['id', { id: '17' }],
    ['userId', { userId: undefined }],
    ['amount', { amount: '5.001' }],
    ['amount', { amount: 'five' }],
    ['creditAmount', { creditAmount: 5.5 }],
    ['creditAmount', { creditAmount: null, amount: '5.50' }],
    ['type', { type: '' }],
    ['status', { status: 'odd' }],
    ['createdAt', { createdAt: 'now' }],
    ['updatedAt', { updatedAt: null }],
    ['paypalOrderId', { paypalOrderId: 5 }],
  ]
  const rowReaders = each.filter(([name]) => /transactions\/|adjust/.test(name))
  const listReaders = each.filter(([name]) => name.includes('/api/credits/transactions'))

  test.each(each)('that is a page is named: %s', async (name, call) => {
    const { client, server } = setUpSkypanel()
    server.next(page())
    const error = await errorOf(call(client))
    expect([error.code, error.message]).toEqual([
      'contract_violation',
      `${name}: answered with text/html instead`,
    ])
  })

  test.each(rowReaders)('is named by its place: %s', async (name, call) => {
    for (const [path, changes] of faulty) {
      const { client, server } = setUpSkypanel()
      server.next(answer({ ...row, ...changes }))
      const error = await errorOf(call(client))
      expect(error.code).toBe('contract_violation')
      expect(error.message).toContain(`${name}: answered in another shape (${path}: `)
    }
  })

  test.each(listReaders)('is named by its place in the list: %s', async (name, call) => {
    for (const [path, changes] of faulty) {
      const { client, server } = setUpSkypanel()
      server.next(answer([row, { ...row, ...changes }]))
      const error = await errorOf(call(client))
      expect(error.message).toContain(`${name}: answered in another shape (1.${path}: `)
    }
    const { client, server } = setUpSkypanel()
    server.next(answer({ transactions: [] }))
    expect((await errorOf(call(client))).message).toContain(`${name}: answered in another shape ((answer): `)
  })

  test.each([
    ['balance', {}],
    ['balance', { balance: 5.5 }],
    ['balance', { balance: null }],
    ['creditName', { balance: 5, creditName: 7 }],
    ['updatedAt', { balance: 5, updatedAt: 'now' }],
  ])('of the balance is named by its place: %s', async (path, body) => {
    const { client, server } = setUpSkypanel()
    for (const call of [() => client.getBalance(), () => client.getConfig()]) {
      server.next(answer(body))
      const error = await errorOf(call())
      expect([error.code, error.errors[0]?.path]).toEqual(['contract_violation', path])
    }
  })

  test.each([
    [{}],
    [{ approvalUrl: null }],
    [{ approvalUrl: '/checkoutnow?token=O' }],
    [{ approvalUrl: 'https://www.paypal.com/checkoutnow' }],
    [{ approvalUrl: 'https://www.paypal.com/checkoutnow?token=' }],
    [{ approvalUrl: 'javascript:alert(1)//?token=O' }],
  ])('of an order leads nowhere: %j', async (body) => {
    const { client, server } = setUpSkypanel()
    server.next(answer(body))
    const error = await errorOf(client.createPurchase(draft))
    expect([error.code, error.errors[0]?.path]).toEqual(['contract_violation', 'approvalUrl'])
  })
})

describe('a refusal', () => {
  test.each(each)('is known by its status: %s', async (name, call) => {
    const { client, server } = setUpSkypanel({ client: { retry: false } })
    const codeOf = async (response: Response) => {
      server.next(response)
      return (await errorOf(call(client))).code
    }
    for (const body of [{ error: 'No' }, { message: 'No' }]) {
      expect(await codeOf(answer(body, 401))).toBe('unauthenticated')
      expect(await codeOf(answer(body, 403))).toBe('forbidden')
      expect(await codeOf(answer(body, 429))).toBe('rate_limited')
      expect(await codeOf(answer(body, 500))).toBe('internal')
      const isAboutOne = /transactions\/|adjust/.test(name)
      expect(await codeOf(answer(body, 404))).toBe(isAboutOne ? 'not_found' : 'contract_violation')
    }
    expect(await codeOf(page(404))).toBe('contract_violation')
    expect(await codeOf(page(400))).toBe('contract_violation')
  })

  test.each([
    ['createPurchase', 'money', (client: CreditsClient) => client.createPurchase(draft)],
    ['createTransaction', 'amount', (client: CreditsClient) => client.createTransaction(written)],
    [
      'updateTransactionStatus',
      'status',
      (client: CreditsClient) => client.updateTransactionStatus({ transactionId: ID, status: 'failed' }),
    ],
    ['adminAdjust', 'amount', (client: CreditsClient) => client.adminAdjust(gift)],
    ['adminAdjust', 'reason', (client: CreditsClient) => client.adminAdjust({ ...gift, reason: ' ' })],
  ] as const)('of what %s sends is about its %s', async (_, path, call) => {
    for (const status of [400, 402, 409, 422]) {
      const { client, server } = setUpSkypanel({ client: { retry: false } })
      server.next(answer({ error: 'No' }, status))
      const error = await errorOf(call(client))
      expect([error.code, error.errors.map((field) => field.path)]).toEqual(['validation_failed', [path]])
    }
  })

  test('of a list that could not be asked wrong is a contract violation', async () => {
    const { client, server } = setUpSkypanel()
    server.next(answer({ error: 'No' }, 400))
    expect((await errorOf(client.listTransactions())).code).toBe('contract_violation')
  })
})
