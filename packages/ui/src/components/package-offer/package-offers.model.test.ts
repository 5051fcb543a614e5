import { amount, type CreditPackage, type Rate } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { toPackageOffers } from './package-offers.model'
import { packageOf, sky, usd } from './testing/packages'

const rate: Rate = { credits: sky(100), money: usd(100) }
const unit = { one: 'Sky Credit', other: 'Sky Credits' }
const offersOf = (packages: readonly CreditPackage[], against: Rate | null = rate) =>
  toPackageOffers(packages, { unit, rate: against, format: createFormatter('en') })

const starter = packageOf(1000, 0, 1000, { name: 'Starter' })
const team = packageOf(9000, 450, 9000, { name: 'Team', popular: true })
const fleet = packageOf(50_000, 5000, 50_000, { name: 'Fleet' })

test('writes out what a package brings, what is free of it, and what it costs', () => {
  const [told] = offersOf([team]).offers
  expect(told).toMatchObject({
    credits: '90\u00a0Sky Credits',
    total: '94.50\u00a0Sky Credits',
    bonus: '4.50',
    price: '$90',
    unitPrice: { price: '$0.95', count: null },
  })
  expect(offersOf([starter]).offers[0]?.bonus).toBeNull()
})

describe('best value', () => {
  const badges = (packages: readonly CreditPackage[]) => offersOf(packages).offers.map(({ badge }) => badge)
  const best = (packages: readonly CreditPackage[]) =>
    offersOf(packages).offers.map(({ isBestValue }) => isBestValue)

  test('is the package with the lowest price of a credit, bonus included', () => {
    expect(badges([starter, team, fleet])).toEqual([null, 'popular', 'best_value'])
    expect(badges([fleet, starter])).toEqual(['best_value', null])
  })

  test('is none where there is only one, and where all are equal', () => {
    expect(badges([starter])).toEqual([null])
    expect(badges([starter, packageOf(2000, 0, 2000), packageOf(500, 0, 500)])).toEqual([null, null, null])
    expect(badges([])).toEqual([])
  })

  test('is the cheaper one of several that are equally good', () => {
    expect(badges([starter, packageOf(20_000, 0, 10_000), packageOf(2000, 0, 1000)])).toEqual([
      null,
      null,
      'best_value',
    ])
  })

  test('leaves the badge to the server’s word where one is both, and is told beside the price', () => {
    const both = { ...fleet, popular: true }
    expect(badges([starter, both])).toEqual([null, 'popular'])
    expect(best([starter, both])).toEqual([false, true])
  })

  test('sees what floats do not', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(best([packageOf(most - 2, 0, most - 1), packageOf(most - 1, 0, most)])).toEqual([false, true])
  })

  test('is never a package that costs or brings nothing, nor one in another money', () => {
    const free = packageOf(1000, 0, 0)
    const foreign = packageOf(1000, 0, 1, { price: amount(1, 'EUR/2') })
    expect(best([starter, fleet, free, foreign])).toEqual([false, true, false, false])
  })
})

describe('a saving', () => {
  const savings = (packages: readonly CreditPackage[], against?: Rate | null) =>
    offersOf(packages, against).offers.map(({ saving }) => saving)

  test('is against the wallet’s rate, in whole per cent rounded down', () => {
    // 4.76 and 9.09 per cent.
    expect(savings([starter, team, fleet])).toEqual([null, '4%', '9%'])
    expect(offersOf([starter, team]).savingsAgainst).toEqual({
      kind: 'rate',
      credits: '1\u00a0Sky Credit',
      money: '$1.00',
    })
  })

  test('is against the smallest package where no amount can be bought at a rate', () => {
    const dear = packageOf(100, 0, 200, { name: 'Trial' })
    expect(savings([fleet, dear, starter], null)).toEqual(['54%', null, '50%'])
    expect(offersOf([fleet, dear], null).savingsAgainst).toEqual({ kind: 'package', name: 'Trial' })
  })

  test('is not spoken of where there is none: as dear, dearer, or below one per cent', () => {
    const slight = packageOf(10_000, 99, 10_000)
    expect(savings([starter, packageOf(1000, 0, 1100), slight])).toEqual([null, null, null])
    expect(offersOf([starter, slight]).savingsAgainst).toBeNull()
    expect(savings([packageOf(10_000, 102, 10_000)])).toEqual(['1%'])
  })

  test('is none against a rate in another money or of other credits', () => {
    expect(savings([fleet], { credits: sky(100), money: amount(100, 'EUR/2') })).toEqual([null])
    expect(savings([fleet], { credits: amount(100, 'VFT/0'), money: usd(100) })).toEqual([null])
  })

  test('is never overstated, and never short of a whole per cent', () => {
    const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(whole, whole, (credits, price) => {
        const [saving] = savings([packageOf(credits, 0, price)])
        const percent = BigInt(saving?.replace('%', '') ?? 0)
        // What the same credits cost at the rate, less the saving, is at least what is asked.
        const usual = BigInt(credits) * 100n
        expect(usual * (100n - percent) >= BigInt(price) * 10_000n).toBe(
          saving !== null || BigInt(price) * 10_000n <= usual * 100n,
        )
        if (saving) expect(usual * (99n - percent) < BigInt(price) * 10_000n).toBe(true)
      }),
    )
  })
})
