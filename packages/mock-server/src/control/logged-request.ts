import {
  matchPath,
  type OperationName,
  operations,
  type Parsed,
  type ProblemCode,
  parseInput,
  type ValidInput,
} from '@creditkit/contract'
import { parseJson } from '../wire/json'

/** A request of an operation as it arrived, and what became of it. */
export interface LoggedRequest<Name extends OperationName = OperationName> {
  readonly operation: Name
  readonly method: string
  readonly url: string
  readonly idempotencyKey: string | null
  /** The body as text; empty when there was none. */
  readonly body: string
  /** Path, query and body in one, as the service is given them. Reading it throws an Error that names the fields when they were not valid. */
  readonly input: ValidInput<Name>
  /** 0 while there is no answer; it stays 0 when the connection broke. */
  readonly status: number
  /** The code of the problem that was answered; null when it was none. */
  readonly problem: ProblemCode | null
  /** Whether the answer was one given before, under the same key. */
  readonly replayed: boolean
}

/** A request of any operation; comparing its `operation` tells the type of its `input`. */
export type AnyLoggedRequest = { [Name in OperationName]: LoggedRequest<Name> }[OperationName]

/** What the service made of a request's path, query and body. */
export function inputOf<Name extends OperationName>(request: {
  readonly operation: Name
  readonly url: string
  readonly body: string
}): Parsed<ValidInput<Name>> {
  const { operation, url, body } = request
  const { pathname, searchParams } = new URL(url)
  return parseInput(operation, {
    params: matchPath(operations[operation].path, pathname) ?? {},
    query: Object.fromEntries(searchParams),
    body: body === '' ? undefined : (parseJson(body) ?? null),
  })
}

/** What was wrong with a request's fields, in a line. */
export function errorsIn(parsed: Extract<Parsed<unknown>, { ok: false }>): string {
  return parsed.errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ')
}
