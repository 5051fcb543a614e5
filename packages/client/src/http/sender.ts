import { type ClientOperationName, type Operation, operations } from '@creditkit/contract'
import { type AcceptedFacts, factsOf } from './answer'
import type { CreditsClientOptions } from './credits-client'
import { callHost } from './host-code'
import type { Patience } from './patience'
import { joinUrl } from './request'
import { createSessionKeeper } from './session'
import type { Timers } from './timers'

const DEFAULT_CSRF_HEADER = 'x-csrf-token'

/** One try of a call: what every request that it sends has in common. */
export interface Try {
  readonly operation: ClientOperationName
  /** Counts from 1. */
  readonly attempt: number
  readonly patience: Patience
  /** The key of the mutation; undefined for a read. */
  readonly idempotencyKey: string | undefined
}

/** A request without what the session adds. */
export interface Outgoing {
  readonly method: string
  /** The path as a table spells it, for messages: without what the caller filled in. */
  readonly route: string
  readonly path: string
  /** JSON; undefined when there is none. */
  readonly body: string | undefined
  readonly accept: string
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** An answer before its body is read. */
export interface Answer {
  readonly facts: AcceptedFacts
  readonly response: Response
}

/** Sends one request: with the host's session, and once more where the session had to be renewed. */
export type Sender = (of: Try, request: Outgoing) => Promise<Answer>

/** Makes the sender of a client. */
export function createSender(client: CreditsClientOptions, timers: Timers): Sender {
  const fetchNow = client.fetch ?? ((input: string, init: RequestInit) => fetch(input, init))
  const session = createSessionKeeper(client.refreshSession)

  async function headersOf(of: Try, request: Outgoing): Promise<Headers> {
    const { getHeaders, csrf } = client
    const headers = new Headers(await getHeaders?.())
    const isSafe = request.method === 'GET'
    const token = isSafe ? undefined : await csrf?.token()
    if (token !== undefined) headers.set(csrf?.header ?? DEFAULT_CSRF_HEADER, token)
    headers.set('accept', request.accept)
    if (request.body !== undefined) headers.set('content-type', 'application/json')
    for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value)
    setKey(headers, of, request)
    return headers
  }

  async function send(of: Try, request: Outgoing): Promise<Answer> {
    const { operation, attempt, patience } = of
    const startedAt = timers.now()
    const headers = await patience.race(Promise.resolve().then(() => headersOf(of, request)))
    callHost(() => client.onRequest?.({ operation, attempt }))
    const init: RequestInit = {
      method: request.method,
      headers,
      redirect: 'manual',
      signal: patience.signal,
      ...(request.body !== undefined && { body: request.body }),
      ...(client.credentials && { credentials: client.credentials }),
    }
    const url = joinUrl(client.baseUrl ?? '', request.path)
    const response = await patience.race(Promise.resolve().then(() => fetchNow(url, init)))
    const facts = factsOf(operation, `${request.method} ${request.route}`, response, timers.now())
    const { status, requestId } = facts
    const durationMs = timers.now() - startedAt
    callHost(() => client.onResponse?.({ operation, attempt, status, requestId, durationMs }))
    return { facts, response }
  }

  return async (of, request) => {
    const generation = session.generation()
    const answer = await send(of, request)
    if (answer.response.status !== 401) return answer
    if (!(await of.patience.race(session.renew(generation)))) return answer
    // The answer that is not read would hold its connection.
    answer.response.body?.cancel().catch(() => {})
    return send(of, request)
  }
}

/**
 * The one place where a mutation gets its key. What the host's headers say of it does not count, and a mutation without
 * one is a bug of ours that must not reach a server. What a host's function only reads on its way changes nothing, and a
 * backend that knows requests by their keys must not take it for the mutation.
 */
function setKey(headers: Headers, { operation, idempotencyKey }: Try, { method }: Outgoing): void {
  const { mutation }: Operation = operations[operation]
  headers.delete('idempotency-key')
  if (!mutation || method === 'GET') return
  if (!idempotencyKey) throw new Error(`${operation} would leave without an idempotency key.`)
  headers.set('idempotency-key', idempotencyKey)
}
