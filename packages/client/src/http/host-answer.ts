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
import { type AcceptedFacts, accept, readJsonAnswer } from './answer'
import type { CallName } from './call'
import type { CreditsClientOptions } from './credits-client'
import {
  type AnswerFacts,
  contractViolation,
  fromProblem,
  invalidParameters,
  problemAnswer,
  toCreditsError,
  unsupported,
} from './fault'
import type {
  AnswerSchema,
  Dialect,
  HostCall,
  HostOperation,
  HostRefusal,
  HostRequest,
} from './host-operation'
import { Interrupted } from './patience'
import { type CreditsError, isCreditsError } from './problem'
import type { Outgoing, Sender, Try } from './sender'
import type { StoragePort } from './storage'

/** What answers an operation in place of the API. */
export interface HostRow {
  readonly repeatable: boolean
  readonly run: (input: Readonly<Record<string, unknown>>, call: HostCall) => unknown
}

/** The facts of an answer that a function has made without asking anybody. */
const NO_ANSWER = {
  route: 'answered by a function',
  status: undefined,
  requestId: undefined,
  retryAfterMs: undefined,
}

/** The row that answers an operation in place of the API; undefined where the API itself is asked. */
export function hostRow(options: CreditsClientOptions, name: ClientOperationName): HostRow | undefined {
  const { dialect } = options
  const row = rowOf(options, name)
  if (row) return toRow(row as HostOperation<CallName>)
  if (!dialect) return undefined
  return { repeatable: false, run: () => Promise.reject(unsupported(name, dialect.name)) }
}

/** Whether an operation is asked of anybody: a dialect without a row for it has nobody to ask. */
export function isAsked(options: CreditsClientOptions, name: ClientOperationName): boolean {
  return !options.dialect || rowOf(options, name) !== undefined
}

/** What the host has for an operation, its own function before its dialect's. */
const rowOf = ({ operations: own, dialect }: CreditsClientOptions, name: ClientOperationName) =>
  own?.[name] ?? dialect?.operations[name]

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
  let facts: AnswerFacts = { ...NO_ANSWER, operation }
  const call: HostCall = {
    signal: patience.signal,
    idempotencyKey,
    askedAt: tools.askedAt,
    storage: tools.storage,
    send: async (request, schema) => {
      try {
        const answer = await tools.send(of, toOutgoing(operation, request))
        facts = answer.facts
        const { response } = answer
        await accept(answer.facts, response, patience, (json) =>
          refusalOf(answer.facts, { operation, input, status: answer.facts.status, json }, tools.dialect),
        )
        return await readJsonAnswer(answer.facts, response, patience, (json) => readBy(schema, json))
      } catch (caught) {
        throw toCreditsError(operation, caught)
      }
    },
  }
  try {
    const value = await patience.race(Promise.resolve().then(() => row.run(input, call)))
    return holdToContract(facts, value)
  } catch (caught) {
    const isAnswered = facts.status !== undefined
    if (isCreditsError(caught) || caught instanceof Interrupted || !isAnswered) throw caught
    throw contractViolation(facts, `was answered, and reading that failed (${nameOf(caught)})`)
  }
}

/** The error of a refusal: what the dialect makes of it, else what its status says. */
function refusalOf(facts: AcceptedFacts, refusal: HostRefusal, dialect: Dialect | undefined): CreditsError {
  const problem = toProblemOf(facts, refusal, dialect)
  return problem ? fromProblem(facts, problem) : problemAnswer(facts, refusal.json)
}

function toProblemOf(facts: AcceptedFacts, refusal: HostRefusal, dialect: Dialect | undefined) {
  try {
    return dialect?.toProblem?.(refusal)
  } catch (caught) {
    throw contractViolation(facts, `answered ${facts.status}, and reading that failed (${nameOf(caught)})`)
  }
}

/** What the name of an error says is no more than code says; its message may hold what stood in the answer. */
const nameOf = (caught: unknown) => (caught instanceof Error ? caught.name : typeof caught)

async function readBy<Value>(schema: AnswerSchema<Value>, json: unknown): Promise<Parsed<Value>> {
  const verdict = await schema['~standard'].validate(json)
  if (!verdict.issues) return { ok: true, value: verdict.value }
  const errors = verdict.issues.map(({ message, path = [] }) => {
    const keys = path.map((part) => String(typeof part === 'object' ? part.key : part))
    return { path: keys.join('.'), code: 'invalid', message }
  })
  return { ok: false, errors }
}

function holdToContract(facts: AnswerFacts, value: unknown): unknown {
  const { operation } = facts
  const { response }: Operation = operations[operation]
  if (response.kind === 'event-stream') return value
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
