import { amount, type Wallet } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { usd, walletRecord } from '../../testing/purchase-records'
import { type AmountFormInput, toAmountForm } from './amount-form.model'

const form = (text: string | undefined, changes: Partial<AmountFormInput> = {}) =>
  toAmountForm({
    wallet: walletRecord(),
    text,
    defaultAmount: undefined,
    isChecked: false,
    unit: { one: 'Sky Credit', other: 'Sky Credits' },
    format: createFormatter('en'),
    ...changes,
  })
const walletIn = (asset: 'JPY/0' | 'KWD/3', changes: Partial<Wallet> = {}): Wallet =>
  walletRecord({
    rate: { credits: amount(100, 'SKY/2'), money: amount(150, asset) },
    limits: { min: amount(500, asset), max: amount(1_000_000, asset) },
    presets: [],
    ...changes,
  })

describe('what an amount brings', () => {
  test('is told as soon as it is typed, at the wallet’s rate', () => {
    expect(form('25').model.brings).toBe('25\u00a0Sky Credits')
    expect(form('25.5').model.brings).toBe('25.50\u00a0Sky Credits')
    expect(form('25').model.rate).toEqual({ credits: '1\u00a0Sky Credit', money: '$1.00' })
  })

  test('is nothing where the amount cannot be paid, never the amount before it', () => {
    for (const text of ['', 'abc', '0.5', '5000', '1.000']) {
      expect(form(text)).toMatchObject({ money: null, model: { brings: null } })
    }
  })

  test('is never a fraction for free, in money without decimals and with three', () => {
    expect(form('500', { wallet: walletIn('JPY/0') }).model.brings).toBe('3.33\u00a0Sky Credits')
    expect(form('1.000', { wallet: walletIn('KWD/3') })).toMatchObject({
      money: amount(1000, 'KWD/3'),
      model: { brings: '6.66\u00a0Sky Credits' },
    })
  })

  test('is exact for the largest amount there is', () => {
    const most = usd(Number.MAX_SAFE_INTEGER)
    const wallet = walletRecord({ limits: { min: usd(1), max: most } })
    expect(form('90,071,992,547,409.91', { wallet })).toMatchObject({
      money: most,
      model: { brings: '90,071,992,547,409.91\u00a0Sky Credits' },
    })
  })
})

describe('what is offered in place of an amount', () => {
  const [min, max] = [usd(100), usd(100_000)]
  test.each([
    ['0.99', { reason: 'below', amounts: [min] }],
    ['0', { reason: 'below', amounts: [min] }],
    ['-0.5', { reason: 'below', amounts: [min] }],
    ['1000.01', { reason: 'above', amounts: [max] }],
    ['99999999999999999999', { reason: 'above', amounts: [max] }],
    ['1.000', { reason: 'either', amounts: [min, max] }],
    ['-25', { reason: 'meant', amounts: [usd(2500)] }],
    ['25.129', { reason: 'meant', amounts: [usd(2512)] }],
    ['€ 25,50', { reason: 'meant', amounts: [usd(2550)] }],
    // Of two readings only the one that can be paid.
    ['2.000', { reason: 'meant', amounts: [usd(200)] }],
    ['', null],
    ['abc', null],
    ['25', null],
  ])('of “%s”', (text, offers) => {
    expect(form(text).model.offers).toEqual(offers)
    // It is help, not a complaint: those wait until the buyer has finished.
    expect(form(text).model.error).toBeNull()
  })

  test('can be paid, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-€]?[0-9.,' ]{0,12}$/)), (text) => {
        const { model, money } = form(text)
        for (const { minor, asset } of model.offers?.amounts ?? []) {
          expect(asset).toBe('USD/2')
          expect(minor).toBeGreaterThanOrEqual(min.minor)
          expect(minor).toBeLessThanOrEqual(max.minor)
        }
        expect(money === null || model.offers === null).toBe(true)
      }),
    )
  })
})

describe('the steps of the arrow keys', () => {
  test('are the smallest difference of two presets, on from one of them', () => {
    const presets = [5000, 500, 1500, 2500].map(usd)
    expect(form('10', { wallet: walletRecord({ presets }) }).model.steps).toEqual({
      by: usd(1000),
      from: usd(500),
      min: usd(100),
      max: usd(100_000),
    })
  })

  test('are whole units of the money where presets tell none', () => {
    for (const presets of [[], [usd(2500)], [usd(2500), usd(2500)]]) {
      expect(form('10', { wallet: walletRecord({ presets }) }).model.steps.by).toEqual(usd(100))
    }
    expect(form('', { wallet: walletIn('JPY/0') }).model.steps.by).toEqual(amount(1, 'JPY/0'))
    expect(form('', { wallet: walletIn('KWD/3') }).model.steps.by).toEqual(amount(1000, 'KWD/3'))
  })
})
