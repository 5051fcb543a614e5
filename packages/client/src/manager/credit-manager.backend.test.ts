import { amount, toDecimal } from '@creditkit/contract'
import { createMockBackend, type MockBackend } from '@creditkit/mock-server'
import { afterEach, expect, test, vi } from 'vitest'
import { toNativeNumber } from '../dialects/native-amount'
import { createCreditsClient } from '../http/create-client'
import { isProblem } from '../http/problem'
import { createCreditManager } from './credit-manager'

const clientOf = (backend: MockBackend, token: string) =>
  createCreditsClient({
    fetch: backend.fetch,
    getHeaders: () => ({ authorization: `Bearer ${token}` }),
    retry: false,
  })

/** The route of a host that takes credits before it works, and says how many are left, as the seed document has it. */
function createToolRoute(backend: MockBackend) {
  const service = clientOf(backend, 'mock_service')
  let runs = 0
  return async (_input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const required = amount(Number(init?.body), 'SKY/2')
    runs += 1
    const draft = { accountId: 'acct_ada', walletId: 'credits', amount: required, description: 'A run' }
    try {
      const { balance } = await service.spend({ ...draft, reference: { type: 'run', id: String(runs) } })
      const newBalance = balance.status === 'ok' ? toNativeNumber(balance.available) : null
      return Response.json({ image: 'a cat', newBalance, creditsUsed: toNativeNumber(required) })
    } catch (error) {
      if (!isProblem(error, 'insufficient_credits')) throw error
      const { available } = error.problem
      const numbers = { currentBalance: toNativeNumber(available), requiredCredits: toNativeNumber(required) }
      return Response.json({ error: 'Insufficient credits', ...numbers }, { status: 402 })
    }
  }
}

const session = { accountId: 'acct_ada' }
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Ada's manager, and all that a header without React has shown. */
async function follow(options: { live: boolean; onInsufficientCredits?: (missing: unknown) => void }) {
  const backend = createMockBackend()
  const client = clientOf(backend, 'mock_ada')
  const credits = createCreditManager({ client, session, fetch: createToolRoute(backend), ...options })
  const header: string[] = []
  stops.push(credits.subscribeToCredits((available) => header.push(toDecimal(available))))
  await vi.waitFor(() => expect(header).toEqual(['27.50']))
  const real = async () => {
    const balance = await client.getBalance({ walletId: 'credits' })
    return balance.status === 'ok' ? toDecimal(balance.available) : balance.status
  }
  return { backend, credits, header, real }
}

const run = (minor: number) => ['/api/generate', { method: 'POST', body: String(minor) }] as const

test('an endpoint’s answer shows at once, and is what the server says when it is asked', async () => {
  const { backend, credits, header, real } = await follow({ live: false })
  const answer = await credits.fetch(...run(150))
  expect(await answer.json()).toEqual({ image: 'a cat', newBalance: 26, creditsUsed: 1.5 })
  await vi.waitFor(() => expect(header).toEqual(['27.50', '26.00']))
  const asked = backend.requests.all('getBalance').length
  await vi.waitFor(() => expect(backend.requests.all('getBalance').length).toBe(asked + 1), 5_000)
  expect(header).toEqual(['27.50', '26.00'])
  expect(await real()).toBe('26.00')
})

test('many runs at once, with live events, end at what the ledger has', async () => {
  const { backend, credits, header, real } = await follow({ live: true })
  const answers = await Promise.all([110, 120, 130, 140].map((minor) => credits.fetch(...run(minor))))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  await vi.waitFor(() => expect(header.at(-1)).toBe('22.50'))
  expect(await real()).toBe('22.50')
  expect(await backend.ledger.verify()).toEqual([])
  backend.requests.expectEveryMutationHasKey()
})

test('a refusal says what is missing, to the cent', async () => {
  const missing: unknown[] = []
  const { credits, header } = await follow({
    live: false,
    onInsufficientCredits: (found) => missing.push(found),
  })
  const answer = await credits.fetch(...run(3_001))
  expect(answer.status).toBe(402)
  await vi.waitFor(() => expect(missing).toHaveLength(1))
  expect(missing).toEqual([
    { required: amount(3001, 'SKY/2'), available: amount(2750, 'SKY/2'), shortfall: amount(251, 'SKY/2') },
  ])
  expect(header).toEqual(['27.50'])
})
