import { createServer } from 'node:http'
import type { Purchase } from '@creditkit/contract'
import Stripe from 'stripe'
import { afterEach, expect, it } from 'vitest'
import { type MockServer, startMockServer } from './index'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A backend of somebody's own, which keeps what it is sent. */
async function ownBackend() {
  const arrived: { path: string; body: string; signature: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { 'stripe-signature': signature } = request.headers
    arrived.push({ path: request.url ?? '', body, signature: String(signature) })
    response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.')
  return { arrived, url: `http://127.0.0.1:${address.port}` }
}

async function buy({ url }: MockServer): Promise<Purchase> {
  const response = await fetch(`${url}/api/credits/purchase`, {
    method: 'POST',
    headers: { 'idempotency-key': 'k', 'content-type': 'application/json' },
    body: JSON.stringify({
      walletId: 'credits',
      provider: 'stripe_checkout',
      money: { minor: 2500, asset: 'USD/2' },
      returnUrl: 'https://app.example.com/billing',
    }),
  })
  return response.json()
}

it('sends the providers’ webhooks to a backend of one’s own, signed for the SDK to believe', async () => {
  const own = await ownBackend()
  const server = await startMockServer({ port: 0, webhooksTo: own.url, realClock: true })
  closing.push(() => server.close())
  const { nextAction } = await buy(server)
  const session = nextAction?.type === 'redirect' ? (nextAction.url.split('/').at(-1) ?? '') : ''
  await server.backend.providers.stripe.completeCheckout(session)
  await server.backend.idle()
  expect(new Set(own.arrived.map(({ path }) => path))).toEqual(new Set(['/api/webhooks/stripe']))
  const [secret = ''] = server.backend.providers.secrets.stripe.webhookSecrets
  const types = own.arrived.map(
    ({ body, signature }) => new Stripe('sk_test_mock').webhooks.constructEvent(body, signature, secret).type,
  )
  expect(types).toContain('checkout.session.completed')
})

it('puts hosted pages where browsers reach the server', async () => {
  const server = await startMockServer({ port: 0, publicUrl: 'http://mock:4010' })
  closing.push(() => server.close())
  const { nextAction } = await buy(server)
  expect(nextAction).toMatchObject({
    url: expect.stringMatching(/^http:\/\/mock:4010\/__providers\/stripe\/checkout\/cs_/),
  })
})
