import DodoPayments from 'dodopayments'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MockServer, startMockServer } from './index'
import { providerOf } from './providers-site'

describe('one port for all providers', () => {
  let server: MockServer

  beforeAll(async () => {
    server = await startMockServer({ port: 0, providersPort: 0 })
  })
  afterAll(() => server.close())

  it("serves Stripe's own SDK, pointed at it by host and port", async () => {
    const { hostname, port } = new URL(server.providersUrl ?? '')
    const stripe = new Stripe(server.backend.providers.secrets.stripe.secretKey, {
      host: hostname,
      port: Number(port),
      protocol: 'http',
    })
    const intent = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      confirm: true,
    })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2500 })
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toThrow('No such payment_intent')
  })

  it("serves Dodo's own SDK, pointed at it by its base address", async () => {
    const { backend, providersUrl, url } = server
    const dodo = new DodoPayments({
      bearerToken: backend.providers.secrets.dodo.apiKey,
      baseURL: providersUrl,
    })
    const product_cart = [{ product_id: 'pdt_mock_credits_usd', quantity: 1, amount: 2500 }]
    const session = await dodo.checkoutSessions.create({
      product_cart,
      return_url: 'https://shop.example/back',
    })
    const page = await fetch(session.checkout_url ?? '')
    expect(page.url).toContain(`${url}/__providers/dodo/`)
    expect(await page.text()).toContain('<!doctype html>')
    expect(await backend.providers.dodo.completeCheckout(session.session_id)).toMatch(
      'https://shop.example/back',
    )
  })

  it('serves PayPal, whose links lead to where it is reached too', async () => {
    const { clientId, clientSecret } = server.backend.providers.secrets.paypal
    const token = await fetch(`${server.providersUrl}/v1/oauth2/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    const { access_token } = await token.json()
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
    const created = await fetch(`${server.providersUrl}/v2/checkout/orders`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        intent: 'CAPTURE',
        purchase_units: [{ amount: { currency_code: 'USD', value: '25.00' } }],
      }),
    })
    const { links } = await created.json()
    const self = links.find((link: { rel: string }) => link.rel === 'self')
    expect((await fetch(self.href, { headers })).status).toBe(200)
  })

  it('serves VirtFusion, which refuses a stranger as its panel does', async () => {
    const response = await fetch(`${server.providersUrl}/api/v1/selfService/currencies`)
    expect(response.status).toBe(401)
  })

  it('says who is there when nobody has a path', async () => {
    const response = await fetch(`${server.providersUrl}/nowhere`)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      message: 'None of stripe, paypal, dodo, virtfusion has GET /nowhere.',
    })
  })
})

describe('a path that two providers have', () => {
  const paypal = {
    provider: 'paypal',
    origins: ['https://api-m.paypal.com'],
    routes: ['GET /both/:id'],
  } as const
  const stripe = {
    provider: 'stripe',
    origins: ['https://api.stripe.com'],
    routes: ['GET /both/:id'],
  } as const
  const providers = [paypal, stripe]
  const ask = (path: string, authorization?: string, origin = 'http://127.0.0.1') =>
    providerOf(
      new Request(`${origin}${path}`, authorization ? { headers: { authorization } } : {}),
      providers,
    )

  it('goes to the one whose host is asked for', () => {
    expect(ask('/both/1', 'Basic abc', 'http://api.stripe.com')).toBe('stripe')
  })
  it('goes to the one whose credentials are shown', () => {
    expect(ask('/both/1', 'Bearer sk_test_mock')).toBe('stripe')
    expect(ask('/both/1', `Basic ${btoa('sk_test_mock:')}`)).toBe('stripe')
    expect(ask('/both/1', 'Basic abc')).toBe('paypal')
  })
  it('goes to the first otherwise', () => {
    expect(ask('/both/1')).toBe('paypal')
  })
  it('lets credentials alone decide where no one has it, and says nobody without them', () => {
    expect(ask('/none', 'Bearer sk_test_mock')).toBe('stripe')
    expect(ask('/none')).toBeNull()
  })
})

it('knows VirtFusion by the path below which all of its endpoints are', () => {
  expect(providerOf(new Request('http://127.0.0.1/api/v1/selfService/currencies'), [])).toBe('virtfusion')
})
