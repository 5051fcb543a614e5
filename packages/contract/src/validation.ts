// biome-ignore-all lint/plugin/no-type-assertion: this is where foreign data is parsed; the table's schemas vouch for the types.
import * as v from 'valibot'
import type { Operation } from './operation'
import { operations } from './operations'
import { explain, toFieldError } from './problems/field-error'
import type { FieldError } from './problems/index'
import type { JsonOperationName, OperationName, OperationOutput, ValidInput } from './types'

/** A validated value, or every field that is wrong with it. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] }

/** The parts of a request as they came over the wire. */
export interface RawInput {
  readonly params: Record<string, string>
  readonly query: Record<string, string>
  /** The decoded JSON body; undefined when there is none, which reads as an empty object. */
  readonly body: unknown
}

/**
 * Validates a request against the table and merges its parts into one flat input; every wrong field is named. Whether
 * what a field names exists, and whether an amount is within a wallet's limits, is for the service to say. Never throws.
 */
export function parseInput<Name extends OperationName>(name: Name, raw: RawInput): Parsed<ValidInput<Name>> {
  const { params, query, body }: Operation = operations[name]
  const parts = [
    params && parse(params, raw.params),
    query && parse(query, raw.query),
    body && parseBody(body, raw.body === undefined ? {} : raw.body),
  ].filter((part) => part !== undefined)
  const errors = parts.flatMap((part) => (part.ok ? [] : part.errors))
  if (errors.length > 0) return { ok: false, errors }
  const value = Object.assign({}, ...parts.map((part) => (part.ok ? part.value : {})))
  return { ok: true, value: value as ValidInput<Name> }
}

/**
 * Validates an answer against the table; unknown fields are dropped, a missing or mistyped one is an error that names
 * its path. Never throws.
 */
export function parseOutput<Name extends JsonOperationName>(
  name: Name,
  json: unknown,
): Parsed<OperationOutput<Name>> {
  return parse(operations[name].response.schema, json) as Parsed<OperationOutput<Name>>
}

/** Validates any value against one schema of the contract. Never throws. */
export function parse<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): Parsed<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, value, { message: explain })
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, errors: parsed.issues.map(toFieldError) }
}

function parseBody(schema: v.GenericSchema, body: unknown): Parsed<unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return parse(schema, body)
  return { ok: false, errors: [{ path: '', code: 'invalid_type', message: 'Send a JSON object.' }] }
}
