import { describe, expect, test } from 'vitest'
import { parse } from '../validation'
import { isProblemCode, problemCatalogue } from './catalogue'
import { ProblemSchema, toProblem } from './problem'

/** The table of docs and contract, written out a second time on purpose: a code or status that moves breaks clients. */
const PROMISED = {
  validation_failed: 400,
  amount_out_of_range: 400,
  unauthenticated: 401,
  insufficient_credits: 402,
  payment_declined: 402,
  forbidden: 403,
  not_found: 404,
  idempotency_in_progress: 409,
  idempotency_key_reused: 422,
  invalid_state: 409,
  already_subscribed: 409,
  plan_unavailable: 409,
  version_conflict: 409,
  code_already_redeemed: 409,
  rate_limited: 429,
  wallet_unavailable: 503,
  internal: 500,
}

const usd = (minor: number) => ({ minor, asset: 'USD/2' as const })

describe('the problem catalogue', () => {
  test('has every promised code with its status, and no other', () => {
    const actual = Object.fromEntries(
      Object.entries(problemCatalogue).map(([code, { status }]) => [code, status]),
    )
    expect(actual).toEqual(PROMISED)
    expect(Object.keys(problemCatalogue).every(isProblemCode)).toBe(true)
  })

  test.each(['toString', '__proto__', 'constructor', '', 'network'])(
    'does not take %j for a code',
    (text) => {
      expect(isProblemCode(text)).toBe(false)
    },
  )

  test('has exactly one schema a code', () => {
    const codes = ProblemSchema.options.map((option) => option.entries.code.literal)
    expect([...codes].sort()).toEqual(Object.keys(PROMISED).sort())
  })
})

describe('toProblem', () => {
  test('makes a body that its own schema takes, with status and title of the catalogue', () => {
    const extensions = { required: usd(500), available: usd(20), walletId: 'main' }
    const body = toProblem('insufficient_credits', 'Buy credits first.', 'req_1', extensions)
    expect(body).toEqual({
      type: 'urn:creditkit:problem:insufficient_credits',
      title: 'There are not enough credits',
      status: 402,
      code: 'insufficient_credits',
      detail: 'Buy credits first.',
      requestId: 'req_1',
      ...extensions,
    })
    expect(parse(ProblemSchema, body)).toEqual({ ok: true, value: body })
  })

  test('names what a problem of another make lacks', () => {
    const problem = {
      ...toProblem('not_found', 'There is no such purchase.', 'req_1', {}),
      code: 'insufficient_credits',
    }
    const parsed = parse(ProblemSchema, problem)
    expect(!parsed.ok && parsed.errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'required required',
      'available required',
      'walletId required',
    ])
  })
})
