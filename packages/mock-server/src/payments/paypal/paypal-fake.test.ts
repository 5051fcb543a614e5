import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock, type MockClock } from '../../control/clock'
import { createMemoryStore } from '../../store/index'
import type { Store } from '../../store/store'
import { isRecord, type JsonRecord, parseJson, recordAt, recordsAt } from '../../wire/json'
import type { OutgoingWebhook } from '../provider-fake'
import { createPaypalFake, type PaypalFake } from './index'
import { askRest, captureOrder, openOrder, TEST_APP, testPageUrl } from './testing/order'

let store: Store
let clock: MockClock
let events: OutgoingWebhook[]
let paypal: PaypalFake

function fake(seed = 7): PaypalFake {
  return createPaypalFake({
    store,
    clock,
    seed,
    config: TEST_APP,
    pageUrl: testPageUrl,
    onEvent: (event) => void events.push(event),
  })
}

beforeEach(() => {
  store = createMemoryStore()
  clock = createVirtualClock()
  events = []
  paypal = fake()
})

async function documentOf(event: OutgoingWebhook | undefined): Promise<JsonRecord> {
  const document = parseJson((await event?.sign(clock.now()))?.rawBody ?? '')
  return isRecord(document) ? document : {}
}

const heard = () => events.map((event) => event.type)
const captureId = async () => String((await store.dump()).tables.paypal_captures?.[0]?.id)

describe('events', () => {
  it('tell of an approval, a payment and a refund, with what REST answers for them', async () => {
    const orderId = await openOrder(paypal)
    await paypal.approve(orderId)
    await captureOrder(paypal, orderId)
    const capture = await askRest(paypal, 'GET', `/v2/payments/captures/${await captureId()}`)
    await askRest(paypal, 'POST', `/v2/payments/captures/${await captureId()}/refund`, {})
    expect(heard()).toEqual([
      'CHECKOUT.ORDER.APPROVED',
      'PAYMENT.CAPTURE.COMPLETED',
      'CHECKOUT.ORDER.COMPLETED',
      'PAYMENT.CAPTURE.REFUNDED',
    ])
    expect(await documentOf(events[1])).toMatchObject({
      id: expect.stringMatching(/^WH-[A-Z0-9]{17}-[A-Z0-9]{17}$/),
      event_version: '1.0',
      resource_version: '2.0',
      resource_type: 'capture',
      event_type: 'PAYMENT.CAPTURE.COMPLETED',
      summary: 'Payment completed for 25.00 USD',
      create_time: new Date(clock.now()).toISOString(),
      resource: { ...capture.body, supplementary_data: { related_ids: { order_id: orderId } } },
    })
    const up = {
      rel: 'up',
      method: 'GET',
      href: `https://api-m.sandbox.paypal.com/v2/payments/captures/${await captureId()}`,
    }
    expect(recordsAt(recordAt(await documentOf(events[3]), 'resource'), 'links')).toContainEqual(up)
  })

  it('tell once, however often a request is repeated', async () => {
    const orderId = await openOrder(paypal)
    await paypal.approve(orderId)
    await paypal.approve(orderId)
    await captureOrder(paypal, orderId)
    expect(await captureOrder(paypal, orderId)).toBe('ORDER_ALREADY_CAPTURED')
    expect(heard().filter((type) => type === 'PAYMENT.CAPTURE.COMPLETED')).toHaveLength(1)
    expect(heard().filter((type) => type === 'CHECKOUT.ORDER.APPROVED')).toHaveLength(1)
  })

  it('tell of an echeck twice: while it is pending, and how it ended', async () => {
    for (const outcome of ['completed', 'denied'] as const) {
      store = createMemoryStore()
      paypal = fake()
      events = []
      const orderId = await openOrder(paypal)
      await paypal.approve(orderId, { fundingSource: 'echeck' })
      await captureOrder(paypal, orderId)
      await paypal.settle(await captureId(), outcome)
      expect(heard().filter((type) => type.startsWith('PAYMENT'))).toEqual([
        'PAYMENT.CAPTURE.PENDING',
        outcome === 'completed' ? 'PAYMENT.CAPTURE.COMPLETED' : 'PAYMENT.CAPTURE.DENIED',
      ])
      await expect(paypal.settle(await captureId())).rejects.toThrow(RangeError)
    }
  })

  it('tell of nothing that was undone', async () => {
    const orderId = await openOrder(paypal)
    await captureOrder(paypal, orderId)
    await paypal.approve(orderId)
    await paypal.void(orderId)
    await paypal.void(orderId)
    await expect(paypal.approve(orderId)).rejects.toThrow('VOIDED')
    expect(heard()).toEqual(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.VOIDED'])
  })
})

describe('time', () => {
  it('lets an order nobody approved be forgotten after three hours', async () => {
    const orderId = await openOrder(paypal)
    clock.advance({ hours: 3 })
    expect((await askRest(paypal, 'GET', `/v2/checkout/orders/${orderId}`)).status).toBe(404)
    expect(heard()).toEqual([])
  })

  it('reverses an approval nobody captured in three hours, asked or not', async () => {
    const orderId = await openOrder(paypal)
    clock.advance({ hours: 2 })
    await paypal.approve(orderId)
    clock.advance({ hours: 2 })
    await paypal.tick()
    expect(heard()).toEqual(['CHECKOUT.ORDER.APPROVED'])
    clock.advance({ hours: 1 })
    await paypal.tick()
    await paypal.tick()
    expect(heard()).toEqual(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.PAYMENT-APPROVAL.REVERSED'])
    expect(await captureOrder(paypal, orderId)).toBe('ORDER_NOT_APPROVED')
  })

  it('ends refunds after 180 days', async () => {
    const orderId = await openOrder(paypal)
    await paypal.approve(orderId)
    await captureOrder(paypal, orderId)
    const refund = async () =>
      (
        await askRest(paypal, 'POST', `/v2/payments/captures/${await captureId()}/refund`, {
          amount: { currency_code: 'USD', value: '1.00' },
        })
      ).status
    clock.advance({ days: 180 })
    expect(await refund()).toBe(201)
    clock.advance({ milliseconds: 1 })
    expect(await refund()).toBe(422)
  })
})

describe('the same world again', () => {
  it('comes from the same seed, and another one from another', async () => {
    const first = [await openOrder(paypal), await openOrder(paypal)]
    store = createMemoryStore()
    paypal = fake()
    expect([await openOrder(paypal), await openOrder(paypal)]).toEqual(first)
    store = createMemoryStore()
    paypal = fake(8)
    expect(await openOrder(paypal)).not.toBe(first[0])
    expect(new Set(first).size).toBe(2)
  })

  it('is shared by two fakes on one store', async () => {
    const other = fake()
    const orderId = await openOrder(paypal)
    await other.approve(orderId)
    expect(await captureOrder(paypal, orderId)).toBe('COMPLETED')
    expect(await openOrder(other)).not.toBe(await openOrder(paypal))
  })
})

describe('addresses', () => {
  const get = (url: string) => new Request(url)

  it('are those of PayPal, and no others', async () => {
    expect(await paypal.fetch(get('https://example.com/v2/checkout/orders/1'))).toBeUndefined()
    expect(await paypal.fetch(get('https://paypal.com.example.com/web-sdk/v6/core'))).toBeUndefined()
    const script = await paypal.fetch(get('https://www.sandbox.paypal.com/web-sdk/v6/core?debug=true'))
    expect(script?.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const unknown = await paypal.fetch(get('https://api-m.sandbox.paypal.com/v1/billing/plans'))
    expect(unknown?.status).toBe(501)
  })

  it('can be mounted under a path of any host, links and script included', async () => {
    const mounted = paypal.mount('/__providers/paypal')
    const base = 'http://localhost:4010/__providers/paypal'
    expect(await mounted(get('http://localhost:4010/api/config'))).toBeUndefined()
    const script = await (await mounted(get(`${base}/web-sdk/v6/core`)))?.text()
    expect(script).toContain(JSON.stringify(base))

    const orderId = await openOrder({ ...paypal, fetch: (request) => mounted(moved(request, base)) })
    const seen = await mounted(get(`${base}/mock/orders/${orderId}`))
    expect(await seen?.json()).toMatchObject({
      approvable: true,
      amount: { currency_code: 'USD', value: '25.00' },
    })
  })

  it('send a redirected buyer back to the store, with or without an approval', async () => {
    const back = { return_url: 'https://shop.example/ok?step=2', cancel_url: 'https://shop.example/no' }
    const { body } = await askRest(paypal, 'POST', '/v2/checkout/orders', {
      intent: 'CAPTURE',
      application_context: back,
      purchase_units: [{ amount: { currency_code: 'USD', value: '1.00' } }],
    })
    const id = String(body.id)
    expect(await paypal.cancel(id)).toBe(`https://shop.example/no?token=${id}`)
    const { returnUrl, payerId } = await paypal.approve(id)
    expect(returnUrl).toBe(`https://shop.example/ok?step=2&token=${id}&PayerID=${payerId}`)
  })
})

/** The same request, to a mounted fake. */
function moved(request: Request, base: string): Request {
  return new Request(`${base}${new URL(request.url).pathname}`, request)
}
