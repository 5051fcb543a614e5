import * as v from 'valibot'
import { parseDump } from '../../store/index'
import { scenarioNamed, scenarioNames } from '../scenario-named'
import { command, count, fields, nothing, reading } from './command'

const dump = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return parseDump(dataset.value)
    } catch (error) {
      addIssue({ message: error instanceof Error ? error.message : 'This is no snapshot.' })
      return NEVER
    }
  }),
)

/** Who there is, what time it is, and how to begin again. */
export const worldCommands = {
  scenarios: reading({
    summary: 'The names of the scenarios',
    input: nothing,
    example: {},
    run: () => ({ scenarios: scenarioNames }),
  }),
  scenario: command({
    summary: 'Starts over in another scenario',
    input: fields({ name: v.string() }),
    example: { name: 'low-balance' },
    async run(backend, { name }) {
      await backend.reset(scenarioNamed(name))
      return { scenario: name }
    },
  }),
  reset: command({
    summary: 'Starts over in the same scenario; faults, delays, webhooks and the request log are gone',
    input: nothing,
    example: {},
    run: (backend) => backend.reset(),
  }),
  as: command({
    summary: 'Signs somebody in for requests without a token: a user, the first of a role, or nobody (null)',
    input: fields({ who: v.nullable(v.string()) }),
    example: { who: 'admin' },
    run: (backend, { who }) => backend.as(who),
  }),
  clock: reading({
    summary: 'Moves time forward, by nothing unless told; answers with what time it is',
    input: fields({
      days: v.optional(count, 0),
      hours: v.optional(count, 0),
      minutes: v.optional(count, 0),
      seconds: v.optional(count, 0),
      milliseconds: v.optional(count, 0),
    }),
    example: { days: 31 },
    run(backend, by) {
      backend.clock.advance(by)
      return { now: new Date(backend.clock.now()).toISOString() }
    },
  }),
  snapshot: reading({
    summary: 'The whole world as JSON, for restore',
    input: nothing,
    example: {},
    run: (backend) => backend.snapshot(),
  }),
  restore: command({
    summary: 'Puts a snapshot, the body as it was answered, in the place of the world',
    input: dump,
    example: { counters: {}, tables: {} },
    run: (backend, snapshot) => backend.restore(snapshot),
  }),
  verify: reading({
    summary: 'Checks the invariants of the ledger; an empty list is health',
    input: nothing,
    example: {},
    run: async (backend) => ({ violations: await backend.ledger.verify() }),
  }),
  idle: reading({
    summary: 'Waits until nothing happens in the background any more',
    input: nothing,
    example: {},
    run: (backend) => backend.idle(),
  }),
}
