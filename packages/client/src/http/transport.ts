import { type ClientOperationName, type Operation, operations } from '@creditkit/contract'
import { factsOf } from './answer'
import type { CallOptions, CreditsClientOptions } from './credits-client'
import { type AnswerFacts, invalidParameters, toCreditsError } from './fault'
import { callHost } from './host-code'
import { createPatience, type Patience, pause } from './patience'
import { joinUrl, toWireRequest, unusableParameters } from './request'
import { DEFAULT_RETRY, nextRetry } from './retry'
import { systemTimers } from './timers'

const DEFAULT_TIMEOUT_MS = 20_000

/** One call: which operation, with what, and how its answer is read. */
export interface Call<Value> {
  readonly operation: ClientOperationName
  readonly input: Readonly<Record<string, unknown>>
  readonly options: CallOptions
  /** Sent with every try of the call: the idempotency key, the event to resume after. */
  readonly headers: Readonly<Record<string, string>>
  readonly accept: string
  /** Reads the answer within the patience of the try; throws a `CreditsError` when it is not what was promised. */
  readonly read: (facts: AnswerFacts, response: Response, patience: Patience) => Promise<Value>
  /** One try only, for callers that have a back-off of their own. */
  readonly once?: boolean
  /** Keeps the caller's signal connected to the answer's body after the call has ended. */
  readonly keepOpen?: boolean
}

/** Sends calls with the host's headers, patience, retries and hooks. */
export type Transport = <Value>(call: Call<Value>) => Promise<Value>

/** Makes the transport of a client. */
export function createTransport(client: CreditsClientOptions): Transport {
  const timers = client.timers ?? systemTimers
  const random = client.random ?? Math.random
  const policy = { ...DEFAULT_RETRY, ...(client.retry === false ? { maxAttempts: 1 } : client.retry) }
  const send = client.fetch ?? ((input: string, init: RequestInit) => fetch(input, init))

  async function attempt<Value>(call: Call<Value>, number: number, startedAt: number): Promise<Value> {
    const { operation, options } = call
    const wire = toWireRequest(operation, call.input)
    const patience = createPatience(
      options.signal,
      options.timeoutMs ?? client.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      timers,
    )
    try {
      const session = await patience.race(Promise.resolve().then(() => client.getHeaders?.()))
      tell(client.onRequest, { operation, attempt: number })
      const init: RequestInit = {
        method: wire.method,
        headers: headersOf(call, wire.body !== undefined, session),
        redirect: 'manual',
        signal: patience.signal,
        ...(wire.body !== undefined && { body: wire.body }),
        ...(client.credentials && { credentials: client.credentials }),
      }
      const url = joinUrl(client.baseUrl ?? '', wire.path)
      const response = await patience.race(Promise.resolve().then(() => send(url, init)))
      const facts = factsOf(operation, response, timers.now())
      const { status, requestId } = facts
      tell(client.onResponse, {
        operation,
        attempt: number,
        status,
        requestId,
        durationMs: timers.now() - startedAt,
      })
      return await call.read(facts, response, patience)
    } finally {
      patience.relax()
      if (!call.keepOpen) patience.end()
    }
  }

  return async (call) => {
    const { operation, options } = call
    const row: Operation = operations[operation]
    const unusable = unusableParameters(operation, call.input)
    if (unusable.length > 0) throw invalidParameters(operation, unusable)
    for (let number = 1; ; number += 1) {
      const startedAt = timers.now()
      try {
        return await attempt(call, number, startedAt)
      } catch (caught) {
        const error = toCreditsError(operation, caught)
        const retryInMs = call.once ? null : nextRetry(number, error, row, random, policy)
        const { code, status, requestId } = error
        const durationMs = timers.now() - startedAt
        tell(client.onProblem, { operation, attempt: number, code, status, requestId, durationMs, retryInMs })
        if (retryInMs === null) throw error
        await pause(retryInMs, options.signal, timers).catch((interrupted: unknown) => {
          throw toCreditsError(operation, interrupted)
        })
      }
    }
  }
}

function headersOf(call: Call<unknown>, hasBody: boolean, session: HeadersInit | undefined): Headers {
  const headers = new Headers(session)
  headers.set('accept', call.accept)
  if (hasBody) headers.set('content-type', 'application/json')
  for (const [name, value] of Object.entries(call.headers)) headers.set(name, value)
  return headers
}

function tell<Info>(hook: ((info: Info) => void) | undefined, info: Info): void {
  callHost(() => hook?.(info))
}
