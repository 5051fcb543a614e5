import { CreditsError } from '@creditkit/client'
import { add, amount, type KnownBalance, toProblem } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { type AdjustForm, checkForm, EMPTY_FORM } from './adjust-form.model'
import { toAdminAdjustModel, toRefusal } from './admin-adjust.model'

const format = createFormatter('en')
const sky = (minor: number) => amount(minor, 'SKY/2')

function holding(minor: number): KnownBalance {
  return {
    status: 'ok',
    walletId: 'credits',
    available: sky(minor),
    held: sky(0),
    pending: sky(0),
    lowBalance: false,
    version: 7,
    updatedAt: '2026-11-01T09:00:00.000Z',
  }
}

const check = (form: Partial<AdjustForm>, minor = 2750) =>
  checkForm({ ...EMPTY_FORM, reason: 'Goodwill', ...form }, 'usr_ada', holding(minor), format)

describe('a form held against a balance', () => {
  test('previews what would come of it and is ready to send with the balance’s version', () => {
    expect(check({ amountText: '5' })).toEqual({
      preview: { before: sky(2750), after: sky(3250) },
      faults: {},
      adjustment: {
        userId: 'usr_ada',
        walletId: 'credits',
        amount: sky(500),
        reason: 'Goodwill',
        expectedVersion: 7,
      },
    })
  })

  test.each([
    ['', 'empty'],
    ['0', 'zero'],
    ['-5', 'negative'],
    ['0.001', 'too_many_decimals'],
    ['1e9', 'not_a_number'],
    ['abc', 'not_a_number'],
    ['90071992547409.92', 'too_large'],
    ['90071992547409.91', 'overflow'],
  ])('an amount of “%s” is a fault (%s) and nothing to send', (amountText, fault) => {
    const checked = check({ amountText })
    expect(checked.faults.amount?.fault).toBe(fault)
    expect(checked.preview.after).toBeNull()
    expect(checked.adjustment).toBeNull()
  })

  test('removing more than there is names what there is', () => {
    expect(check({ direction: 'remove', amountText: '27.51' }).faults.amount).toEqual({
      fault: 'exceeds',
      available: sky(2750),
    })
    expect(check({ direction: 'remove', amountText: '27.5' }).preview.after).toEqual(sky(0))
  })

  test('a reason is needed, and has an end', () => {
    expect(check({ amountText: '5', reason: '  ' }).faults.reason).toBe('missing')
    expect(check({ amountText: '5', reason: 'x'.repeat(501) }).faults.reason).toBe('too_long')
  })

  test('any typed amount is either a fault or moves the balance by exactly that', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.maxSafeNat(),
        fc.constantFrom('add' as const, 'remove' as const),
        (balance, typed, direction) => {
          const amountText = `${Math.trunc(typed / 100)}.${String(Math.abs(typed % 100)).padStart(2, '0')}`
          const { adjustment, preview, faults } = check({ amountText, direction }, balance)
          if (!adjustment) {
            expect(faults.amount).toBeDefined()
            return
          }
          expect(Math.abs(adjustment.amount.minor)).toBe(typed)
          expect(preview.after).toEqual(add(preview.before, sky(adjustment.amount.minor)))
          if (direction === 'remove') expect(preview.after?.minor).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('the screen', () => {
  const nothing = { data: undefined, error: null }
  const error = (code: 'forbidden' | 'internal' | 'unsupported') =>
    new CreditsError({ code, operation: 'getConfig', message: code, requestId: 'req_1' })

  test('is closed to customers and open to administrators', () => {
    expect(toAdminAdjustModel({ data: { role: 'customer' }, error: null }, nothing).status).toBe('forbidden')
    expect(toAdminAdjustModel({ data: { role: 'admin' }, error: null }, { data: [], error: null })).toEqual({
      status: 'ready',
      wallets: [],
    })
  })

  test('says that it loads, that it may not, and what failed', () => {
    expect(toAdminAdjustModel(nothing, nothing)).toEqual({ status: 'loading' })
    expect(toAdminAdjustModel({ data: undefined, error: error('forbidden') }, nothing).status).toBe(
      'forbidden',
    )
    expect(toAdminAdjustModel({ data: undefined, error: error('internal') }, nothing)).toMatchObject({
      status: 'error',
      requestId: 'req_1',
      canRetry: true,
    })
    expect(toAdminAdjustModel({ data: undefined, error: error('unsupported') }, nothing)).toMatchObject({
      message: 'common.error.unsupported',
      canRetry: false,
    })
  })

  test('puts a refusal at the field it names', () => {
    const refused = (path: string) =>
      new CreditsError({
        code: 'insufficient_credits',
        operation: 'adminAdjust',
        message: '',
        errors: [{ path, code: 'insufficient_credits', message: '' }],
        problem: toProblem('insufficient_credits', '', '', {
          required: sky(1),
          available: sky(0),
          walletId: 'credits',
        }),
      })
    expect(toRefusal(refused('amount.minor')).amount).toBe('common.error.insufficient_credits')
    expect(toRefusal(refused('elsewhere')).form).toBe('common.error.insufficient_credits')
  })
})
