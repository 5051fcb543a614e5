import { type OperationOutput, parse, parseOutput } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { serialUuid } from '../serial-id'
import { credits, setUpDualBilling, usd } from '../testing/dual-billing-client'
import { userCreditsAnswer } from './native-answers'
import { toOffer } from './offer'
import { toTransaction } from './transactions'

const offer = toOffer({
  viewer: { userId: '1', accountId: 'acc-grace', name: 'Grace', role: 'admin' },
  paypal: { clientId: 'pp' },
})

const row = {
  id: 12,
  userId: 7,
  amount: 19.99,
  type: 'purchase',
  description: null,
  status: 'completed',
  paymentMethod: 'paypal',
  paymentId: 'ORDER1',
  adminUserId: null,
  adminReason: null,
  balanceBefore: 0.01,
  balanceAfter: 20,
  metadata: null,
  createdAt: '2026-11-01T12:00:00.000Z',
}

function read(changes: object) {
  const parsed = parse(userCreditsAnswer(offer), { balance: 0, transactions: [{ ...row, ...changes }] })
  const [native] = parsed.ok ? parsed.value.transactions : []
  if (!native) throw new Error('It is no row.')
  return toTransaction(native, offer)
}

describe('a row of the history', () => {
  test('of a purchase says what was paid and how', () => {
    expect(read({})).toEqual({
      id: serialUuid(12),
      accountId: '7',
      walletId: 'credits',
      amount: credits(1999),
      type: 'purchase',
      status: 'completed',
      description: '',
      balanceBefore: credits(1),
      balanceAfter: credits(2000),
      money: usd(1999),
      payment: { provider: 'paypal', orderId: 'ORDER1' },
      metadata: {},
      createdAt: row.createdAt,
      updatedAt: row.createdAt,
    })
  })

  test('of an admin says who and why: by name for the viewer, by number for others', () => {
    const byHand = { type: 'admin_add', paymentMethod: 'admin', paymentId: null, adminReason: 'Sorry' }
    const { admin, payment, money } = read({ ...byHand, adminUserId: 1 })
    expect([admin, payment, money]).toEqual([
      { id: '1', name: 'Grace', reason: 'Sorry' },
      undefined,
      undefined,
    ])
    expect(read({ ...byHand, adminUserId: 3 }).admin).toEqual({ id: '3', name: '3', reason: 'Sorry' })
  })

  test('of a service says what it was for', () => {
    const service = { amount: -5, balanceBefore: 20, balanceAfter: 15, paymentMethod: null, paymentId: null }
    const type = 'service_purchase_dns_plan'
    expect(read({ ...service, type, metadata: { planName: 'Basic', serviceId: '4' } })).toMatchObject({
      type: 'service_purchase',
      reference: { type: 'dns_plan', id: '4' },
      amount: credits(-500),
      metadata: { planName: 'Basic', serviceId: '4' },
    })
    expect(read({ ...service, type })).toMatchObject({ type: 'service_purchase_dns_plan' })
    expect(read({ ...service, type })).not.toHaveProperty('reference')
  })

  test('goes the way that its balances went, whichever sign the backend writes', () => {
    const removed = { type: 'admin_remove', balanceBefore: 20, balanceAfter: 15 }
    expect(read({ ...removed, amount: 5 }).amount).toEqual(credits(-500))
    expect(read({ ...removed, amount: -5 }).amount).toEqual(credits(-500))
  })

  test('leaves balances out that do not add up, because large floats of four bytes are off by cents', () => {
    const large = read({ amount: 0.05, balanceBefore: 131072.02, balanceAfter: 131072.06 })
    expect(large.amount).toEqual(credits(5))
    expect(large).not.toHaveProperty('balanceBefore')
    expect(large).not.toHaveProperty('balanceAfter')
  })

  test('of the viewer is of the viewer’s account', () => {
    expect(read({ userId: 1 }).accountId).toBe('acc-grace')
  })

  test('is what the contract takes', () => {
    const kinds = [{}, { type: 'Odd Type', adminUserId: 3 }, { metadata: '{"a":{"b":1}}' }]
    for (const kind of kinds) expect(parseOutput('getTransaction', read(kind)).ok).toBe(true)
  })
})

describe('a user’s credits', () => {
  const findUser = (userId: string) =>
    userId === '7' ? { name: 'Ada', email: 'ada@sky.test', role: 'customer' as const } : undefined

  test('are the balance and the newest of the history; tokens cannot be told', async () => {
    const { client, server } = setUpDualBilling({ as: 'grace', options: { findUser } })
    for (let count = 0; count < 30; count += 1) server.move(7, 0.1, { type: 'bonus' })
    server.move(1, 99, { type: 'bonus' })
    const told: OperationOutput<'adminGetUserCredits'> = await client.adminGetUserCredits({ userId: '7' })
    expect(told.user).toEqual({
      id: '7',
      accountId: '7',
      name: 'Ada',
      email: 'ada@sky.test',
      role: 'customer',
    })
    expect(told.balances).toMatchObject([
      { walletId: 'credits', status: 'ok', available: credits(300), version: 30 },
      { walletId: 'virtfusion', status: 'unavailable' },
    ])
    expect(told.transactions.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 25 }, (_, index) => serialUuid(30 - index)),
    )
    expect(told.transactions.nextCursor).not.toBeNull()
  })

  test('of nobody have nothing and the version 0', async () => {
    const { client } = setUpDualBilling({ as: 'grace', options: { findUser } })
    const { balances, transactions } = await client.adminGetUserCredits({ userId: '7' })
    expect(balances).toMatchObject([{ available: credits(0), version: 0 }, {}])
    expect(transactions).toEqual({ items: [], nextCursor: null })
  })

  test.each(['7a', '07', '-7', '7.0', 'ada', '', '99999999999'])(
    'of %j, which is no number of a user, are not found, whoever is found by that name, and nothing is sent',
    async (userId) => {
      const everybody = { findUser: () => findUser('7') }
      const { client, server } = setUpDualBilling({ as: 'grace', options: everybody })
      const error = await client.adminGetUserCredits({ userId }).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: 'not_found' })
      expect(server.requests).toEqual([])
    },
  )

  test('of nobody that the host knows are not found', async () => {
    const { client, server } = setUpDualBilling({ as: 'grace', options: { findUser } })
    const error = await client.adminGetUserCredits({ userId: '8' }).catch((caught: unknown) => caught)
    expect([error, server.requests]).toMatchObject([{ code: 'not_found' }, []])
  })

  test('are for admins', async () => {
    const { client } = setUpDualBilling({ options: { findUser } })
    const error = await client.adminGetUserCredits({ userId: '7' }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'forbidden' })
  })
})
