import { toProblem } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { credits } from '../query/testing/records'
import { RECONCILE_MS } from './balance-source'
import { balanceEvent, balanceOf, createToolHost, heardBy, jsonAnswer, pass } from './testing/scripted-tools'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('fetching from an endpoint of the host', () => {
  test('hands the answer on untouched and tells the balance in it', async () => {
    const { manager } = createToolHost()
    const seen = vi.fn(async () => jsonAnswer({ image: 'a cat', newBalance: 470 }))
    const credits = manager({ fetch: seen })
    const { heard } = heardBy(credits)
    await pass()
    const init = { method: 'POST', body: '{}' }
    const answer = await credits.fetch('/api/generate', init)
    expect(seen).toHaveBeenCalledWith('/api/generate', init)
    expect(await answer.json()).toEqual({ image: 'a cat', newBalance: 470 })
    await pass()
    expect(heard).toEqual([500, 470])
  })

  test('uses the platform’s fetch where no other is given', async () => {
    const platform = vi.fn(async () => jsonAnswer({ left: '470' }))
    vi.stubGlobal('fetch', platform)
    const { manager } = createToolHost()
    const credits = manager({ fetch: undefined, balanceField: 'left' })
    const { heard } = heardBy(credits)
    await pass()
    await credits.fetch(new URL('https://host.example.com/api/generate'))
    await pass()
    expect(heard).toEqual([500, 470])
    expect(platform).toHaveBeenCalledTimes(1)
  })

  test('fails as the fetch does, and tells nothing', async () => {
    const { manager, tools } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    const failed = new TypeError('unreachable')
    const call = expect(credits.fetch('/api/generate')).rejects.toBe(failed)
    tools.answer('/api/generate', failed)
    await call
    await pass(2 * RECONCILE_MS)
    expect(heard).toEqual([500])
  })

  test('an answer that was asked for before a newer one does not take its place', async () => {
    const { backend, manager, tools } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    void credits.fetch('/first')
    await pass()
    void credits.fetch('/second')
    await pass()
    tools.answer('/second', jsonAnswer({ newBalance: 440 }))
    await pass()
    tools.answer('/first', jsonAnswer({ newBalance: 470 }))
    await pass()
    expect(heard).toEqual([500, 440])
    backend.on('getBalance', () => balanceOf(7, 440))
    await pass(RECONCILE_MS)
    expect(heard).toEqual([500, 440])
  })

  test('an answer that was asked for before a newer version was heard does not take its place', async () => {
    const { backend, manager, tools } = createToolHost()
    const credits = manager()
    const { heard } = heardBy(credits)
    await pass()
    void credits.fetch('/first')
    await pass()
    backend.send(balanceEvent(7, 900))
    await pass()
    backend.on('getBalance', () => balanceOf(7, 900))
    tools.answer('/first', jsonAnswer({ newBalance: 470 }))
    await pass(2 * RECONCILE_MS)
    expect(heard).toEqual([500, 900])
    expect(backend.count('getBalance')).toBe(2)
  })

  test('an answer that is too large to look into makes it ask the server', async () => {
    const { backend, manager, tools } = createToolHost()
    const credits = manager()
    heardBy(credits)
    await pass()
    const call = credits.fetch('/large')
    const body = { image: 'x'.repeat(100_000), newBalance: 470 }
    tools.answer('/large', jsonAnswer(body))
    expect(await (await call).json()).toEqual(body)
    await pass(RECONCILE_MS)
    expect(backend.count('getBalance')).toBe(2)
  })

  test('an answer is handed on when it begins, not when it ends', async () => {
    const { manager, tools } = createToolHost()
    const call = manager().fetch('/slow')
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"a":')) })
    tools.answer('/slow', new Response(body, { headers: { 'content-type': 'application/json' } }))
    expect((await call).status).toBe(200)
  })

  test('a stream is handed on as it comes, and says nothing', async () => {
    const { backend, manager, tools } = createToolHost()
    const credits = manager()
    heardBy(credits)
    await pass()
    const call = credits.fetch('/stream')
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('data: 1\n\n')),
    })
    const given = new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    tools.answer('/stream', given)
    expect(await call).toBe(given)
    await pass(2 * RECONCILE_MS)
    expect(backend.count('getBalance')).toBe(1)
  })
})

describe('a refusal for lack of credits', () => {
  const refused = { error: 'Insufficient credits', currentBalance: 3, requiredCredits: 5 }

  test('tells what is there, and what is missing', async () => {
    const { manager, tools } = createToolHost()
    const onInsufficientCredits = vi.fn()
    const manyCredits = manager({ onInsufficientCredits })
    const { heard } = heardBy(manyCredits)
    await pass()
    const call = manyCredits.fetch('/api/generate')
    tools.answer('/api/generate', jsonAnswer(refused, 402))
    expect((await call).status).toBe(402)
    await pass()
    expect(heard).toEqual([500, 3])
    expect(onInsufficientCredits.mock.calls).toEqual([
      [{ required: credits(5), available: credits(3), shortfall: credits(2) }],
    ])
  })

  test('asks what the wallet counts in where that is not known yet', async () => {
    const { backend, manager, tools } = createToolHost()
    const onInsufficientCredits = vi.fn()
    void manager({ onInsufficientCredits }).fetch('/api/generate')
    tools.answer('/api/generate', jsonAnswer(refused, 402))
    await pass()
    expect(onInsufficientCredits).toHaveBeenCalledTimes(1)
    expect(backend.count('getBalance')).toBe(1)
    void manager().fetch('/api/other')
    tools.answer('/api/other', jsonAnswer(refused, 402))
    await pass()
    expect(backend.count('getBalance')).toBe(1)
  })

  test('with a problem of the contract needs no question', async () => {
    const { backend, manager, tools } = createToolHost()
    const onInsufficientCredits = vi.fn()
    void manager({ onInsufficientCredits }).fetch('/api/generate')
    const missing = { required: credits(5), available: credits(3), walletId: 'main' }
    tools.answer('/api/generate', jsonAnswer(toProblem('insufficient_credits', '', '', missing), 402))
    await pass()
    expect(onInsufficientCredits.mock.calls[0]?.[0].shortfall).toEqual(credits(2))
    expect(backend.requests).toEqual([])
  })

  test('that gives no numbers makes it ask the server, and tells no made-up ones', async () => {
    const { backend, manager, tools } = createToolHost()
    const onInsufficientCredits = vi.fn()
    const credits = manager({ onInsufficientCredits })
    const { heard } = heardBy(credits)
    await pass()
    void credits.fetch('/api/generate')
    tools.answer('/api/generate', jsonAnswer({ message: 'Insufficient credits' }, 402))
    backend.on('getBalance', () => balanceOf(6, 3))
    await pass(RECONCILE_MS)
    expect(heard).toEqual([500, 3])
    expect(onInsufficientCredits).not.toHaveBeenCalled()
  })

  test('a listener that throws is reported, and the call goes on', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { manager, tools } = createToolHost()
    const call = manager({
      onInsufficientCredits: () => {
        throw new Error('broken')
      },
    }).fetch('/api/generate')
    tools.answer('/api/generate', jsonAnswer(refused, 402))
    expect(await (await call).json()).toEqual(refused)
    await pass()
    expect(reported).toHaveBeenCalledTimes(1)
  })
})
