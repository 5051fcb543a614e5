import { describe, expect, test } from 'vitest'
import { brokenAnswers } from '../one-wallet/testing/broken-answers'
import { draft, setUpUsage } from '../testing/usage-client'

type Kit = ReturnType<typeof setUpUsage>

describe('a refusal', () => {
  test.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [400, 'validation_failed'],
    [429, 'rate_limited'],
    [500, 'internal'],
    [402, 'contract_violation'],
  ])('of %i is %s, and nothing of its text goes on', async (status, code) => {
    const { server, client } = setUpUsage()
    server.answerNext(Response.json({ error: 'Ada owes money' }, { status }))
    const error = await client.createPurchase(draft).catch((caught) => caught)
    expect(error).toMatchObject({ code, operation: 'createPurchase', status })
    expect(JSON.stringify([error.message, error.problem])).not.toMatch(/Ada/)
  })

  test('of the server itself comes through: no session, somebody else’s data, no such price', async () => {
    const nobody = setUpUsage({}, { userId: null }).client
    await expect(nobody.getBalance()).rejects.toMatchObject({ code: 'unauthenticated' })
    const bob = setUpUsage({}, { userId: 'bob' }).client
    await expect(bob.listTransactions()).rejects.toMatchObject({ code: 'forbidden' })
    const packages = [{ id: 'small', name: 'Old', credits: 1, price: 1, priceId: 'price_gone' }]
    const outdated = setUpUsage({ packages }).client.createPurchase(draft)
    await expect(outdated).rejects.toMatchObject({ code: 'validation_failed' })
  })
})

const id = '00000000-0000-4000-8000-000000000001'
const createdAt = '2026-10-30T08:00:00.123456+00:00'
const purchase = { id, stripeSessionId: 'cs_1', priceId: 'price_1', credits: 100, amount: 500, createdAt }
const transaction = { id, type: 'usage', amount: -5, balanceAfter: 95, description: 'Run', createdAt }
const balance = { creditsBalance: 1, creditsTotalPurchased: 2, creditsTotalUsed: 1 }

const calls = {
  getBalance: {
    route: 'GET /api/credits/balance',
    example: balance,
    run: ({ client }: Kit) => client.getBalance(),
  },
  getBalances: {
    route: 'GET /api/credits/balance',
    example: balance,
    run: ({ client }: Kit) => client.getBalances(),
  },
  createPurchase: {
    route: 'POST /api/credits/purchase',
    example: { sessionId: 'cs_1', url: 'https://pay.test/1', credits: 100 },
    run: ({ client }: Kit) => client.createPurchase(draft),
  },
  getPurchase: {
    route: 'GET /api/credits/history',
    example: { purchases: [purchase] },
    run: ({ client }: Kit) => client.getPurchase({ purchaseId: 'cs_1' }),
  },
  capturePurchase: {
    route: 'GET /api/credits/history',
    example: [purchase],
    run: ({ client }: Kit) => client.capturePurchase({ purchaseId: 'cs_1' }),
  },
  listPurchases: {
    route: 'GET /api/credits/history',
    example: { items: [purchase] },
    run: ({ client }: Kit) => client.listPurchases(),
  },
  listTransactions: {
    route: 'GET /api/credits/history',
    example: { transactions: [transaction] },
    run: ({ client }: Kit) => client.listTransactions(),
  },
  listUsageHistory: {
    route: 'GET /api/credits/history',
    example: { usage: [{ credits: 5, createdAt }] },
    run: ({ client }: Kit) => client.listUsageHistory(),
  },
}

const optional = ['stripeSessionId', 'priceId', 'balanceAfter', 'description']
const cases = Object.entries(calls).flatMap(([operation, { example, ...call }]) =>
  brokenAnswers(example, optional).map((broken) => ({ operation, ...call, ...broken })),
)

describe('an answer of another shape', () => {
  test.each(cases)('of $operation, $what, is one error that names the place', async (each) => {
    const kit = setUpUsage()
    kit.server.answerNext(each.response())
    const error = await each.run(kit).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'contract_violation', operation: each.operation })
    expect(error.message).toContain(`${each.operation} (${each.route})`)
    // A list that is gone is missed under its own name.
    const place = each.place === 'items' ? /^(items|purchases)$/ : each.place
    if (each.place !== '') expect(error.errors[0].path).toMatch(place)
  })

  test.each([
    [{ ...transaction, id: 7 }, '0.id'],
    [{ ...transaction, amount: 1.5 }, '0.amount'],
    [{ ...transaction, type: 'Bad Type' }, '0.type'],
    [{ ...transaction, createdAt: 'yesterday' }, '0.createdAt'],
  ])('in a bare list, such as %o, names the row', async (row, path) => {
    const { server, client } = setUpUsage()
    server.answerNext(Response.json([row]))
    await expect(client.listTransactions()).rejects.toMatchObject({ errors: [{ path }] })
  })

  test('of what is on offer in the examples is taken', async () => {
    for (const { example, run } of Object.values(calls)) {
      const kit = setUpUsage()
      kit.server.answerNext(Response.json(example))
      await expect(run(kit)).resolves.toBeDefined()
    }
  })
})
