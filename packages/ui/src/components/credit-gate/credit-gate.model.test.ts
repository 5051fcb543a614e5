import { type ActionState, CreditsError, type CreditsErrorCode } from '@creditkit/client'
import {
  amount,
  type Balance,
  type Config,
  type Hold,
  type KnownBalance,
  type Quote,
  type Transaction,
} from '@creditkit/contract'
import { describe, expect, test, vi } from 'vitest'
import { createFormatter } from '../../format/index'
import { type CreditGateInput, toCreditGateModel } from './credit-gate.model'
import { sky, studioWallet } from './testing/studio'

const NOON = '2026-11-01T12:00:00.000Z'
const LATER = '2026-11-01T12:15:00.000Z'

const config: Config = {
  viewer: { userId: 'ada', accountId: 'acct_ada', name: 'Ada', role: 'customer' },
  branding: { name: { one: 'Sky Credit', other: 'Sky Credits' }, version: 1, updatedAt: NOON },
  wallets: [studioWallet],
  packages: [],
  providers: [],
}
const quote: Quote = { tool: 'image', complexity: 'low', walletId: 'credits', credits: sky(300) }
const hold: Hold = {
  id: 'hold_1',
  walletId: 'credits',
  amount: sky(300),
  captured: sky(0),
  status: 'active',
  description: 'image (low)',
  createdAt: NOON,
  expiresAt: LATER,
}
const transaction: Transaction = {
  id: '018f4b60-0000-7000-8000-000000000001',
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: sky(-250),
  type: 'usage',
  status: 'completed',
  description: 'image (low)',
  metadata: {},
  createdAt: NOON,
  updatedAt: NOON,
}
const balance = (minor: number): KnownBalance => ({
  status: 'ok',
  walletId: 'credits',
  available: sky(minor),
  held: sky(0),
  pending: sky(0),
  totalPurchased: sky(minor),
  totalUsed: sky(0),
  lowBalance: false,
  version: 1,
  updatedAt: NOON,
})
const failure = (code: CreditsErrorCode) =>
  new CreditsError({ code, operation: 'createHold', message: 'x', requestId: 'req_1' })
const counts = { request: 1, attempt: 1 }
const idle: ActionState = { status: 'idle', ...counts }
const nothing = { data: undefined, error: null }

function model(changes: Partial<CreditGateInput> = {}) {
  return toCreditGateModel({
    state: idle,
    cost: { data: quote, error: null },
    costIs: 'exact',
    config: { data: config, error: null },
    balance: balance(2750),
    errorMessage: undefined,
    format: createFormatter('en', { timeZone: 'UTC' }),
    ...changes,
  })
}

describe('the price', () => {
  test('is written out with what it leaves', () => {
    expect(model()).toEqual({
      status: 'ready',
      price: { amount: sky(300), credits: '3\u00a0Sky Credits', costIs: 'exact' },
      balance: {
        kind: 'known',
        credits: '27.50\u00a0Sky Credits',
        rest: { kind: 'after', credits: '24.50\u00a0Sky Credits' },
      },
    })
  })

  test.each([
    [299, { kind: 'missing', credits: '0.01\u00a0Sky Credits' }],
    [300, { kind: 'after', credits: '0\u00a0Sky Credits' }],
    [-100, { kind: 'missing', credits: '4\u00a0Sky Credits' }],
  ])('with %i leaves %j', (minor, rest) => {
    expect(model({ balance: balance(minor) })).toMatchObject({ balance: { rest } })
  })

  test('unknown is loading, then an error, and never a price', () => {
    expect(model({ cost: nothing })).toEqual({ status: 'loading' })
    expect(model({ config: nothing })).toEqual({ status: 'loading' })
    expect(model({ cost: { data: undefined, error: failure('internal') } })).toEqual({
      status: 'error',
      message: 'common.error.internal',
      requestId: 'req_1',
      canRetry: true,
    })
  })

  test.each([
    ['unauthenticated', { status: 'signed_out' }],
    ['forbidden', { status: 'forbidden' }],
    ['not_found', { status: 'error', message: 'creditGate.error.unpriced', canRetry: false }],
    ['unsupported', { status: 'error', message: 'common.error.unsupported', canRetry: false }],
    ['network', { status: 'error', message: 'common.error.network', canRetry: true }],
  ] as const)('%s is said to be that', (code, expected) => {
    expect(model({ cost: { data: undefined, error: failure(code) } })).toMatchObject(expected)
  })

  test('that does not load takes nothing away from what the action has come to', () => {
    const cost = { data: undefined, error: failure('internal') }
    expect(model({ cost, state: { status: 'running', ...counts, hold } })).toMatchObject({
      status: 'running',
      price: null,
    })
  })
})

describe('the balance', () => {
  test('unknown is not zero', () => {
    expect(model({ balance: undefined })).toMatchObject({ balance: { kind: 'loading' } })
    expect(model({ balance: null })).toMatchObject({ balance: { kind: 'unknown' } })
    const outage: Balance = { status: 'unavailable', walletId: 'credits', updatedAt: NOON }
    expect(model({ balance: outage })).toMatchObject({ balance: { kind: 'unknown' } })
  })

  test('of other credits than the price is not compared', () => {
    const other: Balance = { ...balance(0), available: amount(5, 'VFT/0') }
    expect(model({ balance: other })).toMatchObject({ balance: { rest: null } })
  })
})

describe('the action', () => {
  const result = 'a cat'
  const error = failure('network')
  const refused = failure('invalid_state')
  const states: readonly (readonly [string, ActionState, object])[] = [
    ['holding', { status: 'holding', ...counts, isResumed: true }, { isResumed: true }],
    ['running', { status: 'running', ...counts, hold }, { aside: '3\u00a0Sky Credits' }],
    [
      'capturing',
      { status: 'capturing', ...counts, hold, result, used: undefined, repeats: 0, error: null },
      {},
    ],
    ['settling', { status: 'capturing', ...counts, hold, result, used: undefined, repeats: 1, error }, {}],
    ['releasing', { status: 'releasing', ...counts, hold, reason: { type: 'canceled' } }, {}],
    ['limited', { status: 'limited', ...counts, retryAt: LATER, error }, { retryAt: LATER }],
    [
      'blocked',
      {
        status: 'blocked',
        ...counts,
        walletId: 'credits',
        required: sky(300),
        available: sky(50),
        shortfall: sky(250),
        resumes: true,
      },
      { walletId: 'credits', missing: '2.50\u00a0Sky Credits', resumes: true },
    ],
    [
      'succeeded',
      { status: 'succeeded', ...counts, hold, result, transaction, balance: null },
      { used: '2.50\u00a0Sky Credits', isFree: false },
    ],
    [
      'succeeded',
      {
        status: 'succeeded',
        ...counts,
        hold: { ...hold, status: 'released' },
        result,
        transaction: null,
        balance: null,
      },
      { used: null, isFree: true },
    ],
    [
      'succeeded',
      { status: 'succeeded', ...counts, hold, result, transaction: null, balance: null },
      { used: null, isFree: false },
    ],
    [
      'unsettled',
      { status: 'unsettled', ...counts, hold, result, used: undefined, credits: 'held', error: refused },
      { credits: 'held', time: expect.stringContaining('12:15') },
    ],
    ['canceled', { status: 'canceled', ...counts, credits: 'kept', hold: null }, { credits: 'kept' }],
  ]
  test.each(states)('is %s', (status, state, expected) => {
    expect(model({ state })).toMatchObject({ status, ...expected })
  })
})

describe('a failure', () => {
  const failed = (changes: object): ActionState => ({
    status: 'failed',
    ...counts,
    credits: 'kept',
    hold: null,
    why: { step: 'run', error: new Error('GPU 7 fell over') },
    ...changes,
  })

  test('of the work is told in the host’s words, or none', () => {
    expect(model({ state: failed({}) })).toMatchObject({ reason: 'run', text: null })
    const errorMessage = vi.fn(() => 'Not allowed.')
    expect(model({ state: failed({}), errorMessage })).toMatchObject({ text: 'Not allowed.' })
    expect(errorMessage).toHaveBeenCalledWith(new Error('GPU 7 fell over'))
    for (const none of ['', null, undefined])
      expect(model({ state: failed({}), errorMessage: () => none })).toMatchObject({ text: null })
  })

  test('because of the price tells the new one', () => {
    const state = failed({ why: { step: 'price', cost: sky(500) } })
    expect(model({ state })).toMatchObject({ reason: 'price', cost: '5\u00a0Sky Credits' })
  })

  test.each([
    ['wallet_unavailable', 'common.error.wallet_unavailable'],
    ['validation_failed', 'creditGate.error.refused'],
    ['unauthenticated', 'common.error.unauthenticated'],
  ] as const)('to set credits aside with %s says %s', (code, message) => {
    const state = failed({ why: { step: 'hold', error: failure(code) } })
    expect(model({ state })).toMatchObject({ reason: 'hold', message, requestId: 'req_1' })
  })

  test.each([
    ['network', true],
    ['internal', false],
  ] as const)('without an answer (%s) is not said to be one', (code, isOffline) => {
    const state = failed({ why: { step: 'hold', error: failure(code) }, credits: 'held' })
    expect(model({ state })).toMatchObject({ reason: 'unsure', isOffline })
  })

  test('says what became of the credits, and until when', () => {
    expect(model({ state: failed({ credits: 'held', hold }) })).toMatchObject({
      credits: { kind: 'held', time: expect.stringContaining('12:15') },
    })
    expect(model({ state: failed({ credits: 'held' }) })).toMatchObject({
      credits: { kind: 'held', time: null },
    })
    expect(model({ state: failed({ credits: 'taken', hold }) })).toMatchObject({ credits: { kind: 'taken' } })
  })
})
