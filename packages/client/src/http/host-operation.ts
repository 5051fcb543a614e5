import type { OperationInput, OperationOutput, Problem } from '@creditkit/contract'
import type { CallName, StreamOptions } from './call'
import type { StoragePort } from './storage'

/**
 * A request in the words of another backend. `:name` in `path` is filled from `params`, each encoded so that none can
 * leave its segment. Fields of `query` that are undefined are left out. `body` is sent as JSON with any method, also
 * with DELETE; there is none when it is undefined.
 */
export interface HostRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  readonly body?: unknown
}

/** What a host's function is given besides its input. */
export interface HostCall {
  /** Aborts when the time of the try is up or the caller has given up. */
  readonly signal: AbortSignal
  /** The key of the mutation, the same over all tries of a call; undefined for a read. */
  readonly idempotencyKey: string | undefined
  /** When this try began, in milliseconds since 1970 by this machine's clock. */
  readonly askedAt: number
  /** The client's storage, for what the backend does not keep. Nothing in it throws. */
  readonly storage: StoragePort
  /**
   * Sends a request as the client does: with the session's headers, the idempotency key, its patience and its hooks.
   * Answers with the JSON as the schema reads it. Rejects with a `CreditsError`: the problem that the backend answers
   * with, or a `contract_violation` that names the place.
   */
  readonly send: <Value>(request: HostRequest, schema: AnswerSchema<Value>) => Promise<Value>
}

/** A schema of any library that speaks Standard Schema (standardschema.dev, version 1): Valibot, Zod, ArkType and others. */
export interface AnswerSchema<Value> {
  readonly '~standard': {
    readonly version: 1
    readonly validate: (value: unknown) => Verdict<Value> | Promise<Verdict<Value>>
  }
}

/** What a schema says of an answer: the value as it reads it, or what is wrong and where. */
export type Verdict<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
      }[]
    }

/**
 * Answers one operation in place of the API. What it answers is validated like any answer. It may reject with a
 * `CreditsError` (`hostProblem` makes one); anything else that it throws counts as "no answer".
 */
export type HostFunction<Name extends CallName> = (
  input: OperationInput<Name>,
  call: HostCall,
) => OperationOutput<Name> | Promise<OperationOutput<Name>>

/**
 * How one operation is answered in place of the API: a function, or a function and whether calling it again under the
 * same idempotency key is as good as calling it once. Without that word a mutation is never repeated by itself; a read always may be.
 */
export type HostOperation<Name extends CallName> =
  | HostFunction<Name>
  | { readonly run: HostFunction<Name>; readonly repeatable: boolean }

/** Operations that are answered in place of the API. */
export type HostOperations = { readonly [Name in CallName]?: HostOperation<Name> } & {
  /** Opens the event stream: bytes of `text/event-stream` whose messages are the contract's events. */
  readonly streamEvents?: (
    options: StreamOptions,
    call: HostCall,
  ) => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>
}

/** An answer of another backend that says no. `json` is its body, undefined where that is no JSON. */
export interface HostRefusal {
  readonly operation: CallName | 'streamEvents'
  readonly input: Readonly<Record<string, unknown>>
  readonly status: number
  readonly json: unknown
}

/**
 * Another backend's API: a table with a row for each operation that it has. An operation without a row is `unsupported`,
 * which is an error of its own and sends nothing.
 */
export interface Dialect {
  /** Names the dialect in error messages. */
  readonly name: string
  readonly operations: HostOperations
  /**
   * What a refusal means in the contract's terms. Undefined leaves it to its HTTP status: 401, 403, 429 and 5xx are known,
   * anything else is a `contract_violation`, after which nobody knows whether a mutation has happened. So say what your
   * 400, 402, 404, 409 and 422 mean.
   */
  readonly toProblem?: ((refusal: HostRefusal) => Problem | undefined) | undefined
}
