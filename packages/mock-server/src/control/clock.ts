import { requireName } from './nearest'

/** What time it is for the mock backend, in milliseconds since 1970; it can be moved forward, never back. */
export interface MockClock {
  now(): number
  /** Moves time forward by the sum of the parts given. */
  advance(by: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
    milliseconds?: number
  }): void
}

/** Where a virtual clock stands at first. */
export const VIRTUAL_START = Date.parse('2026-11-01T09:00:00.000Z')

/** A clock that stands still until it is moved: what tests and deterministic pages use. */
export function createVirtualClock(start: number = VIRTUAL_START): MockClock {
  return createClock(() => start)
}

/** The machine's own clock, plus whatever it was moved by. */
export function createSystemClock(): MockClock {
  return createClock(() => Date.now())
}

const PARTS = ['days', 'hours', 'minutes', 'seconds', 'milliseconds']

function createClock(source: () => number): MockClock {
  let offset = 0
  return {
    now: () => source() + offset,
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, ...unknown }) {
      for (const name of Object.keys(unknown)) requireName('part of a time', name, PARTS)
      const step = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
      if (!(step >= 0)) throw new RangeError('Time moves forward only.')
      offset += step
    },
  }
}
