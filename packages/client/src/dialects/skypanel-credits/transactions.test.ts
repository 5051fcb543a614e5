import { describe, expect, test } from 'vitest'
import { type CreditsError, isCreditsError } from '../../http/problem'
import { credits, gift, setUpSkypanel, usd } from '../testing/skypanel-client'
import { ADA, GRACE } from '../testing/skypanel-server'

const refusalOf = async (call: Promise<unknown>): Promise<CreditsError> => {
  const caught = await call.catch((error: unknown) => error)
  if (isCreditsError(caught)) return caught
  throw new Error('It was not refused.')
}

describe('the history', () => {
  test('shows rows as the contract has them, without balances that nobody keeps', async () => {
    const { client, server } = setUpSkypanel()
    server.addCredits(ADA.id, 30, 'PayPal', { paypalOrderId: 'O1', gateway: { name: 'live' } })
    server.deductCredits(ADA.id, 5, 'Purchase of DNS Basic', { serviceId: 'dns-basic' })
    server.insert({
      userId: ADA.id,
      amount: '19.00',
      creditAmount: 19,
      type: 'Bonus',
      status: 'pending',
      virtFusionCreditId: 'vf-9',
    })
    const { items, nextCursor } = await client.listTransactions()
    const common = { accountId: 'acc-ada', walletId: 'credits' }
    const at = (second: string) => ({
      createdAt: `2026-11-01T12:00:0${second}.000Z`,
      updatedAt: `2026-11-01T12:00:0${second}.000Z`,
    })
    expect(items).toEqual([
      {
        ...common,
        id: '00000000-0000-4000-8000-000000000003',
        amount: credits(19),
        type: 'bonus',
        status: 'pending',
        description: '',
        externalId: 'vf-9',
        metadata: {},
        ...at('5'),
      },
      {
        ...common,
        id: '00000000-0000-4000-8000-000000000002',
        amount: credits(-5),
        type: 'service_purchase',
        status: 'completed',
        description: 'Purchase of DNS Basic',
        reference: { type: 'service', id: 'dns-basic' },
        metadata: { serviceId: 'dns-basic' },
        ...at('3'),
      },
      {
        ...common,
        id: '00000000-0000-4000-8000-000000000001',
        amount: credits(30),
        type: 'purchase',
        status: 'completed',
        description: 'Added 30 credits via PayPal',
        money: usd(3000),
        payment: { provider: 'paypal', orderId: 'O1' },
        metadata: { paypalOrderId: 'O1', gateway: '{"name":"live"}' },
        ...at('1'),
      },
    ])
    expect(nextCursor).toBeNull()
  })

  test('is filtered and cut into pages here, types under the contract’s names', async () => {
    const { client, server } = setUpSkypanel()
    for (let count = 0; count < 5; count += 1) server.addCredits(ADA.id, 10, 'PayPal')
    server.deductCredits(ADA.id, 5, 'DNS Pro')
    server.addCredits(GRACE.id, 1, 'PayPal')
    expect((await client.listTransactions({ type: 'purchase' })).items).toHaveLength(5)
    expect((await client.listTransactions({ q: 'dns' })).items).toHaveLength(1)
    const first = await client.listTransactions({ limit: 4 })
    const rest = await client.listTransactions({ limit: 4, cursor: first.nextCursor ?? '' })
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([4, 2, null])
    expect(server.requests.map(({ path }) => path)).toEqual(
      server.requests.map(() => '/api/credits/transactions'),
    )
  })

  test('tells credits and money apart', async () => {
    const { client, server } = setUpSkypanel()
    const row = { userId: ADA.id, type: 'credit_purchase', status: 'completed', paypalOrderId: 'O1' }
    server.insert({ ...row, amount: '22.50', creditAmount: 25 })
    expect((await client.listTransactions()).items).toMatchObject([{ amount: credits(25), money: usd(2250) }])
  })

  test('takes the credits from the money where the row says only that', async () => {
    const { client, server } = setUpSkypanel()
    server.insert({
      userId: ADA.id,
      amount: '-7.00',
      type: 'refund',
      status: 'completed',
      paypalOrderId: 'O1',
    })
    expect((await client.listTransactions()).items).toMatchObject([{ amount: credits(-7), money: usd(700) }])
  })
})

describe('a single transaction', () => {
  test('is read by its identifier', async () => {
    const { client, server } = setUpSkypanel()
    const { id } = server.addCredits(ADA.id, 10, 'PayPal')
    expect(await client.getTransaction({ transactionId: id })).toMatchObject({ id, amount: credits(10) })
    const error = await refusalOf(client.getTransaction({ transactionId: 'a/../b' }))
    expect(error.code).toBe('not_found')
    expect(server.requests.at(-1)?.path).toBe('/api/transactions/a%2F..%2Fb')
  })

  test('is written in the words of the table', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const made = await client.createTransaction({
      accountId: ADA.id,
      walletId: 'credits',
      amount: credits(40),
      type: 'purchase',
      description: 'By invoice',
      reference: { type: 'service', id: 'inv-4' },
      externalId: 'vf-1',
      metadata: { po: 17 },
    })
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/transactions/create',
        body: {
          userId: ADA.id,
          amount: '40',
          creditAmount: 40,
          type: 'credit_purchase',
          status: 'completed',
          description: 'By invoice',
          metadata: { po: 17, serviceId: 'inv-4' },
          virtFusionCreditId: 'vf-1',
        },
      },
    ])
    expect(made).toMatchObject({
      accountId: ADA.id,
      amount: credits(40),
      type: 'purchase',
      status: 'completed',
      reference: { type: 'service', id: 'inv-4' },
      externalId: 'vf-1',
    })
    expect(server.creditsOf(ADA.id)).toBe(40)
  })

  test('of the viewer’s own account is the viewer’s', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const draft = { walletId: 'credits', amount: credits(2), type: 'bonus', description: 'Mine' }
    const made = await client.createTransaction({ ...draft, accountId: 'acc-grace' })
    expect([made.accountId, server.creditsOf(GRACE.id)]).toEqual(['acc-grace', 2])
  })

  test.each([
    ['not_found', 'walletId', { walletId: 'gold' }],
    ['validation_failed', 'amount.asset', { amount: usd(500) }],
    ['validation_failed', 'reference.type', { reference: { type: 'order', id: '1' } }],
  ])('is %s for its %s, before anything is sent', async (code, path, changes) => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const draft = {
      accountId: ADA.id,
      walletId: 'credits',
      amount: credits(2),
      type: 'bonus',
      description: 'B',
    }
    const error = await refusalOf(client.createTransaction({ ...draft, ...changes }))
    expect([error.code, error.errors[0]?.path, server.requests]).toEqual([code, path, []])
  })

  test('is moved on by its status', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const row = { userId: ADA.id, amount: '9', creditAmount: 9, type: 'bonus', status: 'pending' }
    const { id } = server.insert(row)
    const moved = await client.updateTransactionStatus({ transactionId: id, status: 'completed' })
    expect(moved).toMatchObject({ id, status: 'completed' })
    expect(moved.updatedAt > moved.createdAt).toBe(true)
    expect(server.requests).toMatchObject([{ method: 'PATCH', body: { status: 'completed' } }])
    expect(server.creditsOf(ADA.id)).toBe(9)
    const error = await refusalOf(client.updateTransactionStatus({ transactionId: id, status: 'failed' }))
    expect([error.code, error.errors[0]?.path]).toEqual(['validation_failed', 'status'])
  })
})

describe('an adjustment', () => {
  test('is proved by the transaction; somebody else’s balance cannot be told', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    const done = await client.adminAdjust({ ...gift, reason: ' Sorry ' })
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/admin/credits/adjust',
        body: { userId: ADA.id, amount: 5, reason: 'Sorry' },
      },
    ])
    expect(done.transaction).toMatchObject({ accountId: ADA.id, amount: credits(5) })
    expect(done.balance).toMatchObject({ walletId: 'credits', status: 'unavailable' })
    expect(done).not.toHaveProperty('audit')
  })

  test('of the viewer’s own credits shows them, where they can be read', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace', client: { retry: false } })
    const own = { ...gift, userId: GRACE.id }
    expect(await client.adminAdjust(own)).toMatchObject({
      balance: { status: 'ok', available: credits(5) },
      transaction: { accountId: 'acc-grace' },
    })
    server.next('none', 'unsent')
    expect((await client.adminAdjust(own)).balance.status).toBe('unavailable')
    expect(server.creditsOf(GRACE.id)).toBe(10)
  })

  test('that removes more than there is says how much there is, of the viewer’s own', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    server.addCredits(GRACE.id, 3, 'test')
    const error = await refusalOf(client.adminAdjust({ ...gift, userId: GRACE.id, amount: credits(-5) }))
    expect(error.problem).toMatchObject({
      code: 'insufficient_credits',
      required: credits(5),
      available: credits(3),
      walletId: 'credits',
    })
    const other = await refusalOf(client.adminAdjust({ ...gift, amount: credits(-5) }))
    expect([other.code, other.errors[0]?.path]).toEqual(['validation_failed', 'amount'])
    expect(server.sent('GET', '/api/credits/balance')).toHaveLength(1)
  })

  test('that is refused though there is enough is not called too much', async () => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    server.addCredits(GRACE.id, 9, 'test')
    server.next(new Response('{"error":"Locked"}', { status: 400 }))
    const error = await refusalOf(client.adminAdjust({ ...gift, userId: GRACE.id, amount: credits(-9) }))
    expect(error.code).toBe('validation_failed')
  })

  test.each([
    ['not_found', { walletId: 'gold' }],
    ['unsupported', { reverses: '00000000-0000-4000-8000-000000000001' }],
    ['validation_failed', { amount: usd(500) }],
  ])('is %s before anything is sent for %j', async (code, changes) => {
    const { client, server } = setUpSkypanel({ as: 'grace' })
    expect((await refusalOf(client.adminAdjust({ ...gift, ...changes }))).code).toBe(code)
    expect(server.requests).toEqual([])
  })
})
