import { describe, expect, test } from 'vitest'
import type { CreditsError } from '../../http/problem'
import { credits, gift, setUpDualBilling } from '../testing/dual-billing-client'

function asGrace() {
  const { client, server } = setUpDualBilling({ as: 'grace', client: { retry: false } })
  const refusalOf = async (changes: object): Promise<CreditsError> => {
    const caught = await client.adminAdjust({ ...gift, ...changes }).catch((error: CreditsError) => error)
    if (caught instanceof Error) return caught
    throw new Error('It was not refused.')
  }
  const moves = () => server.requests.filter(({ method }) => method !== 'GET')
  return { client, server, refusalOf, moves }
}

describe('an adjustment', () => {
  test('that adds is a POST of the exact decimal, proved by the row that it wrote', async () => {
    const { client, server, moves } = asGrace()
    const done = await client.adminAdjust({ ...gift, amount: credits(1999), reason: ' Sorry ' })
    expect(moves()).toMatchObject([
      { method: 'POST', path: '/api/admin/users/7/custom-credits', body: { amount: 19.99, reason: 'Sorry' } },
    ])
    expect(done.balance).toMatchObject({ status: 'ok', available: credits(1999), version: 1 })
    expect(done.transaction).toMatchObject({
      type: 'admin_add',
      amount: credits(1999),
      admin: { id: '1', name: 'Grace', reason: 'Sorry' },
    })
    expect(done).not.toHaveProperty('audit')
    expect(server.centsOf(7)).toBe(1999n)
  })

  test('that removes is a DELETE with a body', async () => {
    const { client, server, moves } = asGrace()
    server.move(7, 20, { type: 'bonus' })
    const done = await client.adminAdjust({ ...gift, amount: credits(-501) })
    expect(moves()).toMatchObject([{ method: 'DELETE', body: { amount: 5.01, reason: 'Sorry' } }])
    expect(done).toMatchObject({
      balance: { available: credits(1499), version: 2 },
      transaction: { type: 'admin_remove', amount: credits(-501), balanceAfter: credits(1499) },
    })
  })

  test('is proved also where one like it was made before', async () => {
    const { client } = asGrace()
    const first = await client.adminAdjust(gift)
    const second = await client.adminAdjust(gift)
    expect(second.transaction?.id).not.toBe(first.transaction?.id)
    expect(second.transaction).toMatchObject({ balanceAfter: credits(1000) })
  })

  test('is not proved where another change at the same time looks the same', async () => {
    const { client, server } = asGrace()
    const same = { type: 'admin_add', adminUserId: 1, adminReason: 'Sorry' }
    server.next('none', () => server.move(7, 5, same))
    const done = await client.adminAdjust(gift)
    expect(done.balance).toMatchObject({ available: credits(1000) })
    expect(done).not.toHaveProperty('transaction')
  })

  test.each([
    { type: 'admin_add', adminUserId: 3, adminReason: 'Sorry' },
    { type: 'admin_add', adminUserId: 1, adminReason: 'Thanks' },
    { type: 'bonus' },
  ])('is told from another change at the same time: %j', async (other) => {
    const { client, server } = asGrace()
    server.next('none', () => server.move(7, 5, other))
    const { transaction } = await client.adminAdjust(gift)
    expect(transaction).toMatchObject({
      type: 'admin_add',
      balanceBefore: credits(500),
      admin: { id: '1', reason: 'Sorry' },
    })
  })

  test('of more than there is says how much there is', async () => {
    const { server, refusalOf } = asGrace()
    server.move(7, 3.2, { type: 'bonus' })
    const error = await refusalOf({ amount: credits(-500) })
    expect(error.problem).toMatchObject({
      code: 'insufficient_credits',
      required: credits(500),
      available: credits(320),
      walletId: 'credits',
      errors: [{ path: 'amount' }],
    })
    expect(server.centsOf(7)).toBe(320n)
  })

  test.each([
    ['reason', { reason: '' }],
    ['reason', { reason: '   ' }],
    ['reason', { reason: '', amount: credits(-500) }],
    ['amount', { amount: credits(0) }],
  ])('without a sound %s is refused by the backend, and the field is named', async (path, changes) => {
    const { server, refusalOf, moves } = asGrace()
    const error = await refusalOf(changes)
    expect([error.code, error.status, error.errors.map((each) => each.path)]).toEqual([
      'validation_failed',
      400,
      [path],
    ])
    expect(moves()).toHaveLength(1)
    expect(server.centsOf(7)).toBe(0n)
  })

  test.each([
    ['not_found', { walletId: 'gold' }],
    ['not_found', { userId: '7a' }],
    ['unsupported', { walletId: 'virtfusion', amount: { minor: 5, asset: 'VFT/0' } }],
    ['unsupported', { reverses: '00000000-0000-8000-8000-000000000001' }],
    ['validation_failed', { amount: { minor: 5, asset: 'USD/2' } }],
    ['validation_failed', { amount: credits(1_000_000_000_000_000) }],
  ])('is %s before anything is sent for %j', async (code, changes) => {
    const { server, refusalOf } = asGrace()
    expect((await refusalOf(changes)).code).toBe(code)
    expect(server.requests).toEqual([])
  })

  test('on a balance that has moved since it was looked at is refused', async () => {
    const { client, server, refusalOf, moves } = asGrace()
    server.move(7, 20, { type: 'bonus' })
    const error = await refusalOf({ expectedVersion: 0 })
    expect(error.problem).toMatchObject({ code: 'version_conflict', version: 1 })
    expect(moves()).toEqual([])
    expect(await client.adminAdjust({ ...gift, expectedVersion: 1 })).toMatchObject({
      balance: { version: 2 },
    })
  })

  test('is for admins, and sends nothing that moves credits for anybody else', async () => {
    const { client, server } = setUpDualBilling()
    await expect(client.adminAdjust(gift)).rejects.toMatchObject({ code: 'forbidden' })
    expect(server.requests.map(({ method }) => method)).toEqual(['GET'])
  })

  test.each([
    ['an error', () => new Response('{"error":"No"}', { status: 500 })],
    ['a page', () => new Response('<p>Sign in</p>', { headers: { 'content-type': 'text/html' } })],
    ['no answer', () => 'unsent' as const],
  ])(
    'that was made stays made when %s comes instead of the balance, which cannot be told',
    async (_, mishap) => {
      const { client, server, moves } = asGrace()
      server.next('none', 'none', mishap())
      const done = await client.adminAdjust(gift)
      expect(done).toMatchObject({ balance: { walletId: 'credits', status: 'unavailable' } })
      expect(done).not.toHaveProperty('transaction')
      expect([server.centsOf(7), moves().length]).toEqual([500n, 1])
    },
  )

  test('whose answer is lost is not sent again, and nobody says that it was not made', async () => {
    const { server, refusalOf, moves } = asGrace()
    server.next('none', 'lost')
    expect((await refusalOf({})).code).toBe('network')
    expect([server.centsOf(7), moves().length]).toEqual([500n, 1])
  })

  test('sends nothing that moves credits when they cannot be read first', async () => {
    const { server, refusalOf, moves } = asGrace()
    server.next('unsent')
    expect((await refusalOf({})).code).toBe('network')
    expect(moves()).toEqual([])
  })
})
