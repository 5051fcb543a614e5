import { type Amount, amount, type Balance, type Problem, type Purchase } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMockBackend, type MockBackend } from './index'

let mock: MockBackend
let keys = 0

beforeEach(() => {
  mock = createMockBackend({
    onUnexpected: (error) => {
      throw error
    },
  })
})

async function get<Answer>(path: string, token?: string): Promise<Answer> {
  const response = await mock.fetch(path, { headers: token ? { authorization: `Bearer ${token}` } : {} })
  return response.json()
}

function post(
  path: string,
  body: unknown,
  { key = `key-${++keys}`, token = 'mock_ada' } = {},
): Promise<Response> {
  return mock.fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'idempotency-key': key, authorization: `Bearer ${token}` },
  })
}

async function problem(response: Promise<Response>): Promise<Problem> {
  return (await response).json()
}

async function credits(): Promise<Amount> {
  const balance = await get<Balance>('/api/credits/balance?walletId=credits')
  if (balance.status !== 'ok') throw new Error('unavailable')
  return balance.available
}

const draft = { walletId: 'credits', provider: 'paypal', money: amount(2500, 'USD/2') }

async function buy(key?: string): Promise<Purchase> {
  return (await post('/api/credits/purchase', draft, key ? { key } : {})).json()
}

function orderOf(purchase: Purchase): string {
  if (purchase.nextAction?.type !== 'paypal_order') throw new Error('no order')
  return purchase.nextAction.orderId
}

const sky = (minor: number) => amount(minor, 'SKY/2')
const capture = (purchase: Purchase, key?: string) =>
  post(`/api/credits/purchase/${purchase.id}/capture`, {}, key ? { key } : {})

describe('a purchase', () => {
  it('credits what the wallet’s rate gives, once the approved money is captured', async () => {
    const purchase = await buy()
    expect(purchase).toMatchObject({ status: 'requires_action', price: draft.money, credits: sky(2500) })
    expect(await credits()).toEqual(sky(2750))

    await mock.providers.paypal.approve(orderOf(purchase))
    expect(await credits()).toEqual(sky(2750))

    const captured: Purchase = await (await capture(purchase)).json()
    expect(captured.status).toBe('succeeded')
    expect(await credits()).toEqual(sky(5250))
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('is one purchase and one credit however often the same requests are sent', async () => {
    const first = await buy('attempt')
    const again = await post('/api/credits/purchase', draft, { key: 'attempt' })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.json()).toEqual(first)

    await mock.providers.paypal.approve(orderOf(first))
    await Promise.all([capture(first), capture(first), capture(first, 'same'), capture(first, 'same')])
    expect(await credits()).toEqual(sky(5250))
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('stays unconfirmed when PayPal’s answer to the capture is lost, and credits once it can be asked', async () => {
    mock.webhooks.hold()
    const purchase = await buy()
    await mock.providers.paypal.approve(orderOf(purchase))
    mock.providers.paypal.fail({ match: 'POST /v2/checkout/orders/:id/capture', when: 'after' })
    mock.providers.paypal.fail({ match: 'GET /v2/checkout/orders/:id', when: 'before', status: 503 })
    expect(await (await capture(purchase)).json()).toMatchObject({ status: 'processing' })
    expect(await credits()).toEqual(sky(2750))

    mock.providers.paypal.reset()
    expect(await get<Purchase>(`/api/credits/purchase/${purchase.id}`)).toMatchObject({ status: 'succeeded' })
    expect(await credits()).toEqual(sky(5250))
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('is captured again under the same key when our own answer was lost', async () => {
    const purchase = await buy()
    await mock.providers.paypal.approve(orderOf(purchase))
    mock.fail('capturePurchase', { when: 'after', times: 1 })
    await expect(capture(purchase, 'capture')).rejects.toThrow('Failed to fetch')
    expect(await (await capture(purchase, 'capture')).json()).toMatchObject({ status: 'succeeded' })
    expect(await credits()).toEqual(sky(5250))
  })

  it('can be tried again after a decline, and charges nothing until then', async () => {
    const purchase = await buy()
    await mock.providers.paypal.approve(orderOf(purchase), { fundingSource: 'declined_card' })
    const declined = await capture(purchase, 'capture')
    expect(declined.status).toBe(402)
    expect(await declined.json()).toMatchObject({ code: 'payment_declined', retryable: true })
    expect(await get(`/api/credits/purchase/${purchase.id}`)).toMatchObject({
      status: 'requires_action',
      failure: { retryable: true },
    })
    expect(await credits()).toEqual(sky(2750))

    await mock.providers.paypal.approve(orderOf(purchase))
    expect(await (await capture(purchase, 'capture')).json()).toMatchObject({ status: 'succeeded' })
    expect(await credits()).toEqual(sky(5250))
  })

  it('shows an eCheck as pending and credits it when the bank has moved the money', async () => {
    const purchase = await buy()
    await mock.providers.paypal.approve(orderOf(purchase), { fundingSource: 'echeck' })
    expect(await (await capture(purchase)).json()).toMatchObject({ status: 'processing' })
    expect(await get('/api/credits/balance?walletId=credits')).toMatchObject({
      available: sky(2750),
      pending: sky(2500),
    })
    const { purchases: [row] = [] } = (await mock.snapshot()).tables
    await mock.providers.paypal.settle(row && 'paymentId' in row ? String(row.paymentId) : '')
    expect(await get(`/api/credits/purchase/${purchase.id}`)).toMatchObject({ status: 'succeeded' })
    expect(await get('/api/credits/balance?walletId=credits')).toMatchObject({
      available: sky(5250),
      pending: sky(0),
    })
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('is over once it is canceled', async () => {
    const purchase = await buy()
    const canceled = await post(`/api/credits/purchase/${purchase.id}/cancel`, {})
    expect(await canceled.json()).toMatchObject({ status: 'canceled' })
    expect(await problem(capture(purchase))).toMatchObject({ code: 'invalid_state', from: 'canceled' })
    expect(await credits()).toEqual(sky(2750))
  })

  it.each([
    [0, 'amount_out_of_range', 'money'],
    [-500, 'amount_out_of_range', 'money'],
    [1_000_000_000_00, 'amount_out_of_range', 'money'],
    [0.1, 'validation_failed', 'money.minor'],
    ['abc', 'validation_failed', 'money.minor'],
    [2 ** 53, 'validation_failed', 'money.minor'],
  ])('of %s cents is refused as %s at %s and leaves nothing behind', async (minor, code, path) => {
    const answer = await problem(
      post('/api/credits/purchase', { ...draft, money: { minor, asset: 'USD/2' } }),
    )
    expect(answer.code).toBe(code)
    expect(answer.errors?.map((error) => error.path)).toContain(path)
    expect(await get('/api/credits/purchases')).toEqual({ items: [], nextCursor: null })
  })

  it('for an unknown wallet names the field', async () => {
    expect(await problem(post('/api/credits/purchase', { ...draft, walletId: 'nope' }))).toMatchObject({
      code: 'not_found',
      errors: [{ path: 'walletId' }],
    })
  })

  it('is nobody else’s to see', async () => {
    const purchase = await buy()
    expect(await get(`/api/credits/purchase/${purchase.id}`, 'mock_ben')).toMatchObject({ code: 'not_found' })
  })
})

describe('idempotency', () => {
  it('refuses another request under the same key, and a mutation without one', async () => {
    await buy('attempt')
    const other = { ...draft, money: amount(5000, 'USD/2') }
    expect(await problem(post('/api/credits/purchase', other, { key: 'attempt' }))).toMatchObject({
      code: 'idempotency_key_reused',
      status: 422,
    })
    expect(await problem(post('/api/credits/purchase', draft, { key: '' }))).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'Idempotency-Key' }],
    })
  })

  it('does not burn a key on a request that was not valid', async () => {
    await post('/api/credits/purchase', { ...draft, walletId: '' }, { key: 'attempt' })
    expect(await buy('attempt')).toMatchObject({ status: 'requires_action' })
  })

  it('turns away the same key while the first request is worked on', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => post('/api/credits/purchase', draft, { key: 'attempt' })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  })

  it('forgets a key after 24 hours', async () => {
    const first = await buy('attempt')
    mock.clock.advance({ hours: 24, seconds: 1 })
    const later = await post('/api/credits/purchase', draft, { key: 'attempt' })
    expect(later.headers.get('idempotent-replayed')).toBeNull()
    expect((await later.json()).id).not.toBe(first.id)
  })
})

describe('an adjustment', () => {
  const adjustment = { userId: 'usr_ada', walletId: 'credits', amount: sky(500), reason: 'Goodwill' }
  const adjust = (body: unknown, token = 'mock_grace') => post('/api/admin/credits/adjust', body, { token })

  it('changes the balance, keeps its reason and can be undone', async () => {
    const done = await (await adjust(adjustment)).json()
    expect(done).toMatchObject({
      transaction: { type: 'admin_add', admin: { name: 'Grace Okafor', reason: 'Goodwill' } },
      balance: { available: sky(3250) },
      audit: { reason: 'Goodwill', actor: { id: 'usr_grace' } },
    })
    const undone = { ...adjustment, amount: sky(-500), reason: 'A mistake', reverses: done.transaction.id }
    expect(await (await adjust(undone)).json()).toMatchObject({ balance: { available: sky(2750) } })
    expect(await problem(adjust(undone))).toMatchObject({ code: 'invalid_state' })
    expect(await mock.ledger.verify()).toEqual([])
  })

  it.each([
    [{ ...adjustment, reason: ' ' }, 'validation_failed', 'reason'],
    [{ ...adjustment, amount: sky(0) }, 'validation_failed', 'amount.minor'],
    [{ ...adjustment, amount: { minor: 0.5, asset: 'SKY/2' } }, 'validation_failed', 'amount.minor'],
    [{ ...adjustment, amount: sky(-275_000) }, 'insufficient_credits', 'amount'],
    [{ ...adjustment, amount: sky(Number.MAX_SAFE_INTEGER) }, 'amount_out_of_range', 'amount'],
    [{ ...adjustment, amount: amount(5, 'USD/2') }, 'validation_failed', 'amount.asset'],
    [{ ...adjustment, userId: 'nobody' }, 'not_found', 'userId'],
    [{ ...adjustment, expectedVersion: 1 }, 'version_conflict', undefined],
  ])('%j is refused as %s at %s and changes nothing', async (body, code, path) => {
    const before = await mock.snapshot()
    const answer = await problem(adjust(body))
    expect(answer.code).toBe(code)
    if (path) expect(answer.errors?.map((error) => error.path)).toContain(path)
    const after = await mock.snapshot()
    expect(after.tables.transactions).toEqual(before.tables.transactions)
    expect(after.tables.wallet_books).toEqual(before.tables.wallet_books)
  })

  it('is not for customers, and not for strangers', async () => {
    expect(await problem(adjust(adjustment, 'mock_ada'))).toMatchObject({ code: 'forbidden' })
    expect(await problem(adjust(adjustment, 'made_up'))).toMatchObject({ code: 'unauthenticated' })
    expect(await credits()).toEqual(sky(2750))
  })
})

describe('the history', () => {
  it('is filtered and paged by the server, without gaps or repeats while rows arrive', async () => {
    const first = await get<{ items: { id: string }[]; nextCursor: string }>(
      '/api/credits/transactions?limit=4',
    )
    const purchase = await buy()
    await mock.providers.paypal.approve(orderOf(purchase))
    await capture(purchase)
    const ids = first.items.map((item) => item.id)
    let cursor: string | null = first.nextCursor
    while (cursor) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await get(
        `/api/credits/transactions?limit=4&cursor=${encodeURIComponent(cursor)}`,
      )
      ids.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    }
    expect(ids).toHaveLength(10)
    expect(new Set(ids).size).toBe(10)
    const found = await get<{ items: unknown[] }>('/api/credits/transactions?q=outage&walletId=credits')
    expect(found.items).toHaveLength(1)
    const span = 'from=2026-10-26T09:00:00.000Z&to=2026-10-30T07:30:00.000Z'
    const between = await get<{ items: { description: string }[] }>(`/api/credits/transactions?${span}`)
    // The beginning counts in, the end does not.
    expect(between.items.map((item) => item.description)).toEqual(['Goodwill'])
    expect(await get('/api/credits/transactions?cursor=made-up')).toMatchObject({
      errors: [{ path: 'cursor' }],
    })
  })
})

describe('time', () => {
  it('lets a promotion expire when its day has come, once, as a line of the history', async () => {
    expect(await get('/api/credits/balance?walletId=credits')).toMatchObject({
      expiringNext: { amount: sky(500) },
    })
    mock.clock.advance({ days: 10 })
    expect(await credits()).toEqual(sky(2250))
    const expired = await get<{ items: unknown[] }>('/api/credits/transactions?type=expiry')
    expect(expired.items).toHaveLength(1)
    expect(await mock.ledger.verify()).toEqual([])
  })
})

describe('the branding', () => {
  const rename = (version: number, token = 'mock_grace') =>
    mock.fetch('/api/admin/branding', {
      method: 'PUT',
      body: JSON.stringify({ name: { one: 'Nordlys Point', other: 'Nordlys Points' }, version }),
      headers: { 'idempotency-key': `brand-${++keys}`, authorization: `Bearer ${token}` },
    })

  it('is renamed by an admin, unless somebody else was first, and the change is audited', async () => {
    expect(await (await rename(1)).json()).toMatchObject({ version: 2 })
    expect(await problem(rename(1))).toMatchObject({ code: 'version_conflict', version: 2 })
    expect(await problem(rename(2, 'mock_ada'))).toMatchObject({ code: 'forbidden' })
    expect(await get('/api/billing/config')).toMatchObject({
      branding: { name: { other: 'Nordlys Points' }, version: 2 },
    })
    const audit = await get<{ items: unknown[] }>('/api/admin/audit', 'mock_grace')
    expect(audit.items[0]).toMatchObject({ action: 'branding.update', actor: { id: 'usr_grace' } })
  })
})

describe('the mock', () => {
  it('knows who can be signed in, and says who when it does not', () => {
    expect(() => mock.as('grace')).toThrow('Nobody is called grace; there are usr_ada, usr_ben')
    mock.as('usr_grace')
    mock.as('admin')
    mock.as(null)
  })

  it('gives the same bytes for the same seed', async () => {
    const other = createMockBackend()
    expect(await (await other.fetch('/api/credits/transactions')).text()).toBe(
      await (await mock.fetch('/api/credits/transactions')).text(),
    )
  })

  it('goes back to a snapshot, and starts over', async () => {
    const before = await mock.snapshot()
    await buy()
    await mock.restore(before)
    expect(await get('/api/credits/purchases')).toMatchObject({ items: [] })
    await mock.reset()
    expect(await credits()).toEqual(sky(2750))
  })

  it('shows an outage of one wallet on that wallet only', async () => {
    await mock.setReachable('virtfusion', false)
    const { balances } = await get<{ balances: Balance[] }>('/api/billing/balance')
    expect(balances.map(({ walletId, status }) => [walletId, status])).toEqual([
      ['credits', 'ok'],
      ['virtfusion', 'unavailable'],
    ])
    expect(await problem(post('/api/credits/purchase', { ...draft, walletId: 'virtfusion' }))).toMatchObject({
      code: 'wallet_unavailable',
    })
  })
})

describe('the event stream', () => {
  it('tells what happens and resumes where it was left', async () => {
    const controller = new AbortController()
    const response = await mock.fetch('/api/credits/events', { signal: controller.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    if (!reader) throw new Error('no stream')
    await reader.read()
    const purchase = await buy()
    const { value } = await reader.read()
    expect(value).toContain('event: purchase.updated')
    expect(value).toContain(purchase.id)
    const id = /id: (evt_\d+)/.exec(value ?? '')?.[1] ?? ''
    controller.abort()

    await mock.providers.paypal.approve(orderOf(purchase))
    await capture(purchase)
    const resumed = await mock.fetch('/api/credits/events', { headers: { 'last-event-id': id } })
    const again = resumed.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('succeeded')) text += (await again?.read())?.value ?? ''
    expect(text).toContain('event: balance.updated')
    expect(text).not.toContain(id)
    await again?.cancel()
  })
})
