import { describe, expect, test } from 'vitest'
import { IDLE, transition } from './action.machine'
import type { ActionState } from './action-state'
import { sampleError } from './testing/action-samples'
import { events, request, states } from './testing/machine-samples'

const from = (name: string): ActionState<string> => states[name] ?? IDLE
const after = (name: string, event: string) => transition(from(name), events[event] ?? { type: 'retry' })

describe('the key of a hold', () => {
  test.each([
    ['idle', 'start', 'new'],
    ['blocked', 'retry', 'new'],
    ['blocked ~', 'seen enough', 'new'],
    ['failed hold', 'retry', 'new'],
    ['holding', 'lapsed', 'new'],
    ['failed hold …', 'retry', 'kept'],
    ['limited', 'retry', 'kept'],
  ])('%s, %s: %s', (name, event, expected) => {
    const next = after(name, event)
    expect(next.status).toBe('holding')
    expect(next.attempt === from(name).attempt ? 'kept' : 'new').toBe(expected)
    expect(next.request).toBe(request + 1)
  })

  test('is a new one where the quote was refused: no hold was asked for', () => {
    const limited = transition(from('holding'), {
      type: 'hold_failed',
      request,
      error: sampleError('rate_limited', 'quoteTool', 1_000),
      at: 0,
    })
    expect(transition(limited, { type: 'retry' }).attempt).toBe(2)
  })

  test('of the capture and of the release is that of the hold', () => {
    expect(after('running', 'ran').attempt).toBe(1)
    expect(after('running', 'run_failed').attempt).toBe(1)
    expect(after('unsettled unknown', 'retry').attempt).toBe(1)
  })
})
