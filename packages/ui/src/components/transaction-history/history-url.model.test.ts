import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HistoryFilter, NO_FILTER } from './history-filter.model'
import { readFilter, writeFilter } from './history-url.model'

const all: HistoryFilter = {
  walletId: 'credits',
  type: 'usage',
  status: 'pending',
  search: 'dns & co',
  from: '2026-10-01',
  to: '2026-10-31',
}

test('what is written is read again', () => {
  expect(readFilter(writeFilter('', 'tx-', all), 'tx-')).toEqual(all)
  const filters = fc.record({
    walletId: fc.constantFrom('', 'credits', 'a b/c?'),
    type: fc.constantFrom('', 'usage', 'loyalty_reward'),
    status: fc.constantFrom('', 'pending', 'reversed'),
    search: fc.string({ maxLength: 200 }).map((text) => text.trim()),
    from: fc.constantFrom('', '2026-10-01'),
    to: fc.constantFrom('', '2026-10-31'),
  })
  fc.assert(
    fc.property(filters, fc.constantFrom('', 'tx-', 'billing.'), (filter, prefix) => {
      expect(readFilter(writeFilter('?tab=history', prefix, { ...NO_FILTER, ...filter }), prefix)).toEqual({
        ...NO_FILTER,
        ...filter,
      })
    }),
  )
})

test('everything else in the address stays as it is', () => {
  expect(writeFilter('?tab=history&a=1&a=2', 'tx-', { ...NO_FILTER, type: 'usage' })).toBe(
    '?tab=history&a=1&a=2&tx-type=usage',
  )
  expect(writeFilter('?tab=history&tx-type=usage', 'tx-', NO_FILTER)).toBe('?tab=history')
  expect(writeFilter('?tx-type=usage', 'tx-', NO_FILTER)).toBe('')
})

test('an address that says the same already is not spelt anew', () => {
  expect(writeFilter('?q=a%20b&flag', 'tx-', NO_FILTER)).toBe('?q=a%20b&flag')
})

test('what is no filter is as good as not there', () => {
  const query = '?tx-status=lost&tx-type=%3Cb%3E&tx-from=yesterday&tx-wallet=&type=usage'
  expect(readFilter(query, 'tx-')).toEqual(NO_FILTER)
})
