import { amount } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter, typedText } from '../../format/index'
import {
  creditsError,
  failedToCreate,
  flowStates,
  packageRecord,
  usd,
  walletRecord,
} from '../../testing/purchase-records'
import {
  fieldAtFault,
  NO_EDITS,
  type PurchaseEdits,
  type PurchaseFormInput,
  toDraft,
  toPurchaseForm,
} from './purchase-form.model'

const format = createFormatter('en')
const form = (edits: Partial<PurchaseEdits> = {}, changes: Partial<PurchaseFormInput> = {}) =>
  toPurchaseForm({
    wallet: walletRecord(),
    packages: [],
    providers: ['paypal'],
    mode: undefined,
    defaultAmount: undefined,
    defaultPackageId: undefined,
    edits: { ...NO_EDITS, ...edits },
    flow: flowStates.idle,
    unit: { one: 'Sky Credit', other: 'Sky Credits' },
    format,
    ...changes,
  })

describe('the amount', () => {
  test('begins at the lower of the presets in the middle, and can be bought at once', () => {
    expect(form().amount).toMatchObject({ text: '10', preset: usd(1000), error: null })
    expect(form().selection).toEqual({ kind: 'amount', money: usd(1000) })
  })

  test('begins empty where there are no presets, without a word of complaint', () => {
    const { amount: field, selection } = form({}, { wallet: walletRecord({ presets: [] }) })
    expect(field).toMatchObject({ text: '', preset: null, error: null })
    expect(selection).toBeNull()
  })

  test.each([
    ['', 'empty'],
    ['abc', 'not_a_number'],
    ['0', 'negative'],
    ['0.00', 'negative'],
    ['-5', 'negative'],
    ['0.001', 'too_many_decimals'],
    ['1e9', 'not_a_number'],
    ['90071992547409.93', 'too_large'],
    ['0.99', 'below'],
    ['1000.01', 'above'],
  ])('“%s” is %s, said only once the buyer has finished', (amountText, fault) => {
    expect(form({ amountText }).amount.error).toBeNull()
    expect(form({ amountText }).selection).toBeNull()
    expect(form({ amountText, isChecked: true }).amount.error).toMatchObject({ fault })
  })

  test('may be exactly at either limit', () => {
    expect(form({ amountText: '1', isChecked: true }).selection).toEqual({ kind: 'amount', money: usd(100) })
    expect(form({ amountText: '1,000.00', isChecked: true }).selection).toEqual({
      kind: 'amount',
      money: usd(100_000),
    })
  })

  test('offers no preset that the limits forbid', () => {
    const limits = { min: usd(600), max: usd(3000) }
    expect(form({}, { wallet: walletRecord({ limits }) }).amount.presets).toEqual([usd(1000), usd(2500)])
  })

  test('whatever is typed, nothing is thrown, and what can be bought is within the limits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,-]{0,12}$/)), (amountText) => {
        const { selection } = form({ amountText, isChecked: true })
        if (selection?.kind !== 'amount') return
        expect(selection.money.minor).toBeGreaterThanOrEqual(100)
        expect(selection.money.minor).toBeLessThanOrEqual(100_000)
      }),
    )
  })

  test.each(['en', 'de', 'fr-CH', 'ar-EG', 'hi', 'ja'])(
    'in %s, what is typed for the buyer reads back',
    (locale) => {
      const local = createFormatter(locale)
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 10_000_000 }),
          fc.constantFrom('USD/2', 'JPY/0', 'KWD/3'),
          (minor, asset) => {
            const read = local.parseAmount(typedText(amount(minor, asset), local), asset)
            expect(read).toEqual({ ok: true, amount: amount(minor, asset) })
          },
        ),
      )
    },
  )

  test('a whole amount is typed without decimals', () => {
    expect(typedText(usd(100_000), format)).toBe('1,000')
    expect(typedText(usd(750), createFormatter('de'))).toBe('7,50')
  })
})

describe('packages', () => {
  const packages = [packageRecord({ id: 'small', popular: false }), packageRecord()]

  test('stand beside the amount where the wallet has any, and the amount comes first', () => {
    expect(form({}, { packages })).toMatchObject({ tabs: ['amount', 'packages'], tab: 'amount' })
    expect(form().tabs).toEqual(['amount'])
    expect(form({}, { packages, mode: 'packages' })).toMatchObject({ tabs: ['packages'], packageId: 'team' })
  })

  test('begin at the popular one, else at the first', () => {
    expect(form({ tab: 'packages' }, { packages }).packageId).toBe('team')
    const plain = packages.map((offer) => ({ ...offer, popular: false }))
    expect(form({ tab: 'packages' }, { packages: plain }).packageId).toBe('small')
  })

  test('one that has gone from the list has to be chosen anew', () => {
    const edits = { tab: 'packages', packageId: 'gone' } as const
    expect(form(edits, { packages })).toMatchObject({ packageId: null, selection: null, packageError: null })
    expect(form({ ...edits, isChecked: true }, { packages }).packageError).toBe('unchosen')
  })

  test('one that the server no longer has is named, until another is chosen', () => {
    const flow = failedToCreate(creditsError('not_found'), {
      walletId: 'credits',
      provider: 'paypal',
      packageId: 'team',
    })
    expect(form({ tab: 'packages' }, { packages, flow }).packageError).toBe('gone')
    expect(form({ tab: 'packages', packageId: 'small' }, { packages, flow }).packageError).toBeNull()
  })
})

describe('a refusal of the server', () => {
  const flow = failedToCreate(creditsError('amount_out_of_range', ['money']), {
    walletId: 'credits',
    provider: 'paypal',
    money: usd(1000),
  })

  test('is an error of the amount that it was about, and of no other', () => {
    expect(form({}, { flow }).amount.error).toEqual({ fault: 'refused' })
    expect(form({ amountText: '10.00' }, { flow }).amount.error).toEqual({ fault: 'refused' })
    expect(form({ amountText: '11' }, { flow }).amount.error).toBeNull()
  })

  test.each([
    [['money'], 'amount'],
    [['money.minor'], 'amount'],
    [['packageId'], 'package'],
    [['walletId'], null],
    [['moneyback'], null],
    [[], null],
  ])('of %j belongs to %s', (paths, field) => {
    const refused = failedToCreate(creditsError('validation_failed', paths), {
      walletId: 'credits',
      provider: 'paypal',
      money: usd(1000),
    })
    expect(fieldAtFault(refused)).toBe(field)
  })
})

test('a draft names a package or a sum of money, never both', () => {
  const wallet = walletRecord()
  expect(toDraft(wallet, 'paypal', { kind: 'amount', money: usd(1000) })).toEqual({
    walletId: 'credits',
    provider: 'paypal',
    money: usd(1000),
  })
  const { selection } = form({}, { packages: [packageRecord()], mode: 'packages' })
  if (!selection) throw new Error('A package is chosen.')
  expect(toDraft(wallet, 'paypal', selection)).toEqual({
    walletId: 'credits',
    provider: 'paypal',
    packageId: 'team',
  })
})

test('the provider is the chosen one while it is offered, else the first', () => {
  const providers = ['paypal', 'stripe'] as const
  expect(form({ provider: 'stripe' }, { providers: [...providers] }).provider).toBe('stripe')
  expect(form({ provider: 'dodo' }, { providers: [...providers] }).provider).toBe('paypal')
})
