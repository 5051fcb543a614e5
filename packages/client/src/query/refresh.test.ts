import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Resource } from './keys'
import { createRefresher, GATHER_MS } from './refresh'

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
