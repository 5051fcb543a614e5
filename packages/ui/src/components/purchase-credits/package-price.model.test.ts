import { amount } from '@creditkit/contract'
import { expect, test } from 'vitest'
import { unitPrices } from './package-price.model'
import { packageRecord, sky, usd } from './testing/records'

test('a credit of a package costs the price shared out over credits and bonus', () => {
  const team = packageRecord()
  expect(unitPrices([team]).of(team)).toEqual({ price: usd(95), count: 1 })
  const starter = packageRecord({ credits: sky(1000), bonus: sky(0), price: usd(1000) })
  expect(unitPrices([team, starter]).of(starter)).toEqual({ price: usd(100), count: 1 })
})

test('credits too cheap to tell apart are priced by the hundred, all of the list alike', () => {
  const tokens = (credits: number, bonus: number, price: number) =>
    packageRecord({ credits: amount(credits, 'VFT/0'), bonus: amount(bonus, 'VFT/0'), price: usd(price) })
  const small = tokens(1000, 0, 1000)
  const large = tokens(5000, 500, 5000)
  const prices = unitPrices([small, large])
  expect(prices.of(small)).toEqual({ price: usd(100), count: 100 })
  expect(prices.of(large)).toEqual({ price: usd(91), count: 100 })
})

test('a package that costs nothing has a price of nothing', () => {
  const free = packageRecord({ price: usd(0) })
  expect(unitPrices([free]).of(free)).toEqual({ price: usd(0), count: 1 })
})
