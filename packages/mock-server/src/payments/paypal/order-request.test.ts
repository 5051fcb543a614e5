import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOrderRequest } from './order-request'
import { PaypalRefusal } from './refusal'

const usd = (value: unknown) => ({ currency_code: 'USD', value })
const order = (amount: unknown, more: object = {}) => ({
  intent: 'CAPTURE',
  purchase_units: [{ amount, ...more }],
})

/** The first thing found wrong: its HTTP status, issue and field. */
function fault(
  body: unknown,
): [status: number, issue: string | undefined, field: string | undefined] | 'accepted' {
  try {
    parseOrderRequest(body)
    return 'accepted'
  } catch (error) {
    if (!(error instanceof PaypalRefusal)) throw error
    return [error.status, error.details[0]?.issue, error.details[0]?.field]
  }
}

describe('an order is refused as PayPal refuses it', () => {
  it.each<[string, unknown, number, string, string | undefined]>([
    ['a body that is no object', 'x', 400, 'MALFORMED_REQUEST_JSON', undefined],
    ['no intent', { purchase_units: [] }, 400, 'MISSING_REQUIRED_PARAMETER', '/intent'],
    ['an intent unheard of', { intent: 'STEAL' }, 400, 'INVALID_PARAMETER_VALUE', '/intent'],
    ['no units', { intent: 'CAPTURE' }, 400, 'MISSING_REQUIRED_PARAMETER', '/purchase_units'],
    [
      'an empty list',
      { intent: 'CAPTURE', purchase_units: [] },
      400,
      'INVALID_ARRAY_MIN_ITEMS',
      '/purchase_units',
    ],
    ['no amount', order(undefined), 400, 'MISSING_REQUIRED_PARAMETER', '/purchase_units/0/amount'],
    [
      'a number for a value',
      order(usd(25)),
      400,
      'INVALID_PARAMETER_SYNTAX',
      '/purchase_units/0/amount/value',
    ],
    ['words', order(usd('ten')), 400, 'INVALID_PARAMETER_SYNTAX', '/purchase_units/0/amount/value'],
    [
      'a grouped value',
      order(usd('1,000.00')),
      400,
      'INVALID_PARAMETER_SYNTAX',
      '/purchase_units/0/amount/value',
    ],
    ['an exponent', order(usd('1e3')), 400, 'INVALID_PARAMETER_SYNTAX', '/purchase_units/0/amount/value'],
    ['33 digits', order(usd('1'.repeat(33))), 400, 'INVALID_STRING_LENGTH', '/purchase_units/0/amount/value'],
    [
      'a long custom id',
      order(usd('1.00'), { custom_id: 'x'.repeat(128) }),
      400,
      'INVALID_STRING_LENGTH',
      '/purchase_units/0/custom_id',
    ],
    [
      'a long descriptor',
      order(usd('1.00'), { soft_descriptor: 'x'.repeat(23) }),
      400,
      'INVALID_STRING_LENGTH',
      '/purchase_units/0/soft_descriptor',
    ],
    ['nothing', order(usd('0.00')), 422, 'CANNOT_BE_ZERO_OR_NEGATIVE', '/purchase_units/0/amount/value'],
    [
      'less than nothing',
      order(usd('-1.00')),
      422,
      'CANNOT_BE_ZERO_OR_NEGATIVE',
      '/purchase_units/0/amount/value',
    ],
    [
      'a float that was printed',
      order(usd('242.79999999999998')),
      422,
      'DECIMAL_PRECISION',
      '/purchase_units/0/amount/value',
    ],
    [
      'too much',
      order(usd('1000000000000000.00')),
      422,
      'MAX_VALUE_EXCEEDED',
      '/purchase_units/0/amount/value',
    ],
    [
      'decimals of a yen',
      order({ currency_code: 'JPY', value: '500.00' }),
      422,
      'DECIMALS_NOT_SUPPORTED',
      '/purchase_units/0/amount/value',
    ],
    [
      'fillér',
      order({ currency_code: 'HUF', value: '500.50' }),
      422,
      'DECIMALS_NOT_SUPPORTED',
      '/purchase_units/0/amount/value',
    ],
    [
      'a currency it does not take',
      order({ currency_code: 'KWD', value: '1.00' }),
      422,
      'INVALID_CURRENCY_CODE',
      '/purchase_units/0/amount/currency_code',
    ],
    [
      'half a currency code',
      order({ currency_code: 'US', value: '1.00' }),
      400,
      'INVALID_STRING_LENGTH',
      '/purchase_units/0/amount/currency_code',
    ],
  ])('for %s', (_, body, status, issue, field) => {
    expect(fault(body)).toEqual([status, issue, field])
  })

  it('for units that share a name, have none, or mix currencies', () => {
    const units = (...list: object[]) => fault({ intent: 'CAPTURE', purchase_units: list })
    expect(units({ amount: usd('1.00') }, { amount: usd('1.00') })).toContain('REFERENCE_ID_REQUIRED')
    const named = (reference_id: string, amount: object) => ({ reference_id, amount })
    expect(units(named('a', usd('1.00')), named('a', usd('1.00')))).toContain('DUPLICATE_REFERENCE_ID')
    expect(units(named('a', usd('1.00')), named('b', { currency_code: 'EUR', value: '1.00' }))).toContain(
      'MULTI_CURRENCY_ORDER',
    )
    expect(units(named('a', usd('1.00')), named('b', usd('1.00')))).toBe('accepted')
  })

  it('for items and a breakdown that do not add up', () => {
    const items = [{ name: '2,500 tokens', quantity: '2', unit_amount: usd('12.50') }]
    const sold = (value: string, breakdown?: object) => fault(order({ ...usd(value), breakdown }, { items }))
    expect(sold('25.00')).toContain('ITEM_TOTAL_REQUIRED')
    expect(sold('25.00', { item_total: usd('24.00'), handling: usd('1.00') })).toContain(
      'ITEM_TOTAL_MISMATCH',
    )
    expect(sold('26.00', { item_total: usd('25.00') })).toContain('AMOUNT_MISMATCH')
    expect(sold('26.00', { item_total: usd('25.00'), tax_total: usd('2.00'), discount: usd('1.00') })).toBe(
      'accepted',
    )
  })
})

describe('an order is accepted', () => {
  it('with its amount written out, whatever short form it came in', () => {
    const read = (value: string) => parseOrderRequest(order(usd(value))).units[0]?.amount.value
    expect(['25', '25.5', '.5', '0.50'].map(read)).toEqual(['25.00', '25.50', '0.50', '0.50'])
  })

  it('for every sum of cents, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (minor) => {
        const digits = String(minor).padStart(3, '0')
        const value = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(parseOrderRequest(order(usd(value))).units[0]?.amount).toEqual(usd(value))
      }),
    )
  })

  it('with the addresses a redirected buyer goes back to, new style or old', () => {
    const back = { return_url: 'https://shop.example/ok', cancel_url: 'https://shop.example/no' }
    const amount = usd('1.00')
    const modern = { ...order(amount), payment_source: { paypal: { experience_context: back } } }
    const old = { ...order(amount), application_context: back }
    const addresses = { returnUrl: back.return_url, cancelUrl: back.cancel_url }
    expect(parseOrderRequest(modern)).toMatchObject({
      ...addresses,
      source: { card: null, vaultId: null },
    })
    expect(parseOrderRequest(old)).toMatchObject({ ...addresses, source: null })
  })
})
