import { CreditsError, type CreditsErrorCode } from '@creditkit/client'
import { type AutoTopUp, amount, type FieldError, type Wallet } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { proposeRule, type TopUpRule } from './rule.model'
import { NO_EDITS, type RuleEdits, type RuleFormInput, toRuleForm } from './rule-form.model'
import { toSaveFailure } from './save-failure.model'

const usd = (minor: number) => amount(minor, 'USD/2')
const sky = (minor: number) => amount(minor, 'SKY/2')
const unit = { one: 'Sky Credit', other: 'Sky Credits' }

const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: unit,
  description: '',
  rate: { credits: sky(100), money: usd(100) },
  purchasable: true,
  limits: { min: usd(100), max: usd(100_000) },
  presets: [500, 1000, 2500, 5000].map(usd),
  providers: ['paypal', 'stripe'],
  spendOrder: 1,
}
const sent: TopUpRule = {
  enabled: true,
  walletId: 'credits',
  threshold: sky(500),
  amount: usd(2500),
  monthlyLimit: usd(10_000),
  provider: 'stripe',
}
const rule: AutoTopUp = { ...sent, status: 'active' }
const idle = { status: 'idle' } as const
const typed = (texts: RuleEdits['texts'], more: Partial<RuleEdits> = {}): RuleEdits => ({
  ...NO_EDITS,
  texts,
  ...more,
})

function fill(edits: RuleEdits = NO_EDITS, more: Partial<RuleFormInput> = {}, locale = 'en') {
  const format = createFormatter(locale)
  return toRuleForm({ wallet, unit, format, base: rule, current: rule, edits, save: idle, ...more })
}

function refused(code: CreditsErrorCode, paths: readonly string[], input: TopUpRule = sent) {
  const errors: FieldError[] = paths.map((path) => ({ path, code: 'x', message: 'x' }))
  const error = new CreditsError({ code, operation: 'setAutoTopUp', message: 'x', errors })
  return { status: 'failed', input, error, isOutcomeKnown: true } as const
}

describe('what is proposed', () => {
  test('is a fifth of the upper middle preset, four times a month, with no way to pay chosen', () => {
    expect(proposeRule(wallet)).toEqual({
      threshold: sky(500),
      amount: usd(2500),
      monthlyLimit: usd(10_000),
      provider: null,
    })
  })

  test('is the only way to pay where there is one, and nothing where there are no presets', () => {
    expect(proposeRule({ ...wallet, presets: [], providers: ['dodo'] })).toEqual({
      threshold: null,
      amount: null,
      monthlyLimit: null,
      provider: 'dodo',
    })
  })
})

describe('the form', () => {
  test('stands as the rule stands, with nothing to save', () => {
    const form = fill()
    expect(form).toMatchObject({
      threshold: { text: '5', fault: null },
      amount: { text: '25', credits: '25\u00a0Sky Credits' },
      monthlyLimit: { text: '100' },
      provider: { value: 'stripe' },
      isDirty: false,
      turnsOn: false,
      rule: sent,
    })
  })

  test.each([
    ['en', '1,234.50', 123_450],
    ['de', '1.234,50', 123_450],
    ['en', '$ 40', 4000],
    ['en', ' 25.5 ', 2550],
  ])('reads a limit as people in %s type it: “%s”', (locale, text, minor) => {
    expect(fill(typed({ monthlyLimit: text }), {}, locale).rule?.monthlyLimit).toEqual(usd(minor))
  })

  test('leaves open in the sentence what is not known', () => {
    expect(fill(typed({ amount: 'many' })).words).toEqual({
      threshold: '5\u00a0Sky Credits',
      credits: null,
      price: null,
      limit: '$100.00',
      provider: 'stripe',
    })
  })

  test.each([
    [{ threshold: '0' }, 'threshold', 'zero'],
    [{ threshold: '-1' }, 'threshold', 'negative'],
    [{ amount: '0.99' }, 'amount', 'below'],
    [{ amount: '1000.01' }, 'amount', 'above'],
    [{ monthlyLimit: '24.99' }, 'monthlyLimit', 'belowAmount'],
    [{ monthlyLimit: '' }, 'monthlyLimit', 'empty'],
  ] as const)(
    'with %j has nothing to save, and shows why once that field is done with',
    (texts, field, fault) => {
      expect(fill(typed(texts))).toMatchObject({ rule: null, firstFault: field, [field]: { fault: null } })
      expect(fill(typed(texts, { checked: [field] }))).toMatchObject({ [field]: { fault: { fault } } })
    },
  )

  test('asks for a way to pay that is on offer', () => {
    const gone = { ...rule, provider: 'dodo' } as const
    expect(fill(NO_EDITS, { base: gone })).toMatchObject({ rule: null, firstFault: 'provider' })
  })

  test.each([
    [null, true],
    [{ ...rule, enabled: false, status: 'off' }, true],
    [{ ...rule, status: 'failing' }, true],
    [{ ...rule, status: 'limit_reached' }, false],
  ] as const)('asks once more before it turns on %j: %s', (base, turnsOn) => {
    expect(fill(NO_EDITS, { base, current: base }).turnsOn).toBe(turnsOn)
  })

  test('typed back to what it was is not unsaved', () => {
    expect(fill(typed({ amount: '50' })).isDirty).toBe(true)
    expect(fill(typed({ amount: '25.00' })).isDirty).toBe(false)
  })
})

describe('what the server refused', () => {
  test('stands at its field, as long as that is what is entered', () => {
    const save = refused('validation_failed', ['provider'])
    expect(fill(NO_EDITS, { save }).provider.fault).toEqual({ fault: 'noMethod' })
    expect(fill({ ...NO_EDITS, provider: 'paypal' }, { save }).provider.fault).toBeNull()
    expect(toSaveFailure(save, fill(NO_EDITS, { save }))).toBeNull()
  })

  test('without a field is said above the form', () => {
    const save = refused('forbidden', [])
    expect(toSaveFailure(save, fill(NO_EDITS, { save }))).toEqual({
      isOff: false,
      isKnown: true,
      message: 'autoTopUp.error.forbidden',
      requestId: null,
    })
  })

  test('as out of range stands at the amount', () => {
    expect(fill(NO_EDITS, { save: refused('amount_out_of_range', []) }).amount.fault).toEqual({
      fault: 'refused',
    })
  })

  test('when turning off is nothing of the form’s', () => {
    const save = refused('validation_failed', ['provider'], { ...sent, enabled: false })
    expect(fill(NO_EDITS, { save }).provider.fault).toBeNull()
    expect(toSaveFailure(save, null)).toMatchObject({ isOff: true })
  })
})

describe('a rule that somebody else has changed', () => {
  const changed: AutoTopUp = { ...rule, amount: usd(5000) }

  test('is no conflict before anything is entered', () => {
    expect(fill(NO_EDITS, { current: changed }).conflict).toBeNull()
  })

  test('is shown as it is now, off or gone', () => {
    const edits = typed({ monthlyLimit: '75' })
    expect(fill(edits, { current: changed }).conflict).toMatchObject({
      enabled: true,
      words: { price: '$50.00' },
    })
    const off = { ...rule, enabled: false, status: 'off' } as const
    expect(fill(edits, { current: off }).conflict).toMatchObject({ enabled: false })
    expect(fill(edits, { current: null }).conflict).toBe('gone')
    expect(fill(edits).conflict).toBeNull()
  })

  test('is none where only its standing has changed', () => {
    const current: AutoTopUp = { ...rule, status: 'limit_reached', boughtThisMonth: usd(10_000) }
    expect(fill(typed({ monthlyLimit: '75' }), { current }).conflict).toBeNull()
  })
})
