import { render, screen } from '@testing-library/react'
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
