import { amount, type Balance, type Purchase, type Transaction } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore, createMockBackend, type MockBackend, type Store } from './index'
import { openApi } from './service/testing/api'
import { buyersOf } from './testing/buyers'
import { givenBackByPayment } from './testing/provider-books'

let mock: MockBackend
let api: ReturnType<typeof openApi>
let store: Store

beforeEach(() => {
  store = createMemoryStore()
  mock = createMockBackend({
    store,
    onUnexpected: (error) => {
      throw error
    },
  })
  api = openApi(mock)
})

const price = amount(2500, 'USD/2')
const returnUrl = 'https://app.example.com/billing'

/** The provider's identifier of a credited purchase's payment. */
async function paymentOf({ id }: Purchase): Promise<string> {
  const { transactionId } = await purchaseOf(id)
  const line = await api.get<Transaction>(`/api/transactions/${transactionId}`)
  return line.payment?.paymentId ?? ''
}

const givenBack = () => store.read((reader) => [...givenBackByPayment(reader).values()])

const purchaseOf = (id: string) => api.get<Purchase>(`/api/credits/purchase/${id}`)

async function available(): Promise<number> {
  const balance = await api.get<Balance>('/api/credits/balance?walletId=credits')
  if (balance.status !== 'ok') throw new Error('unavailable')
  return balance.available.minor
}

const buy = (provider: Purchase['provider'], key?: string) =>
  api.done<Purchase>(
    '/api/credits/purchase',
    { walletId: 'credits', provider, money: price, returnUrl },
    key === undefined ? {} : { key },
  )

const capture = (purchase: Purchase) => api.send(`/api/credits/purchase/${purchase.id}/capture`, {})

/** A purchase that is paid and credited. */
async function bought(provider: Purchase['provider']): Promise<Purchase> {
  const purchase = await buy(provider)
  await buyersOf(mock)[provider].pay(purchase)
  await capture(purchase)
  return purchaseOf(purchase.id)
}

const PROVIDERS = ['paypal', 'stripe', 'stripe_checkout', 'dodo'] as const
/** Where the money moves as soon as the buyer has agreed; PayPal waits for the capture. */
const CHARGING = ['stripe', 'stripe_checkout', 'dodo'] as const

afterEach(async () => expect(await mock.ledger.verify()).toEqual([]))

describe.each(PROVIDERS)('a purchase through %s', (provider) => {
  it('credits once, whatever of capture, webhook, duplicate and repeat comes first', async () => {
    const before = await available()
    mock.webhooks.hold()
    const purchase = await buy(provider, 'attempt')
    await buyersOf(mock)[provider].pay(purchase)
    await Promise.all([capture(purchase), capture(purchase)])
    await mock.webhooks.deliver({ order: 'reversed', duplicates: 2 })
    await capture(purchase)
    expect(await buy(provider, 'attempt')).toEqual(purchase)
    expect((await purchaseOf(purchase.id)).status).toBe('succeeded')
    expect(await available()).toBe(before + 2500)
    expect(new Set(mock.webhooks.deliveries.map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('is credited by the capture alone when its webhooks never arrive', async () => {
    mock.webhooks.hold()
    const purchase = await buy(provider)
    await buyersOf(mock)[provider].pay(purchase)
    expect(mock.webhooks.drop()).toBeGreaterThan(0)
    await capture(purchase)
    expect((await purchaseOf(purchase.id)).status).toBe('succeeded')
  })

  it('takes credits back in proportion, to the last one, when the money is given back elsewhere', async () => {
    const before = await available()
    const purchase = await bought(provider)
    await buyersOf(mock)[provider].refund(await paymentOf(purchase), 833)
    expect(await available()).toBe(before + 2500 - 833)
    expect(await purchaseOf(purchase.id)).toMatchObject({
      status: 'partially_refunded',
      refunded: amount(833, 'USD/2'),
    })
    await buyersOf(mock)[provider].refund(await paymentOf(purchase), 1667)
    expect(await available()).toBe(before)
    expect(await purchaseOf(purchase.id)).toMatchObject({ status: 'refunded', refunded: price })
  })

  it('stands the same when the news of payment and refund arrive the wrong way round, and again', async () => {
    const before = await available()
    mock.webhooks.hold()
    const purchase = await buy(provider)
    await buyersOf(mock)[provider].pay(purchase)
    if (provider === 'paypal') await capture(purchase)
    const paid = await mock.snapshot()
    await capture(purchase)
    await buyersOf(mock)[provider].refund(await paymentOf(purchase), 1000)
    const refunded = await mock.snapshot()
    // The service knows no more than that the payment is under way; the provider knows of the refund already.
    const ours = (name: string) => !/^(paypal|stripe|dodo)_/.test(name)
    if (provider !== 'paypal')
      await mock.restore({
        counters: refunded.counters,
        tables: Object.fromEntries(
          Object.keys(refunded.tables).map((name) => [
            name,
            (ours(name) ? paid : refunded).tables[name] ?? [],
          ]),
        ),
      })
    await mock.webhooks.deliver({ order: 'reversed', duplicates: 1 })
    await mock.webhooks.deliver({ order: 'shuffled' })
    expect(await purchaseOf(purchase.id)).toMatchObject({ status: 'partially_refunded' })
    expect(await available()).toBe(before + 1500)
  })

  it('that is disputed is out of reach, a debt where it is spent, and back when the dispute is won', async () => {
    const before = await available()
    const purchase = await bought(provider)
    await api.done(
      '/api/credits/spend',
      {
        accountId: 'acct_ada',
        walletId: 'credits',
        amount: amount(before + 1000, 'SKY/2'),
        description: 'A server',
        reference: { type: 'order', id: 'o1' },
      },
      { token: 'mock_service' },
    )
    const dispute = await buyersOf(mock)[provider].dispute(await paymentOf(purchase))
    expect((await purchaseOf(purchase.id)).status).toBe('disputed')
    expect(await available()).toBe(-1000)
    await buyersOf(mock)[provider].closeDispute(dispute, 'won')
    expect((await purchaseOf(purchase.id)).status).toBe('succeeded')
    expect(await available()).toBe(1500)
  })

  it('that is disputed and lost stays so', async () => {
    const before = await available()
    const purchase = await bought(provider)
    const dispute = await buyersOf(mock)[provider].dispute(await paymentOf(purchase))
    await buyersOf(mock)[provider].closeDispute(dispute, 'lost')
    expect((await purchaseOf(purchase.id)).status).toBe('disputed')
    expect(await available()).toBe(before)
    const { items } = await api.get<{ items: { action: string }[] }>('/api/admin/audit', 'mock_grace')
    expect(items.map(({ action }) => action)).toContain('payment.dispute_lost')
  })

  it('is refunded by an admin in parts that come to exactly all of it, and not a cent more', async () => {
    const before = await available()
    const purchase = await bought(provider)
    const path = `/api/admin/purchases/${purchase.id}/refund`
    const asGrace = { token: 'mock_grace' }
    for (const cents of [1, 832, 667])
      await api.done(path, { money: amount(cents, 'USD/2'), reason: 'Half a month' }, asGrace)
    expect(await available()).toBe(before + 1000)
    const tooMuch = await api.refused(path, { money: amount(1001, 'USD/2'), reason: 'More' }, asGrace)
    expect(tooMuch).toMatchObject({ code: 'amount_out_of_range', max: amount(1000, 'USD/2') })
    await api.done(path, { reason: 'The rest' }, asGrace)
    expect(await purchaseOf(purchase.id)).toMatchObject({ status: 'refunded', refunded: price })
    expect(await api.refused(path, { reason: 'Again' }, asGrace)).toMatchObject({ code: 'invalid_state' })
    expect(await available()).toBe(before)
  })

  it('is refunded once however often the admin’s request is sent, its answer lost at the provider', async () => {
    const before = await available()
    const purchase = await bought(provider)
    const match = {
      paypal: 'POST /v2/payments/captures/:id/refund',
      stripe: 'POST /v1/refunds',
      stripe_checkout: 'POST /v1/refunds',
      dodo: 'POST /refunds',
    }[provider]
    mock.providers.fail({ match, when: 'after', times: 1 })
    const request = () =>
      api.send(
        `/api/admin/purchases/${purchase.id}/refund`,
        { money: amount(1000, 'USD/2'), reason: 'Outage' },
        { token: 'mock_grace', key: 'refund' },
      )
    await request()
    await request()
    expect(await available()).toBe(before + 1500)
    expect(await purchaseOf(purchase.id)).toMatchObject({ refunded: amount(1000, 'USD/2') })
  })

  it('whose refund got no answer is refunded after all, once, when the provider answers again', async () => {
    const before = await available()
    const purchase = await bought(provider)
    const match = {
      paypal: 'POST /v2/payments/captures/:id/refund',
      stripe: 'POST /v1/refunds',
      stripe_checkout: 'POST /v1/refunds',
      dodo: 'POST /refunds',
    }[provider]
    mock.providers.fail({ match, when: 'before', status: 503, times: 3 })
    const path = `/api/admin/purchases/${purchase.id}/refund`
    const refusal = await api.refused(
      path,
      { money: amount(1000, 'USD/2'), reason: 'Outage' },
      { token: 'mock_grace' },
    )
    expect(refusal.code).toBe('internal')
    for (let minutes = 0; minutes < 10; minutes += 1) {
      mock.clock.advance({ minutes: 2 })
      await available()
    }
    await mock.idle()
    expect(await givenBack()).toEqual([{ done: 1000, underWay: 0 }])
    expect(await available()).toBe(before + 1500)
    expect(await purchaseOf(purchase.id)).toMatchObject({ refunded: amount(1000, 'USD/2') })
  })

  it('that others refund while our own refund waits for its answer is refunded as they did it', async () => {
    const before = await available()
    const purchase = await bought(provider)
    mock.providers.fail({ match: '*', when: 'before', status: 503, times: 4 })
    await api.refused(
      `/api/admin/purchases/${purchase.id}/refund`,
      { reason: 'Outage' },
      { token: 'mock_grace' },
    )
    for (const fake of [mock.providers.paypal, mock.providers.stripe, mock.providers.dodo]) fake.reset()
    await buyersOf(mock)[provider].refund(await paymentOf(purchase), 2500)
    for (let minutes = 0; minutes < 10; minutes += 1) {
      mock.clock.advance({ minutes: 2 })
      await available()
    }
    expect(await givenBack()).toEqual([{ done: 2500, underWay: 0 }])
    expect(await purchaseOf(purchase.id)).toMatchObject({ status: 'refunded', refunded: price })
    expect(await available()).toBe(before)
  })

  it('whose credits are spent is not refunded by hand, and loses nothing by the attempt', async () => {
    const purchase = await bought(provider)
    const left = await available()
    await api.done(
      '/api/credits/spend',
      {
        accountId: 'acct_ada',
        walletId: 'credits',
        amount: amount(left - 100, 'SKY/2'),
        description: 'A server',
        reference: { type: 'order', id: 'o1' },
      },
      { token: 'mock_service' },
    )
    const refusal = await api.refused(
      `/api/admin/purchases/${purchase.id}/refund`,
      { reason: 'Changed their mind' },
      { token: 'mock_grace' },
    )
    expect(refusal).toMatchObject({ code: 'insufficient_credits', available: amount(100, 'SKY/2') })
    expect(await available()).toBe(100)
    expect((await purchaseOf(purchase.id)).status).toBe('succeeded')
  })
})

describe.each(CHARGING)('a purchase through %s', (provider) => {
  it('is credited by the webhook alone when the buyer never comes back', async () => {
    const before = await available()
    const purchase = await buy(provider)
    await buyersOf(mock)[provider].pay(purchase)
    expect(await available()).toBe(before + 2500)
    expect((await purchaseOf(purchase.id)).status).toBe('succeeded')
  })

  it('is credited when the customer looks at it, though no webhook ever arrives', async () => {
    const before = await available()
    mock.webhooks.hold()
    const purchase = await buy(provider)
    expect(await purchaseOf(purchase.id)).toEqual(purchase)
    await buyersOf(mock)[provider].pay(purchase)
    expect(mock.webhooks.drop()).toBeGreaterThan(0)
    expect(await purchaseOf(purchase.id)).toMatchObject({ status: 'succeeded' })
    expect(await available()).toBe(before + 2500)
  })

  it('is not canceled once it has been paid, though we had not heard of it', async () => {
    const before = await available()
    mock.webhooks.hold()
    const purchase = await buy(provider)
    await buyersOf(mock)[provider].pay(purchase)
    mock.webhooks.drop()
    expect(await api.refused(`/api/credits/purchase/${purchase.id}/cancel`, {})).toMatchObject({
      code: 'invalid_state',
      from: 'succeeded',
    })
    expect(await available()).toBe(before + 2500)
  })

  it('that is canceled is not paid any more, or credits all the same', async () => {
    const before = await available()
    mock.webhooks.hold()
    const purchase = await buy(provider)
    await api.done(`/api/credits/purchase/${purchase.id}/cancel`, {})
    const isPaid = await buyersOf(mock)
      [provider].pay(purchase)
      .then(
        () => true,
        () => false,
      )
    expect(isPaid).toBe(provider === 'dodo')
    mock.webhooks.drop()
    expect((await purchaseOf(purchase.id)).status).toBe(isPaid ? 'succeeded' : 'canceled')
    expect(await available()).toBe(before + (isPaid ? 2500 : 0))
  })

  it('gets its webhook again when we could not take it in', async () => {
    const before = await available()
    const operation = provider === 'dodo' ? 'receiveDodoWebhook' : 'receiveStripeWebhook'
    const purchase = await buy(provider)
    await mock.idle()
    mock.fail(operation, { code: 'internal', times: 4 })
    await buyersOf(mock)[provider].pay(purchase)
    expect(await available()).toBe(before)
    expect(mock.webhooks.waiting.length).toBeGreaterThan(0)
    for (let hours = 0; hours < 40; hours += 1) {
      mock.clock.advance({ hours: 1 })
      await available()
    }
    expect(await available()).toBe(before + 2500)
  })
})
