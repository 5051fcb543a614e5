import { expect, test } from 'vitest'
import { limitLabel } from './limit-label'

test.each([
  ['zones', 'Zones'],
  ['queriesPerMonth', 'Queries per month'],
  ['max_records', 'Max records'],
  ['dns-zones', 'Dns zones'],
  ['maxAPIKeys', 'Max API keys'],
  ['ipv4Addresses', 'Ipv4 addresses'],
  ['größeProTag', 'Größe pro tag'],
  ['', ''],
])('%s reads %s', (key, label) => {
  expect(limitLabel(key)).toBe(label)
})
