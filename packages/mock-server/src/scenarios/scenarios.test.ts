import { amount, type Balance, type Page, type Purchase, type Transaction } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { createMockBackend, extend, type ScenarioName, scenarios } from '../index'
import { openApi } from '../service/testing/api'
import { buyersOf } from '../testing/buyers'

// The largest world has a test of its own: writing it takes seconds.
const names = Object.keys(scenarios).filter(
  (name): name is ScenarioName => name !== 'huge-history' && name in scenarios,
)

const open = (scenario: ScenarioName) => {
  const mock = createMockBackend({
    scenario,
    onUnexpected: (error) => {
      throw error
    },
  })
  return { mock, api: openApi(mock) }
}

describe.each(names)('the scenario %s', (name) => {
  it('begins with sound books, the same to the byte each time', async () => {
    const first = open(name).mock
    const second = open(name).mock
    for (const mock of [first, second]) await mock.fetch('/api/credits/balance').catch(() => undefined)
    expect(await first.ledger.verify()).toEqual([])
    expect(JSON.stringify(await first.snapshot())).toBe(JSON.stringify(await second.snapshot()))
  })
})

describe('the seeds’ worlds', () => {
  it.each([
    ['skypanel-credits', ['paypal'], 'SKY/2'],
    ['dual-billing', ['paypal', 'stripe', 'stripe_checkout', 'dodo'], 'SKY/2'],
    ['tool-credits', ['dodo', 'stripe_checkout'], 'CREDIT/0'],
    ['usage-credits', ['stripe_checkout', 'stripe'], 'CREDIT/0'],
    ['saas-packages', ['stripe'], 'CREDIT/0'],
  ] as const)('%s sells credits through its own providers', async (name, providers, asset) => {
    const { mock, api } = open(name)
    const config = await api.get<{ packages: { id: string }[] }>('/api/billing/config')
    for (const provider of providers) {
      const offer = config.packages[0]
      const purchase = await api.done<Purchase>('/api/credits/purchase', {
        walletId: 'credits',
        provider,
        returnUrl: 'https://app.example.com/billing',
        ...(offer ? { packageId: offer.id } : { money: amount(1000, 'USD/2') }),
      })
      await buyersOf(mock)[provider].pay(purchase)
      const paid = await api.done<Purchase>(`/api/credits/purchase/${purchase.id}/capture`, {})
      expect(paid).toMatchObject({ status: 'succeeded', credits: { asset } })
    }
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('price a tool by its complexity, rounded up to a whole credit', async () => {
    const { api } = open('tool-credits')
    const quote = (tool: string, complexity: string) =>
      api.done<{ credits: unknown }>('/api/credits/quote', { tool, complexity })
    expect((await quote('text-generation', 'medium')).credits).toEqual(amount(2, 'CREDIT/0'))
    expect((await quote('image-generation', 'medium')).credits).toEqual(amount(5, 'CREDIT/0'))
    expect((await quote('video-processing', 'high')).credits).toEqual(amount(20, 'CREDIT/0'))
  })
})

describe('the states', () => {
  it.each(['paypal', 'stripe', 'stripe_checkout', 'dodo'] as const)(
    'declines: a payment through %s',
    async (provider) => {
      const { mock, api } = open('declines')
      const purchase = await api.done<Purchase>('/api/credits/purchase', {
        walletId: 'credits',
        provider,
        money: amount(1000, 'USD/2'),
        returnUrl: 'https://app.example.com/billing',
      })
      const door = {
        stripe_checkout: 'stripe/mock/checkout',
        dodo: 'dodo/mock/checkouts',
        stripe: '',
        paypal: '',
      }[provider]
      if (door) {
        const session =
          purchase.nextAction?.type === 'redirect' ? purchase.nextAction.url.split('/').at(-1) : ''
        const answer = await mock.fetch(`/__providers/${door}/${session}/pay`, { method: 'POST', body: '{}' })
        expect(answer.status).toBe(402)
        return
      }
      await buyersOf(mock)
        [provider].pay(purchase)
        .catch(() => undefined)
      const refusal = await api.refused(`/api/credits/purchase/${purchase.id}/capture`, {})
      expect(['payment_declined', 'invalid_state']).toContain(refusal.code)
      expect((await api.get<Purchase>(`/api/credits/purchase/${purchase.id}`)).status).toBe('requires_action')
    },
  )

  it('pending-settlement shows what is paid and not yet there', async () => {
    const { api } = open('pending-settlement')
    const balance = await api.get<Balance>('/api/credits/balance?walletId=credits')
    expect(balance).toMatchObject({ status: 'ok', pending: amount(2500, 'SKY/2') })
    const { items } = await api.get<Page<Purchase>>('/api/credits/purchases')
    expect(items.map(({ status }) => status)).toEqual(['processing'])
  })

  it('disputed shows a debt', async () => {
    const { api } = open('disputed')
    const balance = await api.get<Balance>('/api/credits/balance?walletId=credits')
    if (balance.status !== 'ok') throw new Error('unavailable')
    expect(balance.available.minor).toBeLessThan(0)
    const { items } = await api.get<Page<Transaction>>('/api/credits/transactions?type=dispute')
    expect(items).toHaveLength(1)
  })

  it('keeps what happened before it to itself, wherever webhooks go later', async () => {
    const mock = createMockBackend({ scenario: 'disputed', webhooksTo: 'http://127.0.0.1:9' })
    const balance = await openApi(mock).get<Balance>('/api/credits/balance?walletId=credits')
    if (balance.status !== 'ok') throw new Error('unavailable')
    expect(balance.available.minor).toBeLessThan(0)
  })

  it('huge-history has a hundred thousand lines that are read a page at a time', async () => {
    const { mock, api } = open('huge-history')
    const page = await api.get<Page<Transaction>>('/api/credits/transactions?limit=100')
    expect(page.items).toHaveLength(100)
    const { tables } = await mock.snapshot()
    expect(tables.transactions).toHaveLength(100_000)
  })

  it('can be put together, and begun anew as another', async () => {
    const mock = createMockBackend({ scenario: extend('disputed', { isOffline: true }) })
    await expect(mock.fetch('/api/billing/balance')).rejects.toThrow('offline')
    await mock.reset('zero')
    const api = openApi(mock)
    expect(await api.get<Balance>('/api/credits/balance')).toMatchObject({ available: { minor: 0 } })
    await expect(mock.reset('no-such-world' as ScenarioName)).rejects.toThrow(
      'There is no scenario no-such-world',
    )
  })
})
