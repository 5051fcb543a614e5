import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { CopyButton } from './copy-button'

const words = { copy: 'Copy', copied: 'Copied', notCopied: 'Not copied' }

function show() {
  const user = userEvent.setup()
  render(<CopyButton label="Copy the number" text="R-2026-000001" words={words} />)
  return { user, button: screen.getByRole('button', { name: 'Copy the number' }) }
}

test('puts the text on the clipboard, and says so where it is read', async () => {
  const { user, button } = show()
  await user.click(button)
  expect(await navigator.clipboard.readText()).toBe('R-2026-000001')
  expect(button).toHaveTextContent('Copied')
  expect(document.querySelector('[aria-live]')).toHaveTextContent('Copied')
})

test('says so where the page is denied the clipboard', async () => {
  const { user, button } = show()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
  await user.click(button)
  expect(button).toHaveTextContent('Not copied')
  expect(document.querySelector('[aria-live]')).toHaveTextContent('Not copied')
})
