import { CreditsError } from '@creditkit/client'
import type { ServicePlan } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { CLOSED, type SubscribeEvent, type SubscribeState, subscribing } from './subscribe.machine'
import { planRecord, sky, subscribedRecord } from './testing/records'

const pro = planRecord()
const error = new CreditsError({ code: 'network', operation: 'subscribe', message: 'x' })

/** What comes of events, one after another. */
const after = (...events: readonly SubscribeEvent[]) => events.reduce(subscribing, CLOSED)

const open: SubscribeEvent = { type: 'open', plan: pro, autoRenew: true }
const confirm: SubscribeEvent = { type: 'confirm' }
const answered: SubscribeEvent = { type: 'answered' }
const checked = (plan: ServicePlan | undefined): SubscribeEvent => ({ type: 'checked', plan, error: null })
const failed = (isOutcomeKnown: boolean): SubscribeEvent => ({ type: 'failed', error, isOutcomeKnown })
const succeeded: SubscribeEvent = { type: 'succeeded', result: subscribedRecord() }

test('the straight way is asked about, checked, sent and done', () => {
  expect(after(open)).toEqual({ status: 'asking', plan: pro, autoRenew: true, notice: null })
  expect(after(open, confirm)).toMatchObject({ status: 'checking', isAnswered: false })
  expect(after(open, confirm, answered)).toMatchObject({ status: 'checking', isAnswered: true })
  expect(after(open, confirm, answered, checked(pro))).toEqual({
    status: 'sending',
    plan: pro,
    autoRenew: true,
  })
  expect(after(open, confirm, answered, checked(pro), succeeded)).toMatchObject({ status: 'done' })
})

describe('what is sent is what was shown', () => {
  test('another price is asked about again, with the old one beside it', () => {
    const dearer = planRecord({ price: sky(2000) })
    expect(after(open, confirm, answered, checked(dearer))).toEqual({
      status: 'asking',
      plan: dearer,
      autoRenew: true,
      notice: { kind: 'price', before: sky(1500) },
    })
    expect(after(open, confirm, checked(dearer), confirm, checked(dearer))).toMatchObject({
      status: 'sending',
    })
  })

  test('another wallet is another price', () => {
    const elsewhere = planRecord({ walletId: 'virtfusion' })
    expect(after(open, confirm, checked(elsewhere))).toMatchObject({ notice: { kind: 'price' } })
  })

  test.each([
    ['missing', undefined],
    ['not sold any more', planRecord({ available: false })],
  ])('a plan that is %s is gone, and cannot be confirmed', (_, plan) => {
    const gone = after(open, confirm, checked(plan))
    expect(gone).toMatchObject({ status: 'asking', notice: { kind: 'gone' } })
    expect(subscribing(gone, confirm)).toBe(gone)
  })

  test('a price that could not be looked at is not assumed', () => {
    expect(after(open, confirm, { type: 'checked', plan: pro, error })).toMatchObject({
      status: 'asking',
      notice: { kind: 'failed', isOutcomeKnown: true },
    })
  })
})

describe('what may have happened already', () => {
  const unknown = after(open, confirm, checked(pro), failed(false))

  test('is sent again as it was, whatever it costs by now', () => {
    expect(subscribing(unknown, confirm)).toEqual({ status: 'sending', plan: pro, autoRenew: true })
  })

  test('cannot be changed', () => {
    expect(subscribing(unknown, { type: 'renew', autoRenew: false })).toBe(unknown)
  })
})

test('a definite no is asked about again, and may be changed', () => {
  const refused = after(open, confirm, checked(pro), failed(true))
  expect(subscribing(refused, { type: 'renew', autoRenew: false })).toMatchObject({ autoRenew: false })
  expect(subscribing(refused, confirm)).toMatchObject({ status: 'checking' })
})

test('what is on its way cannot be closed; everything else can', () => {
  const checking = after(open, confirm)
  const sending = after(open, confirm, checked(pro))
  expect(subscribing(checking, { type: 'close' })).toBe(checking)
  expect(subscribing(sending, { type: 'close' })).toBe(sending)
  expect(after(open, { type: 'close' })).toBe(CLOSED)
  expect(after(open, confirm, checked(pro), succeeded, { type: 'close' })).toBe(CLOSED)
})

test('an event that makes no sense changes nothing', () => {
  const states: readonly SubscribeState[] = [
    CLOSED,
    after(open),
    after(open, confirm),
    after(open, confirm, checked(pro)),
    after(open, confirm, checked(pro), succeeded),
  ]
  const senseless: readonly (readonly SubscribeEvent[])[] = [
    [{ type: 'renew', autoRenew: false }, confirm, answered, checked(pro), succeeded, failed(true)],
    [open, answered, checked(pro), succeeded, failed(true)],
    [open, confirm, { type: 'renew', autoRenew: false }, succeeded, failed(true)],
    [open, confirm, answered, checked(pro), { type: 'renew', autoRenew: false }],
    [open, confirm, answered, checked(pro), succeeded, failed(true)],
  ]
  for (const [index, state] of states.entries())
    for (const event of senseless[index] ?? []) expect(subscribing(state, event)).toBe(state)
})
