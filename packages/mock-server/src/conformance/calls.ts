import {
  fillPath,
  type JsonOperationName,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
  type Problem,
  type ProblemCode,
  ProblemSchema,
  parse,
  parseOutput,
  pathParameters,
  problemCatalogue,
} from '@creditkit/contract'
import { demandKept } from './kept'
import type { ConformanceCaller, ConformanceWorld } from './world'

/** A fetch of the backend's API, by path: `/api/billing/config`. */
export type ConformanceRequest = (path: string, init?: RequestInit) => Promise<Response>

/** How a call is made: by whom (unless named, by somebody who may), and under which key (unless named, a fresh one). */
export interface CallOptions {
  readonly by?: Pick<ConformanceCaller, 'headers'>
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** A problem of one code. */
export type ProblemOf<Code extends ProblemCode> = Extract<Problem, { code: Code }>

/** Calls of operations by name, each answer held to what the contract says of it. */
export type Calls = ReturnType<typeof createCalls>

/** Makes the calls; `newKey` gives a new idempotency key each time. */
export function createCalls(request: ConformanceRequest, world: ConformanceWorld, newKey: () => string) {
  /** The bare answer; `input` may be anything at all. */
  function send(name: OperationName, input: object = {}, options: CallOptions = {}): Promise<Response> {
    const { by = callerOf(name, world), key = newKey(), signal } = options
    const { method, path, mutation } = operations[name]
    const inPath = pathParameters(path)
    const fields = Object.entries(input).filter(([, value]) => value !== undefined)
    const params = Object.fromEntries(fields.filter(([field]) => inPath.includes(field)))
    const rest = Object.fromEntries(fields.filter(([field]) => !inPath.includes(field)))
    const hasBody = method !== 'GET'
    const query = hasBody || fields.length === 0 ? '' : `?${new URLSearchParams(rest)}`
    return request(`${fillPath(path, params)}${query}`, {
      method,
      ...(hasBody && { body: JSON.stringify(rest) }),
      ...(signal && { signal }),
      headers: {
        ...(hasBody && { 'content-type': 'application/json' }),
        ...(mutation && key !== null && { 'idempotency-key': key }),
        ...by.headers,
        ...options.headers,
      },
    })
  }

  /** An answer that went through, with whether it is one that was given before. */
  async function answer<Name extends JsonOperationName>(
    name: Name,
    input: OperationInput<Name>,
    options?: CallOptions,
  ): Promise<{ readonly output: OperationOutput<Name>; readonly isReplayed: boolean }> {
    const response = await send(name, input, options)
    const output = await outputOf(name, response)
    return { output, isReplayed: response.headers.get('idempotent-replayed') === 'true' }
  }

  return {
    send,
    answer,
    /** What a call that goes through answers. */
    async call<Name extends JsonOperationName>(
      name: Name,
      input: OperationInput<Name>,
      options?: CallOptions,
    ): Promise<OperationOutput<Name>> {
      return (await answer(name, input, options)).output
    },
    /** The problem, of this code, that a call is refused with. */
    async refused<Code extends ProblemCode>(
      code: Code,
      name: OperationName,
      input: object,
      options?: CallOptions,
    ): Promise<ProblemOf<Code>> {
      return problemOf(code, name, await send(name, input, options))
    },
  }
}

/** Somebody whose role may call an operation: the customer where everybody may. */
export function callerOf(
  name: OperationName,
  { callers }: ConformanceWorld,
): Pick<ConformanceCaller, 'headers'> {
  const roles: readonly string[] = operations[name].roles
  if (roles.includes('customer')) return callers.customer
  if (roles.includes('service')) return callers.service
  return roles.includes('admin') ? callers.admin : { headers: {} }
}

/** The validated answer of an operation; an Error that says what is wrong with it otherwise. */
export async function outputOf<Name extends JsonOperationName>(
  name: Name,
  response: Response,
): Promise<OperationOutput<Name>> {
  const text = await response.text()
  const { status } = operations[name]
  if (response.status !== status)
    throw new Error(`${name} answers ${response.status} instead of ${status}: ${text}`)
  if (!isOfType(response, 'application/json')) throw new Error(`${name} does not answer application/json.`)
  const parsed = parseOutput(name, jsonOf(name, text))
  if (!parsed.ok) throw new Error(`${name} breaks the contract: ${JSON.stringify(parsed.errors)} in ${text}`)
  demandKept(parsed.value, name)
  return parsed.value
}

/** The problem, of this code, that a response is; an Error that says what is wrong with it otherwise. */
export async function problemOf<Code extends ProblemCode>(
  code: Code,
  name: OperationName,
  response: Response,
): Promise<ProblemOf<Code>> {
  const { status } = problemCatalogue[code]
  if (response.ok) {
    // Whatever it is, an event stream perhaps: nobody reads it to its end.
    await response.body?.cancel()
    throw new Error(`${name} goes through instead of being refused as ${code}.`)
  }
  const text = await response.text()
  const parsed = parse(ProblemSchema, jsonOf(name, text))
  if (!parsed.ok)
    throw new Error(`${name}: no problem of the contract: ${JSON.stringify(parsed.errors)} in ${text}`)
  const problem = parsed.value
  if (!isOf(problem, code))
    throw new Error(`${name} is refused as ${problem.code} instead of ${code}: ${text}`)
  if (response.status !== status || problem.status !== status)
    throw new Error(
      `${name}: ${code} has status ${response.status}, its body ${problem.status}, not ${status}.`,
    )
  if (!isOfType(response, 'application/problem+json'))
    throw new Error(`${name}: ${code} is not sent as application/problem+json.`)
  if (problem.requestId === '' || problem.detail === '')
    throw new Error(`${name}: ${code} lacks its requestId or its detail.`)
  return problem
}

function isOf<Code extends ProblemCode>(problem: Problem, code: Code): problem is ProblemOf<Code> {
  return problem.code === code
}

function isOfType(response: Response, type: string): boolean {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim() === type
}

function jsonOf(name: OperationName, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${name} does not answer with JSON: ${text}`)
  }
}
