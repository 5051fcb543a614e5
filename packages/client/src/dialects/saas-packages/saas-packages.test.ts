import { amount } from '@creditkit/contract'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { unsupportedCalls } from '../one-wallet/testing/unsupported-calls'
import { ada, adjustment, credits, draft, setUpSaas } from '../testing/saas-client'
import { saasPackages } from './saas-packages'

const NOW = Date.UTC(2026, 10, 1, 9)

afterEach(() => {
  vi.useRealTimers()
})

describe('the configuration', () => {
  test('says what the original documentation says, without calling an action', async () => {
    const { host, client } = setUpSaas()
    expect(await client.getConfig()).toMatchObject({
      viewer: ada,
      packages: [
        {
          id: 'basic',
          credits: credits(100),
          price: amount(999, 'USD/2'),
          popular: false,
          description: 'Perfect for getting started',
        },
      ],
      providers: [{ id: 'stripe', publishableKey: 'pk_test_1', environment: 'sandbox' }],
      wallets: [{ id: 'credits', providers: ['stripe'] }],
    })
    expect(host.calls).toEqual([])
  })

  test('takes payments in earnest with a live key, unless the host says otherwise', async () => {
    const live = { publishableKey: 'pk_live_1' }
    const environmentOf = async (kit: ReturnType<typeof setUpSaas>) =>
      (await kit.client.getConfig()).providers[0]?.environment
    expect(await environmentOf(setUpSaas(live))).toBe('production')
    expect(await environmentOf(setUpSaas({ ...live, environment: 'sandbox' }))).toBe('sandbox')
  })

  test('cannot be made with a package whose price is no amount, which it names', () => {
    const { actions } = setUpSaas().host
    const packages = [{ id: 'odd', credits: 1, price: 9.999 }]
    const make = () => saasPackages({ viewer: ada, actions, publishableKey: 'pk_test_1', packages })
    expect(make).toThrow(RangeError)
    expect(make).toThrow(/odd/)
  })
})

describe.each(['plain', 'data', 'success', 'both'] as const)(
  'an action whose answer comes %s',
  (wrapping) => {
    test('tells the balance', async () => {
      vi.useFakeTimers({ now: NOW })
      const { host, client } = setUpSaas({}, { wrapping })
      const balance = {
        status: 'ok',
        walletId: 'credits',
        available: credits(100),
        held: credits(0),
        pending: credits(0),
        lowBalance: false,
        version: NOW,
        updatedAt: '2026-11-01T09:00:00.000Z',
      }
      expect(await client.getBalance()).toEqual(balance)
      expect(await client.getBalances()).toEqual({ balances: [balance] })
      await expect(client.getBalance({ walletId: 'other' })).rejects.toMatchObject({ code: 'not_found' })
      expect(host.calls.map(({ action }) => action)).toEqual(['getCreditsAction', 'getCreditsAction'])
    })

    test('makes a PaymentIntent, and the purchase is called by it', async () => {
      vi.useFakeTimers({ now: NOW })
      const { host, client } = setUpSaas({}, { wrapping })
      expect(await client.createPurchase(draft)).toEqual({
        id: 'pi_1',
        walletId: 'credits',
        packageId: 'basic',
        credits: credits(100),
        price: amount(999, 'USD/2'),
        provider: 'stripe',
        status: 'requires_action',
        nextAction: { type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_xyz' },
        createdAt: '2026-11-01T09:00:00.000Z',
        updatedAt: '2026-11-01T09:00:00.000Z',
      })
      expect(host.calls).toEqual([{ action: 'createCreditPaymentIntent', input: { packageId: 'basic' } }])
    })

    test('adds credits; what the user has now is not known', async () => {
      const { host, client } = setUpSaas({ adjustmentType: 'GIFT' }, { wrapping })
      host.state.session = 'root'
      const result = await client.adminAdjust(adjustment)
      expect(result).toEqual({
        balance: { status: 'unavailable', walletId: 'credits', updatedAt: expect.any(String) },
      })
      expect(host.trail).toEqual([{ userId: 'bob', amount: 25, type: 'GIFT', description: 'Sorry' }])
      expect(host.books.get('bob')).toBe(25)
    })
  },
)

describe('an adjustment', () => {
  test('is filed as in the original documentation when the host names no type', async () => {
    const { host, client } = setUpSaas()
    host.state.session = 'root'
    await client.adminAdjust(adjustment)
    expect(host.trail).toMatchObject([{ type: 'PURCHASE' }])
  })

  test.each([
    ['that removes', { amount: credits(-1) }, 'amount_out_of_range'],
    ['of money', { amount: amount(25, 'USD/2') }, 'validation_failed'],
    ['of another wallet', { walletId: 'other' }, 'not_found'],
    ['that undoes another', { reverses: 't1' }, 'unsupported'],
  ])('%s is refused before an action is called', async (_, change, code) => {
    const { host, client } = setUpSaas()
    await expect(client.adminAdjust({ ...adjustment, ...change })).rejects.toMatchObject({ code })
    expect(host.calls).toEqual([])
  })

  test('is unsupported where the host hands no action for it over', async () => {
    const { actions } = setUpSaas().host
    const { client } = setUpSaas({ actions: { ...actions, addCredits: undefined } })
    await expect(client.adminAdjust(adjustment)).rejects.toMatchObject({ code: 'unsupported' })
  })
})

describe('a purchase', () => {
  test.each([
    ['another wallet', { walletId: 'other' }, 'not_found'],
    ['another provider', { provider: 'stripe_checkout' as const }, 'validation_failed'],
    ['an unknown package', { packageId: 'gone' }, 'not_found'],
    ['money', { packageId: undefined, money: amount(500, 'USD/2') }, 'validation_failed'],
  ])('for %s is refused before an action is called', async (_, change, code) => {
    const { host, client } = setUpSaas()
    await expect(client.createPurchase({ ...draft, ...change })).rejects.toMatchObject({ code })
    expect(host.calls).toEqual([])
  })

  test('under the same key is the same PaymentIntent, under another key another', async () => {
    const { client } = setUpSaas()
    const key = { idempotencyKey: 'key-1' }
    const made = await client.createPurchase(draft, key)
    expect(await client.createPurchase(draft, key)).toEqual(made)
    const paid = await client.capturePurchase({ purchaseId: made.id })
    expect(await client.createPurchase(draft, key)).toEqual(paid)
    expect((await client.createPurchase(draft)).id).toBe('pi_2')
  })
})

test('what no action does is unsupported, and calls none', async () => {
  const { host, dialect, client } = setUpSaas()
  const calls = unsupportedCalls(dialect, client)
  expect(calls.map(([name]) => name)).toEqual(expect.arrayContaining(['listTransactions', 'listPurchases']))
  for (const [name, call] of calls) {
    await expect(call(), name).rejects.toMatchObject({ code: 'unsupported', operation: name })
  }
  expect(host.calls).toEqual([])
})
