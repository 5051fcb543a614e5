import { amount, operations } from '@creditkit/contract'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createMockBackend } from '../index'
import { createHandlers } from './index'

const mock = createMockBackend()
const server = setupServer(...createHandlers(mock))

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(async () => {
  server.resetHandlers()
  await mock.reset()
})
afterAll(() => server.close())

const api = 'https://api.example.com'

it('answers every operation of the contract by a handler of its own', () => {
  const served = server
    .listHandlers()
    .map((handler) => ('info' in handler ? JSON.stringify(handler.info) : ''))
  for (const { method, path } of Object.values(operations)) {
    expect(served.filter((info) => info.includes(`"${method} *${path}"`))).toHaveLength(1)
  }
})

it('answers a purchase through the network layer, PayPal on its real host included', async () => {
  const response = await fetch(`${api}/api/credits/purchase`, {
    method: 'POST',
    headers: { 'idempotency-key': 'attempt' },
    body: JSON.stringify({ walletId: 'credits', provider: 'paypal', money: amount(2500, 'USD/2') }),
  })
  expect(response.status).toBe(201)
  const { nextAction } = await response.json()
  const order = await fetch(`https://www.sandbox.paypal.com/mock/orders/${nextAction.orderId}`)
  expect(order.status).toBe(200)
})

it('breaks the connection where the mock was told to', async () => {
  mock.fail('getConfig', { when: 'after', times: 1 })
  await expect(fetch(`${api}/api/billing/config`)).rejects.toThrow('Failed to fetch')
  expect((await fetch(`${api}/api/billing/config`)).status).toBe(200)
})

it('lets a test put a handler of its own in front', async () => {
  server.use(http.get('*/api/billing/config', () => HttpResponse.json({ mine: true })))
  expect(await (await fetch(`${api}/api/billing/config`)).json()).toEqual({ mine: true })
})

it('is driven from outside by the control plane, which refuses what it does not understand', async () => {
  const control = (command: string, body: unknown) =>
    fetch(`${api}/__mock/${command}`, { method: 'POST', body: JSON.stringify(body) })
  expect((await control('fail', { operation: 'getBalances', code: 'internal', times: 1 })).status).toBe(200)
  expect((await fetch(`${api}/api/billing/balance`)).status).toBe(500)
  expect((await fetch(`${api}/api/billing/balance`)).status).toBe(200)
  expect(await (await control('fail', { operation: 'getBalnces' })).json()).toMatchObject({
    code: 'validation_failed',
    errors: [{ path: 'operation' }],
  })
  expect((await control('nonsense', {})).status).toBe(404)
  expect(await (await control('verify', {})).json()).toEqual({ violations: [] })
})
