import { describe, expect, it } from 'vitest'
import { parseJson, recordsAt } from '../../../wire/json'
import { delivered, hearPaypal, isGenuine } from '../testing/heard'
import { askRest } from '../testing/order'

const world = hearPaypal()

describe('the app’s webhooks', () => {
  const types = [{ name: 'PAYMENT.CAPTURE.COMPLETED' }, { name: 'PAYMENT.CAPTURE.DENIED' }]
  const url = 'https://shop.example/hooks'
  const create = (body: object) => askRest(world.paypal, 'POST', '/v1/notifications/webhooks', body)

  it('are created, listed, read, changed and deleted', async () => {
    const made = await create({ url, event_types: types })
    expect(made).toMatchObject({ status: 201, body: { url, event_types: types } })
    const path = `/v1/notifications/webhooks/${made.body.id}`
    expect((await askRest(world.paypal, 'GET', path)).body).toEqual(made.body)
    const listed = await askRest(world.paypal, 'GET', '/v1/notifications/webhooks')
    expect(recordsAt(listed.body, 'webhooks').map(({ id }) => id)).toEqual([
      world.paypal.webhookId,
      made.body.id,
    ])
    const patch = [{ op: 'replace', path: '/event_types', value: [{ name: '*' }] }]
    expect((await askRest(world.paypal, 'PATCH', path, patch)).body).toMatchObject({
      event_types: [{ name: '*' }],
    })
    expect((await askRest(world.paypal, 'GET', `${path}/event-types`)).body).toMatchObject({
      event_types: [{ name: '*' }],
    })
    expect((await askRest(world.paypal, 'DELETE', path)).status).toBe(204)
    expect((await askRest(world.paypal, 'GET', path)).status).toBe(404)
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
    const path = `/v1/notifications/webhooks/${world.paypal.webhookId}`
    await askRest(world.paypal, 'PATCH', path, [{ op: 'replace', path: '/event_types', value: types }])
    await delivered(world)
    expect(world.heard.map(({ type }) => type)).toEqual(['PAYMENT.CAPTURE.COMPLETED'])
    await askRest(world.paypal, 'DELETE', path)
    await expect(delivered(world).then(() => world.heard.length)).resolves.toBe(1)
  })

  it('can choose from every event there is', async () => {
    const { body } = await askRest(world.paypal, 'GET', '/v1/notifications/webhooks-event-types')
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
    const delivery = await delivered(world)
    const event = parseJson(delivery.rawBody)
    const captureId = String(/"id":"([A-Z0-9]{17})"/.exec(delivery.rawBody)?.[1])
    const search = async (query: string) =>
      recordsAt(
        (await askRest(world.paypal, 'GET', `/v1/notifications/webhooks-events?${query}`)).body,
        'events',
      )
    expect((await search('')).map(({ event_type }) => event_type)).toHaveLength(3)
    expect(await search('event_type=PAYMENT.CAPTURE.COMPLETED')).toEqual([event])
    expect(await search(`transaction_id=${captureId}`)).toEqual([event])
    expect(await search('page_size=2')).toHaveLength(2)
    expect(await search('end_time=2026-10-31T00:00:00Z')).toEqual([])

    const path = `/v1/notifications/webhooks-events/${world.heard[1]?.id}`
    expect((await askRest(world.paypal, 'GET', path)).body).toEqual(event)
    expect((await askRest(world.paypal, 'POST', `${path}/resend`, {})).status).toBe(202)
    expect(world.heard.at(-1)?.id).toBe(world.heard[1]?.id)
    expect((await askRest(world.paypal, 'GET', '/v1/notifications/webhooks-events/WH-1')).status).toBe(404)
  })

  it('can be simulated, each of them with a resource of its own', async () => {
    const types = (await askRest(world.paypal, 'GET', '/v1/notifications/webhooks-event-types')).body
    for (const { name } of recordsAt(types, 'event_types')) {
      const asked = { webhook_id: world.paypal.webhookId, event_type: name }
      const answer = await askRest(world.paypal, 'POST', '/v1/notifications/simulate-event', asked)
      expect(answer).toMatchObject({
        status: 202,
        body: { event_type: name, id: world.heard.at(-1)?.id, summary: expect.any(String), resource: {} },
      })
      expect(
        await isGenuine(world.paypal, (await world.heard.at(-1)?.sign(0)) ?? { rawBody: '', headers: {} }),
      ).toBe(true)
    }
    const unknown = { webhook_id: world.paypal.webhookId, event_type: 'PAYMENT.STOLEN' }
    expect((await askRest(world.paypal, 'POST', '/v1/notifications/simulate-event', unknown)).status).toBe(
      400,
    )
  })
})
