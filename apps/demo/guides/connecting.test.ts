import {
  amount,
  createCreditsClient,
  type Dialect,
  type HostCall,
  hostProblem,
  toDecimal,
  toProblem,
} from '@creditkit/client'
import { nativeAmount, row } from '@creditkit/client/dialects'
import { createMockBackend } from '@creditkit/mock-server'
import * as v from 'valibot'
import { expect, it } from 'vitest'

it('a client of the contract needs an address and a session', async () => {
  const { fetch } = createMockBackend({ scenario: 'skypanel-credits' })
  // #region connect
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com', // empty: the page's own origin
    credentials: 'include',
    fetch, // the global one when absent
  })
  const { balances } = await client.getBalances()
  // #endregion
  expect(balances.length).toBeGreaterThan(0)
})

it('one operation is answered by a function of the host', async () => {
  const mock = createMockBackend({ scenario: 'tool-credits' })
  const prices: Record<string, number> = { 'text-generation': 2, 'image-generation': 3 }
  // #region function
  const client = createCreditsClient({
    fetch: mock.fetch,
    operations: {
      quoteTool: ({ tool, complexity }) => {
        const price = prices[tool]
        if (price === undefined) {
          throw hostProblem('quoteTool', toProblem('not_found', `There is no tool ${tool}.`, '', {}))
        }
        return { tool, complexity, walletId: 'credits', credits: amount(price, 'CREDIT/0') }
      },
    },
  })
  // #endregion
  expect(await client.quoteTool({ tool: 'text-generation', complexity: 'low' })).toMatchObject({
    credits: { minor: 2 },
  })
  await expect(client.quoteTool({ tool: 'none', complexity: 'low' })).rejects.toMatchObject({
    code: 'not_found',
    message: 'quoteTool: There is no tool none.',
  })
  expect((await client.getBalances()).balances).toHaveLength(1)
})

it('a backend of another shape is spoken to in a dialect', async () => {
  const seen: string[] = []
  let coins = 12.5
  const fetch = async (url: string, init: RequestInit) => {
    const { method, headers, body } = new Request(url, init)
    seen.push(`${method} ${new URL(url).pathname}${headers.get('idempotency-key') ? ' with its key' : ''}`)
    if (method === 'POST') {
      const change = JSON.parse(await new Response(body).text())
      if (change.coins === '-99.00') return Response.json({ message: 'too many' }, { status: 409 })
      coins += Number(change.coins)
    }
    return Response.json({ coins, changed_at: '2026-11-21T09:30:00.000Z' })
  }
  // #region dialect
  const COIN = 'COIN/2'
  const Coins = v.object({ coins: nativeAmount(COIN), changed_at: v.string() })

  const toBalance = ({ coins, changed_at }: v.InferOutput<typeof Coins>, { askedAt }: HostCall) => ({
    status: 'ok' as const,
    walletId: 'coins',
    available: coins,
    held: amount(0, COIN), // this backend cannot hold anything back
    pending: amount(0, COIN),
    lowBalance: coins.minor < 500,
    version: askedAt, // it has no versions: the later question counts
    updatedAt: changed_at,
  })

  const dialect: Dialect = {
    name: 'coins',
    operations: {
      getBalance: row('getBalance', {
        method: 'GET',
        path: '/v2/coins',
        answer: Coins,
        read: (native, { call }) => toBalance(native, call),
      }),
      adminAdjust: row('adminAdjust', {
        method: 'POST',
        path: '/v2/users/:userId/coins',
        params: ({ userId }) => ({ userId }),
        body: ({ amount, reason }) => ({ coins: toDecimal(amount), note: reason }),
        answer: Coins,
        read: (native, { call }) => ({ balance: toBalance(native, call) }), // it hands out no proof
      }),
    },
    toProblem: ({ operation, status }) =>
      operation === 'adminAdjust' && status === 409
        ? toProblem('version_conflict', 'The balance has moved: look at it again.', '', {})
        : undefined, // its status says enough
  }

  const client = createCreditsClient({ baseUrl: 'https://shop.example.com', fetch, dialect })
  // #endregion
  const change = { userId: 'u1', walletId: 'coins', reason: 'Sorry', amount: amount(501, COIN) }
  expect(await client.getBalance()).toMatchObject({ available: { minor: 1250, asset: 'COIN/2' } })
  expect(await client.adminAdjust(change)).toMatchObject({ balance: { available: { minor: 1751 } } })
  const tooMany = client.adminAdjust({ ...change, amount: amount(-9900, COIN) })
  await expect(tooMany).rejects.toMatchObject({ code: 'version_conflict', status: 409 })
  await expect(client.listPlans()).rejects.toMatchObject({ code: 'unsupported' })
  const adjusting = 'POST /v2/users/u1/coins with its key'
  expect(seen).toEqual(['GET /v2/coins', adjusting, adjusting])
})
