import { describe, expect, test } from 'vitest'
import { events, label, states } from './machine-samples'
import { IDLE, transition } from './purchase.machine'
import { activityOf, endsAttempt } from './purchase-activity'

/** What the server says of a purchase is believed wherever the flow is, unless it has succeeded. */
const news = [
  'processing → settling',
  'succeeded → succeeded',
  'failed → failed',
  'failed declined → declined',
  'canceled → canceled',
  'expired → expired',
]

/** `+` is `canRetry`, `?` is `confirming`. Every event that is not listed leaves the state as it is, the same object. */
const table: Record<string, string[]> = {
  idle: ['start → creating', 'reset → idle', 'resumed → resumable', 'resume_failed → failed+'],
  creating: [
    'start → creating',
    'created → awaiting_approval',
    'approval_canceled → canceled',
    'network → failed+',
    'decline → declined',
    'notapproved → failed',
    'not_found → failed',
    'cancel → canceled',
    'reset → idle',
  ],
  awaiting_approval: [
    'start → creating',
    'approved → capturing',
    'approval_canceled → canceled+',
    'approval_failed → failed+',
    'approval_declined → declined+',
    'lost → unknown',
    'open → awaiting_approval',
    'open answer → awaiting_approval',
    'open declined → declined+',
    ...news,
    'cancel → canceled?',
    'reset → idle',
  ],
  capturing: [
    'open answer → awaiting_approval',
    ...news,
    'network → unknown',
    'decline → declined+',
    'notapproved → awaiting_approval',
    'not_found → unknown',
    'reset → idle',
  ],
  settling: [
    'open → awaiting_approval',
    'open answer → awaiting_approval',
    'open declined → declined+',
    ...news,
    'reset → idle',
  ],
  succeeded: ['start → creating', 'succeeded → succeeded', 'reset → idle'],
  'declined+': [
    'start → creating',
    'approved → capturing',
    'open → declined+',
    'open answer → declined+',
    'open declined → declined+',
    ...news,
    'retry → awaiting_approval',
    'cancel → canceled?',
    'reset → idle',
  ],
  declined: [
    'start → creating',
    'open → declined',
    'open answer → declined',
    'open declined → declined',
    ...news,
    'reset → idle',
  ],
  'canceled+': [
    'start → creating',
    'approved → capturing',
    'open → canceled+',
    'open answer → canceled+',
    'open declined → canceled+',
    ...news,
    'retry → awaiting_approval',
    'cancel → canceled?',
    'reset → idle',
  ],
  'canceled?': [
    'start → creating',
    'open → canceled?',
    'open answer → canceled+',
    'open declined → canceled?',
    ...news,
    'network → canceled+',
    'decline → canceled+',
    'notapproved → canceled+',
    'not_found → canceled+',
    'reset → idle',
  ],
  canceled: [
    'start → creating',
    'open → canceled',
    'open answer → canceled',
    'open declined → canceled',
    ...news,
    'reset → idle',
  ],
  expired: [
    'start → creating',
    'open → expired',
    'open answer → expired',
    'open declined → expired',
    ...news,
    'reset → idle',
  ],
  'failed create+': ['start → creating', 'retry → creating', 'reset → idle'],
  'failed create': ['start → creating', 'reset → idle'],
  'failed approval+': [
    'start → creating',
    'approved → capturing',
    'open → failed+',
    'open answer → failed+',
    'open declined → failed+',
    ...news,
    'retry → awaiting_approval',
    'cancel → canceled?',
    'reset → idle',
  ],
  'failed capture': [
    'start → creating',
    'open → failed',
    'open answer → failed',
    'open declined → failed',
    ...news,
    'reset → idle',
  ],
  'failed resume+': ['start → creating', 'retry → idle', 'reset → idle'],
  unknown: [
    'open → capturing',
    'open answer → capturing',
    'open declined → declined+',
    ...news,
    'network → unknown',
    'decline → unknown',
    'notapproved → unknown',
    'not_found → failed',
    'reset → idle',
    'resumed → capturing',
  ],
  'unknown repeated': [
    'open → unknown+',
    'open answer → unknown+',
    'open declined → declined+',
    ...news,
    'network → unknown',
    'decline → unknown',
    'notapproved → unknown',
    'not_found → failed',
    'reset → idle',
    'resumed → unknown+',
  ],
  'unknown+': [
    'open → unknown+',
    'open answer → unknown+',
    'open declined → declined+',
    ...news,
    'network → unknown+',
    'decline → unknown+',
    'notapproved → unknown+',
    'not_found → failed',
    'retry → capturing',
    'cancel → canceled?',
    'reset → idle',
  ],
  resumable: [
    'start → creating',
    'approved → capturing',
    'open → resumable',
    'open answer → resumable',
    'open declined → resumable',
    ...news,
    'retry → awaiting_approval',
    'cancel → canceled?',
    'reset → idle',
    'resumed → resumable',
  ],
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

describe('what a state asks of its owner', () => {
  test.each([
    ['idle', 'none'],
    ['creating', 'create'],
    ['awaiting_approval', 'watch'],
    ['capturing', 'capture'],
    ['settling', 'follow'],
    ['succeeded', 'none'],
    ['declined+', 'none'],
    ['canceled+', 'none'],
    ['canceled?', 'cancel'],
    ['expired', 'none'],
    ['failed create+', 'none'],
    ['unknown', 'follow'],
    ['unknown+', 'watch'],
    ['resumable', 'watch'],
  ])('%s: %s', (name, activity) => {
    expect(activityOf(states[name] ?? IDLE)).toBe(activity)
  })

  test('the key ends with settlement, a definite end or a decline that cannot be retried, and with nothing else', () => {
    const ended = Object.keys(states).filter((name) => endsAttempt(states[name] ?? IDLE))
    expect(ended).toEqual(['succeeded', 'declined', 'canceled', 'expired', 'failed create', 'failed capture'])
  })
})
