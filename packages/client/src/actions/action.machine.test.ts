import { describe, expect, test } from 'vitest'
import { IDLE, MAX_REPEATS, transition } from './action.machine'
import { isAtRest } from './action-rest'
import type { ActionEvent, ActionState } from './action-state'
import { credits, sampleEnded, sampleError, sampleHold } from './testing/action-samples'
import { events, label, request, states } from './testing/machine-samples'

const outcomesOfCapture = [
  'captured → succeeded',
  'capture lost → capturing …',
  'capture refused → unsettled held',
  'capture too late → unsettled kept',
  'captured elsewhere → succeeded',
]
const outcomesOfHold = [
  'held → running',
  'held dearer → releasing + failed',
  'lapsed → holding',
  'hold short → blocked ~',
  'hold limited → limited',
  'hold refused → failed hold kept',
  'hold lost → failed hold held',
  'quote lost → failed hold kept',
  'cancel → releasing canceled',
]

/** Every event that is not listed leaves the state as it is, the same object. */
const table: Record<string, string[]> = {
  idle: ['start → holding'],
  holding: outcomesOfHold,
  'holding ~': outcomesOfHold.map((move) => move.replace('blocked ~', 'blocked')),
  blocked: [
    'seen enough → blocked',
    'seen enough for another → blocked',
    'seen less for another → blocked',
    'seen less → blocked ~',
    'cancel → canceled kept',
    'retry → holding',
  ],
  'blocked ~': [
    'seen enough → holding ~',
    'seen enough for another → blocked',
    'seen less for another → blocked',
    'seen less → blocked ~',
    'left → blocked',
    'cancel → canceled kept',
    'retry → holding',
  ],
  limited: ['cancel → canceled kept', 'retry → holding'],
  running: [
    'ran → capturing',
    'ran in part → capturing',
    'ran for nothing → releasing + unused',
    'ran wrongly → releasing + failed',
    'run_failed → releasing + failed',
    'cancel → releasing + canceled',
  ],
  capturing: outcomesOfCapture,
  'capturing …': outcomesOfCapture.map((move) => move.replace('capturing …', 'unsettled unknown')),
  releasing: [
    'held → releasing + canceled',
    'held dearer → releasing + canceled',
    'lapsed → canceled kept',
    'hold short → canceled kept',
    'hold limited → canceled kept',
    'hold refused → canceled kept',
    'hold lost → canceled held',
    'quote lost → canceled kept',
  ],
  'releasing +': [
    'released → canceled kept',
    'release lost → canceled held',
    'release too late → canceled kept',
    'release after capture → canceled taken',
  ],
  'releasing + failed': [
    'released → failed run kept',
    'release lost → failed run held',
    'release too late → failed run kept',
    'release after capture → failed run taken',
  ],
  'releasing + unused': [
    'released → succeeded',
    'release lost → unsettled held',
    'release too late → succeeded',
    'release after capture → succeeded',
  ],
  succeeded: [],
  'unsettled kept': [],
  'unsettled held': ['retry → capturing'],
  'unsettled unused': ['retry → releasing + unused'],
  'unsettled unknown': ['retry → capturing'],
  'failed hold': ['retry → holding'],
  'failed hold …': ['retry → holding'],
  'failed run': [],
  canceled: [],
}

describe('every state meets every event', () => {
  test('the table has a row for every state', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(states).sort())
  })

  test.each(Object.entries(states))('%s', (name, state) => {
    const moves = Object.entries(events).flatMap(([event, happened]) => {
      const next = transition(state, happened)
      return next === state ? [] : [`${event} → ${label(next)}`]
    })
    expect(moves).toEqual(table[name])
  })
})

const from = (name: string): ActionState<string> => states[name] ?? IDLE
const after = (name: string, event: string) => transition(from(name), events[event] ?? { type: 'retry' })

describe('not enough credits', () => {
  test('tell what is required, what is there and what is missing, and follow the balance', () => {
    expect(after('holding', 'hold short')).toMatchObject({
      walletId: 'w1',
      required: credits(10),
      available: credits(4),
      shortfall: credits(6),
    })
    expect(after('blocked ~', 'seen less')).toMatchObject({ available: credits(2), shortfall: credits(8) })
  })

  test('amounts of two assets are compared with nobody’s', () => {
    const available = { minor: 10, asset: 'USD/2' } as const
    const seen: ActionEvent<string> = { type: 'balance_seen', walletId: 'w1', available, isMeant: true }
    expect(transition(from('blocked ~'), seen)).toBe(from('blocked ~'))
  })

  test('a limit says from when to try again, by the clock of the refusal', () => {
    expect(after('holding', 'hold limited')).toMatchObject({ retryAt: '1970-01-01T00:00:30.000Z' })
    const error = sampleError('rate_limited', 'createHold', Number.MAX_SAFE_INTEGER)
    const never = transition(from('holding'), { type: 'hold_failed', request, error, at: 0 })
    expect(never).toMatchObject({ retryAt: '+275760-09-13T00:00:00.000Z' })
  })
})

describe('what was used', () => {
  test('is captured in part, and never more than the hold', () => {
    const used = (minor: number) =>
      transition(from('running'), { type: 'ran', result: 'picture', used: credits(minor) })
    expect(used(4)).toMatchObject({ status: 'capturing', used: credits(4) })
    expect(used(10)).toMatchObject({ status: 'capturing', used: undefined })
    expect(used(11)).toMatchObject({ status: 'capturing', used: undefined })
    expect(used(0)).toMatchObject({ status: 'releasing', reason: { type: 'unused', result: 'picture' } })
  })

  test('of another asset, or below zero, fails the action instead of charging it somehow', () => {
    for (const used of [credits(-1), { minor: 1, asset: 'USD/2' } as const]) {
      const next = transition(from('running'), { type: 'ran', result: 'picture', used })
      expect(next).toMatchObject({
        status: 'releasing',
        reason: { why: { step: 'run', error: expect.any(RangeError) } },
      })
    }
  })
})

describe('a capture', () => {
  test(`that is lost is sent again ${MAX_REPEATS} times, then the result stays and the credits are unknown`, () => {
    let state = after('running', 'ran')
    for (let repeat = 1; repeat <= MAX_REPEATS; repeat += 1) {
      const error = sampleError('network', 'captureHold')
      state = transition(state, { type: 'capture_failed', request: state.request, error })
      expect(state).toMatchObject({
        status: 'capturing',
        repeats: repeat,
        request: request + 1 + repeat,
        error,
      })
    }
    const error = sampleError('internal', 'captureHold')
    state = transition(state, { type: 'capture_failed', request: state.request, error })
    expect(state).toMatchObject({ status: 'unsettled', credits: 'unknown', result: 'picture', error })
  })

  test.each(['unauthenticated', 'rate_limited', 'wallet_unavailable', 'idempotency_in_progress'] as const)(
    'that %s keeps out for now is sent again',
    (code) => {
      const error = sampleError(code, 'captureHold')
      expect(transition(from('capturing'), { type: 'capture_failed', request, error })).toMatchObject({
        status: 'capturing',
        repeats: 1,
      })
    },
  )

  test('that comes after the hold has ended takes nothing, however it ended but by a capture', () => {
    for (const ended of ['expired', 'released']) {
      const error = sampleEnded(ended)
      expect(transition(from('capturing'), { type: 'capture_failed', request, error })).toMatchObject({
        status: 'unsettled',
        credits: 'kept',
        result: 'picture',
      })
    }
  })

  test('of the host’s own server counts as paid, and nothing more is taken', () => {
    expect(after('capturing', 'captured elsewhere')).toMatchObject({ status: 'succeeded', transaction: null })
  })
})

describe('at rest', () => {
  test('is everything but what is waited for; a result whose capture is late is there', () => {
    const busy = Object.keys(states).filter((name) => !isAtRest(from(name)))
    expect(busy).toEqual([
      'holding',
      'holding ~',
      'running',
      'capturing',
      'releasing',
      'releasing +',
      'releasing + failed',
      'releasing + unused',
    ])
  })

  test('a canceled action whose hold turns out to be made gives it back', () => {
    const hold = sampleHold()
    const canceled = transition(from('holding'), { type: 'cancel' })
    const found = transition(canceled, { type: 'held', request, hold, isAgreed: true })
    expect(found).toMatchObject({ status: 'releasing', hold, request: request + 1 })
  })
})
