import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBackend } from '../backend'
import type { Backend } from '../backend-interface'
import { commands } from './commands/index'

let mock: Backend

beforeEach(() => {
  mock = createBackend()
})

async function ask(path: string, body?: unknown) {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await mock.fetch(`/__mock/${path}`, init)
  return { status: response.status, body: await response.json() }
}

async function buy(provider: string): Promise<{ id: string; nextAction: Record<string, string> }> {
  const response = await mock.fetch('/api/credits/purchase', {
    method: 'POST',
    headers: { 'idempotency-key': `buy-${provider}` },
    body: JSON.stringify({
      walletId: 'credits',
      provider,
      money: amount(2500, 'USD/2'),
      returnUrl: 'https://shop.example/back',
      cancelUrl: 'https://shop.example/cancel',
    }),
  })
  return response.json()
}

describe('the list of commands', () => {
  it('names each with its path, its methods, what it does and an input', async () => {
    const { body } = await ask('')
    expect(body.commands).toHaveLength(commands.size)
    expect(body.commands).toContainEqual({
      path: '/__mock/webhooks/deliver',
      methods: ['POST'],
      summary: expect.any(String),
      example: { order: 'reversed', duplicates: 2 },
    })
  })

  it('has a command for everything that a fake lets a test do', () => {
    const own = ['provider', 'origins', 'routes', 'fetch', 'mount', 'tick', 'fail', 'reset']
    const told = ['webhookId', 'certificate', 'entries']
    const { paypal, stripe, dodo, virtfusion } = mock.providers
    const hooks = [paypal, stripe, dodo, virtfusion].flatMap((fake) =>
      Object.keys(fake)
        .filter((name) => !own.includes(name) && !told.includes(name))
        .map((name) => `providers/${fake.provider}/${name}`),
    )
    const named = [...commands.keys()].filter((name) => /^providers\/.+\//.test(name))
    expect(named.sort()).toEqual(hooks.sort())
  })

  it.each([...commands].map(([name, { example }]) => [name, example]))(
    '%s takes its example',
    async (name, example) => {
      const { status, body } = await ask(name, example)
      // The example of a hook names what is not there, which is not the fault of its form.
      if (status !== 200) expect(body).toMatchObject({ code: 'validation_failed', errors: [] })
      if (!name.startsWith('providers/')) expect(status).toBe(200)
    },
  )
})

describe('a command that cannot be carried out says why', () => {
  it.each([
    ['resett', {}, 404, 'There is no such command; did you mean reset? GET /__mock/ lists them.'],
    ['fail', { operation: 'getBalnces' }, 400, 'operation: Name an operation of the contract, or *.'],
    ['fail', { operation: '*', tims: 1 }, 400, 'tims: There is no such field here.'],
    ['delay', { operation: '*', milliseconds: '5' }, 400, 'milliseconds: '],
    ['scenario', { name: 'low-blance' }, 400, 'There is no scenario "low-blance"; did you mean low-balance?'],
    ['as', { who: 'nobody' }, 400, 'Nobody is called nobody; there are usr_ada'],
    ['restore', { counters: {} }, 400, 'The dump lacks its counters or its tables.'],
    ['clock', { days: -1 }, 400, 'days: Give at least 0.'],
    ['providers/fail', { match: 'POST /nowhere' }, 400, 'POST /nowhere'],
    ['providers/paypal/declineNext', { issue: 'NO' }, 400, 'issue: Name an issue as PayPal writes it'],
  ])('%s %j', async (path, input, status, detail) => {
    const answer = await ask(path, input)
    expect(answer).toMatchObject({ status, body: { status, detail: expect.stringContaining(detail) } })
  })

  it('by GET, when it is one that does something', async () => {
    const response = await mock.fetch('/__mock/reset')
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  it('with a body that is not JSON', async () => {
    const response = await mock.fetch('/__mock/reset', { method: 'POST', body: '{' })
    expect(await response.json()).toMatchObject({
      code: 'validation_failed',
      detail: 'The body is not JSON.',
    })
  })
})

it('starts over in another scenario', async () => {
  expect(await ask('scenario', { name: 'empty' })).toEqual({ status: 200, body: { scenario: 'empty' } })
  const history = await mock.fetch('/api/credits/transactions')
  expect(await history.json()).toEqual({ items: [], nextCursor: null })
})

it('tells the time and moves it forward', async () => {
  const before = await ask('clock')
  expect(before.body).toEqual({ now: '2026-11-01T09:00:00.000Z' })
  expect((await ask('clock', { days: 1, seconds: 5 })).body).toEqual({ now: '2026-11-02T09:00:05.000Z' })
})

it('takes a snapshot, and goes back to it as it was sent', async () => {
  const { body: snapshot } = await ask('snapshot')
  await buy('paypal')
  expect((await ask('snapshot')).body).not.toEqual(snapshot)
  expect((await ask('restore', snapshot)).status).toBe(200)
  expect((await ask('snapshot')).body).toEqual(snapshot)
})

it('tells what was asked of an operation, with its input, and forgets it', async () => {
  await buy('paypal')
  await mock.fetch('/api/billing/balance')
  const { body } = await ask('requests?operation=createPurchase')
  expect(body.requests).toEqual([
    expect.objectContaining({
      operation: 'createPurchase',
      idempotencyKey: 'buy-paypal',
      status: 201,
      input: expect.objectContaining({ walletId: 'credits', money: amount(2500, 'USD/2') }),
    }),
  ])
  await ask('requests/clear', {})
  expect((await ask('requests')).body).toEqual({ requests: [] })
})

it('plays the buyer, and holds, copies and tells the webhooks of it', async () => {
  await ask('webhooks/hold', {})
  const { nextAction } = await buy('paypal')
  await ask('providers/paypal/approve', { orderId: nextAction.orderId })
  expect((await ask('webhooks/waiting')).body.waiting).toContainEqual(
    expect.objectContaining({ provider: 'paypal', type: 'CHECKOUT.ORDER.APPROVED' }),
  )
  const { body } = await ask('webhooks/deliver', { duplicates: 1 })
  expect(body.deliveries.length).toBeGreaterThan(1)
  expect(body.deliveries[0].id).toBe(body.deliveries[1].id)
  expect((await ask('webhooks/deliveries')).body.deliveries).toEqual(body.deliveries)
  expect((await ask('webhooks/drop', {})).body).toEqual({ dropped: 0 })
  expect((await ask('verify')).body).toEqual({ violations: [] })
})

it('makes a provider fail', async () => {
  await ask('providers/fail', { match: 'POST /v2/checkout/orders', when: 'before', status: 500, times: 1 })
  const order = await mock.fetch('https://api-m.sandbox.paypal.com/v2/checkout/orders', { method: 'POST' })
  expect(order.status).toBe(500)
})
