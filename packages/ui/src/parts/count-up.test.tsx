import { amount } from '@creditkit/contract'
import { act, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { between, CountUp } from './count-up'

const LARGEST = Number.MAX_SAFE_INTEGER
const sky = (minor: number) => amount(minor, 'SKY/2')

test('on the way it is a whole number of units between the two, and ends on exactly the second', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.maxSafeInteger(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (from, to, progress) => {
        const { minor } = between(sky(from), sky(to), progress)
        expect(Number.isSafeInteger(minor)).toBe(true)
        expect(minor).toBeGreaterThanOrEqual(Math.min(from, to))
        expect(minor).toBeLessThanOrEqual(Math.max(from, to))
        expect(between(sky(from), sky(to), 1)).toEqual(sky(to))
      },
    ),
  )
})

describe('on screen', () => {
  const motion = (isWelcome: boolean) =>
    vi.stubGlobal('matchMedia', () => ({ matches: !isWelcome }) as unknown as MediaQueryList)

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('stands still at first, runs when it changes, and stops at the exact value', () => {
    motion(true)
    const { rerender } = render(<CountUp value={sky(0)} />)
    expect(screen.getByText('0')).toBeInTheDocument()
    rerender(<CountUp value={sky(LARGEST)} />)
    act(() => vi.advanceTimersByTime(200))
    expect(document.body.textContent).toMatch(/^[\d,.]+$/)
    expect(document.body.textContent).not.toBe('90,071,992,547,409.91')
    act(() => vi.advanceTimersByTime(2000))
    expect(document.body.textContent).toBe('90,071,992,547,409.91')
  })

  test('does not run where the reader wants no motion', () => {
    motion(false)
    const { rerender } = render(<CountUp value={sky(0)} />)
    rerender(<CountUp value={sky(2750)} />)
    expect(screen.getByText('27.50')).toBeInTheDocument()
  })

  test('does not run from one kind of credits to another', () => {
    motion(true)
    const { rerender } = render(<CountUp value={sky(0)} />)
    rerender(<CountUp value={amount(2844, 'VFT/0')} />)
    expect(screen.getByText('2,844')).toBeInTheDocument()
  })

  test('a change on the way goes on from where it is', () => {
    motion(true)
    const { rerender } = render(<CountUp value={sky(0)} />)
    rerender(<CountUp value={sky(100_000)} />)
    act(() => vi.advanceTimersByTime(300))
    rerender(<CountUp value={sky(0)} />)
    act(() => vi.advanceTimersByTime(2000))
    expect(screen.getByText('0')).toBeInTheDocument()
  })
})
