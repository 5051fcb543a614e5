import DodoPayments from 'dodopayments'
import { describe, expect, it } from 'vitest'
import { TEST_BUSINESS } from './testing/business'
import { checkout, product, refusal, sdk, serveDodoInNode } from './testing/official-sdk'

const world = serveDodoInNode()
const cards = {
  declined: '4000 0000 0000 0002',
  poor: '4000000000009995',
  expired: '4000000000000069',
  broken: '4000000000000119',
  challenged: '4000002500003155',
}

describe('the official SDK on checkout sessions', () => {
  it('leads a buyer through the page and back to the app, its own query kept', async () => {
    const session = await checkout()
    expect(session.session_id).toMatch(/^cks_[A-Za-z0-9]{21}$/)
    expect(session.checkout_url).toBe(`https://app.example/__providers/dodo/checkout/${session.session_id}`)
    expect(session.payment_id).toBeNull()
    expect(await sdk().checkoutSessions.retrieve(session.session_id)).toEqual({
      id: session.session_id,
      created_at: new Date(world.clock.now()).toISOString(),
      customer_email: 'grace@example.com',
      customer_name: 'Grace Hopper',
      payment_id: null,
      payment_status: null,
    })

    const back = await world.dodo.completeCheckout(session.session_id)
    const { payment_id, payment_status } = await sdk().checkoutSessions.retrieve(session.session_id)
    expect(payment_status).toBe('succeeded')
    expect(back).toBe(`https://app.example/return?purchase=pur_1&payment_id=${payment_id}&status=succeeded`)
    const payment = await sdk().payments.retrieve(String(payment_id))
    expect(payment).toMatchObject({
      status: 'succeeded',
      total_amount: 2500,
      currency: 'USD',
      card_last_four: '4242',
      checkout_session_id: session.session_id,
      metadata: { purchase_id: 'pur_1' },
      customer: { email: 'grace@example.com' },
      refunds: [],
      disputes: [],
      refund_status: null,
      error_code: null,
    })
  })

  it.each([
    [cards.declined, 'CARD_DECLINED'],
    [cards.poor, 'INSUFFICIENT_FUNDS'],
    [cards.expired, 'EXPIRED_CARD'],
    [cards.broken, 'PROCESSING_ERROR'],
  ])('fails the card %s with %s and lets the buyer try another', async (card, code) => {
    const { session_id } = await checkout()
    const back = await world.dodo.completeCheckout(session_id, { card })
    const failed = await sdk().checkoutSessions.retrieve(session_id)
    expect(failed.payment_status).toBe('failed')
    expect(back).toContain(`payment_id=${failed.payment_id}&status=failed`)
    const attempt = await sdk().payments.retrieve(String(failed.payment_id))
    expect(attempt.error_code).toBe(code)
    expect(attempt.error_message).toMatch(/\w+ \w+/)

    await world.dodo.completeCheckout(session_id)
    const retried = await sdk().checkoutSessions.retrieve(session_id)
    expect(retried.payment_status).toBe('succeeded')
    expect(retried.payment_id).not.toBe(failed.payment_id)
    expect((await sdk().payments.retrieve(String(failed.payment_id))).status).toBe('failed')
  })

  it('asks for 3-D Secure, which can be passed, failed or abandoned', async () => {
    const status = async (challenge: 'pass' | 'fail' | 'abandon') => {
      const { session_id } = await checkout()
      await world.dodo.completeCheckout(session_id, { card: cards.challenged, challenge })
      const { payment_id, payment_status } = await sdk().checkoutSessions.retrieve(session_id)
      return [payment_status, (await sdk().payments.retrieve(String(payment_id))).error_code]
    }
    expect(await status('pass')).toEqual(['succeeded', null])
    expect(await status('fail')).toEqual(['failed', 'AUTHENTICATION_FAILURE'])
    expect(await status('abandon')).toEqual(['requires_customer_action', null])
  })

  it('keeps a bank transfer processing until it settles', async () => {
    for (const outcome of ['succeeded', 'failed'] as const) {
      const { session_id } = await checkout()
      expect(await world.dodo.completeCheckout(session_id, { method: 'bank' })).toContain('status=processing')
      const { payment_id, payment_status } = await sdk().checkoutSessions.retrieve(session_id)
      expect(payment_status).toBe('processing')
      await world.dodo.settle(String(payment_id), outcome)
      expect((await sdk().payments.retrieve(String(payment_id))).status).toBe(outcome)
      await expect(world.dodo.settle(String(payment_id))).rejects.toThrow(RangeError)
    }
  })

  it('takes the money of a session once', async () => {
    const { session_id } = await checkout()
    await world.dodo.completeCheckout(session_id)
    await expect(world.dodo.completeCheckout(session_id)).rejects.toMatchObject({
      code: 'CHECKOUT_SESSION_CONSUMED',
      status: 409,
    })
    expect((await sdk().payments.list()).items).toHaveLength(1)
  })

  it('sends a buyer who turns back to where the merchant wants, and charges nothing', async () => {
    const { session_id } = await checkout()
    expect(await world.dodo.cancelCheckout(session_id)).toBe('https://app.example/buy')
    expect((await sdk().checkoutSessions.retrieve(session_id)).payment_id).toBeNull()
    await world.dodo.completeCheckout(session_id, { card: cards.challenged, challenge: 'abandon' })
    await world.dodo.cancelCheckout(session_id)
    expect((await sdk().checkoutSessions.retrieve(session_id)).payment_status).toBe('cancelled')
  })

  it('can be paid for 24 hours, with confirm for 15 minutes', async () => {
    const late = (await checkout()).session_id
    const confirmed = await checkout(undefined, {
      confirm: true,
      billing_address: { country: 'DE', zipcode: '10115' },
    })
    expect(confirmed).toMatchObject({
      payment_id: expect.stringMatching(/^pay_/),
      client_secret: expect.stringContaining('_secret_'),
      publishable_key: expect.stringMatching(/^pk_/),
    })
    const payment = await sdk().payments.retrieve(String(confirmed.payment_id))
    expect(payment).toMatchObject({ status: 'requires_payment_method', billing: { country: 'DE' } })

    world.clock.advance({ minutes: 15 })
    await expect(world.dodo.completeCheckout(confirmed.session_id)).rejects.toMatchObject({ status: 410 })
    await world.dodo.tick()
    expect((await sdk().payments.retrieve(payment.payment_id)).status).toBe('cancelled')

    world.clock.advance({ hours: 23, minutes: 44 })
    await world.dodo.completeCheckout(late, { card: cards.declined })
    world.clock.advance({ minutes: 1 })
    await expect(world.dodo.completeCheckout(late)).rejects.toMatchObject({
      code: 'CHECKOUT_SESSION_EXPIRED',
    })
  })

  it('charges what the merchant names where the buyer may pay what they want', async () => {
    const { product_id } = await sdk().products.create({
      name: 'Credits',
      tax_category: 'saas',
      price: { type: 'one_time_price', currency: 'JPY', price: 100, pay_what_you_want: true },
    })
    const open = (amount: number, quantity = 1) =>
      checkout(product_id, { product_cart: [{ product_id, quantity, amount }] })
    await world.dodo.completeCheckout((await open(500, 2)).session_id)
    expect((await sdk().payments.list()).items[0]).toMatchObject({ total_amount: 1000, currency: 'JPY' })
    expect(await refusal(open(99))).toMatchObject({ status: 422 })
    const fixed = await product()
    await world.dodo.completeCheckout(
      (await checkout(fixed, { product_cart: [{ product_id: fixed, quantity: 3, amount: 1 }] })).session_id,
    )
    expect((await sdk().payments.list()).items[0]?.total_amount).toBe(7500)
  })

  it('says beforehand what a cart would cost, and where it can be bought', async () => {
    const id = await product()
    const preview = await sdk().checkoutSessions.preview({ product_cart: [{ product_id: id, quantity: 3 }] })
    expect(preview).toMatchObject({
      currency: 'USD',
      billing_country: 'US',
      total_price: 7500,
      current_breakup: { subtotal: 7500, discount: 0, total_amount: 7500 },
      product_cart: [{ product_id: id, quantity: 3, og_price: 2500, name: '2,500 tokens' }],
    })
    expect(await sdk().misc.listSupportedCountries()).toContain('DE')
  })

  it('refuses what it cannot sell, in its own words', async () => {
    const cheap = await product(49)
    const yen = await product(500, 'JPY')
    const dollars = await product()
    const create = (body: object) => sdk().post<unknown>('/checkouts', { body })
    const cart = (...ids: string[]) => ({
      product_cart: ids.map((product_id) => ({ product_id, quantity: 1 })),
    })
    expect(await refusal(create(cart(cheap)))).toMatchObject({
      kind: 'UnprocessableEntityError',
      code: 'TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT',
    })
    expect(await refusal(create({}))).toMatchObject({ status: 422, code: 'INVALID_REQUEST_BODY' })
    expect(await refusal(create(cart()))).toMatchObject({ status: 422, code: 'PRODUCT_CART_EMTPY' })
    expect(await refusal(create(cart('pdt_none')))).toMatchObject({
      kind: 'NotFoundError',
      code: 'NOT_FOUND',
    })
    expect(await refusal(create(cart(yen, dollars)))).toMatchObject({ code: 'UNSUPPORTED_CURRENCY' })
    const bad = [
      { product_cart: [{ product_id: dollars, quantity: 0 }] },
      { product_cart: [{ product_id: dollars, quantity: 1.5 }] },
      { ...cart(dollars), return_url: 'javascript:alert(1)' },
      { ...cart(dollars), return_url: '/relative' },
      { ...cart(dollars), metadata: { nested: {} } },
      { ...cart(dollars), customer: { email: 'nobody' } },
      { ...cart(dollars), billing_address: { country: 'XX' } },
      { ...cart(dollars), confirm: true },
    ]
    for (const body of bad)
      expect(await refusal(create(body)), JSON.stringify(body)).toMatchObject({
        code: 'INVALID_REQUEST_BODY',
      })
    expect(await refusal(sdk().checkoutSessions.retrieve('cks_none'))).toMatchObject({ status: 404 })
  })

  it('serves its page without a key, and says in its status whether it can be paid', async () => {
    const page = (id: string) => fetch(`https://app.example/__providers/dodo/checkout/${id}`)
    const { session_id } = await checkout()
    const open = await page(session_id)
    expect([open.status, open.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await open.text()).toContain('data-api="/__providers/dodo"')
    await world.dodo.completeCheckout(session_id)
    const late = (await checkout()).session_id
    world.clock.advance({ days: 1 })
    const statuses = await Promise.all(
      [session_id, late, 'cks_none'].map(async (id) => (await page(id)).status),
    )
    expect(statuses).toEqual([409, 410, 404])
  })

  it('works in live mode and with a base URL too, and turns a wrong key away', async () => {
    const bearerToken = TEST_BUSINESS.apiKey
    const id = await product()
    const live = new DodoPayments({ bearerToken })
    const based = new DodoPayments({ bearerToken, baseURL: 'http://localhost:4010/__providers/dodo' })
    expect((await live.products.retrieve(id)).product_id).toBe(id)
    expect((await based.products.retrieve(id)).product_id).toBe(id)
    expect(await refusal(sdk('wrong').products.list())).toMatchObject({
      kind: 'AuthenticationError',
      status: 401,
      code: 'UNAUTHORIZED',
    })
  })
})
