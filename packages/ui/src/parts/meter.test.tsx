import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Meter, type MeterProps } from './meter'

function show(props: Partial<MeterProps>) {
  render(
    <>
      <span id="name">API calls</span>
      <Meter labelledBy="name" limit={100} text="80 of 100" value={80} {...props} />
    </>,
  )
  return screen.getByRole('meter', { name: 'API calls' })
}

const widths = (meter: HTMLElement) => [...meter.children].map((part) => part.getAttribute('style'))

test('is a meter with a name, a range and words', () => {
  const meter = show({})
  expect(meter).toHaveAttribute('aria-valuenow', '80')
  expect(meter).toHaveAttribute('aria-valuemin', '0')
  expect(meter).toHaveAttribute('aria-valuemax', '100')
  expect(meter).toHaveAttribute('aria-valuetext', '80 of 100')
  expect(widths(meter)).toEqual(['inline-size: 80%;'])
})

test('past its limit has a range that holds the value, and tells both parts apart', () => {
  const meter = show({ value: 400, text: '400 of 100' })
  expect(meter).toHaveAttribute('aria-valuemax', '400')
  expect(meter).toHaveAttribute('data-state', 'past')
  expect(widths(meter)).toEqual(['inline-size: 25%;', null])
})

test('shows the least that is used, and nothing of nothing', () => {
  expect(show({ value: 1, limit: Number.MAX_SAFE_INTEGER }).firstElementChild).toHaveClass('ck:min-w-1')
})

test('shows nothing of nothing', () => {
  const bar = show({ value: 0 }).firstElementChild
  expect(bar).not.toHaveClass('ck:min-w-1')
  expect(bar).toHaveStyle({ inlineSize: '0%' })
})

test('marks where warnings begin, as long as the limit is not passed', () => {
  expect(show({ marks: [0.8, 0.95] }).children).toHaveLength(3)
})
