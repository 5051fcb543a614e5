import { type Asset, amount } from '@creditkit/contract'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { createWorld, InWorld } from '../testing/world'
import { AmountInput, type AmountInputProps } from './amount-input'
import { Field } from './field'

const usd = (minor: number) => amount(minor, 'USD/2')
const steps = { by: usd(500), from: usd(500), min: usd(100), max: usd(100_000) }

function Amount({ start = '', ...props }: { readonly start?: string } & Partial<AmountInputProps>) {
  const [text, setText] = useState(start)
  return (
    <Field label="Amount">
      <AmountInput asset="USD/2" onValueChange={setText} value={text} {...props} />
    </Field>
  )
}

function show(props: Parameters<typeof Amount>[0] = {}, locale = 'en') {
  render(
    <StrictMode>
      <InWorld locale={locale} world={createWorld()}>
        <Amount {...props} />
        <button type="button">Next</button>
      </InWorld>
    </StrictMode>,
  )
  const field = screen.getByLabelText<HTMLInputElement>('Amount')
  return { field, user: userEvent.setup() }
}

describe('what is typed', () => {
  test.each<[string, string, Asset, string]>([
    ['en', '1000', 'USD/2', '1,000'],
    ['en', '25.5', 'USD/2', '25.50'],
    ['en', ' $ 1,000.00 ', 'USD/2', '1,000'],
    ['en', '25,50', 'EUR/2', '25.50'],
    ['de', '1000,5', 'EUR/2', '1.000,50'],
    ['fr', '1000,5', 'EUR/2', '1\u202f000,50'],
    ['ar-EG', '1000.5', 'USD/2', '١٬٠٠٠٫٥٠'],
    ['ja', '￥１０００', 'JPY/0', '1,000'],
    ['en', '1.25', 'KWD/3', '1.250'],
  ])(
    'in %s, “%s” of %s is written “%s” once the field is left, and not before',
    async (locale, typed, asset, tidy) => {
      const { field, user } = show({ asset }, locale)
      await user.type(field, typed)
      expect(field).toHaveValue(typed)
      await user.tab()
      expect(field).toHaveValue(tidy)
    },
  )

  test.each(['', '  ', 'abc', '1.000', '0.125', '-5', '€5'])(
    'stays as it is where it is no amount: “%s”',
    async (typed) => {
      const { field, user } = show()
      if (typed) await user.type(field, typed)
      await user.tab()
      expect(field).toHaveValue(typed)
    },
  )

  test('comes back on undo, after the field was left and after steps', async () => {
    const { field, user } = show({ steps })
    await user.type(field, '12.5')
    await user.tab()
    expect(field).toHaveValue('12.50')
    await user.click(field)
    await user.keyboard('{Control>}z{/Control}')
    expect(field).toHaveValue('12.5')
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(field).toHaveValue('20')
    await user.keyboard('{Meta>}z{/Meta}')
    expect(field).toHaveValue('12.5')
  })

  test('keeps the caret where somebody types in the middle of it', async () => {
    const { field, user } = show({ start: '1000' })
    await user.click(field)
    field.setSelectionRange(1, 1)
    await user.keyboard('25')
    expect(field).toHaveValue('125000')
    expect(field.selectionStart).toBe(3)
  })

  test('is told with its meaning at every change', async () => {
    const onValueChange = vi.fn()
    const { user, field } = show({ onValueChange, value: '2' })
    await user.type(field, '5')
    expect(onValueChange).toHaveBeenLastCalledWith('25', { ok: true, amount: usd(2500) })
  })
})

describe('the arrow keys', () => {
  test('take a step, ten with Shift and by the page, within the limits', async () => {
    const { field, user } = show({ start: '10', steps })
    await user.click(field)
    await user.keyboard('{ArrowUp}')
    expect(field).toHaveValue('15')
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}')
    expect(field).toHaveValue('65')
    await user.keyboard('{PageDown}')
    expect(field).toHaveValue('15')
    await user.keyboard('{PageDown}')
    expect(field).toHaveValue('1')
    await user.keyboard('{PageUp}{PageUp}'.repeat(15))
    expect(field).toHaveValue('1,000')
  })

  test('begin at the least where the field is empty, and leave alone what is no amount', async () => {
    const { field, user } = show({ steps })
    await user.click(field)
    await user.keyboard('{ArrowDown}')
    expect(field).toHaveValue('1')
    await user.clear(field)
    await user.type(field, 'abc{ArrowUp}')
    expect(field).toHaveValue('abc')
  })

  test('do nothing unusual without steps, with a shortcut, or at either end of the line', async () => {
    const { field, user } = show({ start: '10' })
    await user.click(field)
    await user.keyboard('{ArrowUp}{ArrowDown}{PageUp}{Home}{End}')
    expect(field).toHaveValue('10')
  })

  test('are the only way to step: the wheel changes nothing', async () => {
    const { field, user } = show({ start: '10', steps })
    await user.click(field)
    fireEvent.wheel(field, { deltaY: -100 })
    expect(field).toHaveValue('10')
  })
})
