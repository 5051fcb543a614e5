import {
  fillPath,
  type JsonOperationName,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
  type Problem,
  ProblemSchema,
  parse,
  parseOutput,
  pathParameters,
} from '@creditkit/contract'
import type { MockBackend } from '../../index'

/** Who asks, and under which key; unless named it is Ada, under a key of its own. */
export interface CallOptions {
  readonly token?: string | null
  readonly key?: string
}

/** Calls of operations by name, each answer held to what the contract says of it. */
export function openCalls({ fetch }: Pick<MockBackend, 'fetch'>) {
  let keys = 0

  /** The bare answer to one call; `input` may be anything at all. */
  function send(name: OperationName, input: object = {}, options: CallOptions = {}): Promise<Response> {
    const { token = 'mock_ada', key = `call-${++keys}` } = options
    const { method, path, mutation } = operations[name]
    const inPath = pathParameters(path)
    const params = Object.fromEntries(Object.entries(input).filter(([field]) => inPath.includes(field)))
    const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !inPath.includes(field)))
    const hasBody = method !== 'GET'
    const query = hasBody ? '' : `?${new URLSearchParams(rest)}`
    return fetch(`${fillPath(path, params)}${query}`, {
      method,
      ...(hasBody && { body: JSON.stringify(rest) }),
      headers: {
        ...(mutation && { 'idempotency-key': key }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
    })
  }

  return {
    send,
    /** What a call that goes through answers. */
    async call<Name extends JsonOperationName>(
      name: Name,
      input: OperationInput<Name>,
      options?: CallOptions,
    ): Promise<OperationOutput<Name>> {
      const response = await send(name, input, options)
      const text = await response.text()
      if (response.status !== operations[name].status) throw new Error(`${name}: ${response.status} ${text}`)
      const parsed = parseOutput(name, JSON.parse(text))
      if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`)
      return parsed.value
    },
    /** Why a call does not go through. */
    async refused(name: OperationName, input: object, options?: CallOptions): Promise<Problem> {
      const response = await send(name, input, options)
      const text = await response.text()
      const parsed = parse(ProblemSchema, JSON.parse(text))
      if (!parsed.ok || parsed.value.status !== response.status) throw new Error(`${response.status} ${text}`)
      return parsed.value
    },
  }
}
