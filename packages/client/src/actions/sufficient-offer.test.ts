import {
  type Amount,
  amount,
  type CreditPackage,
  compare,
  creditsToMoney,
  type Wallet,
} from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallestSufficientPackage } from './sufficient-offer'
import { credits } from './testing/action-samples'

const usd = (minor: number) => amount(minor, 'USD/2')

const wallet: Wallet = {
  id: 'w1',
  kind: 'internal',
  asset: 'CREDIT/0',
  name: { one: 'credit', other: 'credits' },
  description: '',
  rate: { credits: credits(3), money: usd(100) },
  purchasable: true,
  limits: { min: usd(500), max: usd(10_000) },
  presets: [],
  providers: ['paypal'],
  spendOrder: 1,
}

const pack = (id: string, count: number, bonus: number, price: Amount, walletId = 'w1'): CreditPackage => ({
  id,
  walletId,
  name: id,
  description: '',
  credits: credits(count),
  bonus: credits(bonus),
  price,
  popular: false,
  providerRefs: {},
})

const packages = [
  pack('large', 500, 100, usd(9_000)),
  pack('small', 10, 0, usd(900)),
  pack('medium', 90, 10, usd(2_500)),
  pack('elsewhere', 1_000, 0, usd(1), 'w2'),
]
const providers = [{ id: 'paypal', clientId: 'test', environment: 'sandbox' }] as const
const offers = { wallets: [wallet], packages, providers: [...providers] }
const offerFor = (missing: Amount, changes: Partial<typeof offers> = {}) =>
  smallestSufficientPackage({ ...offers, ...changes }, 'w1', missing)
const packageFor = (missing: Amount, changes: Partial<typeof offers> = {}) => {
  const offer = offerFor(missing, changes)
  return offer?.type === 'package' ? offer.package.id : offer?.type
}

describe('the smallest sufficient package', () => {
  test.each([
    [1, 'small'],
    [10, 'small'],
    [11, 'medium'],
    [100, 'medium'],
    [101, 'large'],
    [600, 'large'],
  ])('for %i credits is %s, the bonus counted', (missing, id) => {
    expect(packageFor(credits(missing))).toBe(id)
  })

  test('is the cheapest, not the one with the fewest credits, and of one price the one with more', () => {
    const sale = pack('sale', 400, 0, usd(800))
    expect(packageFor(credits(5), { packages: [...packages, sale] })).toBe('sale')
    const twin = pack('twin', 400, 1, usd(800))
    for (const order of [
      [sale, twin],
      [twin, sale],
    ]) {
      expect(packageFor(credits(5), { packages: order })).toBe('twin')
    }
  })

  test('is none of another wallet, currency or asset', () => {
    const euros = pack('euros', 100, 0, amount(1, 'EUR/2'))
    const tokens = { ...pack('tokens', 100, 0, usd(1)), credits: amount(100, 'TOKEN/0') }
    expect(packageFor(credits(5), { packages: [euros, tokens] })).toBe('money')
  })

  test('is money where no package covers it: rounded up, and at least what one purchase costs', () => {
    expect(offerFor(credits(200), { packages: [] })).toEqual({
      type: 'money',
      money: usd(6_667),
      credits: credits(200),
    })
    expect(offerFor(credits(1), { packages: [] })).toEqual({
      type: 'money',
      money: usd(500),
      credits: credits(15),
    })
  })

  test('is nothing where no single purchase is enough', () => {
    expect(offerFor(credits(300), { packages: [] })).toMatchObject({ money: usd(10_000) })
    expect(offerFor(credits(301), { packages: [] })).toBeNull()
    expect(offerFor(credits(5), { wallets: [{ ...wallet, purchasable: false }] })).toBeNull()
    expect(offerFor(credits(5), { wallets: [] })).toBeNull()
    expect(offerFor(credits(5), { providers: [] })).toBeNull()
    expect(offerFor(amount(5, 'TOKEN/0'))).toBeNull()
  })

  test('is nothing where nothing is missing', () => {
    expect(offerFor(credits(0))).toBeNull()
    expect(offerFor(credits(-5))).toBeNull()
  })
})

test('money covers the shortfall exactly: one cent less would not, nor is it outside the limits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 1e9 }),
      fc.integer({ min: 0, max: 1e4 }),
      fc.integer({ min: 1, max: 1e9 }),
      (rateCredits, rateMoney, missing, least, span) => {
        const rate = { credits: credits(rateCredits), money: usd(rateMoney) }
        const limits = { min: usd(least), max: usd(least + span) }
        const offer = offerFor(credits(missing), { packages: [], wallets: [{ ...wallet, rate, limits }] })
        const price = creditsToMoney(credits(missing), rate)
        expect(offer === null).toBe(compare(price, limits.max) > 0)
        if (offer?.type !== 'money') return
        const { money } = offer
        const buys = (minor: number) => (BigInt(minor) * BigInt(rateCredits)) / BigInt(rateMoney)
        expect(buys(money.minor)).toBe(BigInt(offer.credits.minor))
        expect(offer.credits.minor).toBeGreaterThanOrEqual(missing)
        expect(compare(money, limits.min)).toBeGreaterThanOrEqual(0)
        if (money.minor > least) expect(buys(money.minor - 1)).toBeLessThan(BigInt(missing))
      },
    ),
    { numRuns: 1_000 },
  )
})
