import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AmountLines } from './amount-lines'

test('ties each amount to what it is', () => {
  render(
    <AmountLines
      lines={[
        { term: 'Balance now', value: '27.50 Credits' },
        { term: 'Balance after', value: '12.50 Credits', isSum: true },
      ]}
    />,
  )
  expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual([
    'Balance now',
    'Balance after',
  ])
  expect(screen.getAllByRole('definition').map((value) => value.textContent)).toEqual([
    '27.50 Credits',
    '12.50 Credits',
  ])
})
