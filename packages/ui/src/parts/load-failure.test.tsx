import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LoadFailure } from './load-failure'

const retry = <button type="button">Ask again</button>
const failure = { message: 'common.error.internal', requestId: 'req_7', canRetry: true } as const

test('says what could not be loaded, why, under which reference, and offers to ask again', () => {
  render(<LoadFailure failure={failure} retry={retry} title="It is not here" />)
  expect(screen.getByText('It is not here')).toBeVisible()
  expect(screen.getByText(/Something went wrong on our side/)).toBeVisible()
  expect(screen.getByText('Reference: req_7')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeVisible()
})

test('offers nothing that would not help, and names no reference where no answer came', () => {
  render(
    <LoadFailure failure={{ ...failure, requestId: null, canRetry: false }} retry={retry} title="Not here" />,
  )
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByText(/Reference/)).toBeNull()
})

test('a session that has ended needs no reference: the text stays the same with every request that finds it so', () => {
  const ended = { ...failure, message: 'common.error.unauthenticated', canRetry: false } as const
  const { rerender } = render(<LoadFailure failure={ended} retry={retry} title="It is not here" />)
  const text = () => screen.getByRole('alert').textContent
  const before = text()
  expect(before).toContain('Your session has ended.')
  rerender(<LoadFailure failure={{ ...ended, requestId: 'req_8' }} retry={retry} title="It is not here" />)
  expect(text()).toBe(before)
})
