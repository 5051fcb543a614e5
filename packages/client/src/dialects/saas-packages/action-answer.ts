import { type ClientOperationName, type FieldError, parse, toProblem } from '@creditkit/contract'
import type * as v from 'valibot'
import { contractViolation, hostProblem } from '../../http/fault'

/** Which action was called, and for what. */
export interface CalledAction {
  readonly operation: ClientOperationName
  /** The action's name, for messages. */
  readonly action: string
}

/**
 * What an action answers with, as the schema reads it. A plain answer is taken as it is; `{ data }` (next-safe-action) and
 * `{ success: true }` are unwrapped, also one inside the other.
 *
 * Throws what a wrapper refuses with: `validationErrors` is `validation_failed`; `serverError` and `{ success: false }` are
 * `unauthenticated`, `forbidden` or `not_found` where their text says so, and else `internal`, which leaves open what was
 * done. An answer of another shape is a `contract_violation` that names operation, action and field.
 */
export function readAnswer<const Schema extends v.GenericSchema>(
  called: CalledAction,
  answer: unknown,
  schema: Schema,
): v.InferOutput<Schema> {
  const { value, path } = unwrap(called, answer, [])
  const parsed = parse(schema, value)
  if (parsed.ok) return parsed.value
  const errors = parsed.errors.map((error) => ({
    ...error,
    path: [...path, error.path].filter((part) => part !== '').join('.'),
  }))
  const facts = { status: undefined, requestId: undefined, retryAfterMs: undefined }
  const { operation, action } = called
  throw contractViolation({ operation, route: `${action}()`, ...facts }, 'answered in another shape', errors)
}

function unwrap(
  called: CalledAction,
  answer: unknown,
  path: readonly string[],
): { readonly value: unknown; readonly path: readonly string[] } {
  if (!isRecord(answer)) return { value: answer, path }
  const { validationErrors, serverError, success, error } = answer
  if (isSaid(validationErrors)) throw invalidInput(called, validationErrors)
  if (isSaid(serverError)) throw refusal(called, serverError)
  if (success === false) throw refusal(called, error)
  return 'data' in answer ? unwrap(called, answer.data, [...path, 'data']) : { value: answer, path }
}

function invalidInput({ operation }: CalledAction, told: unknown) {
  const fields = isRecord(told) ? Object.keys(told).filter((name) => name !== '_errors') : []
  const message = 'The action does not take this.'
  const errors: FieldError[] = fields.map((path) => ({ path, code: 'invalid', message }))
  return hostProblem(operation, toProblem('validation_failed', message, '', { errors }))
}

/** The text is the host's own and may be personal, so that only its meaning is kept. */
function refusal({ operation, action }: CalledAction, told: unknown) {
  const text = typeof told === 'string' ? told : ''
  const problem = (code: 'unauthenticated' | 'forbidden' | 'not_found' | 'internal') =>
    hostProblem(operation, toProblem(code, `The action ${action} said no.`, '', {}))
  if (/^unauth(?:ori[sz]ed|enticated)\b/i.test(text)) return problem('unauthenticated')
  if (/^forbidden\b/i.test(text)) return problem('forbidden')
  return problem(/\bnot found\.?$/i.test(text) ? 'not_found' : 'internal')
}

const isSaid = (value: unknown) => value !== undefined && value !== null

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
