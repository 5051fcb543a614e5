import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { balanceOf, isBalanceBook } from './balance-book'
import { AMBIENT_ACCOUNT, resourceKey, type Scope } from './keys'
import { hearBalance, NO_NEWS } from './news'
import { type InitialData, isOf, readInitialData, seed } from './prefetched'
import { atSecond, balanceRecord, configRecord } from './testing/records'

const ada: Scope = { accountId: 'account-ada', userId: 'ada' }
const balances = { resource: 'balances', input: [], data: { balances: [balanceRecord(3)] } } as const
const config = { resource: 'config', input: [], data: configRecord() } as const

const initialData = (changes: Partial<InitialData> = {}): InitialData => ({
  format: 1,
  accountId: 'account-ada',
  userId: 'ada',
  askedAt: atSecond(0),
  parts: [config, balances],
  ...changes,
})

function seeded(initial: InitialData, cache = new QueryClient()) {
  seed(cache, ada, initial)
  return cache
}

const resourcesIn = (cache: QueryClient) =>
  cache
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[3])

afterEach(() => {
  vi.useRealTimers()
})

describe('reading initial data', () => {
  test('takes what prefetchCredits writes', () => {
    expect(readInitialData(JSON.parse(JSON.stringify(initialData())))).toEqual(initialData())
  })

  test.each([
    ['nothing', undefined],
    ['text', '{"format":1}'],
    ['another format', { ...initialData(), format: 2 }],
    ['no stamp', { ...initialData(), accountId: undefined }],
    ['a user that is no text', { ...initialData(), userId: 7 }],
    ['a moment that is none', { ...initialData(), askedAt: 'yesterday' }],
    ['no parts', { ...initialData(), parts: undefined }],
    ['a part without a name', { ...initialData(), parts: [{ input: [], data: {} }] }],
  ])('refuses %s', (_, given) => {
    expect(readInitialData(given)).toBeNull()
  })

  test('passes over a part that it does not know, as a newer server writes it', () => {
    const given = { ...initialData(), parts: [{ ...balances, resource: 'horoscope' }, balances] }
    expect(readInitialData(given)?.parts).toEqual([balances])
    expect(readInitialData({ ...given, parts: [{ ...balances, resource: 'toString' }] })?.parts).toEqual([])
  })
})

describe('whose initial data is', () => {
  test('the account and the user of the stamp, both, and nobody else’s', () => {
    expect(isOf(ada, initialData())).toBe(true)
    expect(isOf({ accountId: 'account-bob', userId: 'ada' }, initialData())).toBe(false)
    expect(isOf({ accountId: 'account-ada', userId: 'carol' }, initialData())).toBe(false)
    expect(isOf({ accountId: 'account-ada' }, initialData())).toBe(false)
    expect(isOf(ada, initialData({ userId: null }))).toBe(false)
    expect(isOf({ accountId: 'account-ada' }, initialData({ userId: null }))).toBe(true)
  })

  test('without a session, the viewer of its configuration has to be the one of the stamp', () => {
    const ambient = { accountId: AMBIENT_ACCOUNT }
    expect(isOf(ambient, initialData())).toBe(true)
    expect(isOf(ambient, initialData({ parts: [balances] }))).toBe(false)
    const ofBob = { ...config, data: configRecord('Sky Credits', 'bob') }
    expect(isOf(ambient, initialData({ parts: [ofBob, balances] }))).toBe(false)
    expect(isOf(ambient, initialData({ accountId: AMBIENT_ACCOUNT, userId: null }))).toBe(false)
  })
})

describe('seeding a cache', () => {
  test('leaves out what is not as the contract has it, and only that', () => {
    const broken = { ...balances, data: { balances: [{ ...balanceRecord(3), available: 300 }] } }
    expect(resourcesIn(seeded(initialData({ parts: [config, broken] })))).toEqual(['config'])
    const { wallets: _, ...half } = configRecord()
    expect(resourcesIn(seeded(initialData({ parts: [{ ...config, data: half }, balances] })))).toEqual([
      'balances',
    ])
  })

  test('replaces nothing that is there', () => {
    const cache = seeded(initialData())
    seeded(
      initialData({ parts: [{ ...config, data: configRecord('Old Credits') }], askedAt: atSecond(9) }),
      cache,
    )
    expect(cache.getQueryData(resourceKey(ada, 'config'))).toEqual(configRecord())
  })

  test('a server’s clock that is ahead makes no news look old', () => {
    const now = Date.parse(atSecond(0))
    vi.useFakeTimers({ toFake: ['Date'], now })
    const cache = seeded(initialData({ askedAt: atSecond(3600) }))
    const book = cache.getQueryData(resourceKey(ada, 'balances'))
    const spent = { ...balanceRecord(4), status: 'unavailable' } as const
    const news = hearBalance(NO_NEWS, spent, now + 1)
    expect(isBalanceBook(book) && balanceOf(book, news, 'main')?.balance.status).toBe('unavailable')
  })

  test('a server’s clock that is behind makes the data look older than it is, never newer', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(atSecond(3600)) })
    const cache = seeded(initialData())
    expect(cache.getQueryState(resourceKey(ada, 'balances'))?.dataUpdatedAt).toBe(Date.parse(atSecond(0)))
    expect(cache.getQueryData(resourceKey(ada, 'balances'))).toMatchObject({
      askedAt: Date.parse(atSecond(0)),
    })
  })
})
