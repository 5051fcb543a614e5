import { amount } from '@creditkit/contract'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { createFormatter } from '../format/index'
import { CreditsProvider, useFormat, useMessages } from '../provider/index'
import { createWorld } from '../testing/world'
import { amountFaultText } from './amount-fault'
import { AmountInput } from './amount-input'
import { Field } from './field'
import { Input } from './input'

test('ties label, hint and control together', () => {
  render(
    <Field hint="Kept in the audit trail." label="Reason" required>
      <Input />
    </Field>,
  )
  const input = screen.getByLabelText('Reason')
  expect(input).toHaveAccessibleDescription('Kept in the audit trail.')
  expect(input).toBeRequired()
  expect(input).toBeValid()
})

test('an error takes the place of the hint and makes the control invalid', () => {
  render(
    <Field error="Give a reason." hint="Kept in the audit trail." label="Reason">
      <Input />
    </Field>,
  )
  const input = screen.getByLabelText('Reason')
  expect(input).toBeInvalid()
  expect(input).toHaveAccessibleDescription('Give a reason.')
  expect(screen.queryByText('Kept in the audit trail.')).not.toBeInTheDocument()
})

test('an error is announced, and a hint that comes back is not', () => {
  const field = (error: string | null) => (
    <Field error={error} hint="Kept in the audit trail." label="Reason">
      <Input />
    </Field>
  )
  const { container, rerender } = render(field(null))
  const announced = () => container.querySelector('[aria-live]')?.textContent
  expect(announced()).toBe('')
  rerender(field('Give a reason.'))
  expect(announced()).toBe('Give a reason.')
  rerender(field(null))
  expect(announced()).toBe('')
})

function Amount() {
  const [text, setText] = useState('')
  const t = useMessages()
  const format = useFormat()
  const parsed = format.parseAmount(text, 'EUR/2')
  return (
    <Field
      error={parsed.ok ? null : amountFaultText(parsed, t, format)}
      hint={parsed.ok ? format.money(parsed.amount) : null}
      label="Amount"
    >
      <AmountInput asset="EUR/2" onValueChange={setText} value={text} />
    </Field>
  )
}

test.each([
  ['en', '1,000.50', '€1,000.50'],
  ['de', '1.000,50', '1.000,50\u00a0€'],
  ['ar-EG', '١٬٠٠٠٫٥٠', createFormatter('ar-EG').money(amount(100_050, 'EUR/2'))],
])('in %s, %s is understood', async (locale, typed, written) => {
  render(
    <CreditsProvider client={createWorld().client} locale={locale}>
      <Amount />
    </CreditsProvider>,
  )
  await userEvent.type(screen.getByLabelText('Amount'), typed)
  expect(screen.getByLabelText('Amount')).toHaveAccessibleDescription(written)
})

test.each([
  ['1.000', 'This can be read as 1 or as 1,000. Write it without separators.'],
  ['$25', 'This is in another currency.'],
  ['ten', 'Enter digits only.'],
  ['0.125', 'Use at most 2 decimals.'],
  ['-5', 'Enter an amount above zero.'],
  ['99999999999999999', 'This amount is too large.'],
])('%s is refused with a reason', async (typed, reason) => {
  render(<Amount />)
  await userEvent.type(screen.getByLabelText('Amount'), typed)
  expect(screen.getByLabelText('Amount')).toHaveAccessibleDescription(reason)
})
