import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { json, problem } from '../http/scripted-fetch'
import { credits, sampleDraft, sampleHold } from './testing/action-samples'
import { scriptActions, scriptBalances, scriptWork } from './testing/scripted-actions'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)
const short = (available = 4) =>
  problem('insufficient_credits', { walletId: 'w1', required: credits(10), available: credits(available) })
const made = json(sampleHold(), 201)

/** An action that was started and is blocked, with four of ten credits in version 1 of the balance. */
async function block(options: Parameters<ReturnType<typeof scriptActions>['open']>[0] = {}) {
  const actions = scriptActions()
  const balances = scriptBalances()
  balances.tell(4, 1)
  actions.server.on('createHold', short(), made)
  const opened = actions.open({ balances: balances.source, ...options })
  expect(await opened.action.start('cat')).toMatchObject({
    status: 'blocked',
    walletId: 'w1',
    required: credits(10),
    available: credits(4),
    shortfall: credits(6),
    resumes: true,
  })
  return { ...actions, ...opened, balances }
}

describe('a blocked action', () => {
  test('goes on by itself, once, when the credits have come, with the same input and a new key', async () => {
    const { action, balances, keysOf } = await block()
    balances.tell(12, 2)
    await settle()
    expect(action.getState()).toMatchObject({ status: 'succeeded', result: 'cat!' })
    expect(new Set(keysOf('createHold')).size).toBe(2)
    balances.tell(50, 3)
    await settle()
    expect(keysOf('createHold')).toHaveLength(2)
  })

  test('shows how much is still missing while too few have come', async () => {
    const { action, balances, server } = await block()
    balances.tell(9, 2)
    expect(action.getState()).toMatchObject({
      status: 'blocked',
      available: credits(9),
      shortfall: credits(1),
    })
    balances.tell(100, 2)
    balances.tell(100, 1)
    await settle()
    expect(server.of('createHold')).toHaveLength(1)
  })

  test('goes on when it is told that credits have come, and when it is tried again', async () => {
    for (const way of ['resume', 'retry'] as const) {
      const { action } = await block()
      expect(await action[way]()).toMatchObject({ status: 'succeeded', result: 'cat!' })
    }
  })

  test('is not asked again and again by itself where the server refuses although the balance says enough', async () => {
    const { action, balances, server } = await block()
    server.on('createHold', short())
    for (let version = 2; version < 8; version += 1) {
      balances.tell(12, version)
      await settle()
    }
    expect(server.of('createHold')).toHaveLength(2)
    expect(action.getState()).toMatchObject({ status: 'blocked', available: credits(12), resumes: false })
    balances.tell(3, 8)
    expect(action.getState()).toMatchObject({ resumes: true, shortfall: credits(7) })
    balances.tell(20, 9)
    await settle()
    expect(server.of('createHold')).toHaveLength(3)
  })

  test('is not started by what was known before the server refused', async () => {
    const actions = scriptActions()
    const balances = scriptBalances()
    balances.tell(12, 5)
    actions.server.on('createHold', short())
    const { action } = actions.open({ balances: balances.source })
    await action.start('cat')
    balances.tell(12, 5)
    await settle()
    expect(actions.server.of('createHold')).toHaveLength(1)
  })

  test('is started by credits that came while the server was refusing', async () => {
    const actions = scriptActions()
    const balances = scriptBalances()
    balances.tell(4, 1)
    actions.server.on(
      'createHold',
      async (request) => {
        balances.tell(12, 2)
        return short()(request)
      },
      made,
    )
    const { action } = actions.open({ balances: balances.source })
    expect(await action.start('cat')).toMatchObject({ status: 'succeeded' })
  })

  test('that is canceled or reset waits no more', async () => {
    for (const way of ['cancel', 'reset'] as const) {
      const { action, balances, server } = await block()
      void action[way]()
      expect(action.getState().status).toBe(way === 'cancel' ? 'canceled' : 'idle')
      balances.tell(12, 2)
      await settle()
      expect(server.of('createHold')).toHaveLength(1)
    }
  })

  test('starts nothing while nobody looks, nor because somebody looks again; what came meanwhile is shown', async () => {
    const { action, stop, balances, server } = await block()
    stop()
    stop()
    await settle()
    expect(action.getState()).toMatchObject({ status: 'blocked', resumes: false })
    expect(balances.listeners.size).toBe(0)
    balances.tell(12, 2)
    action.subscribe(() => {})
    balances.tell(13, 3)
    await settle()
    expect(server.of('createHold')).toHaveLength(1)
    expect(action.getState()).toMatchObject({ status: 'blocked', available: credits(13), resumes: false })
    expect(await action.retry()).toMatchObject({ status: 'succeeded' })
  })

  test('waits again for somebody who looks again while credits are still missing', async () => {
    const { action, stop, balances } = await block()
    stop()
    await settle()
    action.subscribe(() => {})
    expect(action.getState()).toMatchObject({ status: 'blocked', resumes: true })
    balances.tell(12, 2)
    await settle()
    expect(action.getState().status).toBe('succeeded')
  })

  test('goes on where one place takes another’s in the same moment', async () => {
    const { action, stop, balances } = await block()
    stop()
    action.subscribe(() => {})
    await settle()
    balances.tell(12, 2)
    await settle()
    expect(action.getState().status).toBe('succeeded')
  })

  test('does not claim to go on by itself where nobody tells it of balances, or nobody looks', async () => {
    const { server, open } = scriptActions()
    server.on('createHold', short(), short(), made)
    const { action } = open()
    expect(await action.start('cat')).toMatchObject({ status: 'blocked', resumes: false })
    const { source } = scriptBalances()
    const { action: unseen, stop } = open({ balances: source })
    stop()
    expect(await unseen.start('cat')).toMatchObject({ status: 'blocked', resumes: false })
    expect(await unseen.resume()).toMatchObject({ status: 'succeeded' })
  })

  test('goes on while another place still waits', async () => {
    const { action, stop, balances } = await block()
    action.subscribe(() => {})
    stop()
    balances.tell(12, 2)
    await settle()
    expect(action.getState().status).toBe('succeeded')
  })

  test('starts nothing that the customer has chosen otherwise since; trying again asks for the new choice', async () => {
    let complexity: 'low' | 'high' = 'high'
    const { action, balances, server } = await block({
      draft: () => ({ ...sampleDraft, run: { tool: 'image', complexity } }),
    })
    complexity = 'low'
    balances.tell(12, 2)
    await settle()
    expect(server.of('createHold')).toHaveLength(1)
    expect(action.getState()).toMatchObject({ status: 'blocked', resumes: false })
    await action.retry()
    expect(server.of('createHold')[1]?.body).toMatchObject({ run: { complexity: 'low' } })
  })

  test('that is started anew takes the new input, and there is still one run', async () => {
    const { runs, perform } = scriptWork()
    const { action, balances } = await block({ perform })
    void action.start('dog')
    balances.tell(12, 2)
    await settle()
    expect(runs.map(({ input }) => input)).toEqual(['dog'])
  })
})

test('credits that have come resume nothing that is not blocked', async () => {
  const { open, server } = scriptActions()
  const { action } = open()
  expect(await action.resume()).toMatchObject({ status: 'idle' })
  await action.start('cat')
  expect(await action.resume()).toMatchObject({ status: 'succeeded' })
  expect(await action.retry()).toMatchObject({ status: 'succeeded' })
  expect(server.of('createHold')).toHaveLength(1)
})
