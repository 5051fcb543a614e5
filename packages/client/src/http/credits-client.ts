import type { ClientOperationName, OperationInput, OperationOutput } from '@creditkit/contract'
import type { CallName, OptionsOf, StreamOptions } from './call'
import type { Dialect, HostOperations } from './host-operation'
import type { CreditsErrorCode } from './problem'
import type { RetryPolicy } from './retry'
import type { StoragePort } from './storage'
import type { Timers } from './timers'

/** The method of one operation. The input may be left out where every field of it may. Rejects with `CreditsError`. */
export type ClientMethod<Name extends CallName> =
  Record<never, never> extends OperationInput<Name>
    ? (input?: OperationInput<Name>, options?: OptionsOf<Name>) => Promise<OperationOutput<Name>>
    : (input: OperationInput<Name>, options?: OptionsOf<Name>) => Promise<OperationOutput<Name>>

/** One method per operation of the contract. */
export type ClientMethods = { readonly [Name in CallName]: ClientMethod<Name> }

/** The typed client. Instances are independent of each other; nothing is shared through modules. */
export interface CreditsClient extends ClientMethods {
  /** Opens the event stream once and answers with its raw bytes; `createLiveEvents` reads, resumes and shares it. */
  streamEvents(options: StreamOptions): Promise<ReadableStream<Uint8Array>>
  /**
   * Whether an operation is asked of anybody; nothing is sent. False where the client's dialect has no row for it, so that
   * no page offers what would be `unsupported`. True is no promise: the backend may still say no.
   */
  readonly supports: (operation: ClientOperationName) => boolean
  /** Where unfinished purchases are remembered. */
  readonly storage: StoragePort
  /** Makes a new idempotency key. */
  readonly newIdempotencyKey: () => string
  /** Names the backend, so that tabs of a browser can share what they hear from it; null: it is not to be shared. */
  readonly backend: string | null
}

/** A request is about to leave. `attempt` counts from 1; nothing of input, headers or answer is told. */
export interface RequestInfo {
  readonly operation: ClientOperationName
  readonly attempt: number
}

/** An answer has come, whatever its status. */
export interface ResponseInfo extends RequestInfo {
  readonly status: number
  readonly requestId: string | undefined
  readonly durationMs: number
}

/** A try has failed. `retryInMs` is null when it was the last one. */
export interface ProblemInfo extends RequestInfo {
  readonly code: CreditsErrorCode
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly durationMs: number
  readonly retryInMs: number | null
}

/** A call has taken long and is still under way, its retries included. Told once per call. */
export interface SlowInfo {
  readonly operation: ClientOperationName
  readonly waitedMs: number
}

/** How a request proves that it comes from the host's own pages, where sessions are cookies. */
export interface CsrfOptions {
  /** The token, asked for before every request that is no GET; undefined sends none. `cookieValue` reads one from a cookie. */
  readonly token: () => string | undefined | Promise<string | undefined>
  /** The header that carries it, `X-CSRF-Token` when absent. */
  readonly header?: string | undefined
}

/** How a client is made. */
export interface CreditsClientOptions {
  /**
   * The address in front of `/api/…`, with or without a path; empty (the default) is the page's own origin. Another
   * origin must allow the headers `Idempotency-Key` and `Last-Event-ID`, and expose `Retry-After` and `X-Request-Id`.
   */
  readonly baseUrl?: string | undefined
  /** Another fetch; the global one when absent. */
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined
  /** Headers of the host's session, asked for before every try, so that a fresh token is used. */
  readonly getHeaders?: (() => HeadersInit | Promise<HeadersInit>) | undefined
  /**
   * Renews the session after a 401; the request is then sent once more. Calls that fail together share one renewal. What
   * it answers does not matter, except `false`: like an error, it means that the session is over and the 401 stands.
   */
  readonly refreshSession?: (() => unknown) | undefined
  /** Proves requests against forgery; none when absent. */
  readonly csrf?: CsrfOptions | undefined
  /** Fetch's credentials mode; the platform's default (`same-origin`) when absent. */
  readonly credentials?: RequestCredentials | undefined
  /** Patience with one try in milliseconds, 20 000 when absent. */
  readonly timeoutMs?: number | undefined
  /** How failed tries are repeated; `false` never does. */
  readonly retry?: Partial<RetryPolicy> | false | undefined
  /** Told of every request; what a hook throws is reported as uncaught and disturbs nothing. */
  readonly onRequest?: ((info: RequestInfo) => void) | undefined
  /** Told of every answer. */
  readonly onResponse?: ((info: ResponseInfo) => void) | undefined
  /** Told of every failed try. */
  readonly onProblem?: ((info: ProblemInfo) => void) | undefined
  /** Told of every call that takes longer than `slowAfterMs`. */
  readonly onSlow?: ((info: SlowInfo) => void) | undefined
  /** How long a call may take, retries included, before `onSlow` is told, in milliseconds; 1 000 when absent. */
  readonly slowAfterMs?: number | undefined
  /** The API of another backend; operations that it has no row for are `unsupported`. The contract's own when absent. */
  readonly dialect?: Dialect | undefined
  /** Operations that functions of the host answer, in place of the API or of the dialect. */
  readonly operations?: HostOperations | undefined
  /**
   * Names the backend: tabs of a browser share one event stream where the name, the account and the user are the same.
   * When absent, the base address and the dialect name it, but no stream is shared by clients with a `fetch` or a
   * `streamEvents` of the host, which may ask anybody. Null shares nothing, as a mock that lives in one page needs it.
   */
  readonly backend?: string | null | undefined
  /** Makes idempotency keys; `crypto.randomUUID` when absent. */
  readonly newIdempotencyKey?: (() => string) | undefined
  /** Where unfinished purchases are remembered; `localStorage` where there is one, else memory. */
  readonly storage?: StoragePort | undefined
  /** Time, for tests. */
  readonly timers?: Timers | undefined
  /** Numbers from 0 up to 1 that spread retries, for tests. */
  readonly random?: (() => number) | undefined
}
