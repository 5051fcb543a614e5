import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { broken, json, problem } from '../http/scripted-fetch'
import { createCreditAction } from './credit-action'
import { credits, sampleDraft, sampleHold } from './testing/action-samples'
import { scriptActions, scriptWork } from './testing/scripted-actions'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('an action', () => {
  test('sets credits aside, runs the work on them, and takes them', async () => {
    const { server, open, keysOf } = scriptActions()
    const perform = vi.fn(async ({ input }: { input: string }) => `${input}!`)
    const { action, seen } = open({ perform })
    expect(action.getState()).toMatchObject({ status: 'idle' })
    expect(await action.start('cat')).toMatchObject({
      status: 'succeeded',
      result: 'cat!',
      transaction: { amount: credits(-10) },
      balance: { available: credits(90) },
    })
    expect(seen).toEqual(['holding', 'running', 'capturing', 'succeeded'])
    expect(server.requests.map(({ operation }) => operation)).toEqual(['createHold', 'captureHold'])
    expect(server.of('createHold')[0]?.body).toEqual(sampleDraft)
    expect(server.of('captureHold')[0]?.body).toEqual({})
    const [key] = keysOf('createHold')
    expect(keysOf('captureHold')).toEqual([`${key}.capture`])
    expect(perform).toHaveBeenCalledTimes(1)
    expect(perform.mock.lastCall?.[0]).toMatchObject({
      hold: { id: 'hold_1' },
      draft: sampleDraft,
      input: 'cat',
    })
  })

  test('is one run and one promise, however often it is started while it is under way', async () => {
    const { server, open } = scriptActions()
    const { runs, perform } = scriptWork()
    const { action } = open({ perform })
    const first = action.start('cat')
    expect(action.start('dog')).toBe(first)
    await settle()
    expect(action.getState().status).toBe('running')
    expect(action.start('dog')).toBe(first)
    runs[0]?.finish('done')
    expect(await first).toMatchObject({ status: 'succeeded', result: 'done' })
    expect(runs.map(({ input }) => input)).toEqual(['cat'])
    expect(server.of('createHold')).toHaveLength(1)
  })

  test('that is started again afterwards is another run with keys of its own', async () => {
    const { open, keysOf } = scriptActions()
    const { action } = open()
    await action.start('cat')
    expect(await action.start('dog')).toMatchObject({ status: 'succeeded', result: 'dog!' })
    expect(new Set(keysOf('createHold')).size).toBe(2)
    expect(new Set(keysOf('captureHold')).size).toBe(2)
  })

  test('asks the quote which wallet pays, where none is named, and tells the work', async () => {
    const { server, open } = scriptActions()
    const { walletId: _, ...draft } = sampleDraft
    const { runs, perform } = scriptWork()
    const { action } = open({ draft, perform })
    const done = action.start('cat')
    await settle()
    runs[0]?.finish('done')
    await done
    expect(server.of('quoteTool')[0]?.body).toEqual(sampleDraft.run)
    expect(server.of('createHold')[0]?.body).toEqual(sampleDraft)
    expect(runs[0]?.draft).toEqual(sampleDraft)
  })

  test('without a wallet and without a run fails before anything is sent', async () => {
    const { server, open } = scriptActions()
    const { action } = open({ draft: { description: 'Something', amount: credits(1) } })
    expect(await action.start('cat')).toMatchObject({
      status: 'failed',
      why: { step: 'hold', error: { code: 'validation_failed', errors: [{ path: 'walletId' }] } },
      credits: 'kept',
    })
    expect(server.requests).toEqual([])
  })
})

describe('what the work has used', () => {
  test.each([
    ['a part', { result: 'done', used: credits(4) }, { amount: credits(4) }],
    ['all, where it does not say', { result: 'done', used: undefined }, {}],
    ['all, where it says more', { result: 'done', used: credits(99) }, {}],
  ])('%s is captured', async (_, answer, body) => {
    const { server, open } = scriptActions()
    const { action } = open({ perform: async () => answer })
    expect(await action.start('cat')).toMatchObject({ status: 'succeeded', result: 'done' })
    expect(server.of('captureHold')[0]?.body).toEqual(body)
  })

  test('nothing gives the hold back, and the result is there', async () => {
    const { server, open } = scriptActions()
    const { action } = open({ perform: async () => ({ result: 'cached', used: credits(0) }) })
    expect(await action.start('cat')).toMatchObject({
      status: 'succeeded',
      result: 'cached',
      transaction: null,
      balance: { available: credits(100) },
    })
    expect(server.of('captureHold')).toEqual([])
    expect(server.of('releaseHold')).toHaveLength(1)
  })

  test.each([
    { result: 'a field of the host’s own' },
    { result: 'done', used: 4 },
    { result: 'done', used: credits(4), more: true },
    null,
    'text',
  ])('is not read out of a result that only looks like it: %j', async (answer) => {
    const { client, server } = scriptActions()
    const action = createCreditAction<unknown>({ client, draft: sampleDraft, perform: async () => answer })
    expect(await action.start()).toMatchObject({ status: 'succeeded', result: answer })
    expect(server.of('captureHold')[0]?.body).toEqual({})
  })
})

describe('work that fails', () => {
  test.each([
    ['rejects', () => Promise.reject(new Error('No model'))],
    [
      'throws at once',
      () => {
        throw new Error('No model')
      },
    ],
  ])('because it %s costs nothing, and says why', async (_, perform) => {
    const { server, open, keysOf } = scriptActions()
    const { action, seen } = open({ perform })
    expect(await action.start('cat')).toMatchObject({
      status: 'failed',
      why: { step: 'run', error: { message: 'No model' } },
      credits: 'kept',
    })
    expect(seen).toEqual(['holding', 'running', 'releasing', 'failed'])
    expect(server.of('captureHold')).toEqual([])
    expect(keysOf('releaseHold')).toEqual([`${keysOf('createHold')[0]}.release`])
  })

  test('can be tried again, on a new hold and with the same input', async () => {
    const { open, keysOf } = scriptActions()
    const perform = vi.fn(async ({ input }: { input: string }) => {
      if (perform.mock.calls.length === 1) throw new Error('No model')
      return `${input}!`
    })
    const { action } = open({ perform })
    await action.start('cat')
    expect(await action.retry()).toMatchObject({ status: 'succeeded', result: 'cat!' })
    expect(new Set(keysOf('createHold')).size).toBe(2)
  })

  test('and whose hold cannot be given back still costs nothing: the hold ends by itself', async () => {
    const { server, open } = scriptActions()
    server.on('releaseHold', broken)
    const { action } = open({ perform: () => Promise.reject(new Error('No model')) })
    expect(await action.start('cat')).toMatchObject({
      status: 'failed',
      credits: 'held',
      hold: { expiresAt: sampleHold().expiresAt },
    })
  })
})

describe('a price', () => {
  test('above what the customer was shown is not paid: the hold is given back, and the new price is told', async () => {
    const { server, open } = scriptActions()
    const { runs, perform } = scriptWork()
    let shown = credits(9)
    const { action } = open({ perform, maxCost: () => shown })
    expect(await action.start('cat')).toMatchObject({
      status: 'failed',
      why: { step: 'price', cost: credits(10) },
      credits: 'kept',
    })
    expect(runs).toEqual([])
    expect(server.of('releaseHold')).toHaveLength(1)
    shown = credits(10)
    void action.retry()
    await settle()
    expect(runs).toHaveLength(1)
  })
})

test('success is told once, with the result and where the credits are', async () => {
  const { open } = scriptActions()
  const onSuccess = vi.fn(() => {
    throw new Error('The host is broken')
  })
  const { action } = open({ onSuccess })
  action.subscribe(() => {
    throw new Error('The view is broken')
  })
  const state = await action.start('cat')
  expect(onSuccess.mock.calls).toEqual([['cat!', state]])
})

test('too many requests say from when to try again, which is the same attempt', async () => {
  const { server, open, keysOf } = scriptActions()
  server.on(
    'createHold',
    problem('rate_limited', { retryAfterSeconds: 30 }, { 'retry-after': '30' }),
    json(sampleHold(), 201),
  )
  const { action } = open()
  expect(await action.start('cat')).toMatchObject({
    status: 'limited',
    retryAt: '2026-11-01T09:00:30.000Z',
  })
  expect(await action.retry()).toMatchObject({ status: 'succeeded' })
  expect(new Set(keysOf('createHold')).size).toBe(1)
})
