import { createVerify, X509Certificate } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock, type MockClock } from '../../../control/clock'
import { createMemoryStore } from '../../../store/index'
import { parseJson, recordsAt } from '../../../wire/json'
import type { OutgoingWebhook, SignedWebhook } from '../../provider-fake'
import { createPaypalFake, type PaypalFake } from '../index'
import { askRest, askText, captureOrder, openOrder, TEST_APP, testPageUrl } from '../testing/order'

let paypal: PaypalFake
let clock: MockClock
let heard: OutgoingWebhook[]

beforeEach(() => {
  clock = createVirtualClock()
  heard = []
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    config: TEST_APP,
    pageUrl: testPageUrl,
    onEvent: (webhook) => void heard.push(webhook),
  })
})

/** The delivery of a paid order's PAYMENT.CAPTURE.COMPLETED. */
async function delivered(): Promise<SignedWebhook> {
  const orderId = await openOrder(paypal)
  await paypal.approve(orderId)
  await captureOrder(paypal, orderId)
  const webhook = heard.find(({ type }) => type === 'PAYMENT.CAPTURE.COMPLETED')
  if (!webhook) throw new Error('Nothing was told.')
  return webhook.sign(clock.now())
}

/** Checks a delivery as a merchant without an SDK does: PayPal's certificate, four parts and Node's own crypto. */
async function isGenuine(
  { rawBody, headers }: SignedWebhook,
  webhookId = paypal.webhookId,
): Promise<boolean> {
  const read = new Headers(headers)
  const url = new URL(read.get('paypal-cert-url') ?? '')
  expect(url.hostname).toMatch(/\.paypal\.com$/)
  const answer = await paypal.fetch(new Request(url))
  const { publicKey } = new X509Certificate((await answer?.text()) ?? '')
  const parts = ['id', 'time'].map((part) => read.get(`paypal-transmission-${part}`))
  return createVerify('RSA-SHA256')
    .update([...parts, webhookId, crc32(rawBody)].join('|'))
    .verify(publicKey, read.get('paypal-transmission-sig') ?? '', 'base64')
}

/** Asks PayPal itself, with the event's text as it came. */
async function verdict({ rawBody, headers }: SignedWebhook, webhookId = paypal.webhookId) {
  const claim = {
    auth_algo: headers['paypal-auth-algo'],
    cert_url: headers['paypal-cert-url'],
    transmission_id: headers['paypal-transmission-id'],
    transmission_sig: headers['paypal-transmission-sig'],
    transmission_time: headers['paypal-transmission-time'],
    webhook_id: webhookId,
  }
  const body = `${JSON.stringify(claim).slice(0, -1)},"webhook_event":${rawBody}}`
  const answer = await askText(paypal, 'POST', '/v1/notifications/verify-webhook-signature', body)
  expect(answer.status).toBe(200)
  return answer.body.verification_status
}

describe('a delivery', () => {
  it('carries the headers that PayPal documents, and a signature that Node accepts', async () => {
    const delivery = await delivered()
    expect(delivery.headers).toMatchObject({
      'content-type': 'application/json',
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': expect.stringMatching(
        /^https:\/\/api\.sandbox\.paypal\.com\/v1\/notifications\/certs\/CERT-[0-9a-f-]+$/,
      ),
      'paypal-transmission-id': expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/),
      'paypal-transmission-time': '2026-11-01T09:00:00Z',
    })
    expect(await isGenuine(delivery)).toBe(true)
    expect(await verdict(delivery)).toBe('SUCCESS')
  })

  it.each<[string, (delivery: SignedWebhook) => SignedWebhook]>([
    ['a changed amount', (it) => ({ ...it, rawBody: it.rawBody.replace('25.00', '99.00') })],
    ['a space more', (it) => ({ ...it, rawBody: it.rawBody.replace('{', '{ ') })],
    ['another time', (it) => withHeader(it, 'paypal-transmission-time', '2026-11-01T09:00:01Z')],
    [
      'another transmission',
      (it) => withHeader(it, 'paypal-transmission-id', 'b3f1c2d4-0000-4000-a000-000000000000'),
    ],
  ])('with %s is not genuine', async (_, tamper) => {
    const tampered = tamper(await delivered())
    expect(await isGenuine(tampered)).toBe(false)
    expect(await verdict(tampered)).toBe('FAILURE')
  })

  it.each<[string, (delivery: SignedWebhook) => SignedWebhook]>([
    [
      'a certificate from elsewhere',
      (it) =>
        withHeader(
          it,
          'paypal-cert-url',
          'https://evil.example/v1/notifications/certs/CERT-70015bed-542d190e-a5c10143',
        ),
    ],
    [
      'a certificate that there is not',
      (it) => withHeader(it, 'paypal-cert-url', 'https://api.paypal.com/v1/notifications/certs/CERT-0'),
    ],
    ['another algorithm', (it) => withHeader(it, 'paypal-auth-algo', 'SHA1withRSA')],
    ['a signature that is no base64', (it) => withHeader(it, 'paypal-transmission-sig', '%%%')],
  ])('with %s is not verified', async (_, tamper) => {
    expect(await verdict(tamper(await delivered()))).toBe('FAILURE')
  })

  it('is for one webhook only', async () => {
    const delivery = await delivered()
    const { body } = await askRest(paypal, 'POST', '/v1/notifications/webhooks', {
      url: 'https://shop.example/another',
      event_types: [{ name: '*' }],
    })
    expect(await verdict(delivery, String(body.id))).toBe('FAILURE')
    expect(await verdict(delivery, '0EH40505U7160970P')).toBe('FAILURE')
    expect(await isGenuine(delivery, String(body.id))).toBe(false)
  })

  it('stays genuine when PayPal has turned to another certificate', async () => {
    const before = await delivered()
    paypal.rotateCertificate()
    const after = await heard[0]?.sign(clock.now())
    if (!after) throw new Error('Nothing was told.')
    expect(after.headers['paypal-cert-url']).not.toBe(before.headers['paypal-cert-url'])
    for (const delivery of [before, after]) {
      expect(await isGenuine(delivery)).toBe(true)
      expect(await verdict(delivery)).toBe('SUCCESS')
    }
    const mixed = withHeader(before, 'paypal-cert-url', after.headers['paypal-cert-url'] ?? '')
    expect(await isGenuine(mixed)).toBe(false)
    expect(await verdict(mixed)).toBe('FAILURE')
  })

  it('that is tried again says the same at another time, signed anew', async () => {
    const first = await delivered()
    clock.advance({ minutes: 5 })
    const webhook = heard.find(({ type }) => type === 'PAYMENT.CAPTURE.COMPLETED')
    const second = await webhook?.sign(clock.now())
    expect(second?.rawBody).toBe(first.rawBody)
    expect(second?.headers['paypal-transmission-time']).toBe('2026-11-01T09:05:00Z')
    expect(second?.headers['paypal-transmission-id']).not.toBe(first.headers['paypal-transmission-id'])
    expect(second && (await isGenuine(second))).toBe(true)
    expect(await webhook?.sign(clock.now())).toEqual(second)
  })
})

describe('the certificate’s address', () => {
  it('serves a certificate without a token, and nothing that there is not', async () => {
    const { headers } = await delivered()
    const answer = await paypal.fetch(new Request(headers['paypal-cert-url'] ?? ''))
    expect(await answer?.text()).toBe(await paypal.certificate())
    const missing = await paypal.fetch(
      new Request('https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1'),
    )
    expect(missing?.status).toBe(404)
  })
})

describe('the app’s webhooks', () => {
  const types = [{ name: 'PAYMENT.CAPTURE.COMPLETED' }, { name: 'PAYMENT.CAPTURE.DENIED' }]
  const url = 'https://shop.example/hooks'
  const create = (body: object) => askRest(paypal, 'POST', '/v1/notifications/webhooks', body)

  it('are created, listed, read, changed and deleted', async () => {
    const made = await create({ url, event_types: types })
    expect(made).toMatchObject({ status: 201, body: { url, event_types: types } })
    const path = `/v1/notifications/webhooks/${made.body.id}`
    expect((await askRest(paypal, 'GET', path)).body).toEqual(made.body)
    const listed = await askRest(paypal, 'GET', '/v1/notifications/webhooks')
    expect(recordsAt(listed.body, 'webhooks').map(({ id }) => id)).toEqual([paypal.webhookId, made.body.id])
    const patch = [{ op: 'replace', path: '/event_types', value: [{ name: '*' }] }]
    expect((await askRest(paypal, 'PATCH', path, patch)).body).toMatchObject({ event_types: [{ name: '*' }] })
    expect((await askRest(paypal, 'GET', `${path}/event-types`)).body).toMatchObject({
      event_types: [{ name: '*' }],
    })
    expect((await askRest(paypal, 'DELETE', path)).status).toBe(204)
    expect((await askRest(paypal, 'GET', path)).status).toBe(404)
  })

  it.each<[string, object, number, string]>([
    [
      'an address that is taken',
      { url: 'https://northwind.example/webhooks/paypal', event_types: types },
      400,
      'WEBHOOK_URL_ALREADY_EXISTS',
    ],
    ['an address without TLS', { url: 'http://shop.example/', event_types: types }, 400, 'INVALID_REQUEST'],
    ['no address', { event_types: types }, 400, 'INVALID_REQUEST'],
    ['no events', { url, event_types: [] }, 400, 'INVALID_REQUEST'],
    ['an event unheard of', { url, event_types: [{ name: 'PAYMENT.STOLEN' }] }, 400, 'INVALID_REQUEST'],
  ])('are refused with %s', async (_, body, status, name) => {
    expect(await create(body)).toMatchObject({ status, body: { name } })
  })

  it('are ten at most', async () => {
    for (let number = 2; number <= 10; number += 1)
      expect((await create({ url: `${url}/${number}`, event_types: types })).status).toBe(201)
    expect(await create({ url, event_types: types })).toMatchObject({
      status: 400,
      body: { name: 'WEBHOOK_NUMBER_LIMIT_EXCEEDED' },
    })
  })

  it('hear of what they have subscribed to, and of nothing once deleted', async () => {
    const path = `/v1/notifications/webhooks/${paypal.webhookId}`
    await askRest(paypal, 'PATCH', path, [{ op: 'replace', path: '/event_types', value: types }])
    await delivered()
    expect(heard.map(({ type }) => type)).toEqual(['PAYMENT.CAPTURE.COMPLETED'])
    await askRest(paypal, 'DELETE', path)
    await expect(delivered().then(() => heard.length)).resolves.toBe(1)
  })

  it('can choose from every event there is', async () => {
    const { body } = await askRest(paypal, 'GET', '/v1/notifications/webhooks-event-types')
    expect(recordsAt(body, 'event_types').map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'CHECKOUT.ORDER.APPROVED',
        'PAYMENT.CAPTURE.REVERSED',
        'CUSTOMER.DISPUTE.RESOLVED',
      ]),
    )
  })
})

describe('the events', () => {
  it('can be searched, read and sent again', async () => {
    const delivery = await delivered()
    const event = parseJson(delivery.rawBody)
    const captureId = String(/"id":"([A-Z0-9]{17})"/.exec(delivery.rawBody)?.[1])
    const search = async (query: string) =>
      recordsAt((await askRest(paypal, 'GET', `/v1/notifications/webhooks-events?${query}`)).body, 'events')
    expect((await search('')).map(({ event_type }) => event_type)).toHaveLength(3)
    expect(await search('event_type=PAYMENT.CAPTURE.COMPLETED')).toEqual([event])
    expect(await search(`transaction_id=${captureId}`)).toEqual([event])
    expect(await search('page_size=2')).toHaveLength(2)
    expect(await search('end_time=2026-10-31T00:00:00Z')).toEqual([])

    const path = `/v1/notifications/webhooks-events/${heard[1]?.id}`
    expect((await askRest(paypal, 'GET', path)).body).toEqual(event)
    expect((await askRest(paypal, 'POST', `${path}/resend`, {})).status).toBe(202)
    expect(heard.at(-1)?.id).toBe(heard[1]?.id)
    expect((await askRest(paypal, 'GET', '/v1/notifications/webhooks-events/WH-1')).status).toBe(404)
  })

  it('can be simulated, each of them with a resource of its own', async () => {
    const types = (await askRest(paypal, 'GET', '/v1/notifications/webhooks-event-types')).body
    for (const { name } of recordsAt(types, 'event_types')) {
      const asked = { webhook_id: paypal.webhookId, event_type: name }
      const answer = await askRest(paypal, 'POST', '/v1/notifications/simulate-event', asked)
      expect(answer).toMatchObject({
        status: 202,
        body: { event_type: name, id: heard.at(-1)?.id, summary: expect.any(String), resource: {} },
      })
      expect(await isGenuine((await heard.at(-1)?.sign(0)) ?? { rawBody: '', headers: {} })).toBe(true)
    }
    const unknown = { webhook_id: paypal.webhookId, event_type: 'PAYMENT.STOLEN' }
    expect((await askRest(paypal, 'POST', '/v1/notifications/simulate-event', unknown)).status).toBe(400)
  })
})

function withHeader(delivery: SignedWebhook, name: string, value: string): SignedWebhook {
  return { ...delivery, headers: { ...delivery.headers, [name]: value } }
}
