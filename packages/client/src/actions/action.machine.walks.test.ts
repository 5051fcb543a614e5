import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IDLE, transition } from './action.machine'
import type { ActionEvent, ActionState } from './action-state'
import { sampleHold, sampleShortage } from './testing/action-samples'
import { events, request } from './testing/machine-samples'

interface Step {
  readonly before: ActionState<string>
  readonly event: ActionEvent<string>
  readonly after: ActionState<string>
}

/** Events in any order; most that answer a request answer the one that is on its way. */
const anyEvents = fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 60 })

function walk(sequence: readonly ActionEvent<string>[]): Step[] {
  let state: ActionState<string> = IDLE
  return [{ type: 'start' } as const, ...sequence].map((event) => {
    const answers = 'request' in event && event.request === request
    const numbered = answers ? { ...event, request: state.request } : event
    const before = state
    state = transition(before, numbered)
    return { before, event: numbered, after: state }
  })
}

const always = (check: (steps: readonly Step[]) => void) =>
  fc.assert(
    fc.property(anyEvents, (sequence) => check(walk(sequence))),
    { numRuns: 2_000 },
  )
const changes = (steps: readonly Step[]) => steps.filter(({ before, after }) => before !== after)
const entries = (steps: readonly Step[], status: string) =>
  changes(steps).filter(({ before, after }) => after.status === status && before.status !== status)
/** The states that ask their owner to send a request. */
const requests = (steps: readonly Step[]) =>
  changes(steps).filter(({ before, after }) => after.request !== before.request)

describe('whatever happens', () => {
  test('the walks get everywhere', () => {
    const reached = new Set<string>()
    always((steps) => {
      for (const { after } of steps) reached.add(after.status)
    })
    expect([...reached].sort()).toEqual(
      [
        'blocked',
        'canceled',
        'capturing',
        'failed',
        'holding',
        'limited',
        'releasing',
        'running',
        'succeeded',
        'unsettled',
      ].sort(),
    )
  })

  test('the work runs at most once, and only on a hold that was made and agreed to', () => {
    always((steps) => {
      const runs = entries(steps, 'running')
      expect(runs.length).toBeLessThanOrEqual(1)
      for (const { before, event } of runs) {
        expect(before.status).toBe('holding')
        expect(event).toMatchObject({ type: 'held', isAgreed: true, request: before.request })
      }
    })
  })

  test('once a hold is known none other is asked for, and it is captured or released, never both', () => {
    always((steps) => {
      const asked = requests(steps).map(({ after }) => after.status)
      const found = changes(steps).findIndex(({ after }) => 'hold' in after && after.hold !== null)
      const later = found < 0 ? [] : requests(changes(steps).slice(found)).map(({ after }) => after.status)
      expect(later).not.toContain('holding')
      expect(new Set(asked.filter((status) => status !== 'holding')).size).toBeLessThanOrEqual(1)
    })
  })

  test('a known hold is never forgotten: it runs, is being ended, or has been', () => {
    always((steps) => {
      for (const { before, after } of changes(steps)) {
        if ('hold' in before && before.hold) expect('hold' in after && after.hold).toBeTruthy()
      }
    })
  })

  test('what fails or is canceled has asked for no capture, and what succeeded says so by one answer', () => {
    always((steps) => {
      const last = steps.at(-1)?.after
      const captures = requests(steps).filter(({ after }) => after.status === 'capturing')
      if (last?.status === 'failed' || last?.status === 'canceled') expect(captures).toEqual([])
      if (last?.status === 'succeeded' && last.transaction !== null) {
        expect(changes(steps).filter(({ event }) => event.type === 'captured')).toHaveLength(1)
      }
    })
  })

  test('request numbers never go back, and every request has its own', () => {
    always((steps) => {
      for (const { before, after } of changes(steps)) {
        expect(after.request - before.request).toBeGreaterThanOrEqual(0)
        expect(after.request - before.request).toBeLessThanOrEqual(1)
      }
    })
  })

  test('the key rotates only where a hold is asked for, and never after an answer that was lost', () => {
    always((steps) => {
      for (const { before, after } of changes(steps)) {
        if (after.attempt === before.attempt) continue
        expect(after.status).toBe('holding')
        if (before.status === 'failed') expect(before.credits).toBe('kept')
        if (before.status === 'limited') expect(before.error.operation).toBe('quoteTool')
      }
    })
  })
})

describe('a server that refuses although the balance says enough', () => {
  test('is asked again by itself once, until less was seen or somebody presses', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('enough', 'less', 'retry'), { maxLength: 40 }), (sequence) => {
        const refuse = (state: ActionState<string>): ActionState<string> =>
          transition(state, {
            type: 'hold_failed',
            request: state.request,
            error: sampleShortage(),
            at: 0,
          })
        let state = refuse(transition(IDLE, { type: 'start' }))
        let mayResume = true
        for (const what of sequence) {
          const event = { enough: events['seen enough'], less: events['seen less'], retry: events.retry }[
            what
          ]
          if (!event) throw new Error(what)
          const next = transition(state, event)
          const isAsked = next.status === 'holding'
          expect(isAsked).toBe(what === 'retry' || (what === 'enough' && mayResume))
          if (what === 'retry' || what === 'less') mayResume = true
          else if (isAsked) mayResume = false
          state = isAsked ? refuse(next) : next
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

test('answers that come late, or twice, change nothing', () => {
  const hold = sampleHold()
  const started = transition<string>(IDLE, { type: 'start' })
  const held: ActionEvent<string> = { type: 'held', request: started.request, hold, isAgreed: true }
  const running = transition(started, held)
  expect(transition(running, held)).toBe(running)
  const done = transition(running, { type: 'ran', result: 'picture', used: undefined })
  expect(transition(done, { type: 'ran', result: 'another', used: undefined })).toBe(done)
  expect(transition(done, { type: 'run_failed', error: 'late' })).toBe(done)
  expect(transition(done, { type: 'cancel' })).toBe(done)
})
