import { describe, expect, it } from 'vitest'
import { textAt } from '../../wire/json'
import { TEST_ACCOUNT } from './testing/account'
import { API, ask, opened, session } from './testing/ask'
import { freshWorld } from './testing/official-sdk'

const CARD = {
  'payment_method_data[type]': 'card',
  'payment_method_data[card][number]': '4242424242424242',
  'payment_method_data[card][exp_month]': '12',
  'payment_method_data[card][exp_year]': '30',
  'payment_method_data[card][cvc]': '123',
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
