import type { FieldError, ProblemCode, ProblemExtensions } from '@creditkit/contract'

/** A problem that a service function ends with: thrown, it undoes its transaction and becomes the answer. */
export class ServiceProblem<Code extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'ServiceProblem'
  readonly code: Code
  /** One English sentence that says what is wrong and what to do. */
  readonly detail: string
  readonly extensions: ProblemExtensions<Code>

  constructor(code: Code, detail: string, extensions: ProblemExtensions<Code>) {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.extensions = extensions
  }
}

/** `not_found`, naming the field that pointed nowhere. */
export function notFound(path: string, what: string): ServiceProblem<'not_found'> {
  const message = `There is no ${what} by this identifier.`
  return new ServiceProblem('not_found', message, { errors: [{ path, code: 'not_found', message }] })
}

/** `validation_failed` found by a service function rather than by the schema. */
export function invalid(path: string, code: string, message: string): ServiceProblem<'validation_failed'> {
  const errors: FieldError[] = [{ path, code, message }]
  return new ServiceProblem('validation_failed', message, { errors })
}

/** `validation_failed` as the schema found it, with every field that is wrong. */
export function invalidFields(errors: readonly FieldError[]): ServiceProblem<'validation_failed'> {
  const fields = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  return new ServiceProblem('validation_failed', fields.join(' '), { errors: [...errors] })
}

/** `invalid_state`: something stands at `from` and so cannot become `to`. */
export function invalidState(detail: string, from: string, to: string): ServiceProblem<'invalid_state'> {
  return new ServiceProblem('invalid_state', detail, { from, to })
}

/** `forbidden`, naming the field that only others may use. */
export function forbidden(path: string, message: string): ServiceProblem<'forbidden'> {
  return new ServiceProblem('forbidden', message, { errors: [{ path, code: 'forbidden', message }] })
}
