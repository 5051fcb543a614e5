import { describe, expect, it } from 'vitest'
import type { SignedWebhook } from '../../provider-fake'
import { delivered, hearPaypal, isGenuine } from '../testing/heard'
import { askRest, askText } from '../testing/order'

const world = hearPaypal()

/** Asks PayPal itself, with the event's text as it came. */
async function verdict({ rawBody, headers }: SignedWebhook, webhookId = world.paypal.webhookId) {
  const claim = {
    auth_algo: headers['paypal-auth-algo'],
    cert_url: headers['paypal-cert-url'],
    transmission_id: headers['paypal-transmission-id'],
    transmission_sig: headers['paypal-transmission-sig'],
    transmission_time: headers['paypal-transmission-time'],
    webhook_id: webhookId,
  }
  const body = `${JSON.stringify(claim).slice(0, -1)},"webhook_event":${rawBody}}`
  const answer = await askText(world.paypal, 'POST', '/v1/notifications/verify-webhook-signature', body)
  expect(answer.status).toBe(200)
  return answer.body.verification_status
}

describe('a delivery', () => {
  it('carries the headers that PayPal documents, and a signature that Node accepts', async () => {
    const delivery = await delivered(world)
    expect(delivery.headers).toMatchObject({
      'content-type': 'application/json',
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': expect.stringMatching(
        /^https:\/\/api\.sandbox\.paypal\.com\/v1\/notifications\/certs\/CERT-[0-9a-f-]+$/,
      ),
      'paypal-transmission-id': expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/),
      'paypal-transmission-time': '2026-11-01T09:00:00Z',
    })
    expect(await isGenuine(world.paypal, delivery)).toBe(true)
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
    const tampered = tamper(await delivered(world))
    expect(await isGenuine(world.paypal, tampered)).toBe(false)
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
    expect(await verdict(tamper(await delivered(world)))).toBe('FAILURE')
  })

  it('is for one webhook only', async () => {
    const delivery = await delivered(world)
    const { body } = await askRest(world.paypal, 'POST', '/v1/notifications/webhooks', {
      url: 'https://shop.example/another',
      event_types: [{ name: '*' }],
    })
    expect(await verdict(delivery, String(body.id))).toBe('FAILURE')
    expect(await verdict(delivery, '0EH40505U7160970P')).toBe('FAILURE')
    expect(await isGenuine(world.paypal, delivery, String(body.id))).toBe(false)
  })

  it('stays genuine when PayPal has turned to another certificate', async () => {
    const before = await delivered(world)
    world.paypal.rotateCertificate()
    const after = await world.heard[0]?.sign(world.clock.now())
    if (!after) throw new Error('Nothing was told.')
    expect(after.headers['paypal-cert-url']).not.toBe(before.headers['paypal-cert-url'])
    for (const delivery of [before, after]) {
      expect(await isGenuine(world.paypal, delivery)).toBe(true)
      expect(await verdict(delivery)).toBe('SUCCESS')
    }
    const mixed = withHeader(before, 'paypal-cert-url', after.headers['paypal-cert-url'] ?? '')
    expect(await isGenuine(world.paypal, mixed)).toBe(false)
    expect(await verdict(mixed)).toBe('FAILURE')
  })

  it('that is tried again says the same at another time, signed anew', async () => {
    const first = await delivered(world)
    world.clock.advance({ minutes: 5 })
    const webhook = world.heard.find(({ type }) => type === 'PAYMENT.CAPTURE.COMPLETED')
    const second = await webhook?.sign(world.clock.now())
    expect(second?.rawBody).toBe(first.rawBody)
    expect(second?.headers['paypal-transmission-time']).toBe('2026-11-01T09:05:00Z')
    expect(second?.headers['paypal-transmission-id']).not.toBe(first.headers['paypal-transmission-id'])
    expect(second && (await isGenuine(world.paypal, second))).toBe(true)
    expect(await webhook?.sign(world.clock.now())).toEqual(second)
  })
})

describe('the certificate’s address', () => {
  it('serves a certificate without a token, and nothing that there is not', async () => {
    const { headers } = await delivered(world)
    const answer = await world.paypal.fetch(new Request(headers['paypal-cert-url'] ?? ''))
    expect(await answer?.text()).toBe(await world.paypal.certificate())
    const missing = await world.paypal.fetch(
      new Request('https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1'),
    )
    expect(missing?.status).toBe(404)
  })
})

function withHeader(delivery: SignedWebhook, name: string, value: string): SignedWebhook {
  return { ...delivery, headers: { ...delivery.headers, [name]: value } }
}
