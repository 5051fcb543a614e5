import type { ClientOperationName, FieldError, Problem, ProblemCode } from '@creditkit/contract'

/**
 * What the client itself finds wrong: no answer (`network`), no answer in time (`timeout`), given up by the caller
 * (`aborted`), an answer that is not what the contract promises (`contract_violation`), or a backend of another dialect
 * that has no such operation (`unsupported`).
 */
export type ClientFaultCode = 'network' | 'timeout' | 'aborted' | 'contract_violation' | 'unsupported'

/** A stable name for what went wrong with a call, safe to switch on. */
export type CreditsErrorCode = ProblemCode | ClientFaultCode

/** What a {@link CreditsError} is made of; `problem` is there exactly when `code` is a problem of the API. */
export interface CreditsErrorDetails {
  readonly code: CreditsErrorCode
  readonly operation: ClientOperationName
  readonly message: string
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly retryAfterMs?: number | undefined
  readonly problem?: Problem | undefined
  readonly cause?: unknown
}

/**
 * The one error that a call rejects with.
 *
 * `status` is undefined when no answer came. `errors` names the fields at fault, of the request for a problem and of
 * the answer for a `contract_violation`; it is empty when none is known. `retryAfterMs` is how long the server asks to
 * wait, undefined when it does not say. The message is for developers and holds nothing personal.
 */
export class CreditsError extends Error {
  override readonly name = 'CreditsError'
  readonly code: CreditsErrorCode
  readonly operation: ClientOperationName
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly errors: readonly FieldError[]
  readonly retryAfterMs: number | undefined
  readonly problem: Problem | undefined

  constructor(details: CreditsErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = details.code
    this.operation = details.operation
    this.status = details.status
    this.requestId = details.requestId
    this.errors = details.errors ?? []
    this.retryAfterMs = details.retryAfterMs
    this.problem = details.problem
  }
}

/** A {@link CreditsError} that carries a problem of a known code, with that code's extensions typed under `problem`. */
export type ProblemError<Code extends ProblemCode = ProblemCode> = CreditsError & {
  readonly code: Code
  readonly problem: Extract<Problem, { code: Code }>
}

/** Tells whether a caught value is the client's error. */
export function isCreditsError(error: unknown): error is CreditsError {
  return error instanceof CreditsError
}

/**
 * Tells whether a caught value is a problem of the given code, and narrows to its extensions: after
 * `isProblem(error, 'insufficient_credits')`, `error.problem.required` and `error.problem.available` are amounts.
 */
export function isProblem<const Code extends ProblemCode>(
  error: unknown,
  code: Code,
): error is ProblemError<Code> {
  return isCreditsError(error) && error.problem?.code === code
}

/** Errors after which a mutation may have happened: no answer, one that cannot be read, or a server that broke down. */
const UNKNOWN_OUTCOMES: ReadonlySet<CreditsErrorCode> = new Set<CreditsErrorCode>([
  'network',
  'timeout',
  'aborted',
  'contract_violation',
  'internal',
  'idempotency_in_progress',
])

/** Tells whether a mutation that failed in this way may have happened all the same. */
export function isOutcomeUnknown(error: Pick<CreditsError, 'code'>): boolean {
  return UNKNOWN_OUTCOMES.has(error.code)
}
