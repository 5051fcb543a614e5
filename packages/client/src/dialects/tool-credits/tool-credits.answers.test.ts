import { toProblem } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { brokenAnswers } from '../one-wallet/testing/broken-answers'
import { adjustment, admin, credits, draft, setUpTools } from '../testing/tool-client'

type Kit = ReturnType<typeof setUpTools>

describe('a refusal', () => {
  test.each([
    [401, { error: 'Unauthorized' }, 'unauthenticated'],
    [403, { error: 'Forbidden' }, 'forbidden'],
    [404, { error: 'Ada owes money: user not found' }, 'not_found'],
    [404, { message: 'Ada owes money: user not found' }, 'not_found'],
    [400, { error: 'Ada owes money' }, 'validation_failed'],
    [422, { message: 'Ada owes money' }, 'validation_failed'],
    [429, { error: 'Ada owes money' }, 'rate_limited'],
    [500, { error: 'Ada owes money' }, 'internal'],
    [402, { message: 'Ada owes money' }, 'contract_violation'],
    [402, { error: 'Insufficient credits', currentBalance: 'few', requiredCredits: 5 }, 'contract_violation'],
    [404, 'a page', 'contract_violation'],
    [418, { error: 'Ada owes money' }, 'contract_violation'],
  ])('of %i with %o is %s, and nothing of its text goes on', async (status, body, code) => {
    const { server, client } = setUpTools({}, admin)
    server.answerNext(Response.json(body, { status }))
    const error = await client.adminAdjust(adjustment).catch((caught) => caught)
    expect(error).toMatchObject({ code, operation: 'adminAdjust', status })
    expect(JSON.stringify([error.message, error.problem])).not.toMatch(/Ada/)
  })

  test('of 402 that says how much it takes is insufficient_credits in amounts', async () => {
    const { server, client } = setUpTools({}, admin)
    const body = { error: 'Insufficient credits', currentBalance: 3, requiredCredits: 5 }
    server.answerNext(Response.json(body, { status: 402 }))
    const problem = toProblem('insufficient_credits', 'Buy more credits.', '', {
      required: credits(5),
      available: credits(3),
      walletId: 'credits',
    })
    await expect(client.adminAdjust(adjustment)).rejects.toMatchObject({ code: problem.code, problem })
  })

  test('of the server itself comes through: no session, no role', async () => {
    const nobody = setUpTools({}, { userId: null })
    await expect(nobody.client.getBalance()).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(setUpTools().client.adminAdjust(adjustment)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('an answer of another shape', () => {
  const calls = {
    getBalance: {
      route: 'GET /api/credits',
      example: { balance: 7 },
      run: ({ client }: Kit) => client.getBalance(),
    },
    getBalances: {
      route: 'GET /api/credits',
      example: { balance: 7 },
      run: ({ client }: Kit) => client.getBalances(),
    },
    adminAdjust: {
      route: 'POST /api/admin/credits',
      example: { newBalance: 7 },
      run: ({ client }: Kit) => client.adminAdjust(adjustment),
    },
    createPurchase: {
      route: 'POST /api/dodopayments/checkout',
      example: { checkoutUrl: 'https://pay.test/1' },
      run: ({ client }: Kit) => client.createPurchase(draft),
    },
  }
  const cases = Object.entries(calls).flatMap(([operation, { example, ...call }]) =>
    brokenAnswers(example).map((broken) => ({ operation, ...call, ...broken })),
  )

  test.each(cases)('of $operation, $what, is one error that names the place', async (each) => {
    const kit = setUpTools()
    kit.server.answerNext(each.response())
    const error = await each.run(kit).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'contract_violation', operation: each.operation })
    expect(error.message).toContain(`${each.operation} (${each.route})`)
    if (each.place !== '') expect(error.errors).toMatchObject([{ path: each.place }])
  })

  test.each(['7.5', 7.5, Number.MAX_SAFE_INTEGER + 2])(
    'such as a balance of %s is one, too',
    async (balance) => {
      const { server, client } = setUpTools()
      server.answerNext(Response.json({ balance }))
      await expect(client.getBalance()).rejects.toMatchObject({ errors: [{ path: 'balance' }] })
    },
  )

  test.each(['javascript:alert(1)', 'data:text/html,hi', '/relative', ''])(
    'such as the payment page %s is one, too',
    async (checkoutUrl) => {
      const { server, client } = setUpTools()
      server.answerNext(Response.json({ checkoutUrl }))
      await expect(client.createPurchase(draft)).rejects.toMatchObject({ errors: [{ path: 'checkoutUrl' }] })
    },
  )
})
