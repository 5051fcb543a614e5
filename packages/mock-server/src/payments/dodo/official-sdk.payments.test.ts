import type DodoPayments from 'dodopayments'
import { describe, expect, it } from 'vitest'
import { checkout, paid, product, refusal, sdk, serveDodoInNode } from './testing/official-sdk'

const world = serveDodoInNode()

describe('the official SDK on payments', () => {
  it('makes a payment with a link of its own, which Dodo advises against', async () => {
    const product_id = await product()
    const draft: DodoPayments.PaymentCreateParams = {
      billing: { country: 'US', zipcode: '94107' },
      customer: { email: 'grace@example.com', name: 'Grace Hopper' },
      product_cart: [{ product_id, quantity: 2 }],
      payment_link: true,
      metadata: { purchase_id: 'pur_1', tries: 1, gift: false },
      return_url: 'https://app.example/return#paid',
    }
    const payment = await sdk().payments.create(draft)
    expect(payment).toMatchObject({
      payment_id: expect.stringMatching(/^pay_[A-Za-z0-9]{21}$/),
      total_amount: 5000,
      customer: { email: 'grace@example.com' },
      metadata: draft.metadata,
      product_cart: [{ product_id, quantity: 2, amount: 2500 }],
      expires_on: new Date(world.clock.now() + 24 * 3_600_000).toISOString(),
    })
    const session = String(payment.payment_link?.split('/').at(-1))
    expect(await world.dodo.completeCheckout(session)).toBe(
      `https://app.example/return?payment_id=${payment.payment_id}&status=succeeded#paid`,
    )
    expect(await sdk().payments.retrieve(payment.payment_id)).toMatchObject({
      status: 'succeeded',
      checkout_session_id: null,
      payment_link: payment.payment_link,
      billing: { country: 'US', zipcode: '94107' },
    })
    expect(await refusal(sdk().checkoutSessions.retrieve(session))).toMatchObject({ status: 404 })

    const inEuros = sdk().payments.create({ ...draft, billing_currency: 'EUR' })
    expect(await refusal(inEuros)).toMatchObject({ status: 422, code: 'UNSUPPORTED_CURRENCY' })
    const unlinked = await sdk().payments.create({ ...draft, payment_link: false })
    expect(unlinked.payment_link).toBeNull()
  })

  it('shows the lines of a payment with what can still be given back of each', async () => {
    const [apple, pear] = [await product(1000), await product(300)]
    const { session_id } = await checkout(apple, {
      product_cart: [
        { product_id: apple, quantity: 1 },
        { product_id: pear, quantity: 2 },
      ],
    })
    await world.dodo.completeCheckout(session_id)
    const payment_id = String((await sdk().checkoutSessions.retrieve(session_id)).payment_id)
    await sdk().refunds.create({ payment_id, items: [{ item_id: pear, amount: 250 }] })
    const lines = await sdk().payments.retrieveLineItems(payment_id)
    expect(lines.currency).toBe('USD')
    expect(
      lines.items.map(({ items_id, amount, refundable_amount }) => [items_id, amount, refundable_amount]),
    ).toEqual([
      [apple, 1000, 1000],
      [pear, 600, 350],
    ])
  })

  it('lists payments by page from 0, newest first, through every filter', async () => {
    const ids: string[] = []
    for (let count = 0; count < 12; count += 1) ids.unshift((await paid(world.dodo)).paymentId)
    const walked: string[] = []
    for await (const { payment_id } of sdk().payments.list({ page_size: 5 })) walked.push(payment_id)
    // The SDK asks for no page first and for page 2 then; Dodo counts from 0. What lies between is lost there too.
    expect(walked).toEqual([...ids.slice(0, 5), ...ids.slice(10)])

    const half = new Date(world.clock.now() + 60_000).toISOString()
    world.clock.advance({ minutes: 2 })
    const yen = await product(500, 'JPY')
    const bank = await checkout(yen, { customer: { email: 'alan@example.com', name: 'Alan Turing' } })
    await world.dodo.completeCheckout(bank.session_id, { method: 'bank' })

    const list = async (query?: DodoPayments.PaymentListParams) => (await sdk().payments.list(query)).items
    const latest = (await list())[0]
    expect(await list()).toHaveLength(10)
    expect((await list({ page_number: 1, page_size: 5 })).map(({ payment_id }) => payment_id)).toEqual(
      ids.slice(4, 9),
    )
    expect(await list({ page_size: 100 })).toHaveLength(13)
    expect(await list({ page_number: 9 })).toEqual([])
    for (const query of [
      { status: 'processing' },
      { currency: 'JPY' },
      { product_id: yen },
      { customer_id: String(latest?.customer.customer_id) },
      { created_at_gte: half },
    ] satisfies DodoPayments.PaymentListParams[])
      expect(await list(query), JSON.stringify(query)).toEqual([latest])
    expect(await list({ created_at_lte: half, page_size: 100 })).toHaveLength(12)
    expect(await list({ subscription_id: 'sub_none' })).toEqual([])
    expect(await refusal(sdk().get('/payments', { query: { page_number: -1 } }))).toMatchObject({
      code: 'INVALID_QUERY_PARAMS',
    })
    expect(await refusal(sdk().payments.retrieve('pay_none'))).toMatchObject({ kind: 'NotFoundError' })
  })

  it('keeps customers, found again by their email', async () => {
    const made = await sdk().customers.create({
      email: 'grace@example.com',
      name: 'Grace',
      metadata: { plan: 'pro' },
    })
    await paid(world.dodo)
    const [payment] = (await sdk().payments.list()).items
    expect(payment?.customer.customer_id).toBe(made.customer_id)
    const { session_id } = await checkout(undefined, { customer: { customer_id: made.customer_id } })
    expect((await sdk().checkoutSessions.retrieve(session_id)).customer_name).toBe('Grace')
    await sdk().customers.update(made.customer_id, { name: 'Grace Hopper', phone_number: '+1 202 555 0100' })
    expect(await sdk().customers.retrieve(made.customer_id)).toMatchObject({
      name: 'Grace Hopper',
      email: 'grace@example.com',
      phone_number: '+1 202 555 0100',
      metadata: { plan: 'pro' },
    })
    expect((await sdk().customers.list({ email: 'grace@example.com' })).items).toHaveLength(1)
    expect((await sdk().customers.list({ name: 'HOPPER' })).items).toHaveLength(1)
    expect((await sdk().customers.list({ email: 'nobody@example.com' })).items).toEqual([])
    expect(await refusal(checkout(undefined, { customer: { customer_id: 'cus_none' } }))).toMatchObject({
      status: 404,
    })
  })

  it('keeps products, which can be changed and archived', async () => {
    const id = await product()
    await sdk().products.update(id, { name: 'Tokens', description: 'Many' })
    expect(await sdk().products.retrieve(id)).toMatchObject({
      product_id: id,
      name: 'Tokens',
      description: 'Many',
      is_recurring: false,
      price: { type: 'one_time_price', currency: 'USD', price: 2500 },
    })
    expect((await sdk().products.list()).items[0]).toMatchObject({
      product_id: id,
      price: 2500,
      currency: 'USD',
    })
    await sdk().products.archive(id)
    expect((await sdk().products.list()).items).toEqual([])
    expect((await sdk().products.list({ archived: true })).items).toHaveLength(1)
    expect(await refusal(checkout(id))).toMatchObject({ code: 'INVALID_REQUEST_BODY' })
    await sdk().products.unarchive(id)
    expect((await checkout(id)).session_id).toMatch(/^cks_/)
    const recurring = sdk().products.create({
      name: 'Plan',
      tax_category: 'saas',
      price: {
        type: 'recurring_price',
        currency: 'USD',
        price: 900,
        payment_frequency_count: 1,
        payment_frequency_interval: 'Month',
        subscription_period_count: 1,
        subscription_period_interval: 'Year',
      },
    })
    expect(await refusal(recurring)).toMatchObject({ status: 501, code: 'NOT_IMPLEMENTED' })
  })
})
