import * as v from 'valibot'
import { operations } from './operations'
import type { FieldError } from './problems/index'
import type { JsonOperationName, OperationName, OperationOutput, ValidInput } from './types'

/** A validated value, or every field that is wrong with it. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] }

/** The parts of a request as they came over the wire. */
export interface RawInput {
  readonly params: Record<string, string>
  readonly query: Record<string, string>
  /** The decoded JSON body; undefined when there is none. */
  readonly body: unknown
}

/** Validates a request against the table and merges its parts into one flat input; every wrong field is named. */
export function parseInput<Name extends OperationName>(name: Name, raw: RawInput): Parsed<ValidInput<Name>> {
  const operation: (typeof operations)[OperationName] = operations[name]
  const errors: FieldError[] = []
  const value: Record<string, unknown> = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const schema: v.GenericSchema | undefined = part in operation ? operation[part as never] : undefined
    if (!schema) continue
    const parsed = v.safeParse(schema, part === 'body' ? raw.body : raw[part])
    if (parsed.success) Object.assign(value, parsed.output)
    else errors.push(...parsed.issues.map(toFieldError))
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: value as ValidInput<Name> }
}

/** Validates an answer against the table; unknown fields are dropped, a missing or mistyped one is an error that names its path. */
export function parseOutput<Name extends JsonOperationName>(name: Name, json: unknown): Parsed<OperationOutput<Name>> {
  const parsed = v.safeParse(operations[name].response.schema, json)
  return parsed.success
    ? { ok: true, value: parsed.output as OperationOutput<Name> }
    : { ok: false, errors: parsed.issues.map(toFieldError) }
}

/** Validates any value against one schema of the contract. */
export function parse<const Schema extends v.GenericSchema>(schema: Schema, value: unknown): Parsed<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, value)
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, errors: parsed.issues.map(toFieldError) }
}

function toFieldError(issue: v.BaseIssue<unknown>): FieldError {
  const path = v.getDotPath(issue) ?? ''
  const missing = issue.kind === 'schema' && issue.input === undefined
  return missing
    ? { path, code: 'required', message: 'This field is required.' }
    : { path, code: issue.type, message: issue.message }
}
