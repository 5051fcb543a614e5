import {
  type AutoTopUp,
  amount,
  type KnownBalance,
  type Page,
  type Purchase,
  type Transaction,
} from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { setReachable } from '../catalogue'
import {
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from '../payments/payment-gateway'
import { settlePurchase } from '../settle-purchase'
import { openTopUpWorld } from './testing/top-up-world'

const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')
const rule = {
  enabled: true,
  walletId: 'credits',
  threshold: sky(2000),
  amount: usd(1500),
  monthlyLimit: usd(6000),
  provider: 'stripe',
}

let world: Awaited<ReturnType<typeof openTopUpWorld>>
beforeEach(async () => {
  // Ada begins with 2 750.
  world = await openTopUpWorld()
})

const set = (changes: object = {}) =>
  world.api.done<AutoTopUp>('/api/credits/auto-top-up', { ...rule, ...changes }, { method: 'PUT' })
const shown = () => world.api.get<AutoTopUp>('/api/credits/auto-top-up')
const balance = () => world.api.get<KnownBalance>('/api/credits/balance?walletId=credits')
const adjust = (minor: number) =>
  world.api.done(
    '/api/admin/credits/adjust',
    { userId: 'usr_ada', walletId: 'credits', amount: sky(minor), reason: 'Test' },
    { token: 'mock_grace' },
  )

async function purchases(): Promise<Purchase[]> {
  const { items } = await world.api.get<Page<Purchase>>('/api/credits/purchases')
  return items
}

/** Ada buys by hand. */
async function buy() {
  const draft = { walletId: 'credits', provider: 'stripe', money: usd(500) }
  const { id } = await world.api.done<Purchase>('/api/credits/purchase', draft)
  return world.api.done<Purchase>(`/api/credits/purchase/${id}/capture`, {})
}

const decline = () => ({
  orderId: 'order_declined',
  outcome: { status: 'declined', declineCode: 'card_declined', retryable: true, paymentId: null } as const,
})

describe('a balance that falls below the threshold', () => {
  it('is topped up once, by a purchase like any other', async () => {
    await set()
    expect(await world.topUp()).toBe(false)
    await adjust(-750)
    expect(await world.topUp()).toBe(false)
    await adjust(-1)
    expect(await world.topUp()).toBe(true)
    expect(await world.topUp()).toBe(false)
    const [purchase, ...others] = await purchases()
    expect(others).toEqual([])
    expect(purchase).toMatchObject({
      walletId: 'credits',
      provider: 'stripe',
      status: 'succeeded',
      price: usd(1500),
      credits: sky(1500),
      transactionId: expect.any(String),
    })
    expect(world.gateway.calls).toMatchObject([
      { purchaseId: purchase?.id, idempotencyKey: purchase?.id, savedMethod: 'pm_card', price: usd(1500) },
    ])
    expect(await balance()).toMatchObject({ available: sky(3499), pending: sky(0) })
    const lines = await world.api.get<Page<Transaction>>('/api/credits/transactions?type=purchase&limit=1')
    expect(lines.items).toMatchObject([
      { money: usd(1500), payment: { provider: 'stripe', orderId: 'order_1', paymentId: 'pay_1' } },
    ])
    expect(await shown()).toMatchObject({
      boughtThisMonth: usd(1500),
      lastTopUp: { purchaseId: purchase?.id, at: purchase?.createdAt, price: usd(1500) },
    })
    expect(await world.verify()).toEqual([])
  })

  it('is topped up when the rule comes later, and until it is there', async () => {
    await adjust(-2000)
    await set({ threshold: sky(3000) })
    while (await world.topUp()) {}
    expect(await balance()).toMatchObject({ available: sky(3750) })
    expect((await purchases()).map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
  })

  it('is topped up once by two tabs at the same time', async () => {
    const other = await openTopUpWorld(world.shared)
    await set({ threshold: sky(4000) })
    expect(await Promise.all([world.topUp(), other.topUp(), world.topUp()])).toEqual([true, false, false])
    expect(world.gateway.made.size).toBe(1)
    expect(await balance()).toMatchObject({ available: sky(4250) })
  })

  it('is left alone when it came back by itself, and while the wallet cannot be reached', async () => {
    await set()
    await adjust(-1000)
    await adjust(1000)
    expect(await world.topUp()).toBe(false)
    await adjust(-1000)
    await world.shared.store.transaction((tx) => setReachable(tx, 'credits', false))
    expect(await world.topUp()).toBe(false)
    await world.shared.store.transaction((tx) => setReachable(tx, 'credits', true))
    expect(await world.topUp()).toBe(true)
  })
})

describe('a charge whose answer is lost', () => {
  const lost = () => Promise.reject(new PaymentUnknownError('No answer.'))

  it('stays in processing and is asked for again under the same key, which charges once', async () => {
    await set()
    await adjust(-1000)
    world.gateway.next((pay) => {
      pay()
      return lost()
    }, lost)
    expect(await world.topUp()).toBe(false)
    expect(await purchases()).toMatchObject([{ status: 'processing' }])
    expect(await balance()).toMatchObject({ available: sky(1750), pending: sky(1500) })
    expect(await set({ monthlyLimit: usd(2999) })).toMatchObject({ status: 'limit_reached' })
    expect(await world.topUp()).toBe(false)
    expect(await world.topUp()).toBe(true)
    expect(await purchases()).toMatchObject([{ status: 'succeeded' }])
    expect(new Set(world.gateway.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(world.gateway.made.size).toBe(1)
    expect(await balance()).toMatchObject({ available: sky(3250), pending: sky(0) })
    expect(await world.verify()).toEqual([])
  })

  it('is still asked for when the rule is set meanwhile', async () => {
    await set()
    await adjust(-1000)
    world.gateway.next(lost)
    await world.topUp()
    await set({ amount: usd(2000) })
    expect(await world.topUp()).toBe(true)
    expect(await purchases()).toMatchObject([{ status: 'succeeded', price: usd(1500) }])
    expect(new Set(world.gateway.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
  })

  it('is finished by another tab when the first one died over it', async () => {
    await set()
    await adjust(-1000)
    world.gateway.next(() => Promise.reject(new Error('The tab is gone.')))
    await expect(world.topUp()).rejects.toThrow('The tab is gone.')
    const other = await openTopUpWorld(world.shared)
    expect(await other.topUp()).toBe(true)
    expect(await purchases()).toMatchObject([{ status: 'succeeded' }])
    expect(world.gateway.made.size).toBe(1)
  })

  it('is not asked for once the provider may have forgotten the key, and no other one is made', async () => {
    await set()
    await adjust(-1000)
    world.gateway.next(lost)
    await world.topUp()
    world.clock.advance({ hours: 24 })
    expect(await world.topUp()).toBe(false)
    expect(world.gateway.calls).toHaveLength(1)
    await set({ amount: usd(2000) })
    expect(await world.topUp()).toBe(false)
    expect(await purchases()).toMatchObject([{ status: 'processing' }])
  })

  it('goes through later when the provider could not be reached at all', async () => {
    await set()
    await adjust(-1000)
    world.gateway.next(() => Promise.reject(new PaymentUnavailableError('Busy.', 1000)))
    expect(await world.topUp()).toBe(false)
    expect(await world.topUp()).toBe(true)
    expect(await purchases()).toMatchObject([{ status: 'succeeded' }])
  })
})

describe('a charge that has not settled', () => {
  it('holds further ones back until it is known how it went', async () => {
    await set()
    await adjust(-1000)
    world.gateway.next((pay) => {
      const { orderId, outcome } = pay()
      if (outcome.status !== 'completed') throw new Error('It is completed.')
      world.gateway.stand(orderId, { ...outcome, status: 'pending' })
      return { orderId, outcome: { ...outcome, status: 'pending' } }
    })
    expect(await world.topUp()).toBe(true)
    const [purchase] = await purchases()
    expect(purchase).toMatchObject({ status: 'processing' })
    expect(await world.topUp()).toBe(false)
    await set({ amount: usd(2000) })
    expect(await world.topUp()).toBe(false)
    expect(world.gateway.calls).toHaveLength(1)

    world.gateway.stand('order_1', {
      status: 'declined',
      declineCode: 'debit_not_authorized',
      retryable: true,
      paymentId: null,
    })
    await world.api.get(`/api/credits/purchase/${purchase?.id}`)
    expect(await shown()).toMatchObject({
      status: 'failing',
      lastFailure: { declineCode: 'debit_not_authorized' },
    })
    expect(await world.topUp()).toBe(false)
    expect(await balance()).toMatchObject({ available: sky(1750), pending: sky(0) })
  })
})

describe('a charge that is declined', () => {
  beforeEach(async () => {
    await set()
    await adjust(-1000)
    world.gateway.next(decline)
    world.clock.advance({ minutes: 5 })
    await world.topUp()
  })

  it('is shown, and no other one is tried', async () => {
    expect(await purchases()).toMatchObject([
      { status: 'failed', failure: { declineCode: 'card_declined', retryable: false } },
    ])
    expect(await shown()).toMatchObject({
      status: 'failing',
      lastFailure: { at: '2026-11-01T09:05:00.000Z', declineCode: 'card_declined' },
    })
    world.clock.advance({ days: 40 })
    await adjust(-1)
    expect(await world.topUp()).toBe(false)
    expect(world.gateway.calls).toHaveLength(1)
    expect(await world.verify()).toEqual([])
  })

  it('is tried anew once the rule is set again', async () => {
    expect(await set()).toEqual({ ...rule, status: 'active', boughtThisMonth: usd(0) })
    expect(await world.topUp()).toBe(true)
    expect(await purchases()).toMatchObject([{ status: 'succeeded' }, { status: 'failed' }])
  })

  it('is tried anew once somebody has paid by hand', async () => {
    expect(await buy()).toMatchObject({ status: 'succeeded' })
    expect(await shown()).toEqual({ ...rule, status: 'active', boughtThisMonth: usd(0) })
    expect(await world.topUp()).toBe(false)
    await adjust(-1000)
    expect(await world.topUp()).toBe(true)
    expect((await purchases()).map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'failed'])
  })

  it('was not made up for by what was paid before', async () => {
    await set()
    await buy()
    await adjust(-1000)
    world.gateway.next(decline)
    await world.topUp()
    expect(await shown()).toMatchObject({ status: 'failing' })
  })
})

describe('a charge that wants the buyer, or is refused outright', () => {
  it.each([
    [
      'authentication_required',
      () => ({ orderId: 'order_3ds', outcome: { status: 'not_approved' } as const }),
    ],
    ['no_such_method', () => Promise.reject(new PaymentRejectedError('no_such_method', 'No.'))],
  ])('fails as %s', async (declineCode, script) => {
    await set()
    await adjust(-1000)
    world.gateway.next(script)
    expect(await world.topUp()).toBe(true)
    expect(await purchases()).toMatchObject([{ status: 'failed', failure: { declineCode } }])
    expect(await shown()).toMatchObject({ status: 'failing', lastFailure: { declineCode } })
  })
})

describe('a top-up that the bank disputes', () => {
  it('is followed by no other one, although the balance falls', async () => {
    await set()
    await adjust(-1000)
    await world.topUp()
    const [purchase] = await purchases()
    const { outcome } = world.gateway.made.get(purchase?.id ?? '') ?? {}
    if (outcome?.status !== 'completed') throw new Error('It is completed.')
    const disputes = [{ disputeId: 'dp_1', status: 'open', disputed: usd(1500) } as const]
    await world.shared.store.transaction((tx) =>
      settlePurchase(tx, world.environment, purchase?.id ?? '', { ...outcome, disputes }),
    )
    expect(await balance()).toMatchObject({ available: sky(1750) })
    expect(await shown()).toMatchObject({ status: 'failing', lastFailure: { declineCode: 'disputed' } })
    expect(await world.topUp()).toBe(false)
    expect(world.gateway.made.size).toBe(1)
  })
})

describe('the monthly limit', () => {
  it('stops purchases until the next calendar month of UTC, and failed ones do not count', async () => {
    await set({ monthlyLimit: usd(3499) })
    await adjust(-1000)
    world.gateway.next(decline)
    await world.topUp()
    await set({ monthlyLimit: usd(3499) })
    await world.topUp()
    expect(await shown()).toMatchObject({ status: 'active' })
    world.clock.advance({ hours: 1 })
    await adjust(-1500)
    await world.topUp()
    const [last] = await purchases()
    const lastTopUp = { purchaseId: last?.id, at: last?.createdAt, price: usd(1500) }
    expect(await shown()).toMatchObject({ status: 'limit_reached', boughtThisMonth: usd(3000), lastTopUp })
    await adjust(-3000)
    expect(await world.topUp()).toBe(false)
    expect(world.gateway.made.size).toBe(2)

    world.clock.advance({ days: 29, hours: 13, minutes: 59, seconds: 59, milliseconds: 999 })
    expect(await world.topUp()).toBe(false)
    world.clock.advance({ milliseconds: 1 })
    expect(await shown()).toMatchObject({ status: 'active', boughtThisMonth: usd(0), lastTopUp })
    expect(await world.topUp()).toBe(true)
    expect(world.gateway.made.size).toBe(3)
  })

  it('that is raised lets them go on', async () => {
    await set({ monthlyLimit: usd(1500) })
    await adjust(-1000)
    await world.topUp()
    expect(await shown()).toMatchObject({ status: 'limit_reached' })
    expect(await set({ monthlyLimit: usd(3000) })).toMatchObject({ status: 'active' })
  })
})
