import { amount } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AmountSteps, stepAmount, stepsOfKey } from './amount-steps'

const usd = (minor: number) => amount(minor, 'USD/2')
const fives: AmountSteps = { by: usd(500), from: usd(500), min: usd(100), max: usd(100_000) }
const step = (minor: number, count: number, steps = fives) => stepAmount(usd(minor), steps, count).minor

describe('a step', () => {
  test.each([
    [1000, 1, 1500],
    [1000, -1, 500],
    [1000, 10, 6000],
    [6000, -10, 1000],
    // From between two marks to the next one, not past it.
    [1234, 1, 1500],
    [1234, -1, 1000],
    [1234, 10, 6000],
    // The ends are held, also where they are no marks, and left again for the nearest mark.
    [500, -1, 100],
    [100, 1, 500],
    [99_900, 1, 100_000],
    [100_000, 1, 100_000],
    [100_000, -10, 95_000],
    // What lies outside comes back.
    [1, -1, 100],
    [1, 10, 100],
    [200_000, 1, 100_000],
    [200_000, -1, 100_000],
  ])('from %i by %i leads to %i', (from, count, to) => {
    expect(step(from, count)).toBe(to)
  })

  test('goes from mark to mark, wherever the first of them lies', () => {
    const odd: AmountSteps = { ...fives, from: usd(2300) }
    expect(step(1000, 1, odd)).toBe(1300)
    expect(step(2300, 1, odd)).toBe(2800)
    expect(step(2400, -1, odd)).toBe(2300)
  })

  test('is exact for the largest amounts', () => {
    const { MAX_SAFE_INTEGER: most } = Number
    const wide: AmountSteps = { by: usd(3), from: usd(0), min: usd(1), max: usd(most) }
    expect(step(most, -1, wide)).toBe(most - 1)
    expect(step(most - 1, 10, wide)).toBe(most)
  })

  test('never leaves the limits, never stands still within them, and comes back to its mark', () => {
    const minor = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(
        minor,
        minor,
        minor,
        minor,
        fc.maxSafeNat(),
        fc.integer({ min: -20, max: 20 }),
        (...given) => {
          const [by, from, one, other, value, count] = given
          const [min, max] = [Math.min(one, other), Math.max(one, other)]
          const steps = { by: usd(by), from: usd(from), min: usd(min), max: usd(max) }
          const to = step(value, count, steps)
          expect(to).toBeGreaterThanOrEqual(min)
          expect(to).toBeLessThanOrEqual(max)
          if (value < min || value > max || count === 0) return
          if (count > 0 && value < max) expect(to).toBeGreaterThan(value)
          if (count < 0 && value > min) expect(to).toBeLessThan(value)
          if (to === min || to === max) return
          expect(Math.abs((to - from) % by)).toBe(0)
          expect(step(to, -count, steps)).toBe(Math.min(Math.max(to - count * by, min), max))
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

test('arrows take one step, Shift and the page keys ten, any other key and any shortcut none', () => {
  const press = (key: string, held: Partial<Parameters<typeof stepsOfKey>[0]> = {}) =>
    stepsOfKey({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held })
  expect(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].map((key) => press(key))).toEqual([1, -1, 10, -10])
  expect(press('ArrowUp', { shiftKey: true })).toBe(10)
  expect(press('ArrowDown', { shiftKey: true })).toBe(-10)
  expect(['Home', 'End', 'ArrowLeft', '5', 'Enter'].map((key) => press(key))).toEqual([0, 0, 0, 0, 0])
  expect(press('ArrowUp', { metaKey: true })).toBe(0)
  expect(press('ArrowUp', { altKey: true })).toBe(0)
  expect(press('ArrowUp', { ctrlKey: true })).toBe(0)
})
