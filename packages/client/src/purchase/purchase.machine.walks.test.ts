import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { events, failure, label, purchase, request, seen, states } from './machine-samples'
import { IDLE, transition } from './purchase.machine'
import { activityOf } from './purchase-activity'
import { sampleDraft, sampleError, samplePurchase } from './purchase-samples'
import type { PurchaseEvent, PurchaseState } from './purchase-state'

describe('answers that come late', () => {
  const awaiting = {
    status: 'awaiting_approval',
    request,
    purchase: samplePurchase('requires_action', 5),
  } as const

  test('of an earlier request are dropped', () => {
    const creating = transition(transition(IDLE, { type: 'start', draft: sampleDraft }), {
      type: 'start',
      draft: { ...sampleDraft, packageId: 'pack_50' },
    })
    const late: PurchaseEvent = { type: 'created', request: creating.request - 1, purchase }
    expect(transition(creating, late)).toBe(creating)
    expect(transition(creating, { ...late, request: creating.request })).toMatchObject({
      status: 'awaiting_approval',
    })
  })

  test('that are older than what is known are dropped', () => {
    expect(transition(awaiting, seen(samplePurchase('requires_action', 4, { failure })))).toBe(awaiting)
    expect(transition(awaiting, seen(samplePurchase('created', 5)))).toBe(awaiting)
  })

  test('within one instant the one further along is newer, unless it was asked for afterwards', () => {
    const settling = { status: 'settling', request, purchase: samplePurchase('processing', 5) } as const
    const reopened = samplePurchase('requires_action', 5)
    expect(transition(settling, seen(reopened))).toBe(settling)
    expect(transition(settling, { type: 'purchase_seen', purchase: reopened, isFresh: true }).status).toBe(
      'awaiting_approval',
    )
  })

  test('that say nothing new change nothing', () => {
    expect(transition(awaiting, seen(samplePurchase('requires_action', 5)))).toBe(awaiting)
  })

  test('a success is never late', () => {
    expect(transition(awaiting, seen(samplePurchase('succeeded', 1))).status).toBe('succeeded')
  })

  test('a decline that is known already does not decline the next try', () => {
    const declinedBefore = samplePurchase('requires_action', 5, { failure })
    const again = transition(
      { status: 'declined', request, purchase: declinedBefore, failure, canRetry: true },
      { type: 'retry' },
    )
    expect(transition(again, seen(declinedBefore))).toBe(again)
    const lost = transition(transition(again, { type: 'approved' }), {
      type: 'request_failed',
      request: again.request + 1,
      error: sampleError('timeout'),
    })
    expect(lost.status).toBe('unknown')
    expect(transition(lost, seen(declinedBefore)).status).toBe('capturing')
  })
})

describe('a lost capture', () => {
  test('is sent again by itself twice where the server has seen none, then the buyer is asked', () => {
    let state: PurchaseState = { status: 'awaiting_approval', request, purchase }
    state = transition(state, { type: 'approved' })
    for (let repeat = 0; repeat < 3; repeat += 1) {
      expect(state.status).toBe('capturing')
      state = transition(state, {
        type: 'request_failed',
        request: state.request,
        error: sampleError('network'),
      })
      expect(state).toMatchObject({ status: 'unknown', canRetry: false })
      state = transition(state, seen(purchase))
    }
    expect(state).toMatchObject({ status: 'unknown', canRetry: true })
    expect(transition(state, { type: 'retry' }).status).toBe('capturing')
  })

  test('that the server knows nothing of fails instead of being asked about for ever', () => {
    expect(
      transition(states.unknown ?? IDLE, {
        type: 'request_failed',
        request,
        error: sampleError('not_found'),
      }),
    ).toMatchObject({
      status: 'failed',
      canRetry: false,
    })
  })
})

describe('whatever happens', () => {
  const anyEvent = fc.constantFrom(...Object.values(events))
  const walk = (
    sequence: readonly PurchaseEvent[],
    check: (before: PurchaseState, event: PurchaseEvent, after: PurchaseState) => void,
  ) => {
    let state: PurchaseState = IDLE
    for (const event of sequence) {
      const numbered =
        'request' in event && event.request === request ? { ...event, request: state.request } : event
      const after = transition(state, numbered)
      check(state, numbered, after)
      state = after
    }
  }

  test('success comes only from a purchase that the server says is credited, and stays until something new begins', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (sequence) => {
        walk(sequence, (before, event, after) => {
          if (after.status === 'succeeded' && before.status !== 'succeeded') {
            expect('purchase' in event && event.purchase.status).toBe('succeeded')
          }
          if (before.status === 'succeeded' && after.status !== 'succeeded') {
            expect(['start', 'reset']).toContain(event.type)
          }
        })
      }),
    )
  })

  test('nothing new begins, and nothing is given up, while money may be moving', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (sequence) => {
        walk(sequence, (before, event, after) => {
          const moving = ['capturing', 'settling'].includes(before.status) || label(before) === 'unknown'
          if (moving && (event.type === 'start' || event.type === 'cancel')) expect(after).toBe(before)
        })
      }),
    )
  })

  test('request numbers never go back, and every request has its own', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (sequence) => {
        walk(sequence, (before, _, after) => {
          expect(after.request).toBeGreaterThanOrEqual(before.request)
          const sends = ['create', 'capture', 'cancel'].includes(activityOf(after))
          if (sends && after.status !== before.status) expect(after.request).toBe(before.request + 1)
        })
      }),
    )
  })
})
