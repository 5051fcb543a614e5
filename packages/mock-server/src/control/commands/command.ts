import { type Parsed, parse } from '@creditkit/contract'
import * as v from 'valibot'
import type { Backend } from '../../backend-interface'

/** What a test that drives a page from outside may ask of the mock world. */
export interface Command {
  readonly summary: string
  /** Whether it can be asked by GET as well, with its input in the query. */
  readonly isRead: boolean
  /** An input that it takes. */
  readonly example: unknown
  /** Carries the command out; the fields that are wrong when its input is not valid, an Error when it refuses. */
  run(backend: Backend, input: unknown): Promise<Parsed<unknown>>
}

interface Definition<Schema extends v.GenericSchema> {
  readonly summary: string
  readonly input: Schema
  readonly example: v.InferInput<Schema>
  run(backend: Backend, input: v.InferOutput<Schema>): unknown
}

/** A command that does something. */
export function command<const Schema extends v.GenericSchema>(definition: Definition<Schema>): Command {
  return define(definition, false)
}

/** A command that only tells something. */
export function reading<const Schema extends v.GenericSchema>(definition: Definition<Schema>): Command {
  return define(definition, true)
}

/** The input of a command: these fields and no others, so that a mistyped one is said to be. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) =>
    issue.expected === 'never' ? 'There is no such field here.' : 'This belongs here.',
  )
}

/** The input of a command that takes none. */
export const nothing = fields({})

/** A whole number from zero up. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

function define<Schema extends v.GenericSchema>(definition: Definition<Schema>, isRead: boolean): Command {
  const { summary, input: schema, example, run } = definition
  return {
    summary,
    isRead,
    example,
    async run(backend, input) {
      const parsed = parse(schema, input)
      return parsed.ok ? { ok: true, value: await run(backend, parsed.value) } : parsed
    },
  }
}
