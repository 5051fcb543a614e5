import { expect, it } from 'vitest'
import { createMemoryStore, table } from '../store/index'
import { createCallCounter } from './call-counter'
import type { Environment } from './context'
import { type DueSource, runDue } from './due-work'

interface Task {
  readonly id: string
  readonly at: string
}
const tasks = table<Task>()('tasks', { byTime: (task) => [task.at] })

function stage() {
  const store = createMemoryStore()
  const environment: Environment = {
    store,
    locks: {
      run: (_, work) => work(),
      tryRun: async (_, work) => ({ value: await work() }),
    },
    gateways: {},
    calls: createCallCounter(),
    now: () => '2026-11-01T12:00:00.000Z',
    newId: () => 'id',
  }
  const log: string[] = []
  /** Does what is due and, for a name with a star, puts one more of it an hour later. */
  const source = (prefix: string): DueSource => {
    const own = (at: Iterable<Task>) => [...at].filter(({ id }) => id.startsWith(prefix))
    return {
      dueAt: (reader) => own(reader.walk(tasks, 'byTime'))[0]?.at ?? null,
      run(tx, { now }) {
        for (const task of own(tx.walk(tasks, 'byTime'))) {
          if (task.at > now()) break
          log.push(`${task.id} at ${now().slice(11, 16)}`)
          tx.delete(tasks, task.id)
          if (!task.id.endsWith('*')) continue
          const later = new Date(Date.parse(task.at) + 3_600_000).toISOString()
          tx.put(tasks, { ...task, at: later })
        }
      },
    }
  }
  const put = (id: string, time: string) =>
    store.transaction((tx) => tx.put(tasks, { id, at: `2026-11-01T${time}:00.000Z` }))
  return { environment, log, put, source, store }
}

it('does each thing at its own moment, in the order of the moments, however far the clock jumped', async () => {
  const { environment, log, put, source } = stage()
  await put('a*', '09:30')
  await put('b1', '10:00')
  await put('a1', '10:00')
  await put('b2', '12:00')
  await put('b3', '12:01')
  await runDue(environment, [source('b'), source('a')])
  expect(log).toEqual([
    'a* at 09:30',
    'b1 at 10:00',
    'a1 at 10:00',
    'a* at 10:30',
    'a* at 11:30',
    'b2 at 12:00',
  ])
  await runDue(environment, [source('b'), source('a')])
  expect(log).toHaveLength(6)
})

it('writes nothing when nothing is due, and says so of a source that does not finish', async () => {
  const { environment, put, store } = stage()
  let commits = 0
  store.onCommit(() => {
    commits += 1
  })
  await runDue(environment, [])
  expect(commits).toBe(0)
  await put('x', '09:00')
  const stuck: DueSource = { dueAt: () => '2026-11-01T09:00:00.000Z', run: () => {} }
  await expect(runDue(environment, [stuck])).rejects.toThrow('still due')
})
