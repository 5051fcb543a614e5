import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deferred, problem } from '../query/testing/scripted-backend'
import { RECONCILE_MS } from './balance-source'
import { balanceEvent, balanceOf, createToolHost, heardBy, pass } from './testing/scripted-tools'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('subscribing', () => {
  test('asks once and opens one stream for any number of subscribers, and ends both with the last', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    expect(credits.getBalance()).toBeUndefined()
    await pass()
    expect(backend.requests).toEqual([])
    const first = heardBy(credits)
    const second = heardBy(credits)
    await pass()
    const third = heardBy(credits)
    expect([first.heard, second.heard, third.heard]).toEqual([[500], [500], [500]])
    expect(backend.requests.map(({ operation }) => operation).sort()).toEqual(['getBalance', 'streamEvents'])
    first.stop()
    first.stop()
    second.stop()
    expect(backend.openStreams()).toBe(1)
    third.stop()
    await pass()
    expect(backend.openStreams()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('tells every change once', async () => {
    const { backend, manager } = createToolHost()
    const { heard } = heardBy(manager())
    await pass()
    backend.send(
      balanceEvent(6, 480),
      balanceEvent(7, 480),
      balanceEvent(6, 480),
      balanceEvent(8, 900),
      balanceEvent(9, 7, 'second'),
    )
    await pass()
    expect(heard).toEqual([500, 480, 900])
  })

  test('never tells what is not known, least of all as zero', async () => {
    const { backend, manager } = createToolHost()
    backend.on('getBalance', () => problem('internal', {}))
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass(RECONCILE_MS)
    backend.on('getBalance', () => ({
      status: 'unavailable',
      walletId: 'main',
      updatedAt: new Date(0).toISOString(),
    }))
    backend.interrupt()
    await pass(5_000)
    expect(backend.count('getBalance')).toBeGreaterThan(1)
    expect(heard).toEqual([])
    expect(credits.getBalance()).toBeUndefined()
  })

  test('a wallet that goes out of reach keeps what was known of it', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    const outage = { status: 'unavailable', walletId: 'main', updatedAt: new Date(0).toISOString() } as const
    backend.send({ type: 'balance.updated', data: outage })
    await pass()
    expect(heard).toEqual([500])
    expect(credits.getBalance()).toEqual({ minor: 500, asset: 'CREDIT/0' })
  })

  test('a wallet by its name is asked for by it, and hears its own events only', async () => {
    const { backend, manager } = createToolHost()
    backend.on('getBalance', ({ query }) => balanceOf(5, 500, query.walletId))
    const { heard } = heardBy(manager({ walletId: 'second' }))
    await pass()
    backend.send(balanceEvent(6, 1, 'main'), balanceEvent(6, 2, 'second'))
    await pass()
    expect(heard).toEqual([500, 2])
  })

  test('hears an event that comes before the first answer, which is older', async () => {
    const { backend, manager } = createToolHost()
    const answer = deferred<unknown>()
    backend.on('getBalance', () => answer.promise)
    const { heard } = heardBy(manager())
    await pass()
    backend.send(balanceEvent(7, 450))
    await pass()
    answer.resolve(balanceOf(5, 500))
    await pass()
    expect(heard).toEqual([450])
  })

  test('coming and going in one turn, as a view that is mounted twice does, asks once', async () => {
    const { backend, manager } = createToolHost()
    const credits = manager()
    heardBy(credits).stop()
    const { heard } = heardBy(credits)
    await pass()
    expect(heard).toEqual([500])
    expect(backend.count('getBalance')).toBe(1)
  })

  test('whoever leaves is not called any more, and their question is given up', async () => {
    const { backend, manager } = createToolHost()
    const answer = deferred<unknown>()
    backend.on('getBalance', () => answer.promise)
    const { heard, stop } = heardBy(manager())
    await pass()
    stop()
    expect(backend.requests.find(({ operation }) => operation === 'getBalance')?.signal?.aborted).toBe(true)
    answer.resolve(balanceOf(5, 500))
    await pass()
    expect(heard).toEqual([])
  })

  test('a subscriber that throws keeps nothing from the others', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { manager } = createToolHost()
    const credits = manager()
    credits.subscribeToCredits(() => {
      throw new Error('broken')
    })
    const { heard } = heardBy(credits)
    await pass()
    expect(heard).toEqual([500])
    expect(reported).toHaveBeenCalledTimes(1)
  })

  test('without live events it opens no stream', async () => {
    const { backend, manager } = createToolHost()
    heardBy(manager({ live: false }))
    await pass()
    expect(backend.count('streamEvents')).toBe(0)
  })

  test('after missed events it asks again', async () => {
    const { backend, manager } = createToolHost()
    const { heard } = heardBy(manager())
    await pass()
    backend.on('getBalance', () => balanceOf(6, 480))
    backend.interrupt()
    await pass(5_000)
    expect(heard).toEqual([500, 480])
  })
})
