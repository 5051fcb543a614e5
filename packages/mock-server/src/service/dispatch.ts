import {
  type OperationName,
  operations,
  type ProblemCode,
  type ProblemExtensions,
  parseInput,
  toProblem,
  type ValidInput,
} from '@creditkit/contract'
import type { CallContext, Environment, Session } from './context'
import { type Answer, fingerprintOf, onceForKey } from './idempotency'
import { requireWithinLimits } from './rate-limits'
import type { ServiceFunction, ServiceMap } from './service-map'
import { invalidFields, ServiceProblem } from './service-problem'
import { authorise } from './session'

/** A request to one operation, taken apart but not yet validated. */
export interface ServiceRequest<Name extends OperationName> {
  readonly operation: Name
  readonly params: Record<string, string>
  readonly query: Record<string, string>
  readonly body: unknown
  readonly session: Session | null
  readonly idempotencyKey: string | null
  readonly requestId: string
}

/** An answer as it goes over the wire. */
export interface ServiceResponse extends Answer {
  readonly headers: Readonly<Record<string, string>>
}

const KEY_LIMIT = 255

/**
 * Takes a request through the one pipeline that every operation shares: role, rate limit, validation, idempotency,
 * work. Whatever goes wrong becomes a problem; an error that nobody foresaw becomes `internal` and is handed to
 * `onUnexpected`.
 */
export async function dispatch<Name extends OperationName>(
  environment: Environment,
  services: ServiceMap<Name>,
  request: ServiceRequest<Name>,
  onUnexpected: (error: unknown) => void,
): Promise<ServiceResponse> {
  const { operation, requestId } = request
  try {
    const { session, input } = await admit(environment, request)
    const context: CallContext = {
      ...environment,
      session,
      requestId,
      idempotencyKey: keyOf(request),
      once: environment.store.transaction,
    }
    const work = (within: CallContext) =>
      answerOf(within, operation, services[operation], input, onUnexpected)
    const { mutation, status } = operations[operation]
    if (!mutation) return { ...(await work(context)), headers: {} }
    const keyed = { fingerprint: fingerprintOf(operation, input), status }
    const { replayed, ...answer } = await onceForKey(context, keyed, work, isOpen)
    return { ...answer, headers: replayed ? { 'idempotent-replayed': 'true' } : {} }
  } catch (error) {
    return { ...toAnswer(error, requestId, onUnexpected), headers: {} }
  }
}

/** Lets a request in: somebody who may ask, not too often, for something that can be read. */
export async function admit<Name extends OperationName>(
  environment: Environment,
  request: Pick<ServiceRequest<Name>, 'operation' | 'params' | 'query' | 'body' | 'session'>,
): Promise<{ readonly session: Session; readonly input: ValidInput<Name> }> {
  const session = authorise(request.operation, request.session)
  await requireWithinLimits(environment, request.operation, session)
  const parsed = parseInput(request.operation, request)
  if (parsed.ok) return { session, input: parsed.value }
  throw invalidFields(parsed.errors)
}

function keyOf(request: ServiceRequest<OperationName>): string {
  const key = request.idempotencyKey ?? ''
  if (!operations[request.operation].mutation || (key.length > 0 && key.length <= KEY_LIMIT)) return key
  const message = `Send an Idempotency-Key of 1 to ${KEY_LIMIT} characters with every change.`
  throw new ServiceProblem('validation_failed', message, {
    errors: [{ path: 'Idempotency-Key', code: key ? 'max_length' : 'required', message }],
  })
}

async function answerOf<Name extends OperationName>(
  context: CallContext,
  operation: Name,
  service: ServiceFunction<Name>,
  input: ValidInput<Name>,
  onUnexpected: (error: unknown) => void,
): Promise<Answer> {
  try {
    return { status: operations[operation].status, body: await service(context, input) }
  } catch (error) {
    return toAnswer(error, context.requestId, onUnexpected)
  }
}

/**
 * Refusals that leave everything open: the same key may be tried again and may then succeed. A request that was not
 * valid burns no key, also where only the service could tell (CONTRACT, ground rules).
 */
function isOpen(answer: Answer): boolean {
  if (answer.status >= 500 || answer.status === 429 || answer.status === 400) return true
  return answer.status === 402 && isRecord(answer.body) && answer.body.retryable === true
}

/** What went wrong as an answer: a problem as it is, anything else as `internal`, handed to `onUnexpected`. */
export function toAnswer(error: unknown, requestId: string, onUnexpected: (error: unknown) => void): Answer {
  if (error instanceof ServiceProblem)
    return problemAnswer(error.code, error.detail, requestId, error.extensions)
  onUnexpected(error)
  return problemAnswer('internal', 'Something went wrong on our side; nothing was changed.', requestId, {})
}

/** A problem as an answer. */
export function problemAnswer<Code extends ProblemCode>(
  code: Code,
  detail: string,
  requestId: string,
  extensions: ProblemExtensions<Code>,
): Answer {
  const body = toProblem(code, detail, requestId, extensions)
  return { status: body.status, body }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
