import { expect, test } from 'vitest'
import { resourceKey, scopeKey, transactionsKey } from './keys'

test('every key starts with the kit, the account and the user', () => {
  expect(resourceKey({ accountId: 'a', userId: 'u' }, 'balances')).toEqual([
    'creditkit',
    'a',
    'u',
    'balances',
  ])
  expect(resourceKey({ accountId: 'a' }, 'purchase', 'p-1')).toEqual([
    'creditkit',
    'a',
    null,
    'purchase',
    'p-1',
  ])
  expect(scopeKey({ accountId: 'a' })).toEqual(['creditkit', 'a', null])
})

test('a history that searches is a resource of its own', () => {
  expect(transactionsKey({ accountId: 'a' }, { status: 'pending' })[3]).toBe('transactions')
  expect(transactionsKey({ accountId: 'a' }, { q: '' })[3]).toBe('transactions')
  expect(transactionsKey({ accountId: 'a' }, { q: 'run' })[3]).toBe('transaction-search')
})
