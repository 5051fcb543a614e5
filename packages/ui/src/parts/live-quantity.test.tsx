import { amount } from '@creditkit/contract'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { LiveQuantity } from './live-quantity'

const sky = (minor: number) => amount(minor, 'SKY/2')
const quantity = () => document.body.querySelector('span')
const isFresh = () => quantity()?.className.includes('animation:')
let watch: MutationObserver | undefined

afterEach(() => watch?.disconnect())

test('stands still at first', () => {
  render(<LiveQuantity value={sky(2750)} />)
  expect(screen.getByText('27.50')).toBeInTheDocument()
  expect(isFresh()).toBe(false)
})

test('shows the new amount at once, and never one that was not true', async () => {
  const { rerender, container } = render(<LiveQuantity value={sky(0)} />)
  const shown: (string | null)[] = []
  watch = new MutationObserver(() => shown.push(container.textContent))
  watch.observe(container, { childList: true, characterData: true, subtree: true })

  rerender(<LiveQuantity value={sky(Number.MAX_SAFE_INTEGER)} />)
  expect(container).toHaveTextContent(/^90,071,992,547,409\.91$/)
  rerender(<LiveQuantity value={sky(2750)} />)
  expect(container).toHaveTextContent(/^27\.50$/)
  await Promise.resolve()
  expect(new Set(shown)).toEqual(new Set(['27.50']))
})

test('breathes anew at each change, and only for readers who welcome motion', () => {
  const { rerender } = render(<LiveQuantity value={sky(100)} />)
  rerender(<LiveQuantity value={sky(200)} />)
  const first = quantity()
  expect(first).toHaveClass('ck:motion-safe:[animation:ck-pulse_800ms_ease-in-out]')
  rerender(<LiveQuantity value={sky(200)} />)
  expect(quantity()).toBe(first)
  rerender(<LiveQuantity value={sky(100)} />)
  expect(quantity()).not.toBe(first)
})

test('another kind of credits is no change', () => {
  const { rerender } = render(<LiveQuantity value={sky(100)} />)
  rerender(<LiveQuantity value={amount(2844, 'VFT/0')} />)
  expect(screen.getByText('2,844')).toBeInTheDocument()
  expect(isFresh()).toBe(false)
})
