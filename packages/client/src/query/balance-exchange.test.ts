import type { Balance } from '@creditkit/contract'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type BalanceMessage, joinBalances } from '../manager/balance-channel'
import { createToolHost, balanceOf as known, pass } from '../manager/testing/scripted-tools'
import { createAccount } from './account'
import { balanceOf, isBalanceBook, toBalanceBook } from './balance-book'
import { balancesQuery, configQuery } from './options'
import { GATHER_MS } from './refresh'
import { configRecord } from './testing/records'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const outage: Balance = { status: 'unavailable', walletId: 'main', updatedAt: '2026-11-01T12:00:00.000Z' }

/** An account with 500 credits that has asked for its balances, and a seat among those that it talks to. */
async function setUp({ isLoaded = true } = {}) {
  const { backend, client, session } = createToolHost()
  backend.on('getBalances', () => ({ balances: [known(5, 500)] }))
  backend.on('getConfig', () => configRecord())
  const cache = new QueryClient()
  const account = createAccount({ client, cache, scope: session, live: false })
  const heard: BalanceMessage[] = []
  const seat = joinBalances(client, session, { onMessage: (message) => heard.push(message) })
  const leave = account.join()
  if (isLoaded) {
    await Promise.all([
      cache.prefetchQuery(balancesQuery(account)),
      cache.prefetchQuery(configQuery(account)),
      pass(),
    ])
  }
  const shown = () => {
    const book = cache.getQueryData(balancesQuery(account).queryKey)
    const balance = balanceOf(isBalanceBook(book) ? book : undefined, account.news.get(), 'main')?.balance
    return balance?.status === 'ok' ? balance.available.minor : balance?.status
  }
  const tell = (value: number | Balance, askedAt = Date.now(), walletId: string | undefined = 'main') =>
    seat.say({ type: 'told', walletId, value, askedAt })
  return { account, backend, cache, client, heard, leave, seat, session, shown, tell }
}

describe('an account hears', () => {
  test('a number of a wallet, or of the first in spend order where none is named', async () => {
    const { shown, tell } = await setUp()
    tell(470)
    expect(shown()).toBe(470)
    tell(460, Date.now(), undefined)
    expect(shown()).toBe(460)
    tell(1, Date.now(), 'second')
    tell(2, Date.now(), 'third')
    expect(shown()).toBe(460)
  })

  test('nothing that is late: the newest version was heard after the request had left', async () => {
    const { account, shown, tell } = await setUp()
    const left = Date.now()
    await pass()
    await account.client.getBalances()
    tell(470, left)
    expect(shown()).toBe(470)
    await pass()
    tell(known(6, 900))
    expect(shown()).toBe(900)
    tell(440, left)
    expect(shown()).toBe(900)
    tell(430, Date.now())
    expect(shown()).toBe(430)
  })

  test('of two numbers the one whose request left later', async () => {
    const { shown, tell } = await setUp()
    const left = Date.now()
    await pass()
    tell(440)
    tell(470, left)
    expect(shown()).toBe(440)
  })

  test('no number before it knows a balance, and nothing from before its time', async () => {
    const { account, shown, tell } = await setUp({ isLoaded: false })
    tell(470)
    expect(shown()).toBeUndefined()
    tell(known(5, 500), Date.now() - 1)
    expect(shown()).toBeUndefined()
    expect(account.news.get().told.size).toBe(0)
  })

  test('what others were answered, as of when they asked', async () => {
    const { seat, shown } = await setUp()
    const say = (balance: Balance, askedAt: number | null) => seat.say({ type: 'balance', balance, askedAt })
    const left = Date.now()
    await pass()
    say(known(6, 480), Date.now())
    expect(shown()).toBe(480)
    say(outage, left)
    expect(shown()).toBe(480)
    await pass()
    say(outage, Date.now())
    expect(shown()).toBe('unavailable')
    say(known(6, 480), left)
    expect(shown()).toBe(480)
    say(known(4, 1), null)
    expect(shown()).toBe(480)
  })

  test('an event as later than what others asked for before it, though that arrives after it', async () => {
    const { cache, account, seat, shown } = await setUp()
    const left = Date.now()
    await pass()
    const asked = toBalanceBook([outage], Date.now())
    await pass()
    seat.say({ type: 'balance', balance: known(6, 480), askedAt: null })
    seat.say({ type: 'balance', balance: known(6, 480), askedAt: left })
    cache.setQueryData(balancesQuery(account).queryKey, asked)
    expect(shown()).toBe(480)
  })

  test('of all that may have changed it asks again once, soon', async () => {
    const { account, backend, cache, tell } = await setUp()
    const stop = new QueryObserver(cache, balancesQuery(account)).subscribe(() => {})
    for (const minor of [470, 460, 450]) {
      tell(minor)
      await pass()
    }
    expect(backend.count('getBalances')).toBe(1)
    await pass(GATHER_MS)
    expect(backend.count('getBalances')).toBe(2)
    await pass(10 * GATHER_MS)
    expect(backend.count('getBalances')).toBe(2)
    stop()
  })
})

describe('an account tells', () => {
  test('what its requests are answered, and when they left', async () => {
    const { heard } = await setUp()
    expect(heard).toMatchObject([{ type: 'balance', balance: { version: 5 }, askedAt: expect.any(Number) }])
  })

  test('nothing that it has from others', async () => {
    const { heard, tell, seat } = await setUp()
    heard.length = 0
    tell(470)
    seat.say({ type: 'balance', balance: known(6, 480), askedAt: null })
    expect(heard).toEqual([])
  })

  test('nothing once it has left, and hears nothing then', async () => {
    const { account, heard, leave, shown, tell } = await setUp()
    heard.length = 0
    leave()
    leave()
    await account.client.getBalances()
    tell(470)
    expect(heard).toEqual([])
    expect(shown()).toBe(500)
  })

  test('that it is closed', async () => {
    const { account, heard, leave } = await setUp()
    leave()
    heard.length = 0
    account.close()
    expect(heard).toEqual([{ type: 'closed' }])
  })
})

test('whoever still subscribes when another account takes its place is called no more, and asks nothing', async () => {
  const { account, backend, session, client, tell } = await setUp()
  const source = account.balanceSource('main')
  const heard: number[] = []
  const stop = source.subscribe(({ minor }) => heard.push(minor))
  const second = account.balanceSource('second')
  await pass()
  source.tell(470, Date.now())
  account.close()
  account.close()
  const asked = backend.requests.length
  backend.send({ type: 'balance.updated', data: known(9, 1) })
  tell(2)
  source.tell(3, Date.now())
  joinBalances(client, session, { onMessage: () => {} }).say({ type: 'closed' })
  source.subscribe(({ minor }) => heard.push(minor))
  expect(await second.asset()).toBeUndefined()
  await pass(5_000)
  stop()
  expect(heard).toEqual([500, 470])
  expect(backend.requests.length).toBe(asked)
  expect(vi.getTimerCount()).toBe(0)
})

test('an account has one source of a wallet’s balance', async () => {
  const { account } = await setUp()
  expect(account.balanceSource('main')).toBe(account.balanceSource('main'))
  expect(account.balanceSource()).toBe(account.balanceSource())
  expect(account.balanceSource('second')).not.toBe(account.balanceSource('main'))
  expect(account.balanceSource().get()?.minor).toBe(500)
  expect(account.balanceSource('second').get()).toBeUndefined()
})
