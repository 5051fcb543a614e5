// biome-ignore-all lint/plugin/no-type-assertion: the package's one boundary: methods are built by the names of the
// operations table, and the compiler cannot follow a value from a name to the type of its row.
import { type JsonOperationName, type Operation, operations } from '@creditkit/contract'
import { accept, readCsvAnswer, readJsonAnswer, readStreamAnswer } from './answer'
import type {
  CallName,
  ClientMethods,
  CreditsClient,
  CreditsClientOptions,
  MutationOptions,
} from './credits-client'
import { defaultStorage, safeStorage } from './storage'
import { createTransport, type Transport } from './transport'

const callNames = Object.keys(operations).filter((name) => isCallName(name))

/**
 * Makes a client. Nothing happens until a method is called.
 *
 * Every method answers with what the contract promises, validated, or rejects with a `CreditsError`. Every mutation
 * carries an `Idempotency-Key`, which stays the same over the call's retries; only a caller that repeats a call must
 * hand its key over to be safe.
 */
export function createCreditsClient(options: CreditsClientOptions = {}): CreditsClient {
  const transport = createTransport(options)
  const newIdempotencyKey = options.newIdempotencyKey ?? (() => crypto.randomUUID())
  const methods = callNames.map((name) => [name, toMethod(name, transport, newIdempotencyKey)] as const)
  return {
    ...(Object.fromEntries(methods) as unknown as ClientMethods),
    storage: safeStorage(options.storage ?? defaultStorage()),
    newIdempotencyKey,
    streamEvents: ({ lastEventId, ...callOptions }) =>
      transport({
        operation: 'streamEvents',
        input: {},
        options: callOptions,
        headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
        accept: 'text/event-stream',
        once: true,
        keepOpen: true,
        read: async (facts, response, patience) => {
          await accept(facts, response, patience)
          return readStreamAnswer(facts, response)
        },
      }),
  }
}

function toMethod(name: CallName, transport: Transport, newIdempotencyKey: () => string) {
  const { mutation, response } = operations[name] as Operation
  const csv = response.kind === 'csv'
  return (input: object = {}, options: MutationOptions = {}) =>
    transport<unknown>({
      operation: name,
      input: { ...input },
      options,
      headers: mutation ? { 'idempotency-key': options.idempotencyKey ?? newIdempotencyKey() } : {},
      accept: csv ? 'text/csv, application/problem+json' : 'application/json, application/problem+json',
      read: async (facts, answer, patience) => {
        await accept(facts, answer, patience)
        if (csv) return readCsvAnswer(facts, answer, patience)
        return readJsonAnswer(name as JsonOperationName, facts, answer, patience)
      },
    })
}

function isCallName(name: string): name is CallName {
  const row = operations[name as keyof typeof operations] as Operation
  return row.roles.length > 0 && row.response.kind !== 'event-stream'
}
