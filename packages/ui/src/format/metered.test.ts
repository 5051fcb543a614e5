import { expect, test } from 'vitest'
import { createFormatter } from './formatter'
import { formatMetered } from './metered'

const format = createFormatter('en')
const calls = { name: 'API calls', unit: 'call' }

test('writes the unit after the number', () => {
  expect(formatMetered(format, 1312, [{ name: 'Traffic', unit: 'GB' }])).toBe('1,312\u00a0GB')
  expect(formatMetered(format, 3n, [{ name: 'Bandwidth', unit: 'B' }])).toBe('3\u00a0B')
})

test('leaves out a unit that the names of the meters say, and one that is not known', () => {
  expect(formatMetered(format, 8300, [calls])).toBe('8,300')
  expect(formatMetered(format, 8300, [calls, { name: 'Other calls', unit: 'call' }])).toBe('8,300')
  expect(formatMetered(format, 8300, [calls, { name: 'Webhooks', unit: 'call' }])).toBe('8,300\u00a0call')
  expect(formatMetered(format, 8300, [{ name: 'traffic', unit: '' }])).toBe('8,300')
})
