import { beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingWebhook } from '../payments/provider-fake'
import { createVirtualClock, type MockClock } from './clock'
import { createWebhookCourier } from './webhook-courier'

const event = (id: string): OutgoingWebhook => ({
  provider: 'stripe',
  id,
  type: 'payment_intent.succeeded',
  sign: async (atMs) => ({ rawBody: `{"id":"${id}"}`, headers: { 'stripe-signature': `t=${atMs}` } }),
})

let clock: MockClock
let answers: (number | 'no answer')[]
let arrived: string[]
let nudges: number
let courier: ReturnType<typeof createWebhookCourier>

beforeEach(() => {
  clock = createVirtualClock()
  answers = []
  arrived = []
  nudges = 0
  courier = createWebhookCourier({
    clock,
    seed: 7,
    nudge: () => {
      nudges += 1
    },
    async hand(_, rawBody) {
      arrived.push(JSON.parse(rawBody).id)
      const answer = answers.shift() ?? 200
      if (answer === 'no answer') throw new TypeError('fetch failed')
      return answer
    },
  })
})

describe('webhooks', () => {
  it('are delivered once, as they were sent, and stay on record with what was answered', async () => {
    for (const id of ['evt_1', 'evt_2']) courier.send(event(id))
    expect(nudges).toBe(2)
    expect(await courier.deliverDue()).toBe(true)
    expect(await courier.deliverDue()).toBe(false)
    expect(courier.webhooks.deliveries).toEqual(
      ['evt_1', 'evt_2'].map((id) => ({
        provider: 'stripe',
        id,
        type: 'payment_intent.succeeded',
        rawBody: `{"id":"${id}"}`,
        headers: { 'stripe-signature': `t=${clock.now()}` },
        status: 200,
      })),
    )
  })

  it('that fail are tried again as the clock moves, signed anew, eight times in all', async () => {
    answers = [500, 'no answer', 503, 400, 302, 500, 500, 500]
    courier.send(event('evt_1'))
    await courier.deliverDue()
    expect(courier.webhooks.waiting).toHaveLength(1)
    expect(await courier.deliverDue()).toBe(false)
    for (let hours = 0; hours < 60; hours += 1) {
      clock.advance({ hours: 1 })
      await courier.deliverDue()
    }
    expect(courier.webhooks.deliveries.map(({ status }) => status)).toEqual([
      500, 0, 503, 400, 302, 500, 500, 500,
    ])
    const signatures = courier.webhooks.deliveries.map(({ headers }) => headers['stripe-signature'])
    expect(new Set(signatures).size).toBe(8)
    expect(courier.webhooks.waiting).toEqual([])
  })

  it('wait while they are held, and are delivered in the order and the copies asked for', async () => {
    courier.webhooks.hold()
    for (const id of ['evt_1', 'evt_2', 'evt_3']) courier.send(event(id))
    expect(await courier.deliverDue()).toBe(false)
    expect(courier.webhooks.waiting.map(({ id }) => id)).toEqual(['evt_1', 'evt_2', 'evt_3'])
    await courier.webhooks.deliver({ order: 'reversed', duplicates: 1 })
    expect(arrived).toEqual(['evt_3', 'evt_3', 'evt_2', 'evt_2', 'evt_1', 'evt_1'])
    courier.send(event('evt_4'))
    expect(await courier.deliverDue()).toBe(false)
    await courier.webhooks.release()
    expect(arrived.at(-1)).toBe('evt_4')
    courier.send(event('evt_5'))
    expect(await courier.deliverDue()).toBe(true)
  })

  it('are shuffled the same way every time, and none is lost by it', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `evt_${index}`)
    const orders: string[][] = []
    for (let time = 0; time < 2; time += 1) {
      courier.webhooks.hold()
      for (const id of ids) courier.send(event(id))
      arrived = []
      await courier.webhooks.deliver({ order: 'shuffled' })
      orders.push(arrived)
    }
    expect(orders[0]).toEqual(orders[1])
    expect(orders[0]).not.toEqual(ids)
    expect([...(orders[0] ?? [])].sort()).toEqual([...ids].sort())
  })

  it('that are dropped never arrive', async () => {
    courier.webhooks.hold()
    courier.send(event('evt_1'))
    expect(courier.webhooks.drop()).toBe(1)
    await courier.webhooks.release()
    expect(arrived).toEqual([])
  })
})
