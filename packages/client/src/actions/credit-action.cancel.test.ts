import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { broken, json } from '../http/scripted-fetch'
import { released, scriptActions, scriptWork } from './testing/scripted-actions'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('giving up', () => {
  test('aborts the work and gives the credits back; what it still answers is dropped', async () => {
    const { server, open } = scriptActions()
    const { runs, perform } = scriptWork()
    const { action, seen } = open({ perform })
    const started = action.start('cat')
    await settle()
    expect(runs[0]?.signal.aborted).toBe(false)
    const canceled = action.cancel()
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(action.cancel()).toBe(canceled)
    runs[0]?.finish('too late')
    expect(await canceled).toMatchObject({ status: 'canceled', credits: 'kept' })
    expect(await started).toMatchObject({ status: 'canceled' })
    expect(seen).toEqual(['holding', 'running', 'releasing', 'canceled'])
    expect(server.of('captureHold')).toEqual([])
  })

  test('before the hold is there gives it back as soon as it is, and the work never runs', async () => {
    const { server, open } = scriptActions()
    const { runs, perform } = scriptWork()
    const { action } = open({ perform })
    void action.start('cat')
    expect(await action.cancel()).toMatchObject({ status: 'canceled', credits: 'kept' })
    expect(server.of('releaseHold')).toHaveLength(1)
    expect(runs).toEqual([])
  })

  test('when it is not known whether there is a hold says so', async () => {
    const { server, open } = scriptActions()
    server.on('createHold', broken)
    const { action } = open()
    void action.start('cat')
    expect(await action.cancel()).toMatchObject({ status: 'canceled', credits: 'held', hold: null })
  })

  test('by whoever is told that it runs aborts it, too: the work has begun before anybody is told', async () => {
    const { open } = scriptActions()
    const aborted: boolean[] = []
    const perform = async ({ signal }: { signal: AbortSignal }) => {
      aborted.push(signal.aborted)
      await settle()
      aborted.push(signal.aborted)
      return 'too late'
    }
    const { action } = open({ perform })
    action.subscribe(() => {
      if (action.getState().status === 'running') void action.cancel()
    })
    expect(await action.start('cat')).toMatchObject({ status: 'canceled' })
    await settle()
    expect(aborted).toEqual([false, true])
  })

  test('is too late once the work is done', async () => {
    const { server, open } = scriptActions()
    const { action } = open()
    action.subscribe(() => {
      if (action.getState().status === 'capturing') void action.cancel()
    })
    expect(await action.start('cat')).toMatchObject({ status: 'succeeded' })
    expect(server.of('releaseHold')).toEqual([])
  })

  test('and starting again waits until the credits are back', async () => {
    const { server, open } = scriptActions()
    const { action } = open()
    let back = () => {}
    server.on('releaseHold', async (request) => {
      await new Promise<void>((resolve) => {
        back = resolve
      })
      return json(released())(request)
    })
    void action.start('cat')
    void action.cancel()
    const again = action.start('dog')
    expect(action.start('dog')).toBe(again)
    await settle()
    expect(action.getState().status).toBe('holding')
    expect(server.of('createHold')).toHaveLength(1)
    back()
    expect(await again).toMatchObject({ status: 'succeeded', result: 'dog!' })
    expect(server.of('createHold')).toHaveLength(2)
  })

  test('by a reset is idle at once; the work is aborted and the credits come back unseen', async () => {
    const { server, open } = scriptActions()
    const { runs, perform } = scriptWork()
    const { action, seen } = open({ perform })
    void action.start('cat')
    await settle()
    action.reset()
    action.reset()
    expect(action.getState()).toMatchObject({ status: 'idle' })
    expect(runs[0]?.signal.aborted).toBe(true)
    await settle()
    expect(server.of('releaseHold')).toHaveLength(1)
    expect(seen).toEqual(['holding', 'running', 'idle'])
  })

  test('by a reset after the work is done still pays for it, and tells nobody', async () => {
    const { server, open } = scriptActions()
    const onSuccess = vi.fn()
    const { action } = open({ onSuccess })
    action.subscribe(() => {
      if (action.getState().status === 'capturing') action.reset()
    })
    void action.start('cat')
    await settle()
    expect(server.of('captureHold')).toHaveLength(1)
    expect(server.of('releaseHold')).toEqual([])
    expect(action.getState().status).toBe('idle')
    expect(onSuccess).not.toHaveBeenCalled()
  })
})
