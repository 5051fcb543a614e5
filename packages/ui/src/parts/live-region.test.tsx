import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SettledAnnouncement } from './live-region'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const heard = () => document.querySelector('[aria-live]')?.textContent
const settle = () => act(() => vi.advanceTimersByTime(1000))

test('says nothing at first, and only the last of several changes', () => {
  const { rerender } = render(<SettledAnnouncement text={null} />)
  rerender(<SettledAnnouncement text="10" />)
  settle()
  expect(heard()).toBe('')
  rerender(<SettledAnnouncement text="9" />)
  act(() => vi.advanceTimersByTime(200))
  rerender(<SettledAnnouncement text="8" />)
  act(() => vi.advanceTimersByTime(800))
  expect(heard()).toBe('')
  settle()
  expect(heard()).toBe('8')
})

test('a dip that comes back is not announced', () => {
  const { rerender } = render(<SettledAnnouncement text="10" />)
  rerender(<SettledAnnouncement text="7" />)
  act(() => vi.advanceTimersByTime(300))
  rerender(<SettledAnnouncement text="10" />)
  settle()
  expect(heard()).toBe('')
})

test('an interruption says nothing, nor does the same value after it', () => {
  const { rerender } = render(<SettledAnnouncement text="10" />)
  rerender(<SettledAnnouncement text={null} />)
  settle()
  rerender(<SettledAnnouncement text="10" />)
  settle()
  expect(heard()).toBe('')
})

test('what two places show is said once, and again when it is news again', () => {
  const both = (text: string) => (
    <>
      <SettledAnnouncement text={text} />
      <SettledAnnouncement text={text} />
    </>
  )
  const said = () => [...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent)
  const { rerender } = render(both('10'))
  rerender(both('9'))
  settle()
  expect(said()).toEqual(['9', ''])
  rerender(both('8'))
  settle()
  expect(said().filter((text) => text === '8')).toHaveLength(1)
  act(() => vi.advanceTimersByTime(5000))
  rerender(both('9'))
  settle()
  expect(said().filter((text) => text === '9')).toHaveLength(1)
})
