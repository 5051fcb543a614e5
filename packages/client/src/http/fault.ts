import {
  type ClientOperationName,
  type FieldError,
  type Problem,
  ProblemSchema,
  parse,
  problemCatalogue,
  toProblem,
} from '@creditkit/contract'
import { Interrupted } from './patience'
import { CreditsError, isCreditsError } from './problem'

/** What is known of an answer besides its body. */
export interface AnswerFacts {
  readonly operation: ClientOperationName
  /** Where it came from: method and path as a table spells them, without what the caller filled in. */
  readonly route: string
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly retryAfterMs: number | undefined
}

/**
 * An answer that is not what the contract promises. Only the paths and kinds of the faults are kept: what stood there
 * may be personal, and errors end up in logs.
 */
export function contractViolation(
  facts: AnswerFacts,
  what: string,
  errors: readonly FieldError[] = [],
): CreditsError {
  const places = errors.map(({ path, code }) => `${path === '' ? '(answer)' : path}: ${code}`)
  const list = places.length > 0 ? ` (${places.slice(0, 5).join(', ')}${places.length > 5 ? ', …' : ''})` : ''
  return new CreditsError({
    ...facts,
    code: 'contract_violation',
    message: `${facts.operation} (${facts.route}): ${what}${list}`,
    errors: errors.map(({ path, code }) => ({ path, code, message: 'Not what the contract promises.' })),
  })
}

/**
 * The error of an answer that says no. A body that is not a problem of the contract comes from something in between
 * (the host's session check, a gateway): where its status alone is clear, it becomes the problem of that status.
 */
export function problemAnswer(facts: AnswerFacts, json: unknown): CreditsError {
  const parsed = parse(ProblemSchema, json)
  if (parsed.ok) return fromProblem(facts, parsed.value)
  const implied = impliedProblem(facts)
  return implied
    ? fromProblem(facts, implied)
    : contractViolation(facts, `answered ${facts.status} without a problem`)
}

/** The error of a problem of the contract. */
export function fromProblem(facts: AnswerFacts, problem: Problem): CreditsError {
  const told = problem.code === 'rate_limited' ? problem.retryAfterSeconds * 1000 : undefined
  return new CreditsError({
    ...facts,
    code: problem.code,
    message: `${facts.operation}: ${problem.detail || problem.title}`,
    requestId: problem.requestId === '' ? facts.requestId : problem.requestId,
    errors: problem.errors,
    retryAfterMs: facts.retryAfterMs ?? told,
    problem,
  })
}

function impliedProblem({ status = 0, requestId = '', retryAfterMs = 0 }: AnswerFacts): Problem | undefined {
  const detail = `The server answered ${status} and did not say why.`
  if (status === 401) return toProblem('unauthenticated', detail, requestId, {})
  if (status === 403) return toProblem('forbidden', detail, requestId, {})
  if (status === 429) {
    return toProblem('rate_limited', detail, requestId, { retryAfterSeconds: retryAfterMs / 1000 })
  }
  return status >= 500 ? toProblem('internal', detail, requestId, {}) : undefined
}

/** The error of path parameters that no address can be made of; nothing was sent, so there is no status. */
export function invalidParameters(operation: ClientOperationName, names: readonly string[]): CreditsError {
  return hostProblem(operation, {
    type: 'urn:creditkit:problem:validation_failed',
    ...problemCatalogue.validation_failed,
    code: 'validation_failed',
    detail: `Give ${names.join(' and ')} as an identifier.`,
    requestId: '',
    errors: names.map((path) => ({ path, code: 'required', message: 'This identifier is missing.' })),
  })
}

/** Anything a try was broken off by, as the client's own error. */
export function toCreditsError(operation: ClientOperationName, caught: unknown): CreditsError {
  if (isCreditsError(caught)) return caught
  if (caught instanceof Interrupted) {
    const message = `${operation}: ${caught.fault === 'timeout' ? 'no answer in time' : 'given up by the caller'}`
    return new CreditsError({ operation, code: caught.fault, message })
  }
  const why = caught instanceof Error && caught.message !== '' ? ` (${caught.message})` : ''
  return new CreditsError({
    operation,
    code: 'network',
    message: `${operation}: no answer${why}`,
    cause: caught,
  })
}

/** The error of an operation that a dialect has no row for; nothing was sent. */
export function unsupported(operation: ClientOperationName, dialect: string): CreditsError {
  const message = `${operation}: the backend of the dialect ${dialect} has no such operation`
  return new CreditsError({ operation, code: 'unsupported', message })
}

/**
 * The error for a problem that a host's function has found: `throw hostProblem('spend', toProblem('insufficient_credits', …))`.
 * It is treated like the same problem of the API.
 */
export function hostProblem(operation: ClientOperationName, problem: Problem): CreditsError {
  const facts = { operation, route: '', status: undefined, requestId: undefined, retryAfterMs: undefined }
  return fromProblem(facts, problem)
}
