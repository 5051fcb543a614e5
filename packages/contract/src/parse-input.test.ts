import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inputExamples } from './openapi/examples'
import type { Operation } from './operation'
import { operations } from './operations'
import { pathParameters } from './path'
import type { ClientOperationName, OperationName } from './types'
import { type Parsed, parseInput } from './validation'

const allNames = Object.keys(operations).filter((name): name is OperationName => name in operations)
const names = allNames.filter((name): name is ClientOperationName => name in inputExamples)

/** Takes a flat input apart the way a client sends it: path parameters, then query or body by method. */
function toRaw(name: OperationName, flat: object) {
  const operation: Operation = operations[name]
  const inPath = new Set(pathParameters(operation.path))
  const entries = Object.entries(flat)
  const rest = entries.filter(([key]) => !inPath.has(key))
  return {
    params: Object.fromEntries(entries.filter(([key]) => inPath.has(key))),
    query: operation.query ? Object.fromEntries(rest.map(([key, value]) => [key, String(value)])) : {},
    body: operation.body ? JSON.parse(JSON.stringify(Object.fromEntries(rest))) : undefined,
  }
}

const errorsOf = (parsed: Parsed<unknown>) => (parsed.ok ? [] : parsed.errors)
const brief = (parsed: Parsed<unknown>) => errorsOf(parsed).map(({ path, code }) => `${path} ${code}`)
const ofBody = (name: OperationName, body: unknown, params: Record<string, string> = {}) =>
  parseInput(name, { params, query: {}, body })

/** A sentence that a person can act on, without a word of the schema library. */
const SENTENCE = /^[A-Z][^\n]*\.$/
const LIBRARY = /Invalid|Expected|Received|undefined|\[object|NaN/i

function expectHuman(parsed: Parsed<unknown>) {
  for (const { message, code } of errorsOf(parsed)) {
    expect(message).toMatch(SENTENCE)
    expect(message).not.toMatch(LIBRARY)
    expect(code).toMatch(/^[a-z_]+$/)
  }
}

describe.each(names)('the input of %s', (name) => {
  const good = inputExamples[name]

  test('is taken as it is', () => {
    expect(parseInput(name, toRaw(name, good))).toEqual({ ok: true, value: good })
  })

  test('may carry fields that nobody knows, which are dropped', () => {
    const raw = toRaw(name, good)
    const body = raw.body === undefined ? undefined : { ...raw.body, later: { nested: [1] } }
    expect(parseInput(name, { ...raw, query: { ...raw.query, later: '1' }, body })).toEqual({
      ok: true,
      value: good,
    })
  })

  test('names each mistyped field by its path, in words for people', () => {
    const raw = toRaw(name, good)
    for (const key of Object.keys(raw.body ?? {})) {
      const parsed = parseInput(name, { ...raw, body: { ...raw.body, [key]: () => 0 } })
      expect(errorsOf(parsed).map(({ path }) => path)).toContain(key)
      expectHuman(parsed)
    }
  })

  test('is refused without its required fields, each by its name', () => {
    const raw = toRaw(name, good)
    for (const key of Object.keys(raw.body ?? {})) {
      const { [key]: _, ...body } = raw.body
      const parsed = parseInput(name, { ...raw, body })
      for (const error of errorsOf(parsed)) expect(error).toMatchObject({ path: expect.stringMatching(/./) })
      expectHuman(parsed)
    }
    for (const key of Object.keys(raw.params)) {
      expect(brief(parseInput(name, { ...raw, params: {} }))).toContain(`${key} required`)
    }
  })

  test('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.string()), (body, words) => {
        expectHuman(parseInput(name, { params: words, query: words, body }))
      }),
      { numRuns: 30 },
    )
  })

  test.each([null, [], [{}], 'text', 7, true])('is not the body %j', (body) => {
    const operation: Operation = operations[name]
    const parsed = parseInput(name, { ...toRaw(name, good), body })
    const wrong = { path: '', code: 'invalid_type', message: 'Send a JSON object.' }
    expect(errorsOf(parsed)).toEqual(operation.body ? [wrong] : [])
  })
})

describe('an amount in a request', () => {
  const bad: [string, unknown, string][] = [
    ['a float', { minor: 0.001, asset: 'USD/2' }, 'money.minor not_an_integer'],
    ['text', { minor: 'abc', asset: 'USD/2' }, 'money.minor invalid_type'],
    ['digits in text', { minor: '2500', asset: 'USD/2' }, 'money.minor invalid_type'],
    ['past the safe integers', { minor: 2 ** 53, asset: 'USD/2' }, 'money.minor not_an_integer'],
    ['astronomic', { minor: 1e308, asset: 'USD/2' }, 'money.minor not_an_integer'],
    ['infinite', JSON.parse('{"minor":1e999,"asset":"USD/2"}'), 'money.minor not_an_integer'],
    ['not a number', { minor: Number.NaN, asset: 'USD/2' }, 'money.minor invalid_type'],
    ['null', { minor: null, asset: 'USD/2' }, 'money.minor invalid_type'],
    ['without units', { asset: 'USD/2' }, 'money.minor required'],
    ['without asset', { minor: 5 }, 'money.asset required'],
    ['of a malformed asset', { minor: 5, asset: 'USD/2.5' }, 'money.asset invalid_format'],
    ['a bare number', 25, 'money invalid_type'],
    ['a list', [25, 'USD/2'], 'money.minor required'],
  ]
  test.each(bad)('that is %s is refused by its path', (_, money, error) => {
    const parsed = ofBody('createPurchase', { walletId: 'main', provider: 'paypal', money })
    expect(brief(parsed)).toContain(error)
    expectHuman(parsed)
  })

  test.each([0, -5, 1e9, Number.MAX_SAFE_INTEGER])(
    'to buy for, of %s units, is left to the service, which knows the limits',
    (minor) => {
      const money = { minor, asset: 'USD/2' }
      expect(ofBody('createPurchase', { walletId: 'nowhere', provider: 'paypal', money }).ok).toBe(true)
    },
  )

  test.each([0, -5])('to spend, hold, capture or refund is never %s', (minor) => {
    const amount = { minor, asset: 'CREDIT/0' }
    const reference = { type: 'tool_run', id: 'r1' }
    const say = { walletId: 'main', description: 'Run' }
    expect(brief(ofBody('spend', { ...say, amount, reference }))).toEqual(['amount.minor min_value'])
    expect(brief(ofBody('createHold', { ...say, amount }))).toEqual(['amount.minor min_value'])
    expect(brief(ofBody('captureHold', { amount }, { holdId: 'h1' }))).toEqual(['amount.minor min_value'])
    expect(brief(ofBody('adminRefund', { money: amount, reason: 'Why' }, { purchaseId: 'p1' }))).toEqual([
      'money.minor min_value',
    ])
  })

  test('of an adjustment is signed but not zero, while bulk rows are left to be validated one by one', () => {
    const row = { userId: 'u1', walletId: 'main', amount: { minor: -5, asset: 'CREDIT/0' }, reason: 'Why' }
    expect(ofBody('adminAdjust', row).ok).toBe(true)
    const nothing = { ...row, amount: { minor: 0, asset: 'CREDIT/0' } }
    expect(brief(ofBody('adminAdjust', nothing))).toEqual(['amount.minor invalid'])
    const rows = [row, nothing, { ...row, reason: ' ' }, null, 'x']
    expect(ofBody('adminAdjustMany', { rows })).toEqual({ ok: true, value: { rows } })
    expect(brief(ofBody('adminAdjustMany', { rows: [] }))).toEqual(['rows min_length'])
  })
})

describe('either-or inputs', () => {
  test.each([[{}], [{ packageId: 'p', money: { minor: 5, asset: 'USD/2' } }]])(
    'a purchase of %j names a package or money, one of the two',
    (choice) => {
      const parsed = ofBody('createPurchase', { walletId: 'main', provider: 'paypal', ...choice })
      expect(brief(parsed)).toEqual(['money invalid'])
      expectHuman(parsed)
    },
  )

  test('are checked even when something else is wrong too', () => {
    expect(brief(ofBody('createPurchase', { provider: 'cash' }))).toEqual([
      'walletId required',
      'provider invalid_choice',
      'money invalid',
    ])
    expect(brief(ofBody('createHold', { walletId: 'main' }))).toEqual([
      'description required',
      'amount invalid',
    ])
  })
})

describe('a request', () => {
  test('without a body is one with an empty body', () => {
    expect(parseInput('captureHold', { params: { holdId: 'h1' }, query: {}, body: undefined })).toEqual({
      ok: true,
      value: { holdId: 'h1' },
    })
    expect(brief(parseInput('redeemCode', { params: {}, query: {}, body: undefined }))).toEqual([
      'code required',
    ])
  })

  test.each(['0', '101', '-1', '1.5', 'abc', '1e1', '', ' 5', '99999999999999999999'])(
    'cannot ask for %j rows',
    (limit) => {
      const parsed = parseInput('listPurchases', { params: {}, query: { limit }, body: undefined })
      expect(errorsOf(parsed)).toEqual([
        { path: 'limit', code: expect.any(String), message: 'Ask for 1 to 100 rows a page.' },
      ])
    },
  )

  test.each([
    '2026-11-01',
    '2026-11-01T09:00:00Z',
    '2026-11-01T09:00:00.000+01:00',
    '2026-02-30T09:00:00.000Z',
    '2026-11-01T24:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    'yesterday',
  ])('cannot filter from %j', (from) => {
    const parsed = parseInput('listTransactions', { params: {}, query: { from }, body: undefined })
    expect(errorsOf(parsed).map(({ path }) => path)).toContain('from')
    expectHuman(parsed)
  })

  test('names the choices of a field that has some', () => {
    const parsed = parseInput('listTransactions', { params: {}, query: { status: 'done' }, body: undefined })
    expect(errorsOf(parsed)).toEqual([
      {
        path: 'status',
        code: 'invalid_choice',
        message: 'Choose one of: pending, completed, failed, reversed.',
      },
    ])
  })

  test('cannot reach a prototype', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"code":"X"}',
    )
    const parsed = ofBody('redeemCode', hostile)
    expect(parsed).toEqual({ ok: true, value: { code: 'X' } })
    expect(Object.getPrototypeOf(parsed.ok && parsed.value)).toBe(Object.prototype)
    const webhook = ofBody('receivePaypalWebhook', hostile)
    expect(webhook.ok && Object.getPrototypeOf(webhook.value)).toBe(Object.prototype)
    expect('admin' in {}).toBe(false)
  })

  test('nested ten thousand levels deep is only data', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)
    expect(ofBody('redeemCode', deep).ok).toBe(false)
    expect(ofBody('redeemCode', { code: deep }).ok).toBe(false)
    expect(ofBody('createTransaction', { metadata: deep }).ok).toBe(false)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'https:evil', ''])(
    'cannot send the buyer back to %j',
    (returnUrl) => {
      const draft = { walletId: 'main', provider: 'stripe_checkout', packageId: 'p', returnUrl }
      expect(errorsOf(ofBody('createPurchase', draft)).map(({ path }) => path)).toContain('returnUrl')
    },
  )
})

test('every operation has an example that these promises were kept for', () => {
  expect(names.length + 3).toBe(allNames.length)
  expect(Object.keys(inputExamples).sort()).toEqual([...names].sort())
})
