import { expect, test } from 'vitest'
import { balanceOf } from './balance-book'
import { createNewsStore } from './news-store'
import { createTakings } from './takings'
import { balanceRecord, credits } from './testing/records'
import { deferred } from './testing/scripted-backend'

/** An account that has heard of 500 credits, and all that its widgets have shown since. */
function knowing() {
  const news = createNewsStore(() => 1)
  const balance = () => balanceOf(undefined, news.get(), 'main')?.lastKnown ?? undefined
  const shown: number[] = []
  news.hear([{ type: 'balance.updated', data: balanceRecord(5) }])
  news.subscribe(() => {
    const now = balance()
    if (now) shown.push(now.available.minor)
  })
  const takings = createTakings(news, balance)
  const spend = (key: string | undefined, minor = 30) =>
    takings.begin({ walletId: 'main', amount: credits(minor) }, key)
  return { news, shown, spend }
}
const told = (version: number, minor: number) =>
  [
    { type: 'balance.updated', data: { ...balanceRecord(version), available: credits(minor) } } as const,
  ] as const

test('a success shows the new balance in one change, with nothing in between', () => {
  const { shown, spend } = knowing()
  spend('key').succeeded(told(6, 470))
  expect(shown).toEqual([470, 470])
})

test('a refusal takes back exactly what was taken, and events that came meanwhile are shown then', () => {
  const { news, shown, spend } = knowing()
  const spent = spend('key')
  news.hear(told(7, 800))
  spent.refused()
  expect(shown).toEqual([470, 470, 800])
})

test('spends without a key of the caller’s are told apart', () => {
  const { shown, spend } = knowing()
  spend(undefined)
  spend(undefined).refused()
  expect(shown).toEqual([470, 440, 470])
})

test('after a lost answer nothing is given back before the server has been asked, whatever comes of that', async () => {
  for (const asked of [Promise.resolve(), Promise.reject(new Error('unreachable'))]) {
    const { news, shown, spend } = knowing()
    spend('key').lost(asked)
    news.hear(told(6, 470))
    expect(shown).toEqual([470, 470])
    await asked.catch(() => {})
    expect(news.get().spending.size).toBe(0)
    expect(shown).toEqual([470, 470, 470])
  }
})

test('one that is sent again while the server is asked is taken once, until both have ended', async () => {
  const { news, shown, spend } = knowing()
  const answer = deferred<void>()
  spend('key').lost(answer.promise)
  const again = spend('key')
  answer.resolve()
  await answer.promise
  again.succeeded(told(6, 470))
  expect(new Set(shown)).toEqual(new Set([470]))
  expect(news.get().spending.size).toBe(0)
})

test('one that is sent again later is not taken from a balance that may have it already', async () => {
  const { news, shown, spend } = knowing()
  spend('key').lost(Promise.resolve())
  news.hear(told(6, 470))
  await Promise.resolve()
  spend('key').succeeded(told(6, 470))
  expect(new Set(shown)).toEqual(new Set([470]))
  expect(news.get().spending.size).toBe(0)
})

test('one that was refused in the end is shown again when it is tried anew', async () => {
  const { news, shown, spend } = knowing()
  spend('key').lost(Promise.resolve())
  await Promise.resolve()
  spend('key').refused()
  expect(news.get().spending.size).toBe(0)
  spend('key')
  expect(shown.at(-1)).toBe(470)
})
