import { expect, it } from 'vitest'
import { createSystemClock, createVirtualClock, VIRTUAL_START } from '../control/clock'
import { goOn, timeOf } from './kept-state'

it('keeps how far a real clock was ahead, never less than nothing when the machine ticks meanwhile', () => {
  const clock = createSystemClock()
  expect(timeOf(clock, clock.now() + 1, true).aheadMs).toBe(0)
  clock.advance({ days: 1 })
  expect(timeOf(clock, Date.now(), true).aheadMs).toBeGreaterThan(86_399_000)
})

it('keeps only the moment of a clock that stands still', () => {
  expect(timeOf(createVirtualClock(), 0, false)).toEqual({ now: VIRTUAL_START, aheadMs: null })
})

it('goes on where a clock was, and stays where it is when that was earlier', () => {
  const later = createVirtualClock()
  goOn(later, { now: VIRTUAL_START + 5, aheadMs: null }, false)
  expect(later.now()).toBe(VIRTUAL_START + 5)
  const earlier = createVirtualClock()
  goOn(earlier, { now: VIRTUAL_START - 5, aheadMs: null }, false)
  expect(earlier.now()).toBe(VIRTUAL_START)
})
