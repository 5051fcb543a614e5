import { describe, expect, it } from 'vitest'
import { isRecord, parseJson, recordAt, textAt } from '../../wire/json'
import { TEST_ACCOUNT } from './testing/account'
import { freshWorld, type NodeWorld } from './testing/official-sdk'

const API = 'https://api.stripe.com'

async function ask(
  { fake }: NodeWorld,
  method: string,
  path: string,
  form: Record<string, string> = {},
  key: string | null = TEST_ACCOUNT.secretKey,
  base = API,
) {
  const fetch = base === API ? fake.fetch : fake.mount(new URL(base).pathname)
  const query = method === 'GET' ? `?${new URLSearchParams(form)}` : ''
  const response = await fetch(
    new Request(`${base}${path}${query}`, {
      method,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      ...(method === 'POST' && { body: new URLSearchParams(form) }),
    }),
  )
  const text = (await response?.text()) ?? ''
  const body = parseJson(text)
  return { status: response?.status, body: isRecord(body) ? body : {}, text, headers: response?.headers }
}

const CARD = {
  'payment_method_data[type]': 'card',
  'payment_method_data[card][number]': '4242424242424242',
  'payment_method_data[card][exp_month]': '12',
  'payment_method_data[card][exp_year]': '30',
  'payment_method_data[card][cvc]': '123',
}

async function opened(world: NodeWorld, form: Record<string, string> = {}) {
  const { body } = await ask(world, 'POST', '/v1/payment_intents', {
    amount: '2500',
    currency: 'usd',
    ...form,
  })
  return { id: textAt(body, 'id') ?? '', secret: textAt(body, 'client_secret') ?? '' }
}

async function session(world: NodeWorld) {
  const { body } = await ask(world, 'POST', '/v1/checkout/sessions', {
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '2500',
    'line_items[0][price_data][product_data][name]': 'Credits',
    'line_items[0][quantity]': '1',
    success_url: 'https://shop.example/ok?s={CHECKOUT_SESSION_ID}',
  })
  return textAt(body, 'id') ?? ''
}

describe('a browser', () => {
  const PK = TEST_ACCOUNT.publishableKey

  it('reads and confirms a payment with its secret, and sees less than the server', async () => {
    const world = freshWorld()
    const { id, secret } = await opened(world, { 'metadata[a]': '1' })
    const read = await ask(world, 'GET', `/v1/payment_intents/${id}`, { client_secret: secret }, PK)
    expect(read.body).toMatchObject({ id, client_secret: secret, status: 'requires_payment_method' })
    expect(read.body).not.toHaveProperty('metadata')
    expect(read.headers?.get('access-control-allow-origin')).toBe('*')
    const paid = await ask(
      world,
      'POST',
      `/v1/payment_intents/${id}/confirm`,
      { ...CARD, client_secret: secret, key: PK },
      null,
    )
    expect(paid.body).toMatchObject({ status: 'succeeded' })
    expect(paid.body).not.toHaveProperty('latest_charge')
  })

  it('is turned away without the secret, or with a wrong one', async () => {
    const world = freshWorld()
    const { id } = await opened(world)
    const none = await ask(world, 'GET', `/v1/payment_intents/${id}`, {}, PK)
    expect(none).toMatchObject({ status: 400, body: { error: { param: 'client_secret' } } })
    const wrong = await ask(
      world,
      'POST',
      `/v1/payment_intents/${id}/confirm`,
      { ...CARD, client_secret: `${id}_secret_x` },
      PK,
    )
    expect(wrong).toMatchObject({ status: 400, body: { error: { param: 'client_secret' } } })
    expect(world.webhooks.map(({ type }) => type)).toEqual(['payment_intent.created'])
  })

  it('makes payment methods, asks before it crosses origins, and does nothing else', async () => {
    const world = freshWorld()
    const card = {
      type: 'card',
      'card[number]': '4242424242424242',
      'card[exp_month]': '1',
      'card[exp_year]': '2031',
      'card[cvc]': '123',
    }
    expect((await ask(world, 'POST', '/v1/payment_methods', card, PK)).body.object).toBe('payment_method')
    const preflight = await world.fake.fetch(new Request(`${API}/v1/payment_methods`, { method: 'OPTIONS' }))
    expect(preflight?.status).toBe(204)
    expect((await ask(world, 'GET', '/v1/customers', {}, PK)).status).toBe(401)
  })
})

describe('the doors of the hosted pages', () => {
  it('show a session and take its payment', async () => {
    const world = freshWorld()
    const id = await session(world)
    expect((await ask(world, 'GET', `/mock/checkout/${id}`, {}, null)).body).toMatchObject({
      id,
      status: 'open',
      is_open: true,
      amount_total: 2500,
      can_cancel: false,
      line_items: [{ description: 'Credits', quantity: 1, amount_total: 2500 }],
    })
    const card = {
      number: '4000 0000 0000 0002',
      exp_month: '12',
      exp_year: '30',
      cvc: '123',
      email: 'ada@example.com',
    }
    expect(await ask(world, 'POST', `/mock/checkout/${id}/pay`, card, null)).toMatchObject({
      status: 402,
      body: { error: { code: 'card_declined', message: 'Your card was declined.' } },
    })
    const paid = await ask(
      world,
      'POST',
      `/mock/checkout/${id}/pay`,
      { ...card, number: '4242424242424242' },
      null,
    )
    expect(paid).toMatchObject({
      status: 200,
      body: { status: 'complete', url: `https://shop.example/ok?s=${id}` },
    })
    expect((await ask(world, 'POST', `/mock/checkout/${id}/pay`, card, null)).status).toBe(400)
    expect((await ask(world, 'GET', '/mock/checkout/cs_none', {}, null)).status).toBe(404)
    expect((await ask(world, 'POST', `/mock/checkout/${id}/cancel`, {}, null)).body).toEqual({ url: null })
  })

  it('put a challenge to the buyer', async () => {
    const world = freshWorld()
    const id = await session(world)
    const asked = await ask(
      world,
      'POST',
      `/mock/checkout/${id}/pay`,
      { token: 'pm_card_threeDSecure2Required' },
      null,
    )
    const intent = textAt(asked.body, 'payment_intent') ?? ''
    expect(asked.body).toMatchObject({ status: 'requires_action', url: null })
    expect((await ask(world, 'GET', `/mock/challenge/${intent}`, {}, null)).body).toMatchObject({
      is_waiting: true,
      amount: 2500,
    })
    const failed = await ask(world, 'POST', `/mock/challenge/${intent}`, { outcome: 'fail' }, null)
    expect(failed.body).toMatchObject({
      status: 'requires_payment_method',
      error: { code: 'payment_intent_authentication_failure' },
    })
    await ask(world, 'POST', `/mock/checkout/${id}/pay`, { token: 'pm_card_threeDSecure2Required' }, null)
    const passed = await ask(world, 'POST', `/mock/challenge/${intent}`, { outcome: 'pass' }, null)
    expect(passed.body).toEqual({ status: 'succeeded', url: `https://shop.example/ok?s=${id}` })
    expect((await ask(world, 'POST', `/mock/challenge/${intent}`, { outcome: 'pass' }, null)).status).toBe(
      400,
    )
  })

  it('take JSON as well, and refuse what is none', async () => {
    const world = freshWorld()
    const id = await session(world)
    const post = (body: string) =>
      world.fake.fetch(
        new Request(`${API}/mock/checkout/${id}/pay`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }),
      )
    expect((await post('{'))?.status).toBe(400)
    expect((await post(JSON.stringify({ token: 'pm_card_visa', email: null })))?.status).toBe(200)
  })
})

describe('the fake', () => {
  it('serves Stripe.js from its own host and wherever it is mounted, unless that is blocked', async () => {
    const { fake } = freshWorld()
    const own = await fake.fetch(
      new Request('https://js.stripe.com/endive/stripe.js?advancedFraudSignals=false'),
    )
    expect(own?.headers.get('content-type')).toContain('text/javascript')
    expect(await own?.text()).toContain('"apiAddress":"https://api.stripe.com"')
    const mounted = await fake.mount('/__providers/stripe')(
      new Request('http://localhost:4010/__providers/stripe/endive/stripe.js'),
    )
    expect(await mounted?.text()).toContain('"apiAddress":"http://localhost:4010/__providers/stripe"')
    fake.fail({ match: 'GET /:train/stripe.js', when: 'before', times: 1 })
    await expect(fake.fetch(new Request('https://js.stripe.com/endive/stripe.js'))).rejects.toThrow(TypeError)
  })

  it('serves the hosted pages where it is mounted, also for what does not exist', async () => {
    const world = freshWorld()
    const at = async (path: string) => {
      const response = await world.fake.mount('/__providers/stripe')(
        new Request(`https://shop.example${path}`),
      )
      return { status: response?.status, html: (await response?.text()) ?? '' }
    }
    const id = await session(world)
    const page = await at(`/__providers/stripe/checkout/${id}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('$25.00')
    expect((await at('/__providers/stripe/checkout/cs_none')).status).toBe(404)
    expect((await at('/__providers/stripe/challenge/pi_none')).status).toBe(404)
  })

  it('answers under a path of any host, and nowhere else', async () => {
    const world = freshWorld()
    const { body } = await ask(
      world,
      'POST',
      '/v1/payment_intents',
      { amount: '2500', currency: 'usd' },
      TEST_ACCOUNT.secretKey,
      'http://localhost:4010/__providers/stripe',
    )
    expect(body.object).toBe('payment_intent')
    expect(
      await world.fake.mount('/__providers/stripe')(new Request('http://localhost/other')),
    ).toBeUndefined()
    expect(await world.fake.fetch(new Request('https://example.com/v1/balance'))).toBeUndefined()
  })

  it('gives the same bytes for the same seed and the same calls', async () => {
    const play = async () => {
      const world = freshWorld()
      const bytes: string[] = []
      const step = async (path: string, form: Record<string, string> = {}) => {
        const answer = await ask(world, 'POST', path, form)
        bytes.push(answer.text, JSON.stringify([...(answer.headers ?? [])]))
        return answer.body
      }
      const intent = await step('/v1/payment_intents', {
        amount: '2500',
        currency: 'usd',
        payment_method: 'pm_card_visa',
        confirm: 'true',
      })
      await step('/v1/refunds', { payment_intent: String(intent.id), amount: '1000' })
      await step('/v1/payment_intents', {
        amount: '2500',
        currency: 'usd',
        payment_method: 'pm_card_chargeDeclinedExpiredCard',
        confirm: 'true',
      })
      await world.fake.completeCheckout(await session(world), { card: 4000000000000259 })
      world.clock.advance({ days: 1 })
      await world.fake.tick()
      for (const webhook of world.webhooks) bytes.push(JSON.stringify(await webhook.sign(world.clock.now())))
      return bytes
    }
    const first = await play()
    expect(await play()).toEqual(first)
    expect(first.length).toBeGreaterThan(15)
  })

  it('makes one payment of two confirmations at once', async () => {
    const world = freshWorld()
    const { id } = await opened(world)
    const both = await Promise.all(
      [1, 2].map(() =>
        ask(world, 'POST', `/v1/payment_intents/${id}/confirm`, { payment_method: 'pm_card_visa' }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(recordAt(both.find(({ status }) => status === 400)?.body ?? {}, 'error').code).toBe(
      'payment_intent_unexpected_state',
    )
    expect(world.webhooks.filter(({ type }) => type === 'charge.succeeded')).toHaveLength(1)
  })

  it('survives what nobody should send', async () => {
    const world = freshWorld()
    for (const body of [
      'a[b[c]]=1',
      '[x]=1',
      'amount[__proto__]=1&currency=usd',
      `${'a['.repeat(500)}=1`,
      '%',
      'amount=1e400&currency=usd',
      'amount=100&currency=usd&metadata[__proto__]=x',
    ]) {
      const response = await world.fake.fetch(
        new Request(`${API}/v1/payment_intents`, {
          method: 'POST',
          headers: { authorization: `Bearer ${TEST_ACCOUNT.secretKey}` },
          body,
        }),
      )
      expect([200, 400]).toContain(response?.status)
    }
  })
})
