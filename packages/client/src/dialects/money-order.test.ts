import { amount, type Wallet } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { isCreditsError } from '../http/problem'
import { orderedMoney, refusedMoney } from './money-order'

const usd = (minor: number) => amount(minor, 'USD/2')
const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'CREDIT/2',
  name: { one: 'Credit', other: 'Credits' },
  description: '',
  rate: { credits: amount(100, 'CREDIT/2'), money: usd(100) },
  purchasable: true,
  limits: { min: usd(100), max: usd(100_000) },
  presets: [],
  providers: ['paypal'],
  spendOrder: 1,
}
const draft = { walletId: 'credits', provider: 'paypal', money: usd(1000) } as const

describe('a sum of money that is ordered', () => {
  test('is that of the draft, also outside the limits, which the backend knows', () => {
    expect(orderedMoney(draft, wallet)).toEqual(usd(1000))
    expect(orderedMoney({ ...draft, money: usd(0) }, wallet)).toEqual(usd(0))
  })

  test.each([
    ['provider', { ...draft, provider: 'stripe' as const }],
    ['packageId', { ...draft, packageId: 'pack' }],
    ['packageId', { walletId: 'credits', provider: 'paypal' as const, packageId: 'pack' }],
    ['money.asset', { ...draft, money: amount(1000, 'EUR/2') }],
  ])('is refused before anything is sent for its %s', (path, wrong) => {
    try {
      orderedMoney(wrong, wallet)
      expect.unreachable()
    } catch (error) {
      if (!isCreditsError(error)) throw error
      expect([error.code, error.operation, error.errors[0]?.path]).toEqual([
        'validation_failed',
        'createPurchase',
        path,
      ])
    }
  })
})

describe('a sum that the backend does not take', () => {
  test.each([0, -1, 99, 100_001])('is out of range where it is: %d', (minor) => {
    expect(refusedMoney(usd(minor), wallet)).toMatchObject({
      code: 'amount_out_of_range',
      min: usd(100),
      max: usd(100_000),
    })
  })

  test.each([[usd(100)], [usd(100_000)], [amount(5, 'EUR/2')], ['ten'], [undefined]])(
    'is not called out of range where nobody knows that it is: %j',
    (money) => {
      expect(refusedMoney(money, wallet)).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'money' }],
      })
    },
  )
})
