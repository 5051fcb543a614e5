// biome-ignore-all lint/plugin/no-type-assertion: the package's one boundary besides create-client: rows are found by their names,
// and the compiler cannot follow a value from a name to the type of its row.
import {
  type ClientOperationName,
  fillPath,
  type JsonOperationName,
  type Operation,
  operations,
  type Parsed,
  parseOutput,
  pathParameters,
} from '@creditkit/contract'
import { accept, readJsonAnswer } from './answer'
import type { CallName } from './call'
import type { CreditsClientOptions } from './credits-client'
import { contractViolation, fromProblem, invalidParameters, problemAnswer, unsupported } from './fault'
import type { AnswerSchema, Dialect, HostCall, HostOperation, HostRequest } from './host-operation'
import type { Answer, Outgoing, Sender, Try } from './sender'
import type { StoragePort } from './storage'

/** What answers an operation in place of the API. */
export interface HostRow {
  readonly repeatable: boolean
  readonly run: (input: Readonly<Record<string, unknown>>, call: HostCall) => unknown
}

/** The row that answers an operation in place of the API; undefined where the API itself is asked. */
export function hostRow(
  { operations: own, dialect }: CreditsClientOptions,
  name: ClientOperationName,
): HostRow | undefined {
  const row = own?.[name] ?? dialect?.operations[name]
  if (row) return toRow(row as HostOperation<CallName>)
  if (!dialect) return undefined
  return { repeatable: false, run: () => Promise.reject(unsupported(name, dialect.name)) }
}

function toRow(row: HostOperation<CallName>): HostRow {
  const { run, repeatable } = typeof row === 'function' ? { run: row, repeatable: false } : row
  return { repeatable, run: run as HostRow['run'] }
}

/** Lets a host's function answer one try, and holds its answer to the contract. */
export async function answerByHost(
  row: HostRow,
  of: Try,
  input: Readonly<Record<string, unknown>>,
  tools: { send: Sender; storage: StoragePort; askedAt: number; dialect: Dialect | undefined },
): Promise<unknown> {
  const { operation, patience, idempotencyKey } = of
  const call: HostCall = {
    signal: patience.signal,
    idempotencyKey,
    askedAt: tools.askedAt,
    storage: tools.storage,
    send: async (request, schema) => {
      const { facts, response }: Answer = await tools.send(of, toOutgoing(operation, request))
      await accept(facts, response, patience, (json) => {
        const refusal = { operation, input, status: facts.status, json }
        const problem = tools.dialect?.toProblem?.(refusal)
        return problem ? fromProblem(facts, problem) : problemAnswer(facts, json)
      })
      return readJsonAnswer(facts, response, patience, (json) => readBy(schema, json))
    },
  }
  const value = await patience.race(Promise.resolve().then(() => row.run(input, call)))
  return holdToContract(operation, value)
}

async function readBy<Value>(schema: AnswerSchema<Value>, json: unknown): Promise<Parsed<Value>> {
  const verdict = await schema['~standard'].validate(json)
  if (!verdict.issues) return { ok: true, value: verdict.value }
  const errors = verdict.issues.map(({ message, path = [] }) => {
    const keys = path.map((part) => String(typeof part === 'object' ? part.key : part))
    return { path: keys.join('.'), code: 'invalid', message }
  })
  return { ok: false, errors }
}

function holdToContract(operation: ClientOperationName, value: unknown): unknown {
  const { response }: Operation = operations[operation]
  if (response.kind === 'event-stream') return value
  const facts = {
    operation,
    route: 'answered by a function',
    status: undefined,
    requestId: undefined,
    retryAfterMs: undefined,
  }
  if (response.kind === 'csv') {
    if (typeof value === 'string') return value
    throw contractViolation(facts, 'answered without a text')
  }
  const parsed = parseOutput(operation as JsonOperationName, value)
  if (!parsed.ok) throw contractViolation(facts, 'answered in another shape', parsed.errors)
  return parsed.value
}

function toOutgoing(operation: ClientOperationName, request: HostRequest): Outgoing {
  const { method, path, params = {}, query = {}, body } = request
  const bad = pathParameters(path).filter((name) => !isUsable(params[name]))
  if (bad.length > 0) throw invalidParameters(operation, bad)
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()
  const filled = fillPath(path, params)
  return {
    method,
    route: path,
    path: search === '' ? filled : `${filled}?${search}`,
    body: body === undefined ? undefined : JSON.stringify(body),
    accept: 'application/json, application/problem+json',
  }
}

function isUsable(value: string | undefined): boolean {
  try {
    fillPath(':value', { value })
    return true
  } catch {
    return false
  }
}
