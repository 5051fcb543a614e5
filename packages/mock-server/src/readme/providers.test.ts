import { createMockBackend } from '@creditkit/mock-server'
import { setupServer } from 'msw/node'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'saas-packages' })
const server = setupServer(...mock.handlers)
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

const api = (path: string, body: object) =>
  fetch(`https://api.example.com${path}`, {
    method: 'POST',
    headers: { 'idempotency-key': crypto.randomUUID(), authorization: 'Bearer mock_ada' },
    body: JSON.stringify(body),
  }).then((response) => response.json())

it('credits once, although the webhook arrives three times and the capture comes last', async () => {
  const draft = { walletId: 'credits', provider: 'stripe', packageId: 'standard' }
  const purchase = await api('/api/credits/purchase', draft)

  mock.webhooks.hold()
  const stripe = new Stripe(mock.providers.secrets.stripe.secretKey) // the official SDK, on Stripe's own address
  const [intentId] = purchase.nextAction.clientSecret.split('_secret_')
  const return_url = 'https://app.example.com/billing'
  await stripe.paymentIntents.confirm(intentId, { payment_method: 'pm_card_visa', return_url })
  await mock.webhooks.deliver({ order: 'reversed', duplicates: 2 })

  expect(await api(`/api/credits/purchase/${purchase.id}/capture`, {})).toMatchObject({ status: 'succeeded' })
  const balance = await mock.fetch('/api/credits/balance').then((response) => response.json())
  expect(balance.available).toEqual({ minor: 58 + 250, asset: 'CREDIT/0' })
  expect(await mock.ledger.verify()).toEqual([])
})
