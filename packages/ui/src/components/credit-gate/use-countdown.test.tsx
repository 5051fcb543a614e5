import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useCountdown } from './use-countdown'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-01T12:00:00.000Z') }))
afterEach(() => vi.useRealTimers())

function Countdown({ until }: { readonly until: string | null }) {
  const { isOver, time } = useCountdown(until)
  return <p className="ck:block">{isOver ? 'over' : (time ?? 'soon')}</p>
}

const text = () => screen.getByRole('paragraph').textContent
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test('counts whole seconds down, and stops', () => {
  render(<Countdown until="2026-11-01T12:00:02.500Z" />)
  expect(text()).toBe('in 3 seconds')
  wait(1000)
  expect(text()).toBe('in 2 seconds')
  wait(1000)
  expect(text()).toBe('in 1 second')
  wait(1000)
  expect(text()).toBe('over')
  expect(vi.getTimerCount()).toBe(0)
})

test('starts over for another moment, and waits for nothing without one', () => {
  const view = render(<Countdown until="2026-11-01T11:59:59.000Z" />)
  expect(text()).toBe('over')
  view.rerender(<Countdown until="2026-11-01T12:00:05.000Z" />)
  expect(text()).toBe('in 5 seconds')
  view.rerender(<Countdown until={null} />)
  expect(text()).toBe('over')
  expect(vi.getTimerCount()).toBe(0)
})
