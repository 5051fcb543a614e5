import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { broken, json, problem, type Reply } from '../http/scripted-fetch'
import { credits, sampleDraft, sampleHold } from './testing/action-samples'
import { captured, scriptActions, scriptWork } from './testing/scripted-actions'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)
const MINUTE = 60_000

describe('a hold whose answer is lost', () => {
  test('is asked for under the same key, by retry and by starting again with another input', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('createHold', broken, problem('internal'), json(sampleHold(), 201))
    const { action } = open()
    expect(await action.start('cat')).toMatchObject({
      status: 'failed',
      why: { step: 'hold', error: { code: 'network' } },
      credits: 'held',
      hold: null,
    })
    expect(await action.retry()).toMatchObject({ status: 'failed', why: { error: { code: 'internal' } } })
    expect(await action.start('dog')).toMatchObject({ status: 'succeeded', result: 'dog!' })
    expect(keysOf('createHold')).toHaveLength(3)
    expect(new Set(keysOf('createHold')).size).toBe(1)
    expect(new Set(server.of('createHold').map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  test('takes another key for another draft', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('createHold', broken, json(sampleHold(), 201))
    let complexity: 'low' | 'high' = 'low'
    const { action } = open({ draft: () => ({ ...sampleDraft, run: { tool: 'image', complexity } }) })
    await action.start('cat')
    complexity = 'high'
    expect(await action.retry()).toMatchObject({ status: 'succeeded' })
    expect(new Set(keysOf('createHold')).size).toBe(2)
    expect(server.of('createHold')[1]?.body).toMatchObject({ run: { complexity: 'high' } })
  })

  test('names the wallet that the quote named before, so that the body stays the same', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('createHold', broken, json(sampleHold(), 201))
    const { walletId: _, ...draft } = sampleDraft
    const { action } = open({ draft })
    await action.start('cat')
    await action.retry()
    expect(server.of('quoteTool')).toHaveLength(1)
    expect(new Set(keysOf('createHold')).size).toBe(1)
  })

  test('and is found again after it has ended is not run on: a new one is made', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('createHold', broken, json(sampleHold(), 201))
    const { runs, perform } = scriptWork()
    const { action } = open({ perform })
    await action.start('cat')
    await vi.advanceTimersByTimeAsync(15 * MINUTE)
    void action.retry()
    await settle()
    expect(runs).toHaveLength(1)
    const keys = keysOf('createHold')
    expect(keys).toHaveLength(3)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  test('and found again in time is run on', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('createHold', broken, json(sampleHold(), 201))
    const { action } = open()
    await action.start('cat')
    await vi.advanceTimersByTimeAsync(14 * MINUTE)
    expect(await action.retry()).toMatchObject({ status: 'succeeded' })
    expect(new Set(keysOf('createHold')).size).toBe(1)
  })

  test('that was refused for good takes a new key', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('createHold', problem('not_found'), json(sampleHold(), 201))
    const { action } = open()
    expect(await action.start('cat')).toMatchObject({ status: 'failed', credits: 'kept' })
    expect(await action.retry()).toMatchObject({ status: 'succeeded' })
    expect(new Set(keysOf('createHold')).size).toBe(2)
  })
})

describe('a capture whose answer is lost', () => {
  test('leaves the customer the result and is sent again in the background, under the same key', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('captureHold', broken, problem('internal'), json(captured()))
    const onSuccess = vi.fn()
    const { action, seen } = open({ onSuccess })
    expect(await action.start('cat')).toMatchObject({
      status: 'capturing',
      result: 'cat!',
      error: { code: 'network' },
    })
    expect(onSuccess).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(action.getState()).toMatchObject({ status: 'succeeded', transaction: { amount: credits(-10) } })
    expect(seen).toEqual(['holding', 'running', 'capturing', 'capturing', 'capturing', 'succeeded'])
    expect(keysOf('captureHold')).toHaveLength(3)
    expect(new Set(keysOf('captureHold')).size).toBe(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(server.of('releaseHold')).toEqual([])
  })

  test('is sent ever more seldom, never before the server allows it, and not while offline', async () => {
    const { server, open, page } = scriptActions()
    const limited = problem('rate_limited', { retryAfterSeconds: 90 }, { 'retry-after': '90' })
    server.on('captureHold', broken, limited, broken)
    const { action } = open()
    await action.start('cat')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(server.of('captureHold')).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(89_000)
    expect(server.of('captureHold')).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(server.of('captureHold')).toHaveLength(3)
    page.online = false
    await vi.advanceTimersByTimeAsync(60 * MINUTE)
    expect(server.of('captureHold')).toHaveLength(3)
    page.online = true
    server.on('captureHold', json(captured()))
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(action.getState().status).toBe('succeeded')
  })

  test('waits for a server that asks for more than a timer can', async () => {
    const { server, open } = scriptActions()
    server.on(
      'captureHold',
      problem('rate_limited', { retryAfterSeconds: 1e7 }, { 'retry-after': '10000000' }),
    )
    const { action } = open()
    await action.start('cat')
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE)
    expect(server.of('captureHold')).toHaveLength(1)
    expect(action.getState()).toMatchObject({ status: 'capturing', result: 'cat!' })
  })

  test('for good is said to be unknown, and can be sent again by hand, under the same key', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('captureHold', broken)
    const { action } = open()
    await action.start('cat')
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(action.getState()).toMatchObject({
      status: 'unsettled',
      credits: 'unknown',
      result: 'cat!',
      hold: { expiresAt: sampleHold().expiresAt },
    })
    expect(keysOf('captureHold')).toHaveLength(11)
    expect(vi.getTimerCount()).toBe(0)
    server.on('captureHold', json(captured()))
    expect(await action.retry()).toMatchObject({ status: 'succeeded', result: 'cat!' })
    expect(new Set(keysOf('captureHold')).size).toBe(1)
  })

  test('does not keep the next run waiting, and is still sent', async () => {
    const { server, open, keysOf } = scriptActions()
    server.on('captureHold', broken, json(captured()), json(captured()))
    const { action } = open()
    expect(await action.start('cat')).toMatchObject({ status: 'capturing' })
    expect(await action.start('dog')).toMatchObject({ status: 'succeeded', result: 'dog!' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(action.getState()).toMatchObject({ status: 'succeeded', result: 'dog!' })
    const [first, second, third] = keysOf('captureHold')
    expect(third).toBe(first)
    expect(second).not.toBe(first)
  })

  test('is still sent when nobody looks any more', async () => {
    const { server, open } = scriptActions()
    server.on('captureHold', broken, json(captured()))
    const { action, stop } = open()
    await action.start('cat')
    stop()
    action.reset()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.of('captureHold')).toHaveLength(2)
    expect(action.getState().status).toBe('idle')
  })
})

describe('a capture that is refused', () => {
  const ended = (from: string): Reply => problem('invalid_state', { from, to: 'captured' })

  test('because the work outlasted its hold took nothing: the result stays, the credits are back', async () => {
    const { server, open } = scriptActions()
    server.on('captureHold', ended('expired'))
    const onSuccess = vi.fn()
    const { action } = open({ onSuccess })
    const state = await action.start('cat')
    expect(state).toMatchObject({ status: 'unsettled', credits: 'kept', result: 'cat!' })
    expect(onSuccess).toHaveBeenCalledWith('cat!', state)
    expect(await action.retry()).toBe(state)
    expect(server.of('createHold')).toHaveLength(1)
    expect(server.of('captureHold')).toHaveLength(1)
  })

  test('because the host’s own server has captured it counts as paid, once', async () => {
    const { server, open } = scriptActions()
    server.on('captureHold', ended('captured'))
    const { action } = open()
    expect(await action.start('cat')).toMatchObject({
      status: 'succeeded',
      result: 'cat!',
      transaction: null,
      balance: null,
    })
  })

  test('for good takes nothing; the credits come back when the hold ends', async () => {
    const { server, open } = scriptActions()
    server.on('captureHold', problem('not_found'))
    const { action } = open()
    expect(await action.start('cat')).toMatchObject({ status: 'unsettled', credits: 'held', result: 'cat!' })
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(server.of('captureHold')).toHaveLength(1)
    expect(server.of('releaseHold')).toEqual([])
  })
})
