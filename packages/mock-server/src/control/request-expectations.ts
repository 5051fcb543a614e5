import { type OperationName, operations, type ValidInput } from '@creditkit/contract'
import { isRecord } from '../wire/json'
import { type AnyLoggedRequest, errorsIn, inputOf, type LoggedRequest } from './logged-request'

/** Some fields of a value, and of the values in it. */
export type Some<Value> = Value extends readonly (infer Item)[]
  ? readonly Some<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: Some<Value[Key]> }
    : Value

/** What a test claims of the requests so far; a claim that is false throws an Error that lists what there is instead. */
export interface Expectations {
  /** There is exactly one request of an operation with these fields (each a part of the input; lists are whole). Answers with it. */
  expectOne<Name extends OperationName>(operation: Name, fields?: Some<ValidInput<Name>>): LoggedRequest<Name>
  /** There is no request of an operation with these fields; without fields none at all. */
  expectNone<Name extends OperationName>(operation: Name, fields?: Some<ValidInput<Name>>): void
  /** Every request that changes something carries an `Idempotency-Key`. */
  expectEveryMutationHasKey(): void
}

interface Log {
  (): readonly AnyLoggedRequest[]
  <Name extends OperationName>(operation: Name): readonly LoggedRequest<Name>[]
}

/** The expectations on a log that is read anew for each of them. */
export function expectationsOn(all: Log): Expectations {
  return {
    expectOne(operation, fields) {
      const requests = all(operation)
      const fitting = requests.filter((request) => fits(request, fields))
      const [only] = fitting
      if (only && fitting.length === 1) return only
      const found = fitting.length > 1 ? `are ${fitting.length}` : 'is none'
      throw new Error(`Expected one ${named(operation, fields)}, but there ${found}.${listOf(requests)}`)
    },
    expectNone(operation, fields) {
      const fitting = all(operation).filter((request) => fits(request, fields))
      if (fitting.length === 0) return
      const count = fitting.length === 1 ? 'is one' : `are ${fitting.length}`
      throw new Error(`Expected no ${named(operation, fields)}, but there ${count}.${listOf(fitting)}`)
    },
    expectEveryMutationHasKey() {
      const without = all().filter(({ operation, idempotencyKey }) => {
        return operations[operation].mutation && !idempotencyKey
      })
      if (without.length === 0) return
      throw new Error(`Expected an Idempotency-Key with every change, but these have none.${listOf(without)}`)
    },
  }
}

function fits(request: AsLogged, fields: unknown): boolean {
  if (fields === undefined) return true
  const parsed = inputOf(request)
  return parsed.ok && includes(parsed.value, fields)
}

function includes(value: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return (
      Array.isArray(value) &&
      value.length === part.length &&
      part.every((item, at) => includes(value[at], item))
    )
  if (!isRecord(part)) return Object.is(value, part)
  return isRecord(value) && Object.entries(part).every(([key, inner]) => includes(value[key], inner))
}

type AsLogged = Pick<LoggedRequest, 'operation' | 'method' | 'url' | 'body' | 'status' | 'problem'>

function named(operation: OperationName, fields: unknown): string {
  return fields === undefined ? operation : `${operation} with ${JSON.stringify(fields)}`
}

function listOf(requests: readonly AsLogged[]): string {
  return requests.map((request) => `\n  ${lineOf(request)}`).join('')
}

function lineOf(request: AsLogged): string {
  const { method, url, status, problem } = request
  const parsed = inputOf(request)
  const said = parsed.ok ? JSON.stringify(parsed.value) : `not valid: ${errorsIn(parsed)}`
  const answer = status === 0 ? 'no answer' : `${status}${problem ? ` ${problem}` : ''}`
  return `${method} ${new URL(url).pathname} ${said} → ${answer}`
}
