import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { REFRESHED_PAGES } from './history'
import { type Resource, resourceKey } from './keys'
import { createRefresher, GATHER_MS, refresh, refreshAll } from './refresh'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('refreshing after news', () => {
  test('a steady stream is gathered, once per resource, and does not starve the refresh', () => {
    const runs: Resource[][] = []
    const refresher = createRefresher((resources) => runs.push([...resources]))
    for (let elapsed = 0; elapsed < 3 * GATHER_MS; elapsed += GATHER_MS / 4) {
      refresher.soon(['grants'])
      refresher.soon(['receipt', 'grants'])
      vi.advanceTimersByTime(GATHER_MS / 4)
    }
    vi.advanceTimersByTime(GATHER_MS)
    expect(runs).toEqual([
      ['grants', 'receipt'],
      ['grants', 'receipt'],
      ['grants', 'receipt'],
    ])
  })

  test('news that outdate nothing ask for nothing, and a canceled refresh does not happen', () => {
    const run = vi.fn()
    const refresher = createRefresher(run)
    refresher.soon([])
    expect(vi.getTimerCount()).toBe(0)
    refresher.soon(['grants'])
    refresher.cancel()
    refresher.cancel()
    vi.advanceTimersByTime(GATHER_MS * 2)
    expect(run).not.toHaveBeenCalled()
  })
})

describe('refreshing lists', () => {
  const scope = { accountId: 'account-ada' }
  const deep = resourceKey(scope, 'transactions', {})
  const others = resourceKey({ accountId: 'account-bob' }, 'transactions', {})
  const pages = (count: number) => ({
    pages: Array.from({ length: count }, (_, index) => index),
    pageParams: [],
  })
  const pageCount = (cache: QueryClient, key: readonly unknown[]) =>
    cache.getQueryData<{ pages: unknown[] }>(key)?.pages.length
  const isOutdated = (cache: QueryClient, key: readonly unknown[]) => cache.getQueryState(key)?.isInvalidated

  function cacheWith(count: number) {
    const cache = new QueryClient()
    for (const key of [deep, others]) cache.setQueryData(key, pages(count))
    cache.setQueryData(resourceKey(scope, 'balances'), {})
    return cache
  }

  test('after a mutation a deep list is cut first, and only the resources and the account that were named are outdated', () => {
    const cache = cacheWith(REFRESHED_PAGES + 5)
    refresh(cache, scope, ['transactions'])
    expect(pageCount(cache, deep)).toBe(REFRESHED_PAGES)
    expect(isOutdated(cache, deep)).toBe(true)
    expect(isOutdated(cache, resourceKey(scope, 'balances'))).toBe(false)
    expect(pageCount(cache, others)).toBe(REFRESHED_PAGES + 5)
    expect(isOutdated(cache, others)).toBe(false)
  })

  test('after missed news everything of the account is outdated, and no list is cut', () => {
    const cache = cacheWith(REFRESHED_PAGES + 5)
    refreshAll(cache, scope)
    expect(pageCount(cache, deep)).toBe(REFRESHED_PAGES + 5)
    expect(isOutdated(cache, deep)).toBe(true)
    expect(isOutdated(cache, resourceKey(scope, 'balances'))).toBe(true)
    expect(isOutdated(cache, others)).toBe(false)
  })
})
