import { CreditsError } from '@creditkit/client'
import { type ProblemCode, toProblem } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import type { SubscribeNotice, SubscribeState } from './subscribe.machine'
import { type SubscribeDialogInput, toSubscribeDialogModel } from './subscribe-dialog.model'
import { balanceRecord, configRecord, planRecord, sky, subscribedRecord } from './testing/records'

const plan = planRecord()
const asking = (notice: SubscribeNotice | null = null): SubscribeState => ({
  status: 'asking',
  plan,
  autoRenew: true,
  notice,
})

function model(changes: Partial<SubscribeDialogInput> = {}) {
  return toSubscribeDialogModel({
    state: asking(),
    balance: balanceRecord(2750),
    config: configRecord(),
    others: [],
    format: createFormatter('en', { timeZone: 'UTC' }),
    ...changes,
  })
}

const refused = (code: ProblemCode, isOutcomeKnown = true): SubscribeNotice => ({
  kind: 'failed',
  isOutcomeKnown,
  error: new CreditsError({ code, operation: 'subscribe', message: 'x', requestId: 'req_1' }),
})
const tooFew: SubscribeNotice = {
  kind: 'failed',
  isOutcomeKnown: true,
  error: new CreditsError({
    code: 'insufficient_credits',
    operation: 'subscribe',
    message: 'x',
    problem: toProblem('insufficient_credits', 'x', '', {
      walletId: 'credits',
      required: sky(1500),
      available: sky(900),
    }),
  }),
}

test('is closed while nothing is asked, and while it is not known what credits are called', () => {
  expect(model({ state: { status: 'closed' } })).toEqual({ status: 'closed' })
  expect(model({ config: undefined })).toEqual({ status: 'closed' })
})

test('says what is charged and what is left', () => {
  expect(model()).toMatchObject({
    status: 'confirm',
    price: '15\u00a0Sky Credits',
    balance: { before: '27.50\u00a0Sky Credits', after: '12.50\u00a0Sky Credits' },
    shortfall: null,
    notice: null,
    canConfirm: true,
    canChange: true,
    isBusy: false,
  })
})

test.each(['checking', 'sending'] as const)('is busy while %s', (status) => {
  const state: SubscribeState = { status, plan, autoRenew: true, isAnswered: false }
  expect(model({ state })).toMatchObject({ isBusy: true, canChange: false })
})

describe('credits that are missing', () => {
  test('are known from the balance', () => {
    expect(model({ balance: balanceRecord(900) })).toMatchObject({
      shortfall: { walletId: 'credits', required: sky(1500), available: sky(900) },
      balance: null,
      canConfirm: false,
    })
  })

  test('a balance that is just enough is enough', () => {
    expect(model({ balance: balanceRecord(1500) })).toMatchObject({
      shortfall: null,
      balance: { after: '0\u00a0Sky Credits' },
    })
  })

  test('are known from the refusal where the balance is not', () => {
    expect(model({ balance: undefined, state: asking(tooFew) })).toMatchObject({
      shortfall: { required: sky(1500), available: sky(900) },
      notice: null,
      canConfirm: false,
    })
  })

  test('have come when the balance says so, whatever was refused before', () => {
    expect(model({ state: asking(tooFew) })).toMatchObject({ shortfall: null, canConfirm: true })
  })

  test('an unknown balance stands in nobody’s way', () => {
    const outage = {
      status: 'unavailable',
      walletId: 'credits',
      updatedAt: '2026-11-01T09:00:00.000Z',
    } as const
    expect(model({ balance: outage })).toMatchObject({
      balance: 'unknown',
      shortfall: null,
      canConfirm: true,
    })
  })

  test('are no matter while it may have been paid already', () => {
    const changes = { balance: balanceRecord(900), state: asking(refused('internal', false)) }
    expect(model(changes)).toMatchObject({
      shortfall: null,
      canConfirm: true,
      canChange: false,
      checks: true,
    })
  })
})

test.each([
  [
    { kind: 'price', before: sky(1200) },
    { kind: 'price', before: '12\u00a0Sky Credits', after: '15\u00a0Sky Credits' },
  ],
  [{ kind: 'gone' }, { kind: 'gone' }],
  [refused('plan_unavailable'), { kind: 'gone' }],
  [refused('already_subscribed'), { kind: 'failed', message: 'servicePlans.failed.alreadySubscribed' }],
  [refused('internal'), { kind: 'failed', message: 'common.error.internal', requestId: 'req_1' }],
  [refused('internal', false), { kind: 'unknown', requestId: 'req_1' }],
] as const)('%j reads %j', (notice, expected) => {
  expect(model({ state: asking(notice) })).toMatchObject({ notice: expected })
})

test.each([{ kind: 'gone' } as const, refused('plan_unavailable')])(
  'a plan that is gone cannot be confirmed: %j',
  (notice) => {
    expect(model({ state: asking(notice) })).toMatchObject({ canConfirm: false })
  },
)

describe('once it is done', () => {
  const done = (changes = {}): SubscribeState => ({
    status: 'done',
    plan,
    autoRenew: true,
    result: subscribedRecord(changes),
  })

  test('it says what the server has charged, and when it does again', () => {
    expect(model({ state: done() })).toMatchObject({
      status: 'done',
      charged: '15\u00a0Sky Credits',
      balance: '12.50\u00a0Sky Credits',
      next: { kind: 'renews', date: 'Dec 1, 2026' },
    })
  })

  test('or when it ends; or nothing where that is not told', () => {
    expect(model({ state: done({ autoRenew: false }) })).toMatchObject({ next: { kind: 'ends' } })
    expect(model({ state: done({ renewsAt: null }) })).toMatchObject({ next: null })
  })
})
