import { describe, expect, it } from 'vitest'
import { recordAt } from '../../wire/json'
import { TEST_ACCOUNT } from './testing/account'
import { API, ask, opened, session } from './testing/ask'
import { freshWorld } from './testing/official-sdk'

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
