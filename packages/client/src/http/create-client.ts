// biome-ignore-all lint/plugin/no-type-assertion: the package's one boundary: methods are built by the names of the
// operations table, and the compiler cannot follow a value from a name to the type of its row.
import {
  type ClientOperationName,
  type JsonOperationName,
  type Operation,
  operations,
  parseOutput,
} from '@creditkit/contract'
import { accept, readCsvAnswer, readJsonAnswer, readStreamAnswer } from './answer'
import { backendName } from './backend-name'
import type { CallName, ExportOptions, MutationOptions } from './call'
import type { ClientMethods, CreditsClient, CreditsClientOptions } from './credits-client'
import { invalidParameters } from './fault'
import { answerByHost, hostRow, isAsked } from './host-answer'
import { toWireRequest, unusableParameters } from './request'
import { createSender, type Sender } from './sender'
import { defaultStorage, type StoragePort, safeStorage } from './storage'
import { systemTimers } from './timers'
import { createTransport, type Transport } from './transport'

const callNames = Object.keys(operations).filter((name) => isCallName(name))

interface Parts {
  readonly options: CreditsClientOptions
  readonly transport: Transport
  readonly send: Sender
  readonly storage: StoragePort
  readonly now: () => number
}

/**
 * Makes a client. Nothing happens until a method is called.
 *
 * Every method answers with what the contract promises, validated, or rejects with a `CreditsError`. Every mutation
 * carries an `Idempotency-Key`, which stays the same over the call's retries; only a caller that repeats a call must
 * hand its key over to be safe.
 */
export function createCreditsClient(options: CreditsClientOptions = {}): CreditsClient {
  const timers = options.timers ?? systemTimers
  const newIdempotencyKey = options.newIdempotencyKey ?? (() => crypto.randomUUID())
  const parts: Parts = {
    options,
    transport: createTransport(options, timers, newIdempotencyKey),
    send: createSender(options, timers),
    storage: safeStorage(options.storage ?? defaultStorage()),
    now: timers.now,
  }
  const methods = callNames.map((name) => [name, toMethod(name, parts)] as const)
  return {
    ...(Object.fromEntries(methods) as unknown as ClientMethods),
    supports: (name) => isAsked(options, name),
    storage: parts.storage,
    newIdempotencyKey,
    backend: backendName(options),
    streamEvents: toStream(parts),
  }
}

function toMethod(name: CallName, parts: Parts) {
  const row = hostRow(parts.options, name)
  return (given: object = {}, options: MutationOptions & ExportOptions = {}) => {
    const input: Record<string, unknown> = { ...given }
    const call = { operation: name, options }
    if (!row)
      return parts.transport({ ...call, run: (of) => askApi(name, parts, of, input, options.onProgress) })
    const { repeatable } = row
    return parts.transport({ ...call, repeatable, run: (of) => answerByHost(row, of, input, toolsOf(parts)) })
  }
}

async function askApi(
  name: CallName,
  { send }: Parts,
  of: Parameters<Sender>[0],
  input: Record<string, unknown>,
  onProgress: ExportOptions['onProgress'],
) {
  const { path, response }: Operation = operations[name]
  const unusable = unusableParameters(name, input)
  if (unusable.length > 0) throw invalidParameters(name, unusable)
  const csv = response.kind === 'csv'
  const answer = await send(of, {
    ...toWireRequest(name, input),
    route: path,
    accept: csv ? 'text/csv, application/problem+json' : 'application/json, application/problem+json',
  })
  await accept(answer.facts, answer.response, of.patience)
  if (csv) return readCsvAnswer(answer.facts, answer.response, of.patience, onProgress)
  const read = (json: unknown) => parseOutput(name as JsonOperationName, json)
  return readJsonAnswer(answer.facts, answer.response, of.patience, read)
}

function toStream(parts: Parts): CreditsClient['streamEvents'] {
  const { method, path } = operations.streamEvents
  const row = hostRow(parts.options, 'streamEvents')
  return ({ lastEventId, ...options }) =>
    parts.transport({
      operation: 'streamEvents',
      options,
      once: true,
      keepOpen: true,
      run: async (of) => {
        if (row) {
          const { signal } = of.patience
          const stream = await answerByHost(row, of, { ...options, lastEventId, signal }, toolsOf(parts))
          return stream as ReadableStream<Uint8Array>
        }
        const { facts, response } = await parts.send(of, {
          method,
          route: path,
          path,
          body: undefined,
          accept: 'text/event-stream',
          headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
        })
        await accept(facts, response, of.patience)
        return readStreamAnswer(facts, response)
      },
    })
}

const toolsOf = ({ send, storage, now, options }: Parts) => ({
  send,
  storage,
  askedAt: now(),
  dialect: options.dialect,
})

function isCallName(name: string): name is CallName {
  const row = operations[name as ClientOperationName] as Operation
  return row.roles.length > 0 && row.response.kind !== 'event-stream'
}
