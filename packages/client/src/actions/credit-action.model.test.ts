import type { Hold } from '@creditkit/contract'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ActionState } from './action-state'
import { createCreditAction } from './credit-action'
import { credits, sampleDraft } from './testing/action-samples'
import { createModelBackend, type Fault } from './testing/model-backend'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

const DAY_MS = 24 * 60 * 60_000
const MINUTE = 60_000

const works = {
  done: { ms: 500, used: undefined },
  part: { ms: 500, used: 4 },
  nothing: { ms: 100, used: 0 },
  fails: { ms: 300, used: null },
  outlasts: { ms: 20 * MINUTE, used: undefined },
} as const
type Work = keyof typeof works

const commands = [
  'start',
  'start',
  'start',
  'cancel',
  'retry',
  'resume',
  'reset',
  'buy',
  'look',
  'wait',
] as const
type Command = { readonly name: (typeof commands)[number]; readonly waitMs: number }

interface World {
  readonly faults: Fault[]
  readonly work: Work[]
  readonly commands: Command[]
  readonly available: number
}

const anyWorld: fc.Arbitrary<World> = fc.record({
  available: fc.constantFrom(0, 5, 10, 25, 1_000),
  faults: fc.array(
    fc.constantFrom<Fault>('none', 'none', 'none', 'before', 'after', 'limited', 'signed-out', 'internal'),
    { maxLength: 20 },
  ),
  work: fc.array(fc.constantFrom<Work>('done', 'done', 'part', 'nothing', 'fails', 'outlasts'), {
    minLength: 1,
    maxLength: 8,
  }),
  commands: fc.array(
    fc.record({
      name: fc.constantFrom(...commands),
      waitMs: fc.constantFrom(0, 10, 60, 400, 5_000, 2 * MINUTE, 16 * MINUTE),
    }),
    { maxLength: 25 },
  ),
})

interface Run {
  readonly hold: Hold
  readonly isActive: boolean
  readonly work: Work
  isDone: boolean
  isAborted: boolean
}

/** Plays a world to its end, and gives back what happened. */
async function play(world: World) {
  const backend = createModelBackend(world.available, world.faults)
  const runs: Run[] = []
  const states: ActionState<string>[] = []
  const listeners = new Set<() => void>()
  let most = 0

  const action = createCreditAction<string>({
    client: backend.client,
    draft: sampleDraft,
    random: () => 0.5,
    balances: {
      get: () => backend.balance(),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    perform: async ({ hold, signal }) => {
      const work = world.work[runs.length % world.work.length] ?? 'done'
      const run: Run = { hold, isActive: backend.isActive(hold.id), work, isDone: false, isAborted: false }
      runs.push(run)
      signal.addEventListener('abort', () => {
        run.isAborted = !run.isDone
      })
      most = Math.max(most, runs.filter((each) => !each.isDone && !each.isAborted).length)
      const { ms, used } = works[work]
      await new Promise((resolve) => setTimeout(resolve, ms))
      run.isDone = !run.isAborted
      if (used === null) throw new Error('The work fails')
      return { result: work, used: used === undefined ? undefined : credits(used) }
    },
  })
  let stop = action.subscribe(() => states.push(action.getState()))
  let asked = 0

  for (const { name, waitMs } of world.commands) {
    if (name === 'buy') {
      backend.buy(10)
      for (const listener of [...listeners]) listener()
    } else if (name === 'look') {
      stop()
      stop = action.subscribe(() => states.push(action.getState()))
    } else if (name === 'start') {
      const promise = action.start()
      expect(action.start()).toBe(promise)
      asked += 1
    } else if (name === 'reset') action.reset()
    else if (name !== 'wait') {
      void action[name]()
      asked += 1
    }
    await vi.advanceTimersByTimeAsync(waitMs)
  }
  await vi.advanceTimersByTimeAsync(DAY_MS)
  backend.expire()
  stop()
  return { backend, runs, states, asked, most: () => most, last: action.getState(), listeners }
}

type Played = Awaited<ReturnType<typeof play>>

const always = (
  check: (played: Played, world: World) => void,
  numRuns = 300,
  examples: readonly World[] = [],
) =>
  fc.assert(
    fc.asyncProperty(anyWorld, async (world) => check(await play(world), world)),
    { numRuns, examples: examples.map((world): [World] => [world]) },
  )

/** Work that uses nothing of its hold, whose release is lost until the hold has ended by itself. */
const releasedTooLate: World = {
  available: 1_000,
  faults: ['none', 'internal'],
  work: ['nothing'],
  commands: [
    { name: 'start', waitMs: 16 * MINUTE },
    { name: 'retry', waitMs: 0 },
  ],
}

describe('whatever the server, the network, the work and the customer do', () => {
  test('the work runs at most once per hold, one at a time, and only while its hold can pay', async () => {
    await always(({ runs, most }) => {
      expect(new Set(runs.map(({ hold }) => hold.id)).size).toBe(runs.length)
      expect(runs.every(({ isActive }) => isActive)).toBe(true)
      expect(most()).toBeLessThanOrEqual(1)
    })
  })

  test('every hold ends once: captured for work that is done, else released or expired', async () => {
    await always(({ backend, runs }) => {
      for (const hold of backend.holds.values()) {
        const run = runs.find(({ hold: { id } }) => id === hold.id)
        const isOwed = run?.isDone === true && run.work !== 'fails' && run.work !== 'nothing'
        expect(isOwed ? ['captured', 'expired'] : ['released', 'expired']).toContain(hold.status)
        expect(hold.captured).toBe(hold.status !== 'captured' ? 0 : run?.work === 'part' ? 4 : 10)
      }
    })
  })

  test('what was done in time is paid for, once the server answers again', async () => {
    await always(({ backend, runs }, { faults }) => {
      if (faults.filter((fault) => fault !== 'none').length > 5) return
      for (const { hold, isDone, work } of runs) {
        if (isDone && (work === 'done' || work === 'part')) {
          expect(backend.holds.get(hold.id)?.status).toBe('captured')
        }
      }
    })
  })

  test('where nothing goes wrong no hold is left to expire', async () => {
    await always(({ backend }, { faults, work }) => {
      if (work.includes('outlasts') || faults.some((fault) => fault !== 'none')) return
      expect([...backend.holds.values()].filter(({ status }) => status === 'expired')).toEqual([])
    }, 600)
  })

  test('what the state says of the credits is so', async () => {
    const check = ({ backend, last }: Played) => {
      const held = 'hold' in last && last.hold ? backend.holds.get(last.hold.id) : undefined
      if (last.status === 'succeeded') {
        // Nothing was used of a hold without a transaction: it was given back, or has ended by itself before.
        const ends = last.transaction ? ['captured'] : ['released', 'expired']
        expect(ends).toContain(held?.status)
        if (!last.transaction) expect(last.result).toBe('nothing')
      }
      if (last.status === 'failed' || last.status === 'canceled') expect(held?.status).not.toBe('captured')
      if (last.status === 'unsettled' && last.credits !== 'unknown') expect(held?.status).not.toBe('captured')
      expect(['idle', 'blocked', 'limited', 'failed', 'canceled', 'succeeded', 'unsettled']).toContain(
        last.status,
      )
    }
    await always(check, 300, [releasedTooLate])
  })

  test('no key carries two requests, and nothing is asked for that nobody asked for', async () => {
    await always(({ backend, asked, states, listeners }) => {
      expect(backend.violations).toEqual([])
      const resumed = states.filter((state) => state.status === 'holding' && state.isResumed).length
      expect(backend.holds.size).toBeLessThanOrEqual(asked + resumed)
      expect(listeners.size).toBe(0)
    })
  })
})

test('the worlds get everywhere: every state, and every way a hold can end', async () => {
  const reached = new Set<string>()
  const ends = new Set<string>()
  await always(({ states, backend }) => {
    for (const { status } of states) reached.add(status)
    for (const { status } of backend.holds.values()) ends.add(status)
  }, 500)
  expect([...ends].sort()).toEqual(['captured', 'expired', 'released'])
  for (const status of ['blocked', 'limited', 'failed', 'canceled', 'succeeded', 'unsettled', 'idle']) {
    expect(reached).toContain(status)
  }
})
