import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Checkbox } from './checkbox'

test('a press on the label, or the space bar, says what it is to be', async () => {
  const onCheckedChange = vi.fn()
  render(
    <Checkbox
      checked={false}
      description="Every month"
      label="Renew by itself"
      onCheckedChange={onCheckedChange}
    />,
  )
  const box = screen.getByRole('checkbox', { name: 'Renew by itself' })
  expect(box).not.toBeChecked()
  expect(box).toHaveAccessibleDescription('Every month')
  await userEvent.click(screen.getByText('Renew by itself'))
  expect(onCheckedChange).toHaveBeenLastCalledWith(true)
  box.focus()
  await userEvent.keyboard(' ')
  expect(onCheckedChange).toHaveBeenCalledTimes(2)
})

test('a switch is called one, shows what it is, and does nothing while disabled', async () => {
  const onCheckedChange = vi.fn()
  render(<Checkbox appearance="switch" checked disabled label="Top up" onCheckedChange={onCheckedChange} />)
  const box = screen.getByRole('switch', { name: 'Top up' })
  expect(box).toBeChecked()
  await userEvent.click(box)
  expect(onCheckedChange).not.toHaveBeenCalled()
})
