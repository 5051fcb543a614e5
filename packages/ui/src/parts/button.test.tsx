import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Button } from './button'

test('does nothing while it loads, says that it is busy, and keeps the focus and the name', async () => {
  const onClick = vi.fn()
  const { rerender } = render(<Button onClick={onClick}>Pay</Button>)
  const button = screen.getByRole('button', { name: 'Pay' })
  button.focus()
  rerender(
    <Button loading onClick={onClick}>
      Pay
    </Button>,
  )
  await userEvent.click(button)
  expect(onClick).not.toHaveBeenCalled()
  expect(button).toHaveAttribute('aria-busy', 'true')
  expect(button).toHaveFocus()
  expect(screen.getByRole('button', { name: 'Pay' })).toBe(button)
})

test('does not submit a form while it loads', async () => {
  const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault())
  render(
    <form onSubmit={onSubmit}>
      <Button loading type="submit">
        Pay
      </Button>
    </form>,
  )
  await userEvent.click(screen.getByRole('button'))
  expect(onSubmit).not.toHaveBeenCalled()
})

test('is no submit button unless it is told to be', () => {
  render(<Button>Cancel</Button>)
  expect(screen.getByRole('button')).toHaveAttribute('type', 'button')
})

test('may be refused without losing the focus: it says so, and looks so', () => {
  render(<Button aria-disabled>Generate</Button>)
  const button = screen.getByRole('button')
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveClass('ck:opacity-55')
})

/** A press of the mouse, and where it stands in a row of quick ones at the same place. */
const press = (name: string, detail: number) =>
  fireEvent.click(screen.getByRole('button', { name }), { detail })

test('the second press of a double click is none of what the first one made of the button', () => {
  const onPay = vi.fn()
  const onClose = vi.fn()
  const { rerender } = render(<Button onClick={onPay}>Pay</Button>)
  press('Pay', 1)
  rerender(<Button onClick={onClose}>Done</Button>)
  press('Done', 2)
  press('Done', 3)
  expect(onPay).toHaveBeenCalledOnce()
  expect(onClose).not.toHaveBeenCalled()
  press('Done', 1)
  expect(onClose).toHaveBeenCalledOnce()
})

test('nor is it one of a button that has come to that place', () => {
  const onPay = vi.fn()
  const { rerender } = render(<Button key="review">Review</Button>)
  press('Review', 1)
  rerender(
    <form onSubmit={onPay}>
      <Button key="pay" onClick={onPay} type="submit">
        Pay
      </Button>
    </form>,
  )
  press('Pay', 2)
  expect(onPay).not.toHaveBeenCalled()
})

test('quick presses of a button that stays the same are one each', () => {
  const onAdd = vi.fn()
  render(<Button onClick={onAdd}>Add 1</Button>)
  press('Add 1', 1)
  press('Add 1', 2)
  press('Add 1', 3)
  expect(onAdd).toHaveBeenCalledTimes(3)
})

test('a key that is held presses once', () => {
  render(<Button>Pay</Button>)
  const button = screen.getByRole('button')
  expect(fireEvent.keyDown(button, { key: 'Enter' })).toBe(true)
  expect(fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false)
  expect(fireEvent.keyDown(button, { key: 'Tab', repeat: true })).toBe(true)
})
